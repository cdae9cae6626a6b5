import { randomUUID } from 'node:crypto'
import { fail, succeed, type Failure, type Result, type TokenContents, type TokenLibrary } from '../../core/requests/index.ts'
import { thisMachine, tokenLibrariesOn, tokenLibraryAt } from '../places/index.ts'
import type { CertificateToKeep } from '../signing/index.ts'
import type { StartTokenProgram } from '../tokens/index.ts'

const libraryUnknown: Failure = {
  code: 'library-unknown',
  message: 'This library of tokens is not at hand any more.',
  remedy: 'Choose it again.',
}
const certificateUnseen: Failure = {
  code: 'certificate-unseen',
  message: 'The tokens were looked at anew since this certificate was seen.',
  remedy: 'Choose it again.',
}

/** The libraries of tokens that the window may name, and what was last seen on their tokens: by handles, since paths are none of its business. */
export class SeenTokens {
  readonly #libraries = new Map<string, { readonly name: string; readonly path: string }>()
  readonly #start: StartTokenProgram
  #certificates = new Map<string, CertificateToKeep>()
  #looking: { readonly stop: AbortController; readonly ended: Promise<unknown> } | undefined

  /** `named`: those that were given at the start, by their whole paths. */
  constructor(named: readonly string[], start: StartTokenProgram) {
    this.#start = start
    for (const library of [...tokenLibrariesOn(thisMachine()), ...named.map(tokenLibraryAt)]) this.#libraries.set(randomUUID(), library)
  }

  libraries(): TokenLibrary[] {
    return [...this.#libraries].map(([handle, { name }]) => ({ handle, name }))
  }

  /** Takes in a library by its whole path; one that is there already keeps its handle. */
  add(path: string): TokenLibrary {
    const [known] = [...this.#libraries].find(([, library]) => library.path === path) ?? []
    const handle = known ?? randomUUID()
    if (known === undefined) this.#libraries.set(handle, tokenLibraryAt(path))
    return { handle, name: this.#libraries.get(handle)?.name ?? '' }
  }

  /** What is on the tokens of a library now. Fails with `library-unknown`, and as `tokensAtHand`. */
  async look(handle: string): Promise<Result<TokenContents[]>> {
    const library = this.#libraries.get(handle)
    if (library === undefined) return fail(libraryUnknown)
    const { onTokens } = await import('../signing/index.ts')
    // Who looks anew does not wait for the look before, which a reader may keep from ending: that is given up, and gives the library back.
    while (this.#looking !== undefined) {
      const before = this.#looking
      before.stop.abort()
      await before.ended
      if (this.#looking === before) this.#looking = undefined
    }
    const stop = new AbortController()
    const ended = onTokens(library.path, { start: this.#start, signal: stop.signal })
    this.#looking = { stop, ended }
    const tokens = await ended
    if (!tokens.ok) return tokens
    this.#certificates = new Map()
    return succeed(
      tokens.value.map(({ label, isLocked, certificates }) => ({
        label,
        isLocked,
        certificates: certificates.map(({ toKeep, ...facts }) => {
          const seen = randomUUID()
          this.#certificates.set(seen, toKeep)
          return { handle: seen, ...facts }
        }),
      })),
    )
  }

  certificate(handle: string): Result<CertificateToKeep> {
    const certificate = this.#certificates.get(handle)
    return certificate === undefined ? fail(certificateUnseen) : succeed(certificate)
  }
}
