import { mostSentAtOnce, type Failure, type RequestOutput, type Result, type ReviewItemShape } from '../../core/requests/index.ts'
import { allOf, eitherOf } from '../../core/review/index.ts'

/** A draft that may be sent to review. */
export interface Sendable {
  readonly id: string
  readonly title: string
  /** What tells it from others with its title: code, language, number. */
  readonly about: string
  /** Where it is looked at. */
  readonly address: string
}

/** What became of drafts that were sent in one request, in their order. */
export type BatchResults = RequestOutput<'reviews.sendMany'>

/** What became of all of them. */
export interface SendReport {
  readonly sent: readonly ReviewItemShape[]
  readonly refused: readonly { readonly draft: Sendable; readonly failure: Failure }[]
  /** Drafts that nobody tried to send, because of a stop or of `failure`. */
  readonly left: number
  /** What ended it for all the others: nobody sits here any more, or the host is gone. */
  readonly failure?: Failure
}

/** Refusals that the next draft would meet as well. */
const ending: ReadonlySet<string> = new Set(['no-person', 'locked'])

/**
 * Sends drafts, so many at a time as one request takes. One that is refused stops none of the others. `step` hears how many are through,
 * and says whether to go on.
 */
export async function sendMany(
  drafts: readonly Sendable[],
  send: (batch: readonly Sendable[]) => Promise<Result<BatchResults>>,
  step: (done: number) => boolean,
): Promise<SendReport> {
  const sent: ReviewItemShape[] = []
  const refused: { draft: Sendable; failure: Failure }[] = []
  for (let done = 0; done < drafts.length; done += mostSentAtOnce) {
    if (!step(done)) return { sent, refused, left: drafts.length - done }
    const batch = drafts.slice(done, done + mostSentAtOnce)
    const answer = await send(batch)
    if (!answer.ok) return { sent, refused, left: drafts.length - done, failure: answer.error }
    for (const [index, draft] of batch.entries()) {
      const result = answer.value.results[index]
      if (result === undefined) continue
      if ('sent' in result) sent.push(result.sent)
      else if (ending.has(result.refused.code)) return { sent, refused, left: drafts.length - done - index, failure: result.refused }
      else refused.push({ draft, failure: result.refused })
    }
  }
  step(drafts.length)
  return { sent, refused, left: 0 }
}

/** What came of it in a sentence or two: how many were sent, and for whom they wait. */
export function sentText({ sent }: Pick<SendReport, 'sent'>): string {
  if (sent.length === 0) return 'Nothing was sent.'
  const names = [...new Set(sent.flatMap(({ waitsFor }) => waitsFor.map(({ name }) => name)))]
  const stuck = sent.filter(({ waitsFor }) => waitsFor.length === 0).length
  const finds = `who ${names.length === 1 ? 'finds' : 'find'} ${sent.length === 1 ? 'it' : 'them'} under Review`
  const waits =
    names.length === 0
      ? ''
      : sent.length === 1
        ? ` It waits for ${eitherOf(names)}, ${finds}.`
        : ` They wait for ${allOf(names)}, ${finds}.`
  const nobody =
    stuck === 0
      ? ''
      : ` Nobody here may decide ${stuck === sent.length ? 'them' : `${String(stuck)} of them`} yet: make somebody else a reviewer.`
  return `${sent.length.toLocaleString('en-GB')} sent to review.${waits}${nobody}`
}
