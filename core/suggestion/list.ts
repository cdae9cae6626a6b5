import {
  isAdapted,
  isRun,
  isVoid,
  markNames,
  suggestionsOn,
  type Document,
  type Element,
  type LineForm,
  type Marks,
  type Node,
  type Path,
  type SuggestionMark,
  type SuggestionName,
} from '../document/index.ts'
import { formOf } from './marking.ts'
import { columnPath, type Choice } from './settle.ts'
import { isFlowing, isLine } from './tokens.ts'

export interface SuggestionPlace {
  readonly path: Path
  readonly name: SuggestionName
}

/**
 * What a person sees as one suggestion: neighbouring insertions and deletions of one author, a stretch of text in other marks,
 * or a line that becomes another kind of line.
 */
export interface Suggestion {
  /** Names it until the document changes. */
  readonly id: string
  readonly kind: 'insertion' | 'deletion' | 'replacement' | 'format' | 'change'
  readonly author: string
  /** When it was begun. */
  readonly at: string
  readonly places: readonly SuggestionPlace[]
  /** The words that come in, that get other marks, or that the changed line holds. */
  readonly text: string
  /** The words that go. */
  readonly gone: string
  /** What else comes or goes: types of blocks and inlines, `break` for the end of a line, `column` for one of a table. */
  readonly things: readonly string[]
  readonly marks?: { readonly was: Marks; readonly now: Marks }
  readonly form?: { readonly was: LineForm; readonly now: LineForm }
}

interface Group {
  kind: Suggestion['kind']
  readonly author: string
  readonly at: string
  readonly places: SuggestionPlace[]
  text: string
  gone: string
  readonly things: string[]
  readonly marks?: { readonly was: Marks; readonly now: Marks }
  readonly form?: { readonly was: LineForm; readonly now: LineForm }
}

type Moved = 'insertion' | 'deletion'

/** Every suggestion of a document in reading order. */
export function suggestionsIn(document: Document): Suggestion[] {
  const gathering = new Gathering()
  gathering.blocks(document, [])
  return gathering.groups.map((group) => ({ ...group, id: group.places.map(({ path, name }) => `${path.join('.')}:${name}`).join(' ') }))
}

/** The choice of exactly these suggestions of a document. */
export function choiceOf(suggestions: readonly Suggestion[]): Choice {
  const chosen = new Set(suggestions.flatMap(({ places }) => places.map(({ path, name }) => `${path.join('.')}:${name}`)))
  return ({ path, name }) => chosen.has(`${path.join('.')}:${name}`)
}

class Gathering {
  readonly groups: Group[] = []
  /** Groups that may go on with the next node: nothing that stays stood between. */
  #moving: Group[] = []
  #formatting: Group[] = []

  blocks(nodes: readonly Node[], at: Path): void {
    for (const [index, node] of nodes.entries()) {
      if (isRun(node)) continue
      if (isLine(node)) this.#line(node, [...at, index])
      else this.#whole(node, [...at, index])
    }
  }

  #line(line: Element, path: Path): void {
    this.#formatting = []
    const isMoved = this.#moved(line, path, { text: '', thing: 'break' })
    if (!isMoved) this.#moving = []
    const { changed } = suggestionsOn(line)
    if (changed !== undefined && isFlowing(line) && line.changed !== undefined)
      this.groups.push({
        ...begun('change', changed),
        places: [{ path, name: 'changed' }],
        text: textOf(line),
        form: { was: line.changed.was, now: formOf(line) },
      })
    this.#inlines(line.children, path)
  }

  #whole(element: Element, path: Path): void {
    this.#formatting = []
    const isMoved = this.#moved(element, path, { text: '', thing: element.type })
    if (!isMoved) this.#moving = []
    if (element.type === 'table')
      for (const [index, column] of element.columns.entries()) this.#moved(column, columnPath(path, index), { text: '', thing: 'column' })
    if ((element.type !== 'clause' || isAdapted(element)) && !isVoid(element)) this.blocks(element.children, path)
    if (!isMoved) this.#moving = []
  }

  #inlines(nodes: readonly Node[], at: Path): void {
    for (const [index, node] of nodes.entries()) {
      const path = [...at, index]
      if (isRun(node) && node.text === '') continue
      const words = isRun(node) ? { text: node.text } : { text: '', thing: node.type }
      if (!this.#moved(node, path, words)) this.#moving = []
      if (isRun(node)) this.#formatted(node, path)
      else if (isVoid(node)) this.#formatted(node.children[0], [...path, 0])
      else this.#inlines(node.children, path)
    }
  }

  /** Tells what is put in or taken out with a node; false where neither is. */
  #moved(node: object, path: Path, words: { readonly text: string; readonly thing?: string }): boolean {
    const { inserted, deleted } = suggestionsOn(node)
    if (inserted !== undefined) this.#move('insertion', inserted, { path, name: 'inserted' }, words)
    if (deleted !== undefined) this.#move('deletion', deleted, { path, name: 'deleted' }, words)
    return inserted !== undefined || deleted !== undefined
  }

  #move(
    kind: Moved,
    mark: SuggestionMark,
    place: SuggestionPlace,
    { text, thing }: { readonly text: string; readonly thing?: string },
  ): void {
    let group = this.#moving.find(({ author }) => author === mark.author)
    if (group === undefined) {
      group = begun(kind, mark)
      this.groups.push(group)
      this.#moving.push(group)
    }
    if (group.kind !== kind) group.kind = 'replacement'
    group.places.push(place)
    if (thing !== undefined) group.things.push(thing)
    const isBetween = thing === 'break' && place.path.length > 0
    if (kind === 'insertion') group.text += isBetween && group.text !== '' ? ' ' : text
    else group.gone += isBetween && group.gone !== '' ? ' ' : text
  }

  #formatted(run: Node | undefined, path: Path): void {
    if (run === undefined || !isRun(run) || run.formatted === undefined) {
      this.#formatting = []
      return
    }
    const { formatted } = run
    const marks = { was: formatted.was, now: marksOf(run) }
    let group = this.#formatting.find((open) => open.author === formatted.author && JSON.stringify(open.marks) === JSON.stringify(marks))
    if (group === undefined) {
      group = { ...begun('format', formatted), marks }
      this.groups.push(group)
      this.#formatting = [group]
    }
    group.places.push({ path, name: 'formatted' })
    group.text += run.text
  }
}

function begun(kind: Suggestion['kind'], { author, at }: SuggestionMark): Group {
  return { kind, author, at, places: [], text: '', gone: '', things: [] }
}

function marksOf(run: Marks): Marks {
  return Object.fromEntries(markNames.filter((name) => run[name] === true).map((name) => [name, true]))
}

function textOf(node: Node): string {
  return isRun(node) ? node.text : node.children.map(textOf).join('')
}
