import { isRun, sameMarks, type Element, type Node, type Path, type Run, type SuggestionMark } from '../document/index.ts'
import { asGone, asNew, reformatted, reformed } from './marking.ts'
import { isFlowing, type Line, type TextPlace, type Token } from './tokens.ts'
import type { Step } from './weave.ts'

/** A place of the document after, while it is looked for in the outcome. */
export interface Sought {
  readonly place: TextPlace
  found?: TextPlace
}

export interface Building {
  readonly by: SuggestionMark
  readonly sought: readonly Sought[]
  /** True where the caret goes behind what is suggested to go, as after Delete. */
  readonly behind: boolean
  /** A node with changes inside it: the one before, the one after and its path there, and its path in the outcome. */
  mix(before: Element, after: Element, source: Path, at: Path): Element
}

/** Writes woven steps as nodes that carry what is suggested, in Slate's form. */
export class Builder {
  readonly nodes: Node[] = []
  readonly #building: Building
  readonly #at: Path
  readonly #from: number
  /** The children of the line that is written, or of the inline whose text this is. */
  #children: Node[] | undefined
  #isInline = false
  /** Tokens of the document after that are written. */
  #written = 0

  constructor(building: Building, at: Path, from: number) {
    this.#building = building
    this.#at = at
    this.#from = from
  }

  /** Writes steps without breaks, as they stand in a link or a note. */
  inline(steps: readonly Step[], indices: readonly (number | undefined)[]): Node[] {
    this.#children = []
    this.#isInline = true
    this.#find(indices)
    this.write(steps, indices)
    return this.#children
  }

  write(steps: readonly Step[], indices: readonly (number | undefined)[]): Node[] {
    for (const step of steps) {
      if (step.fate === 'gone') {
        this.#gone(step.before)
        if (this.#building.behind && step.before.kind !== 'break') this.#find(indices)
        continue
      }
      if (step.fate === 'new') this.#new(step.after)
      else this.#kept(step.before, step.after)
      this.#written = step.index + 1
      this.#find(indices)
    }
    this.#close()
    return this.nodes
  }

  #gone(token: Token): void {
    const { by } = this.#building
    if (token.kind === 'break') {
      const gone = token.line.type === 'part' || token.line.type === 'table-cell' ? token.line : asGone(token.line, by)
      // Words that stay need a line: where none is before them, theirs stays and is suggested to go.
      if (gone === undefined && this.#children !== undefined) return
      this.#open({ ...(gone ?? { ...token.line, deleted: by }), children: [] } as Line)
    } else if (token.kind === 'text') {
      const gone = asGone({ ...token.run, text: token.text }, by)
      if (gone !== undefined) this.#push(gone)
    } else {
      const gone = asGone(token.node, by)
      if (gone !== undefined) this.#pushElement(token.kind, gone)
    }
  }

  #new(token: Token): void {
    const { by } = this.#building
    if (token.kind === 'break') {
      const line = { ...token.line, children: [] } as Line
      this.#open(isFlowing(line) ? asNew(line, by) : line)
    } else if (token.kind === 'text') this.#push(asNew({ ...token.run, text: token.text }, by))
    else this.#pushElement(token.kind, asNew(token.node, by), token.path)
  }

  #kept(before: Token, after: Token): void {
    const { by, mix } = this.#building
    if (before.kind === 'break' && after.kind === 'break') this.#open(reformed(before.line, after.line, by))
    else if (before.kind === 'text' && after.kind === 'text') this.#push(reformatted({ ...before.run, text: before.text }, after.run, by))
    else if ('node' in before && 'node' in after) {
      this.#beforeElement(after.kind)
      const node = mix(before.node, after.node, after.path, this.#nextPath(after.kind))
      this.#pushElement(after.kind, node, after.path)
    }
  }

  #open(line: Line): void {
    this.#close()
    this.#children = []
    this.nodes.push({ ...line, children: this.#children } as Node)
  }

  /** Slate wants a run at the end of a line. */
  #close(): void {
    const children = this.#children
    if (children === undefined) return
    const last = children.at(-1)
    if (last === undefined || !isRun(last)) children.push({ text: '' })
    if (!this.#isInline) this.#children = undefined
  }

  #push(run: Run): void {
    const children = this.#children
    if (children === undefined) return
    const last = children.at(-1)
    if (last === undefined || !isRun(last) || last.text === '') {
      if (last !== undefined && isRun(last)) children.pop()
      children.push(run)
      return
    }
    const [one, other] = atOnce(last, run, this.#building.by)
    if (sameMarks(one, other)) children[children.length - 1] = { ...one, text: one.text + other.text }
    else children.push(run)
  }

  /** Between, before and after inlines Slate wants a run; a block that is no line ends the line before it. */
  #beforeElement(kind: 'inline' | 'whole'): void {
    if (kind === 'whole') {
      this.#close()
      this.#children = undefined
      return
    }
    const last = this.#children?.at(-1)
    if (last === undefined || !isRun(last)) this.#children?.push({ text: '' })
  }

  #nextPath(kind: 'inline' | 'whole'): Path {
    if (kind === 'whole') return [...this.#at, this.#from + this.nodes.length]
    return [...this.#linePath(), this.#children?.length ?? 0]
  }

  #linePath(): Path {
    return this.#isInline ? this.#at : [...this.#at, this.#from + this.nodes.length - 1]
  }

  #pushElement(kind: 'inline' | 'whole', element: Element, source?: Path): void {
    this.#beforeElement(kind)
    const path = this.#nextPath(kind)
    if (kind === 'whole') this.nodes.push(element)
    else this.#children?.push(element)
    if (source === undefined) return
    for (const sought of this.#building.sought) {
      const { place } = sought
      const isInside = source.every((step, index) => place.path[index] === step) && place.path.length > source.length
      if (isInside) sought.found ??= { path: [...path, ...place.path.slice(source.length)], offset: place.offset }
    }
  }

  #find(indices: readonly (number | undefined)[]): void {
    const children = this.#children
    if (children === undefined) return
    const last = children.at(-1)
    const isInRun = last !== undefined && isRun(last)
    const child = isInRun ? children.length - 1 : children.length
    for (const [index, sought] of this.#building.sought.entries()) {
      if (indices[index] === this.#written) sought.found = { path: [...this.#linePath(), child], offset: isInRun ? last.text.length : 0 }
    }
  }
}

/** Neighbours of one author, one of them made just now: letter after letter is one suggestion, under the time when it was begun. */
function atOnce(left: Run, right: Run, by: SuggestionMark): readonly [Run, Run] {
  let pair: readonly [Run, Run] = [left, right]
  for (const name of ['inserted', 'deleted'] as const) {
    const [one, other] = [left[name], right[name]]
    if (one?.author !== by.author || other?.author !== by.author) continue
    if (other === by) pair = [pair[0], { ...pair[1], [name]: one }]
    else if (one === by) pair = [{ ...pair[0], [name]: other }, pair[1]]
  }
  return pair
}
