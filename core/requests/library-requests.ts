import { z } from 'zod'
import { ClauseVersion } from '../clause/index.ts'
import { Finding, Letterhead, LetterTemplate } from '../letter/index.ts'
import { ClauseState } from '../review/index.ts'
import { Nothing, type RequestGroup } from './request-shapes.ts'

/** Where a version stands that is not approved. */
export const VersionState = z.strictObject({ identity: z.string(), version: z.int().min(1), state: ClauseState })
export type VersionState = z.infer<typeof VersionState>

export const libraryRequests = {
  /** `states`: of every version that is not approved, also of those that the shelf does not offer, such as withdrawn ones. */
  'library.list': {
    input: Nothing,
    output: z.strictObject({ clauses: z.array(ClauseVersion), states: z.array(VersionState), findings: z.array(Finding) }),
  },
  'templates.list': {
    input: Nothing,
    output: z.strictObject({
      templates: z.array(LetterTemplate),
      letterheads: z.array(Letterhead),
      company: z.record(z.string(), z.string()),
    }),
  },
} as const satisfies RequestGroup
