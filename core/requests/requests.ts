import type { z } from 'zod'
import { clauseRequests } from './clause-requests.ts'
import { enclosureRequests } from './enclosure-requests.ts'
import { evidenceRequests } from './evidence-requests.ts'
import { auditRequests } from './audit-requests.ts'
import { backupRequests } from './backup-requests.ts'
import { commentRequests } from './comment-requests.ts'
import { hostRequests } from './host-requests.ts'
import { houseRequests } from './house-requests.ts'
import { historyRequests } from './history-requests.ts'
import { imageRequests } from './image-requests.ts'
import { letterRequests } from './letter-requests.ts'
import { ruleRequests } from './rule-requests.ts'
import { libraryRequests } from './library-requests.ts'
import { libraryFolderRequests } from './library-folder-requests.ts'
import { packageRequests } from './package-requests.ts'
import { pageRequests } from './page-requests.ts'
import { peopleRequests } from './people-requests.ts'
import { redlineRequests } from './redline-requests.ts'
import { registerRequests } from './register-requests.ts'
import { delegationRequests } from './delegation-requests.ts'
import { signingRequests } from './signing-requests.ts'
import { spellingRequests } from './spelling-requests.ts'
import { reviewRequests } from './review-requests.ts'
import { verificationRequests } from './verification-requests.ts'
import type { RequestName } from './request-names.ts'
import type { Result } from './result.ts'

type Requests = typeof hostRequests &
  typeof ruleRequests &
  typeof spellingRequests &
  typeof libraryRequests &
  typeof libraryFolderRequests &
  typeof letterRequests &
  typeof historyRequests &
  typeof pageRequests &
  typeof imageRequests &
  typeof enclosureRequests &
  typeof clauseRequests &
  typeof evidenceRequests &
  typeof redlineRequests &
  typeof houseRequests &
  typeof registerRequests &
  typeof peopleRequests &
  typeof reviewRequests &
  typeof commentRequests &
  typeof delegationRequests &
  typeof packageRequests &
  typeof backupRequests &
  typeof auditRequests &
  typeof verificationRequests &
  typeof signingRequests

/** Input and output of every request: the groups together, one for each name that the bridge lets through. Their type is longer than the compiler writes out. */
export const requests: Requests = {
  ...hostRequests,
  ...libraryRequests,
  ...spellingRequests,
  ...ruleRequests,
  ...libraryFolderRequests,
  ...letterRequests,
  ...historyRequests,
  ...pageRequests,
  ...imageRequests,
  ...enclosureRequests,
  ...clauseRequests,
  ...evidenceRequests,
  ...redlineRequests,
  ...houseRequests,
  ...registerRequests,
  ...peopleRequests,
  ...reviewRequests,
  ...commentRequests,
  ...delegationRequests,
  ...packageRequests,
  ...backupRequests,
  ...auditRequests,
  ...verificationRequests,
  ...signingRequests,
} satisfies Record<RequestName, { input: z.ZodType; output: z.ZodType }>

export type RequestInput<Name extends RequestName> = z.input<(typeof requests)[Name]['input']>
export type RequestOutput<Name extends RequestName> = z.output<(typeof requests)[Name]['output']>

/** One function that answers any request. What the window calls `desktop` and both hosts provide. */
export type Ask = <Name extends RequestName>(name: Name, input: RequestInput<Name>) => Promise<Result<RequestOutput<Name>>>
