import { Editor, Node, Text, type NodeEntry, type Path, type Range } from 'slate'
import type { Element } from '../../../core/document/index.ts'
import { wordsOf, type SpelledWord } from '../../../core/spelling/index.ts'
import { isClause, isClosedClause, isElement } from '../places.ts'
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
  for (const { element, path } of spelledLines(editor)) {
    const top = editor.children[path[0] ?? -1]
    const tongue = isClause(top) ? top.language : language
    for (const { text, places } of textsOf(editor, element, path))
      for (const { word, start, end } of wordsIn(text)) {
        const isWrong = speller.isWrong(tongue, word)
        if (isWrong === undefined) unknown.set(tongue, [...(unknown.get(tongue) ?? []), word])
        const [anchor, focus] = isWrong === true ? [places.at(start, 'start'), places.at(end, 'end')] : []
        if (anchor === undefined || focus === undefined || found.length === most) continue
        found.push({ word, language: tongue, range: { anchor, focus }, isLocked: isClosedClause(top) })
      }
  }
  for (const [tongue, words] of unknown) speller.look(tongue, words)
  return found
}

interface SpelledLine {
  readonly element: Element
  readonly path: Path
}

function* spelledLines(editor: LetterEditor): Generator<SpelledLine> {
  for (const [node, path] of Node.elements(editor))
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

  at(offset: number, edge: 'start' | 'end'): Range['anchor'] | undefined {
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
