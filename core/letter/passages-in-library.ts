import { foldForSeal, identityOf, versionFor, type ClauseVersion, type Day } from '../clause/index.ts'
import { plainText, type Block, type Document } from '../document/index.ts'

/** Free text of a letter that reads like a clause of the library. */
export interface LibraryPassage {
  /** Index of its first block in the document. */
  readonly from: number
  /** Index of the block after its last. */
  readonly until: number
  /** The version to use in its place. */
  readonly version: ClauseVersion
  /** How much of both is the same, above 0 and at most 1 (Sørensen–Dice over three words in a row); 1 for the same words. */
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

/**
 * Passages of free text that read like clauses of the library, exactly or nearly, in the order of the letter; none lies over
 * another, the likest come first to be chosen. Time grows with the words of the letter and of the library.
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
  const chosen: LibraryPassage[] = []
  for (const passage of found.toSorted((one, other) => other.likeness - one.likeness || other.until - other.from - (one.until - one.from)))
    if (chosen.every(({ from, until }) => passage.until <= from || until <= passage.from)) chosen.push(passage)
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
    for (const [block, node] of document.entries()) {
      if (!free.has(node.type)) endRun()
      else run.push(...wordsOf(say([node])).map((word) => ({ word, block })))
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
    const words = wordsOf(this.#say(version.body))
    if (words.length < fewestWords) return []
    const own = new Set(shinglesOf(words))
    const shared = new Map<number, number>()
    for (const key of own) for (const block of this.#blocks.get(key) ?? []) shared.set(block, (shared.get(block) ?? 0) + 1)
    const near = [...shared].filter(([block, count]) => count >= blockShare * (this.#sizes[block] ?? 0)).map(([block]) => block)
    return stretchesOf(near.toSorted((one, other) => one - other)).flatMap(([from, until]) => {
      const likeness = this.#likeness(from, until, own, version)
      return likeness < leastLikeness ? [] : [{ from, until, version, likeness }]
    })
  }

  #likeness(from: number, until: number, own: ReadonlySet<string>, version: ClauseVersion): number {
    const text = this.#say(this.#document.slice(from, until))
    if (foldForSeal(text) === foldForSeal(this.#say(version.body))) return 1
    const theirs = new Set(shinglesOf(wordsOf(text)))
    const common = [...own].filter((key) => theirs.has(key)).length
    // The same words with other punctuation or marks are not the same text.
    return Math.min(0.99, (2 * common) / (own.size + theirs.size))
  }
}

/** Rising indices as stretches of neighbours, each from its first to after its last. */
function stretchesOf(indices: readonly number[]): [number, number][] {
  const stretches: [number, number][] = []
  for (const index of indices) {
    const last = stretches.at(-1)
    if (last?.[1] === index) last[1] = index + 1
    else stretches.push([index, index + 1])
  }
  return stretches
}
