import { z } from 'zod'
import { ClauseVersion } from '../clause/index.ts'
import { Finding, Letterhead, LetterTemplate } from '../letter/index.ts'
import { Nothing, type RequestGroup } from './request-shapes.ts'

export const libraryRequests = {
  'library.list': { input: Nothing, output: z.strictObject({ clauses: z.array(ClauseVersion), findings: z.array(Finding) }) },
  'templates.list': {
    input: Nothing,
    output: z.strictObject({
      templates: z.array(LetterTemplate),
      letterheads: z.array(Letterhead),
      company: z.record(z.string(), z.string()),
    }),
  },
} as const satisfies RequestGroup
