import type { PdfFile, PdfValue, Revision } from '../../pdf/index.ts'
import { referencesIn } from './values.ts'

/**
 * Under which keys each object is referred to, up to a revision: an object that serves as two things may not be changed
 * as one of them, and one that is referred to but missing may not be filled in later. Revisions are taken in their order.
 */
export class Uses {
  readonly #file: PdfFile
  readonly #keys = new Map<number, Set<string>>()
  #upTo = 0

  constructor(file: PdfFile) {
    this.#file = file
  }

  /** Takes in the next revision: of the first all that can be reached, of the others all that they hold. */
  add(revision: Revision): void {
    if (revision.number !== this.#upTo + 1) throw new Error('revisions are taken in their order')
    this.#upTo += 1
    const waiting: PdfValue[] = [{ type: 'dictionary', entries: revision.trailer.entries, repeated: [] }]
    if (revision.number > 1) for (const number of revision.entries.keys()) waiting.push(this.#value(number, revision))
    const seen = new Set<number>()
    for (let value = waiting.pop(); value !== undefined; value = waiting.pop())
      for (const [number, key] of referencesIn(value)) {
        this.#note(number, key)
        if (revision.number > 1 || seen.has(number)) continue
        seen.add(number)
        waiting.push(this.#value(number, revision))
      }
  }

  /** The keys that lead to an object; none where nothing does. */
  of(number: number): ReadonlySet<string> {
    return this.#keys.get(number) ?? none
  }

  #value(number: number, revision: Revision): PdfValue {
    return this.#file.object(number, revision)?.value ?? null
  }

  #note(number: number, key: string): void {
    const keys = this.#keys.get(number)
    if (keys === undefined) this.#keys.set(number, new Set([key]))
    else keys.add(key)
  }
}

const none: ReadonlySet<string> = new Set()
