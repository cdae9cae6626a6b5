import { Editor, Node, Path, Point, Range, Transforms, type NodeEntry } from 'slate'
import { conditionText, joinedOrigins, originsOf, type ClauseOrigin, type Element, type Paragraph } from '../../../core/document/index.ts'
import { conditionOf } from '../../../core/letter/index.ts'
import { isElement } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

type MergeOptions = Parameters<LetterEditor['mergeNodes']>[0]

/**
 * Two lines become one only where they stand in the letter under the same conditions, or where one of them says nothing: words
 * must not come to stand in letters that they were not written for. Where words came from stays with the line that they are in.
 */
export function withJoins(editor: LetterEditor): LetterEditor {
  const { mergeNodes } = editor
  editor.mergeNodes = (options) => {
    const pair = linesToJoin(editor, options)
    if (pair === undefined) return mergeNodes(options)
    const [[first, firstPath], [second, secondPath]] = pair
    if (standApart(editor, pair)) {
      editor.tell('These lines stand in the letter under different conditions, so they stay two. Give them the same condition first.')
      return
    }
    const origins = [sourcesAt(editor, firstPath), Editor.isEmpty(editor, second) ? [] : sourcesAt(editor, secondPath)]
    mergeNodes(options)
    const joined = Node.getIf(editor, firstPath)
    if (joined !== undefined && joined !== first) keepOrigins(editor, firstPath, origins)
  }
  return editor
}

/** The two lines that Slate would join; undefined where it would join something else. */
function linesToJoin(editor: LetterEditor, options: MergeOptions = {}): readonly [NodeEntry<Element>, NodeEntry<Element>] | undefined {
  const at = options.at ?? editor.selection
  if (options.match !== undefined || at === null || (Range.isRange(at) && Range.isExpanded(at))) return undefined
  const place = Range.isRange(at) ? at.anchor : at
  const isBlock = (node: Node): node is Element => isElement(node) && Editor.isBlock(editor, node)
  const second = Point.isPoint(place) ? Editor.above(editor, { at: place, match: isBlock }) : entryAt(editor, place as Path)
  if (second === undefined || !isLine(editor, second[0])) return undefined
  const first = Point.isPoint(place)
    ? Editor.previous(editor, { at: second[1], match: isBlock, mode: 'lowest' })
    : Path.hasPrevious(second[1])
      ? entryAt(editor, Path.previous(second[1]))
      : undefined
  return first !== undefined && isLine(editor, first[0]) ? [first, second] : undefined
}

function entryAt(editor: LetterEditor, path: Path): NodeEntry<Element> | undefined {
  const node = Node.getIf(editor, path)
  return isElement(node) ? [node, path] : undefined
}

function isLine(editor: LetterEditor, element: Element): boolean {
  return Editor.isBlock(editor, element) && Editor.hasInlines(editor, element) && !Editor.isVoid(editor, element)
}

/** Of an empty first line nothing stays, but the second one leaves what it stood in. */
function standApart(
  editor: LetterEditor,
  [[first, firstPath], [second, secondPath]]: readonly [NodeEntry<Element>, NodeEntry<Element>],
): boolean {
  if (Editor.isEmpty(editor, second)) return false
  const isEmpty = Editor.isEmpty(editor, first)
  const [one, other] = [isEmpty ? Path.parent(firstPath) : firstPath, isEmpty ? Path.parent(secondPath) : secondPath]
  return conditionsAt(editor, one).join('\n') !== conditionsAt(editor, other).join('\n')
}

/** The conditions of an element and of all that it stands in. */
function conditionsAt(editor: LetterEditor, path: Path): string[] {
  return elementsTo(editor, path).flatMap((element) => {
    const when = conditionOf(element)
    return when === undefined ? [] : [conditionText(when)]
  })
}

function sourcesAt(editor: LetterEditor, path: Path): readonly ClauseOrigin[] {
  return elementsTo(editor, path).flatMap((element) => [...originsOf(element)])
}

function elementsTo(editor: LetterEditor, path: Path): Element[] {
  return [...Node.levels(editor, path)].flatMap(([node]) => (isElement(node) ? [node] : []))
}

/** On the line itself, or, of who said a quotation, on the quotation. */
function keepOrigins(editor: LetterEditor, path: Path, lists: readonly (readonly ClauseOrigin[])[]): void {
  const line = Node.getIf(editor, path)
  const at = isElement(line) && line.type === 'attribution' ? Path.parent(path) : path
  const { origins } = joinedOrigins(...lists)
  const known = isElement(line) ? joinedOrigins(sourcesAt(editor, at)).origins : undefined
  if (origins === undefined || origins.length === (known?.length ?? 0)) return
  Transforms.setNodes<Paragraph>(editor, { origins }, { at })
}
