import { isType, type PdfDictionary, type PdfFile, type PdfReference, type PdfValue, type Revision } from '../../pdf/index.ts'
import type { FoundSignature } from '../signatures-in.ts'
import type { Addition } from './addition.ts'
import type { Uses } from './uses.ts'
import { changedKeys, referencesIn, repeatsKeys, sameValue } from './values.ts'

/** A value before and after. */
export interface Pair {
  readonly before: PdfValue | undefined
  readonly after: PdfValue | undefined
}

/** What a change is looked at in. The uses are those up to the revision before it. */
export interface Surroundings {
  readonly file: PdfFile
  readonly uses: Uses
  readonly signatures: readonly FoundSignature[]
}

/**
 * What a revision changed, while it is being explained: every object that it touched has to be explained by the part it
 * plays, and what nobody explained is found at the end.
 */
export class Change {
  readonly file: PdfFile
  /** All of the file. */
  readonly signatures: readonly FoundSignature[]
  readonly before: Revision
  readonly after: Revision
  readonly additions: Addition[] = []
  readonly #uses: Uses
  readonly #touched = new Set<number>()
  readonly #explained = new Set<number>()

  constructor({ file, uses, signatures }: Surroundings, before: Revision, after: Revision) {
    this.file = file
    this.signatures = signatures
    this.#uses = uses
    this.before = before
    this.after = after
    for (const number of after.entries.keys()) if (this.#differs(number)) this.#touched.add(number)
  }

  get touched(): ReadonlySet<number> {
    return this.#touched
  }

  /** What nobody has explained so far. */
  get open(): number[] {
    return [...this.#touched].filter((number) => !this.#explained.has(number))
  }

  add(kind: Addition['kind'], what: string, allowed = kind !== 'unexplained' && kind !== 'annotation'): void {
    this.additions.push({ revision: this.after.number, kind, what, allowed })
  }

  /** An object that this revision brings, and that nothing referred to before. */
  isNew(number: number): boolean {
    return this.#touched.has(number) && this.file.object(number, this.before) === undefined && this.#uses.of(number).size === 0
  }

  usesOf(number: number): ReadonlySet<string> {
    return this.#uses.of(number)
  }

  /**
   * A value on both sides, past its reference. The object it stands in is explained by being asked for here, where it is new
   * or where nothing but these keys leads to it.
   */
  pair(before: PdfValue | undefined, after: PdfValue | undefined, keys: readonly string[]): Pair {
    if (isType(after, 'reference')) this.explainAs(after, keys)
    return { before: this.file.resolve(before, this.before), after: this.file.resolve(after, this.after) }
  }

  explainAs({ number }: PdfReference, keys: readonly string[]): void {
    if (this.isNew(number) || [...this.#uses.of(number)].every((key) => keys.includes(key))) this.#explained.add(number)
  }

  /** Explains all new objects that a value leads to. */
  explainAll(value: PdfValue | undefined): void {
    const waiting: PdfValue[] = value === undefined ? [] : [value]
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
      for (const [number] of referencesIn(next)) {
        if (this.#explained.has(number) || !this.isNew(number)) continue
        this.#explained.add(number)
        waiting.push(this.file.object(number, this.after)?.value ?? null)
      }
  }

  changedKeys(before: PdfDictionary, after: PdfDictionary): string[] {
    return changedKeys(before, after, this.file.bytes)
  }

  same({ before, after }: Pair): boolean {
    return sameValue(before, after, this.file.bytes)
  }

  /** True where a list only grew at its end; then with what was added. */
  grown({ before, after }: Pair): readonly PdfValue[] | undefined {
    const [old, whole] = [listOf(before), listOf(after)]
    if (old === undefined || whole === undefined || whole.length < old.length) return undefined
    const isStart = old.every((item, index) => sameValue(item, whole[index], this.file.bytes))
    return isStart ? whole.slice(old.length) : undefined
  }

  #differs(number: number): boolean {
    if (number === 0) return false
    const [before, after] = [this.file.object(number, this.before), this.file.object(number, this.after)]
    if (before === after) return false
    return (
      before?.generation !== after?.generation ||
      !sameValue(before?.value, after?.value, this.file.bytes) ||
      (after !== undefined && repeatsKeys(after.value))
    )
  }
}

function listOf(value: PdfValue | undefined): readonly PdfValue[] | undefined {
  if (value === undefined || value === null) return []
  return isType(value, 'array') ? value.items : undefined
}
