import { Editor, Node, Text, type NodeEntry, type Path, type Point, type Range } from 'slate'
import type { Block, Element } from '../../../core/document/index.ts'
import { wordsOf, type SpelledWord } from '../../../core/spelling/index.ts'
import { documentOf, isClause, isClosedClause, isElement } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import type { Speller } from './speller.ts'

/** A word that no dictionary of its language has. */
export interface Misspelling {
  readonly word: string
  readonly language: string
  readonly range: Range
  /** In a clause, so that it is shown and never changed. */
  readonly isLocked: boolean
}

/** More than anybody mends one by one. */
const most = 500

/** Everything that is misspelt in the document, as far as the speller knows, in reading order; it is asked for the rest. */
export function misspellings(editor: LetterEditor, language: string, speller: Speller): Misspelling[] {
  const found: Misspelling[] = []
  const unknown = new Map<string, string[]>()
  for (const [index, block] of documentOf(editor).entries()) {
    const tongue = isClause(block) ? block.language : language
    if (!speller.knows(tongue)) continue
    const judged = judgedBlock(editor, block, tongue, speller)
    if (judged.unknown.length > 0) unknown.set(tongue, [...(unknown.get(tongue) ?? []), ...judged.unknown])
    for (const { word, anchor, focus } of judged.wrong.slice(0, most - found.length))
      found.push({
        word,
        language: tongue,
        range: { anchor: under(index, anchor), focus: under(index, focus) },
        isLocked: isClosedClause(block),
      })
  }
  for (const [tongue, words] of unknown) speller.look(tongue, words)
  return found
}

function under(index: number, { path, offset }: Point): Point {
  return { path: [index, ...path], offset }
}

/** What the speller said of a block; places are counted from the block on. */
interface Judged {
  readonly language: string
  readonly judgement: number
  readonly wrong: readonly { readonly word: string; readonly anchor: Point; readonly focus: Point }[]
  readonly unknown: readonly string[]
}

const judgedBlocks = new WeakMap<Speller, WeakMap<Block, Judged>>()

/** A block that did not change is not read again, unless its words are judged otherwise by now, or were not all known. */
function judgedBlock(editor: LetterEditor, block: Block, language: string, speller: Speller): Judged {
  const blocks = judgedBlocks.get(speller) ?? new WeakMap<Block, Judged>()
  judgedBlocks.set(speller, blocks)
  const before = blocks.get(block)
  const judgement = speller.judgement()
  if (before?.language === language && before.judgement === judgement && before.unknown.length === 0) return before
  const judged = { language, judgement, ...judge(editor, block, language, speller) }
  blocks.set(block, judged)
  return judged
}

function judge(editor: LetterEditor, block: Block, language: string, speller: Speller): Pick<Judged, 'wrong' | 'unknown'> {
  const wrong: Judged['wrong'][number][] = []
  const unknown: string[] = []
  for (const { element, path } of spelledLines(editor, block))
    for (const { text, places } of textsOf(editor, element, path))
      for (const { word, start, end } of wordsIn(text)) {
        const isWrong = speller.isWrong(language, word)
        if (isWrong === undefined) unknown.push(word)
        const [anchor, focus] = isWrong === true ? [places.at(start, 'start'), places.at(end, 'end')] : []
        if (anchor !== undefined && focus !== undefined) wrong.push({ word, anchor, focus })
      }
  return { wrong, unknown }
}

interface SpelledLine {
  readonly element: Element
  readonly path: Path
}

function* spelledLines(editor: LetterEditor, block: Block): Generator<SpelledLine> {
  for (const [node, path] of Node.elements(block))
    if (isElement(node) && !Editor.isVoid(editor, node) && Editor.isBlock(editor, node) && Editor.hasInlines(editor, node))
      yield { element: node, path }
}

/** Words by the text they stand in: most lines of a document read as they did a moment ago. */
const cache = new Map<string, readonly SpelledWord[]>()

function wordsIn(text: string): readonly SpelledWord[] {
  const known = cache.get(text)
  if (known !== undefined) return known
  if (cache.size > 20_000) cache.clear()
  const words = wordsOf(text)
  cache.set(text, words)
  return words
}

interface SpelledText {
  readonly text: string
  readonly places: Places
}

/** Where the offsets of a text stand in the document. */
class Places {
  readonly #stretches: { readonly path: Path; readonly begin: number; readonly end: number }[] = []

  put(path: Path, begin: number, end: number): void {
    this.#stretches.push({ path, begin, end })
  }

  at(offset: number, edge: 'start' | 'end'): Point | undefined {
    const stretch = this.#stretches.find(({ begin, end }) =>
      edge === 'start' ? begin <= offset && offset < end : begin < offset && offset <= end,
    )
    return stretch && { path: stretch.path, offset: offset - stretch.begin }
  }
}

/** A line's text and those of its notes, each by itself; a space stands for fields, citations and what is suggested to be taken out. */
function textsOf(editor: LetterEditor, line: Element, path: Path): SpelledText[] {
  const notes: SpelledText[] = []
  const places = new Places()
  let text = ''
  const read = ([node, at]: NodeEntry): void => {
    if (Text.isText(node)) {
      if (node.deleted === undefined) places.put(at, text.length, text.length + node.text.length)
      text += node.deleted === undefined ? node.text : ' '
    } else if (isElement(node) && node.type === 'footnote') notes.push(...textsOf(editor, node, at))
    else if (!isElement(node) || Editor.isVoid(editor, node)) text += ' '
    else for (const [index, child] of node.children.entries()) read([child, [...at, index]])
  }
  for (const [index, child] of line.children.entries()) read([child, [...path, index]])
  return [{ text, places }, ...notes]
}
