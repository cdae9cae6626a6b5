import { commonOf } from '../redline/diff-sequence.ts'
import { keyOf, looseKeyOf, type Token } from './tokens.ts'

/** What became of a token: it stands on both sides, only before, or only after. `index` counts the tokens of the side after. */
export type Step =
  | { readonly fate: 'kept'; readonly before: Token; readonly after: Token; readonly index: number }
  | { readonly fate: 'gone'; readonly before: Token }
  | { readonly fate: 'new'; readonly after: Token; readonly index: number }

interface Side {
  readonly tokens: readonly Token[]
  readonly from: number
  readonly until: number
}

/**
 * Both sequences in one, from which either can be read: without the new steps the one before, without those gone the one
 * after. `pairs` says whether two tokens of one kind can be told as one with changes inside it.
 */
export function weave(before: readonly Token[], after: readonly Token[], pairs: (before: Token, after: Token) => boolean): Step[] {
  const steps: Step[] = []
  let [from, other] = [0, 0]
  // Spread as arguments, the characters of a long paragraph would be more than a call can take.
  const flush = (until: number, otherUntil: number): void => {
    for (const step of stretch({ tokens: before, from, until }, { tokens: after, from: other, until: otherUntil })) steps.push(step)
  }
  for (const [left, right] of commonOf(before.map(keyOf), after.map(keyOf), 'drop')) {
    const [old, next] = [before[left], after[right]]
    if (old === undefined || next === undefined || !pairs(old, next)) continue
    flush(left, right)
    steps.push({ fate: 'kept', before: old, after: next, index: right })
    ;[from, other] = [left + 1, right + 1]
  }
  flush(before.length, after.length)
  return steps
}

/** What differs between two common tokens. Where only marks differ, each token has its partner. */
function stretch(before: Side, after: Side): Step[] {
  const [gone, come] = [before.tokens.slice(before.from, before.until), after.tokens.slice(after.from, after.until)]
  const isFormat = gone.length === come.length && gone.every((token, index) => isPartner(token, come[index]))
  if (isFormat) {
    return gone.flatMap((token, index): Step[] => {
      const partner = come[index]
      return partner === undefined ? [] : [{ fate: 'kept', before: token, after: partner, index: after.from + index }]
    })
  }
  // Nothing that flows in a line may come to stand behind a block that is no line: so what flows comes first on both sides.
  const [goneFlow, comeFlow] = [flowing(gone), flowing(come)]
  const goneSteps = gone.map((token): Step => ({ fate: 'gone', before: token }))
  const comeSteps = come.map((token, index): Step => ({ fate: 'new', after: token, index: after.from + index }))
  return [...goneSteps.slice(0, goneFlow), ...comeSteps.slice(0, comeFlow), ...goneSteps.slice(goneFlow), ...comeSteps.slice(comeFlow)]
}

function isPartner(before: Token, after: Token | undefined): boolean {
  return after !== undefined && before.kind !== 'whole' && looseKeyOf(before) === looseKeyOf(after)
}

function flowing(tokens: readonly Token[]): number {
  const end = tokens.findIndex(({ kind }) => kind === 'break' || kind === 'whole')
  return end === -1 ? tokens.length : end
}
