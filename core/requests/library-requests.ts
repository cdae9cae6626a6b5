import { z } from 'zod'
import { ClauseKind, ClauseVersion } from '../clause/index.ts'
import { Finding, Letterhead, LetterTemplate } from '../letter/index.ts'
import { HouseStyle } from '../style/index.ts'
import { ClauseState } from '../review/index.ts'
import { Nothing, type RequestGroup } from './request-shapes.ts'

/** Where a version stands that is not approved. */
export const VersionState = z.strictObject({ identity: z.string(), version: z.int().min(1), state: ClauseState })
export type VersionState = z.infer<typeof VersionState>

export const libraryRequests = {
  /**
   * What can be put into a letter: of each clause the newest version, with those before it down to the one that is valid today.
   * `states`: of every version that is not approved, also of those that are not offered, such as withdrawn ones.
   */
  'library.list': {
    input: Nothing,
    output: z.strictObject({ clauses: z.array(ClauseVersion), states: z.array(VersionState) }),
  },
  /** Of the clauses in a letter all versions that letters may hold. */
  'library.ofLetter': {
    input: z.strictObject({ id: z.string() }),
    output: z.strictObject({ clauses: z.array(ClauseVersion) }),
  },
  /** What is wrong in the library's folders; all their files are read for it. */
  'library.findings': { input: Nothing, output: z.array(Finding) },
  /** What letters are made from beside the clauses. */
  'templates.list': {
    input: Nothing,
    output: z.strictObject({
      templates: z.array(LetterTemplate),
      letterheads: z.array(Letterhead),
      company: z.record(z.string(), z.string()),
      style: HouseStyle.optional(),
      adaptable: z.array(ClauseKind).optional(),
    }),
  },
} as const satisfies RequestGroup
