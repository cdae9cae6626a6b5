import { Editor, Node, Point, Range, Text, type Path } from 'slate'
import type { Element } from '../../../core/document/index.ts'
import { objectReplacement } from '../../../core/letter/index.ts'
import { isClosedClause, isElement } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

/** What is looked for, and how. */
export interface FindQuery {
  readonly text: string
  readonly matchCase: boolean
  readonly wholeWords: boolean
  /** The text is a regular expression (ECMA-262, with the flag u). */
  readonly isPattern: boolean
}

export interface FindMatch {
  readonly range: Range
  /** In a clause, in a note or around something without text of its own, so that it is found and never replaced. */
  readonly isLocked: boolean
  /** What was found, with the groups of a pattern. */
  readonly groups: RegExpExecArray
}

/** More than anybody steps through; a search for a single letter stays quick. */
const mostMatches = 2000

/** Marks and spaces that a person types in one way and a letter writes in another. */
const alike: readonly [RegExp, string][] = [
  [/["“”„‟«»]/gu, '["“”„‟«»]'],
  [/['‘’‚‛]/gu, "['‘’‚‛]"],
  [/[ \u00A0\u202F]/gu, '[ \\u00A0\\u202F]'],
]

/** The expression of a query; undefined where nothing is looked for, or the pattern cannot be read. */
export function patternOf({ text, matchCase, wholeWords, isPattern }: FindQuery): RegExp | undefined {
  if (text === '') return undefined
  const source = isPattern ? text : literal(text)
  const whole = wholeWords ? `(?<![\\p{L}\\p{N}_])(?:${source})(?![\\p{L}\\p{N}_])` : source
  try {
    return new RegExp(whole, matchCase ? 'gu' : 'giu')
  } catch {
    return undefined
  }
}

function literal(text: string): string {
  const escaped = text.replaceAll(/[$()*+.?[\\\]^{|}/-]/gu, (sign) => `\\${sign}`)
  // One after the other, each in the text between what the ones before it have put in.
  return escaped.replaceAll(/["“”„‟«»'‘’‚‛ \u00A0\u202F]/gu, (sign) => alike.find(([signs]) => sign.match(signs) !== null)?.[1] ?? sign)
}

/** Everything in the document, or in a range of it, that the query finds, in reading order. Lines are looked through one by one. */
export function findMatches(editor: LetterEditor, query: FindQuery, within?: Range): FindMatch[] {
  const pattern = patternOf(query)
  if (pattern === undefined) return []
  const matches: FindMatch[] = []
  for (const [line, path] of linesOf(editor)) {
    const isLocked = isClosedClause(editor.children[path[0] ?? -1])
    const { text, places } = textOf(editor, line, path)
    for (const groups of text.matchAll(pattern)) {
      const found = groups[0]
      if (found === '') continue
      const range = { anchor: pointAt(places, groups.index, 'start'), focus: pointAt(places, groups.index + found.length, 'end') }
      if (within !== undefined && !includes(within, range)) continue
      matches.push({ range, isLocked: isLocked || found.includes(objectReplacement), groups })
      if (matches.length === mostMatches) return matches
    }
    matches.push(...noteMatches(line, path, pattern).filter(({ range }) => within === undefined || includes(within, range)))
  }
  return matches
}

/** The notes of a line that hold what is looked for, each once, at its mark: the words themselves are written in the note's own small editor. */
function noteMatches(line: Element, path: Path, pattern: RegExp): FindMatch[] {
  const matches: FindMatch[] = []
  for (const [node, below] of Node.elements(line)) {
    if (!isElement(node) || node.type !== 'footnote') continue
    const [groups] = Node.string(node).matchAll(pattern)
    const mark = { path: [...path, ...below, 0], offset: 0 }
    if (groups !== undefined && groups[0] !== '') matches.push({ range: { anchor: mark, focus: mark }, isLocked: true, groups })
  }
  return matches
}

function includes(within: Range, { anchor, focus }: Range): boolean {
  const [start, end] = Range.edges(within)
  return !Point.isBefore(anchor, start) && !Point.isAfter(focus, end)
}

/** The blocks with text of their own, those in clauses too. */
function* linesOf(editor: LetterEditor): Generator<readonly [Element, Path]> {
  for (const [node, path] of Node.elements(editor))
    if (isElement(node) && !Editor.isVoid(editor, node) && Editor.isBlock(editor, node) && Editor.hasInlines(editor, node))
      yield [node, path]
}

interface TextPlace {
  readonly path: Path
  /** Where the text begins in its line, in UTF-16 code units. */
  readonly begin: number
  readonly end: number
}

/** The text of a line with one character in the place of each field, note and picture, and where each stretch of it stands. */
function textOf(editor: LetterEditor, line: Element, path: Path): { readonly text: string; readonly places: readonly TextPlace[] } {
  let text = ''
  const places: TextPlace[] = []
  for (const [node, below] of Node.descendants(line, { pass: ([node]) => isElement(node) && Editor.isVoid(editor, node) })) {
    if (Text.isText(node)) {
      places.push({ path: [...path, ...below], begin: text.length, end: text.length + node.text.length })
      text += node.text
    } else if (isElement(node) && Editor.isVoid(editor, node)) text += objectReplacement
  }
  return { text, places }
}

/** A place in a line as a point; between two texts, the one in which the match goes on. */
function pointAt(places: readonly TextPlace[], offset: number, edge: 'start' | 'end'): Point {
  const place = edge === 'start' ? places.findLast(({ begin }) => begin <= offset) : places.find(({ end }) => end >= offset)
  if (place === undefined) throw new Error('A line has no text at all.')
  return { path: place.path, offset: Math.min(offset, place.end) - place.begin }
}
