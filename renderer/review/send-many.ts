import type { Failure, Result, ReviewItemShape } from '../../core/requests/index.ts'

/** A draft that may be sent to review. */
export interface Sendable {
  readonly id: string
  readonly title: string
  /** What tells it from others with its title: code, language, number. */
  readonly about: string
  /** Where it is looked at. */
  readonly address: string
}

/** What became of drafts that were sent one after the other. */
export interface SendReport {
  readonly sent: readonly ReviewItemShape[]
  readonly refused: readonly { readonly draft: Sendable; readonly failure: Failure }[]
  /** Drafts that nobody tried to send, because of a stop or of `failure`. */
  readonly left: number
  /** What ended it for all the others: nobody sits here any more, or the host is gone. */
  readonly failure?: Failure
}

/** Failures that the next draft would meet as well. */
const ending: ReadonlySet<string> = new Set(['no-person', 'locked', 'host-unreachable', 'host-refused'])

/**
 * Sends drafts one after the other. One that is refused stops none of the others. `step` hears how many are through, and says
 * whether to go on.
 */
export async function sendMany(
  drafts: readonly Sendable[],
  send: (draft: Sendable) => Promise<Result<ReviewItemShape>>,
  step: (done: number) => boolean,
): Promise<SendReport> {
  const sent: ReviewItemShape[] = []
  const refused: { draft: Sendable; failure: Failure }[] = []
  for (const [index, draft] of drafts.entries()) {
    const left = drafts.length - index
    if (!step(index)) return { sent, refused, left }
    const result = await send(draft)
    if (result.ok) sent.push(result.value)
    else if (ending.has(result.error.code)) return { sent, refused, left, failure: result.error }
    else refused.push({ draft, failure: result.error })
  }
  step(drafts.length)
  return { sent, refused, left: 0 }
}

/** What came of it in a sentence or two: how many were sent, and for whom they wait. */
export function sentText({ sent }: Pick<SendReport, 'sent'>): string {
  if (sent.length === 0) return 'Nothing was sent.'
  const names = [...new Set(sent.flatMap(({ waitsFor }) => waitsFor.map(({ name }) => name)))]
  const stuck = sent.filter(({ waitsFor }) => waitsFor.length === 0).length
  const waits =
    names.length === 0
      ? ''
      : ` ${sent.length === 1 ? 'It waits' : 'They wait'} for ${names.join(', ')}, who ${names.length === 1 ? 'finds' : 'find'} them under Review.`
  const nobody =
    stuck === 0
      ? ''
      : ` Nobody here may decide ${stuck === sent.length ? 'them' : `${String(stuck)} of them`} yet: make somebody else a reviewer.`
  return `${sent.length.toLocaleString('en-GB')} sent to review.${waits}${nobody}`
}
