import {
  enclosureNameFor,
  encloseFiles,
  largestEnclosure,
  mostEnclosures,
  printsEnclosures,
  type Enclosing,
  type Enclosure,
  type Letter,
} from '../../core/letter/index.ts'
import type { Ask, Failure } from '../../core/requests/index.ts'

/** What the files of a letter need of the session that holds it. */
export interface EnclosingLetter {
  readonly letter: Letter
  mayChange(): boolean
  /** False where the letter is held, and nothing was done. */
  setEnclosed(subject: string, next: Enclosing): boolean
}

/** Bytes of a file, or that it is not on this computer. */
export type FileSize = number | 'missing'

/** How far files are on their way into the letter, what could not be taken, and how large those are that it has. */
export interface EnclosedFilesState {
  readonly taking: { readonly done: number; readonly of: number } | undefined
  readonly refused: readonly Failure[]
  readonly sizes: ReadonlyMap<string, FileSize>
}

interface Outside {
  readonly ask: Ask
  readonly letter: EnclosingLetter
  /** The bytes of a file as base64; empty where it cannot be read. */
  encode(file: Blob): Promise<string>
}

const tooMany: Failure = {
  code: 'enclosure-refused',
  message: `A letter encloses ${String(mostEnclosures)} files at most, so the others were left out.`,
  remedy: 'Put them into one ZIP file, and enclose that.',
}

/** The files that an open letter encloses: taken in, and known by their sizes. */
export class EnclosedFiles {
  readonly #outside: Outside
  readonly #listeners = new Set<() => void>()
  #state: EnclosedFilesState = { taking: undefined, refused: [], sizes: new Map() }
  #isStopped = false

  constructor(outside: Outside) {
    this.#outside = outside
  }

  readonly state = (): EnclosedFilesState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Ends taking in: what came in until then stays with the letter. */
  readonly stop = (): void => {
    this.#isStopped = true
  }

  /** Encloses files as the last ones, all of them in one step of the history; those that may not be are said, each in a sentence. */
  async add(files: readonly File[]): Promise<void> {
    const { letter } = this.#outside
    if (files.length === 0 || this.#state.taking !== undefined || !letter.mayChange()) return
    const room = mostEnclosures - (letter.letter.enclosed?.length ?? 0)
    const refused: Failure[] = files.length > room ? [tooMany] : []
    const wanted = files.slice(0, Math.max(0, room))
    const taken: Enclosure[] = []
    this.#isStopped = false
    for (const [done, file] of wanted.entries()) {
      if (this.#isStopped) break
      this.#show({ taking: { done, of: wanted.length }, refused: [] })
      const result = await this.#take(file, taken)
      if ('code' in result) refused.push(result)
      else taken.push(result)
    }
    // Asked for again: what was written meanwhile is in it.
    const { enclosed = [], values, document } = letter.letter
    if (taken.length > 0) {
      const subject = `added ${taken.map(({ name }) => name).join()}`
      letter.setEnclosed(subject, encloseFiles({ enclosed, values }, taken, printsEnclosures(document)))
    }
    this.#show({ taking: undefined, refused })
  }

  /** Asks for the sizes of files that are not known yet. */
  async want(digests: readonly string[]): Promise<void> {
    const unknown = digests.filter((digest) => !this.#state.sizes.has(digest))
    if (unknown.length === 0) return
    const described = await this.#outside.ask('enclosures.describe', { digests: unknown })
    if (!described.ok) return
    const found = new Map(described.value.files.map(({ digest, size }) => [digest, size]))
    this.#show({ sizes: new Map([...this.#state.sizes, ...unknown.map((digest) => [digest, found.get(digest) ?? 'missing'] as const)]) })
  }

  async #take(file: File, before: readonly Enclosure[]): Promise<Enclosure | Failure> {
    if (file.size > largestEnclosure) return tooLarge(file.name)
    const name = file.name.slice(-255) || 'file'
    const added = await this.#outside.ask('enclosures.add', { name, bytes: await this.#outside.encode(file) })
    if (!added.ok) return added.error
    const { digest, mediaType, size } = added.value
    const others = [...(this.#outside.letter.letter.enclosed ?? []), ...before]
    if (others.some((other) => other.digest === digest)) return enclosedAlready(name)
    this.#show({ sizes: new Map([...this.#state.sizes, [digest, size]]) })
    const taken = others.map((other) => other.name)
    return { digest, name: enclosureNameFor(name, taken), mediaType, title: titleFor(name), relationship: 'supplement' }
  }

  #show(change: Partial<EnclosedFilesState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}

/** Too large to be sent to the host at all, which would say the same. */
function tooLarge(name: string): Failure {
  return {
    code: 'enclosure-refused',
    message: `“${name}” cannot be enclosed: it is larger than ${String(largestEnclosure / 1_000_000)} MB.`,
    remedy: 'Enclose a smaller copy of it.',
  }
}

function enclosedAlready(name: string): Failure {
  return { code: 'enclosure-refused', message: `“${name}” is enclosed already, byte for byte.`, remedy: 'Choose another file.' }
}

/** A file's name as words: without its ending, and with spaces where it has lines below. */
function titleFor(name: string): string {
  const words = name
    .replace(/\.\p{L}[\p{L}\p{N}]{0,5}$/u, '')
    .replaceAll(/[\p{Cc}_]+/gu, ' ')
    .normalize('NFC')
    .trim()
  return (words === '' ? name.replaceAll(/\p{Cc}+/gu, ' ') : words).slice(0, 300)
}
