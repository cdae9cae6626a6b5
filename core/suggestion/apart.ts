import { suggestionsOn } from '../document/index.ts'
import { conditionNameOf, type Token } from './tokens.ts'
import type { Step } from './weave.ts'

/**
 * Woven steps in which no words flow on in a line under another condition than their own: behind a break that goes, such words
 * are told as gone where they stood and as new where they stand now. Accepted or rejected they read the same.
 */
export function apartByCondition(steps: readonly Step[]): Step[] {
  const written: Step[] = []
  let condition = ''
  let apart: Apart | undefined
  // Where what comes into the line is written: before what goes behind it, since no words flow behind a block, or into a line under another condition.
  let lineEnd: number | undefined
  const write = (step: Step): void => {
    const { kind } = tokenOf(step)
    if (kind === 'whole') lineEnd ??= written.length
    if (kind === 'break') lineEnd = undefined
    written.push(step)
  }
  const release = (): void => {
    if (apart === undefined) return
    const end = lineEnd ?? written.length
    written.splice(end, 0, ...apart.come)
    lineEnd = end + apart.come.length
    for (const step of apart.gone) written.push(step)
    apart = undefined
  }
  for (const step of steps) {
    const token = tokenOf(step)
    const isStanding = step.fate !== 'gone'
    if (!isStanding && token.kind === 'break' && apart === undefined && conditionNameOf(token.line) !== condition)
      apart = { come: [], gone: [] }
    if (token.kind === 'whole' || (token.kind === 'break' && isStanding)) release()
    if (token.kind === 'break' && isStanding) condition = conditionNameOf(token.line)
    if (apart === undefined) write(step)
    else hold(apart, step)
  }
  release()
  return written
}

function tokenOf(step: Step): Token {
  return step.fate === 'gone' ? step.before : step.after
}

/** What comes into the line before the break, and what goes with and behind it. */
interface Apart {
  readonly come: Step[]
  readonly gone: Step[]
}

function hold({ come, gone }: Apart, step: Step): void {
  if (step.fate === 'gone') gone.push(step)
  else if (step.fate === 'new') come.push(step)
  else {
    gone.push({ fate: 'gone', before: step.before })
    if (!isGoing(step.after)) come.push({ fate: 'new', after: step.after, index: step.index })
  }
}

/** What goes already need not come where it would stand now. */
function isGoing(token: Token): boolean {
  return token.kind === 'text'
    ? token.run.deleted !== undefined
    : token.kind === 'inline' && suggestionsOn(token.node).deleted !== undefined
}
