import { foldForSeal, identityOf, versionFor, type ClauseVersion, type Day } from '../clause/index.ts'
import { hasSuggestions, plainText, type Block, type Document } from '../document/index.ts'
import { conditionOf } from './branches.ts'

/** Free text of a letter that reads like a clause of the library. */
export interface LibraryPassage {
  /** Index of its first block in the document. */
  readonly from: number
  /** Index of the block after its last. */
  readonly until: number
  /** The version to use in its place. */
  readonly version: ClauseVersion
  /** How much of both is the same, above 0 and at most 1 (Sørensen–Dice over three words in a row); 1 for the same words, whatever their marks. */
  readonly likeness: number
}

export interface PassageSearch {
  readonly document: Document
  readonly versions: readonly ClauseVersion[]
  /** The letter's language as a BCP 47 tag: clauses of another tongue are not looked for. */
  readonly language: string
  readonly day: Day
  /** What a merge field prints; undefined where it prints nothing yet. */
  printed(name: string): string | undefined
}

/** Words in a row that are compared as one. */
const shingle = 3

/** A clause of fewer words is a phrase that stands in any letter. */
const fewestWords = 6

/** The share of a block that must be a clause's for the block to belong to its passage. */
const blockShare = 0.4

/** A passage with less in common says something else. */
const leastLikeness = 0.5

const free: ReadonlySet<Block['type']> = new Set(['paragraph', 'heading', 'list-item', 'quotation', 'table'])

/** Text with open suggestions is two texts at once, and no clause holds suggestions. */
function isFree(block: Block): boolean {
  return free.has(block.type) && !hasSuggestions([block])
}

/**
 * Passages of free text that read like clauses of the library, exactly or nearly, in the order of the letter; none lies over
 * another, the likest come first to be chosen. Time grows with the words of the letter and of the library, and with what they share.
 */
export function passagesInLibrary({ document, versions, language, day, printed }: PassageSearch): LibraryPassage[] {
  const say = (blocks: readonly Block[]): string =>
    plainText(blocks).replaceAll(/\{\{([\w.-]+)[^}]*\}\}/gu, (field, name: string) => printed(name) ?? field)
  const index = new LetterIndex(document, say)
  const tongue = languageOf(language)
  const found = [...Map.groupBy(versions, identityOf).values()].flatMap((variant) => {
    const newestFirst = variant.toSorted((one, other) => other.version - one.version)
    const version = versionFor(newestFirst, day)
    return version === undefined || languageOf(version.language) !== tongue ? [] : index.passagesOf(version)
  })
  const taken = new Set<number>()
  const likest = found.toSorted((one, other) => other.likeness - one.likeness || other.until - other.from - (one.until - one.from))
  const chosen = likest.filter(({ from, until }) => {
    const blocks = Array.from({ length: until - from }, (_, offset) => from + offset)
    if (blocks.some((block) => taken.has(block))) return false
    for (const block of blocks) taken.add(block)
    return true
  })
  return chosen.toSorted((one, other) => one.from - other.from)
}

/** How like a passage is to its clause, in words. */
export function likenessText(likeness: number): string {
  return likeness === 1 ? 'the same words' : `${String(Math.round(likeness * 100))}% alike`
}

function languageOf(tag: string): string {
  return tag.split('-')[0] ?? tag
}

function wordsOf(text: string): string[] {
  return (
    foldForSeal(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  )
}

function shinglesOf(words: readonly string[]): string[] {
  const count = Math.max(1, words.length - shingle + 1)
  return Array.from({ length: count }, (_, index) => words.slice(index, index + shingle).join(' '))
}

/** The free text of a letter by its shingles. */
class LetterIndex {
  readonly #document: Document
  readonly #say: (blocks: readonly Block[]) => string
  /** In which blocks a shingle begins. */
  readonly #blocks = new Map<string, number[]>()
  /** How many shingles begin in each block; 0 for what is no free text. */
  readonly #sizes: number[]
  /** Which stretch of free text a block is in: one that nothing parts and that stands under one condition. */
  readonly #stretches: number[] = []

  constructor(document: Document, say: (blocks: readonly Block[]) => string) {
    this.#document = document
    this.#say = say
    this.#sizes = document.map(() => 0)
    let run: { word: string; block: number }[] = []
    const endRun = (): void => {
      for (let at = 0; at < run.length; at += 1) {
        const words = run.slice(at, at + shingle)
        if (at > 0 && words.length < shingle) break
        this.#add(words.map(({ word }) => word).join(' '), run[at]?.block ?? 0)
      }
      run = []
    }
    let stretch = 0
    let before: string | undefined
    for (const [block, node] of document.entries()) {
      const condition = isFree(node) ? JSON.stringify(conditionOf(node) ?? '') : undefined
      if (condition === undefined || condition !== before) {
        endRun()
        stretch += 1
      }
      before = condition
      this.#stretches.push(stretch)
      if (condition !== undefined) for (const word of wordsOf(say([node]))) run.push({ word, block })
    }
    endRun()
  }

  #add(key: string, block: number): void {
    this.#sizes[block] = (this.#sizes[block] ?? 0) + 1
    const blocks = this.#blocks.get(key)
    if (blocks === undefined) this.#blocks.set(key, [block])
    else if (blocks.at(-1) !== block) blocks.push(block)
  }

  passagesOf(version: ClauseVersion): LibraryPassage[] {
    const text = foldForSeal(this.#say(version.body))
    const words = wordsOf(text)
    if (words.length < fewestWords) return []
    const own = new Set(shinglesOf(words))
    const shared = new Map<number, number>()
    for (const key of own) for (const block of this.#blocks.get(key) ?? []) shared.set(block, (shared.get(block) ?? 0) + 1)
    const near = [...shared].filter(([block, count]) => count >= blockShare * (this.#sizes[block] ?? 0)).map(([block]) => block)
    const rising = near.toSorted((one, other) => one - other)
    return this.#passages(rising).flatMap(([from, until]) => {
      const likeness = this.#likeness(from, until, own, text)
      return likeness < leastLikeness ? [] : [{ from, until, version, likeness }]
    })
  }

  /** Rising indices as passages of neighbours in one stretch, each from its first to after its last. */
  #passages(indices: readonly number[]): [number, number][] {
    const passages: [number, number][] = []
    for (const index of indices) {
      const last = passages.at(-1)
      if (last?.[1] === index && this.#stretches[index] === this.#stretches[index - 1]) last[1] = index + 1
      else passages.push([index, index + 1])
    }
    return passages
  }

  #likeness(from: number, until: number, own: ReadonlySet<string>, text: string): number {
    const passage = foldForSeal(this.#say(this.#document.slice(from, until)))
    if (passage === text) return 1
    const theirs = new Set(shinglesOf(wordsOf(passage)))
    const common = [...own].filter((key) => theirs.has(key)).length
    // The same words with other punctuation are not the same text.
    return Math.min(0.99, (2 * common) / (own.size + theirs.size))
  }
}
