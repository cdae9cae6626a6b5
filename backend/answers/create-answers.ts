import {
  fail,
  requests,
  type Ask,
  type Failure,
  type RequestInput,
  type RequestName,
  type RequestOutput,
  type Result,
} from '../../core/requests/index.ts'
import { unexpected, type Answering } from './answers.ts'
import type { AnswerGroup, ParsedInput } from './answer-group.ts'
import { certificateAnswers } from './certificate-answers.ts'
import { clauseAnswers } from './clause-answers.ts'
import { commentAnswers } from './comment-answers.ts'
import { enclosureAnswers } from './enclosure-answers.ts'
import { evidenceAnswers } from './evidence-answers.ts'
import { auditAnswers } from './audit-answers.ts'
import { backupAnswers } from './backup-answers.ts'
import { keyKeepingHere } from './key-keeping.ts'
import { historyAnswers } from './history-answers.ts'
import { hostAnswers } from './host-answers.ts'
import { houseAnswers } from './house-answers.ts'
import { imageAnswers } from './image-answers.ts'
import { letterAnswers } from './letter-answers.ts'
import { libraryAnswers } from './library-answers.ts'
import { libraryFolderAnswers } from './library-folder-answers.ts'
import { packageAnswers } from './package-answers.ts'
import { pageAnswers } from './page-answers.ts'
import { peopleAnswers } from './people-answers.ts'
import { redlineAnswers } from './redline-answers.ts'
import { registerAnswers } from './register-answers.ts'
import { letterReviewAnswers } from './letter-review-answers.ts'
import { delegationAnswers } from './delegation-answers.ts'
import { reviewAnswers } from './review-answers.ts'
import { sendManyAnswers } from './send-many-answers.ts'
import { ruleAnswers } from './rule-answers.ts'
import { signingAnswers } from './signing-answers.ts'
import { signingSettingsAnswers } from './signing-settings-answers.ts'
import { spellingAnswers } from './spelling-answers.ts'
import { releaseAnswers } from './release-answers.ts'
import { verificationAnswers } from './verification-answers.ts'

function badInput(name: string): Failure {
  return {
    code: 'bad-request',
    message: `The window asked "${name}" in a way that this version does not understand.`,
    remedy: 'Open the window again.',
  }
}

/** Asked while the store is busy with long work, so they must not wait for it. */
const besideTheStore: ReadonlySet<RequestName> = new Set([
  'library.progress',
  'library.cancel',
  'exports.cancel',
  'signing.progress',
  'signing.cancel',
])

/** Asked by the window itself every few seconds: no sign that anybody sits there. */
const askedByItself: ReadonlySet<RequestName> = new Set(['people.state', 'audit.mark', 'host.describe'])

/**
 * One function that answers every request: it parses what comes in, whoever sends it, and never throws. `report` hears
 * of faults that are ours; it must not pass them on to the window.
 */
export function createAnswers(answering: Answering, report: (error: unknown) => void, keys = keyKeepingHere(answering.store)): Ask {
  const answers: AnswerGroup<RequestName> = {
    ...hostAnswers(answering),
    ...ruleAnswers(answering),
    ...spellingAnswers(answering),
    ...libraryAnswers(answering),
    ...libraryFolderAnswers(answering),
    ...letterAnswers(answering),
    ...historyAnswers(answering),
    ...pageAnswers(answering),
    ...imageAnswers(answering),
    ...enclosureAnswers(answering),
    ...clauseAnswers(answering),
    ...evidenceAnswers(answering),
    ...houseAnswers(answering),
    ...releaseAnswers(answering),
    ...redlineAnswers(answering),
    ...registerAnswers(answering),
    ...peopleAnswers(answering, keys),
    ...reviewAnswers(answering),
    ...commentAnswers(answering),
    ...sendManyAnswers(answering),
    ...delegationAnswers(answering),
    ...packageAnswers(answering),
    ...verificationAnswers(answering),
    ...certificateAnswers(answering),
    ...signingAnswers(answering),
    ...signingSettingsAnswers(answering),
    ...letterReviewAnswers(answering),
    ...backupAnswers(answering, keys),
    ...auditAnswers(answering),
  }

  return async function ask<Name extends RequestName>(name: Name, input: RequestInput<Name>): Promise<Result<RequestOutput<Name>>> {
    if (!Object.hasOwn(answers, name)) return fail(badInput(String(name).slice(0, 60)))
    const parsed = requests[name].input.safeParse(input)
    if (!parsed.success) return fail(badInput(name))
    if (!askedByItself.has(name)) keys.desk.asked()
    try {
      const fresh = besideTheStore.has(name) ? undefined : await answering.library.refresh()
      if (fresh?.ok === false) return fresh
      // The schema of this very name has parsed it; the compiler cannot follow a name through two lookups.
      return await answers[name](parsed.data as ParsedInput<Name>)
    } catch (error) {
      report(error)
      return fail(unexpected)
    }
  }
}
