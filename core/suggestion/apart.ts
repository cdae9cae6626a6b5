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
  for (const step of steps) {
    const token = step.fate === 'gone' ? step.before : step.after
    if (step.fate === 'gone' && token.kind === 'break' && apart === undefined && conditionNameOf(token.line) !== condition)
      apart = { come: [], gone: [] }
    const ends = token.kind === 'whole' || (token.kind === 'break' && step.fate !== 'gone')
    if (apart !== undefined && ends) {
      for (const held of [...apart.come, ...apart.gone]) written.push(held)
      apart = undefined
    }
    if (token.kind === 'break' && step.fate !== 'gone') condition = conditionNameOf(token.line)
    if (apart === undefined) written.push(step)
    else hold(apart, step)
  }
  for (const held of [...(apart?.come ?? []), ...(apart?.gone ?? [])]) written.push(held)
  return written
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
