import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import { unknownWriter, writerHere, writerNow, type Writer } from './sitter.ts'

/** The same code as the host's refusal. */
const otherWriter = 'other-writer'

/** Failures that are over once the one sits here who wrote the words. */
export const isWriterMissing = ({ code }: Failure): boolean => code === 'locked' || code === otherWriter

/**
 * Who wrote the unsaved changes of something that is open. They are saved in nobody else's name: who wrote words could approve them
 * later if another stood for them.
 */
export class UnsavedWriters {
  #writers = new Map<string, Writer>()

  /** Something was written just now. */
  wrote(): void {
    const writer = writerNow()
    if (writer !== undefined) this.#writers.set(writer.id, writer)
  }

  /** Everybody who wrote some of it. */
  get all(): readonly Writer[] {
    return [...this.#writers.values()]
  }

  /** True while some of it is not by who sits here. */
  get areOthers(): boolean {
    const here = writerHere()
    return here !== undefined && this.all.some(({ id }) => id !== here.id)
  }

  /** The one in whose name it may be saved now, as far as the window knows; undefined before there is a house. */
  toSave(): Result<string | undefined> {
    const [writer, ...more] = this.all
    const here = writerHere()
    if (writer === undefined) return succeed(undefined)
    if (here === undefined && more.length === 0 && writer !== unknownWriter) return succeed(writer.id)
    if (here !== undefined && !this.areOthers) return succeed(here.id)
    return fail(this.#refusal())
  }

  /** What is written from here on has writers of its own; gives those until now. */
  sent(): readonly Writer[] {
    const before = this.all
    this.#writers = new Map()
    return before
  }

  /** What was sent was not saved, so it is unsaved with what came later. */
  unsent(before: readonly Writer[]): void {
    this.#writers = new Map([...before, ...this.all].map((writer) => [writer.id, writer]))
  }

  /** Who sits here answers for all of it. */
  takeOver(): void {
    const here = writerHere()
    if (here !== undefined) this.#writers = new Map([[here.id, here]])
  }

  #refusal(): Failure {
    const names = new Intl.ListFormat('en-GB').format(this.all.map(({ name }) => name))
    const [only, ...more] = this.all
    const isByOne = more.length === 0 && only !== unknownWriter
    return {
      code: otherWriter,
      message: `What is not saved was written by ${names}, and is saved in nobody else’s name.`,
      remedy: isByOne ? `Unlock as ${names} to save it, or take it as your own.` : 'Take it as your own to save it.',
    }
  }
}
