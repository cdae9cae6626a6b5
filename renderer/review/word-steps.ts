import type { TextPlace } from '../../core/review/index.ts'
import type { DrawnLine } from './text-places.ts'

/** A word with the marks beside it, and where it stands. */
interface Word {
  readonly line: number
  readonly from: number
  readonly to: number
}

/** Where a selection began, and where it was drawn to. */
export interface Chosen {
  readonly anchor: TextPlace
  readonly focus: TextPlace
}

/** The words a selection is of, by their numbers in the whole text; either may come first. */
interface Ends {
  readonly anchor: number
  readonly focus: number
}

export type StepKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'

export function isStepKey(key: string): key is StepKey {
  return key === 'ArrowUp' || key === 'ArrowDown' || key === 'ArrowLeft' || key === 'ArrowRight'
}

/**
 * What is chosen after a key: up and down choose a whole line, left and right one word, and with Shift what is chosen grows
 * or shrinks by a line or a word. Where nothing is chosen yet, the first line is, or the one with the number given.
 */
export function stepWords(
  lines: readonly DrawnLine[],
  chosen: Chosen | undefined,
  key: StepKey,
  isExtending: boolean,
  first = 0,
): Chosen | undefined {
  const words = wordsOf(lines)
  const ends = chosen && endsOf(lines, words, chosen)
  const next = ends === undefined ? lineEnds(words, first) : isExtending ? extended(words, ends, key) : moved(words, ends, key)
  return next && chosenOf(lines, words, next)
}

/** A mark without a space between goes with the word before it, any other one with the word after it. */
function wordsOf(lines: readonly DrawnLine[]): Word[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })
  return lines.flatMap(({ text }, line) => {
    const words: Word[] = []
    let open: number | undefined
    for (const { segment, index, isWordLike } of segmenter.segment(text)) {
      const last = words.at(-1)
      const end = index + segment.length
      if (isWordLike === true) {
        words.push({ line, from: open ?? index, to: end })
        open = undefined
      } else if (segment.trim() === '') continue
      else if (last?.to === index) words.splice(-1, 1, { ...last, to: end })
      else open ??= index
    }
    if (open !== undefined) words.push({ line, from: open, to: text.trimEnd().length })
    return words
  })
}

/** A whole line; that at either end where there is none of this number. */
function lineEnds(words: readonly Word[], line: number): Ends | undefined {
  const [first, last] = [words.at(0), words.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const within = Math.min(Math.max(line, first.line), last.line)
  return {
    anchor: words.findIndex((word) => word.line === within),
    focus: words.findLastIndex((word) => word.line === within),
  }
}

function moved(words: readonly Word[], ends: Ends, key: StepKey): Ends | undefined {
  const line = words[ends.focus]?.line ?? 0
  if (key === 'ArrowUp' || key === 'ArrowDown') return lineEnds(words, key === 'ArrowUp' ? line - 1 : line + 1)
  const [from, to] = [Math.min(ends.anchor, ends.focus), Math.max(ends.anchor, ends.focus)]
  const whole = lineEnds(words, line)
  const isWhole = from < to && from === whole?.anchor && to === whole.focus
  const next = key === 'ArrowRight' ? (isWhole ? from : to + 1) : isWhole ? to : from - 1
  const word = Math.min(Math.max(next, 0), words.length - 1)
  return { anchor: word, focus: word }
}

function extended(words: readonly Word[], { anchor, focus }: Ends, key: StepKey): Ends {
  return { anchor, focus: Math.min(Math.max(extendedTo(words, focus, key), 0), words.length - 1) }
}

function extendedTo(words: readonly Word[], focus: number, key: StepKey): number {
  if (key === 'ArrowLeft') return focus - 1
  if (key === 'ArrowRight') return focus + 1
  const line = words[focus]?.line ?? 0
  const here = lineEnds(words, line)
  if (key === 'ArrowDown') return (focus === here?.focus ? lineEnds(words, line + 1) : here)?.focus ?? focus
  return (focus === here?.anchor ? lineEnds(words, line - 1) : here)?.anchor ?? focus
}

/** The words at both ends of a selection; undefined where it is not of these lines. */
function endsOf(lines: readonly DrawnLine[], words: readonly Word[], { anchor, focus }: Chosen): Ends | undefined {
  const [from, to] = [lineOf(lines, anchor), lineOf(lines, focus)]
  if (from === -1 || to === -1) return undefined
  const isForward = from < to || (from === to && anchor.offset <= focus.offset)
  const atStart = (line: number, { offset }: TextPlace): number =>
    words.findIndex((word) => word.line > line || (word.line === line && word.to > offset))
  const atEnd = (line: number, { offset }: TextPlace): number =>
    words.findLastIndex((word) => word.line < line || (word.line === line && word.from < offset))
  const ends = isForward
    ? { anchor: atStart(from, anchor), focus: atEnd(to, focus) }
    : { anchor: atEnd(from, anchor), focus: atStart(to, focus) }
  return ends.anchor === -1 || ends.focus === -1 ? undefined : ends
}

function lineOf(lines: readonly DrawnLine[], { path }: TextPlace): number {
  return lines.findIndex((line) => line.path.join('.') === path.join('.'))
}

function chosenOf(lines: readonly DrawnLine[], words: readonly Word[], { anchor, focus }: Ends): Chosen | undefined {
  const [begin, end] = [words[anchor], words[focus]]
  const [first, last] = [lines[begin?.line ?? -1], lines[end?.line ?? -1]]
  if (begin === undefined || end === undefined || first === undefined || last === undefined) return undefined
  const isForward = anchor <= focus
  return {
    anchor: { path: [...first.path], offset: isForward ? begin.from : begin.to },
    focus: { path: [...last.path], offset: isForward ? end.to : end.from },
  }
}
