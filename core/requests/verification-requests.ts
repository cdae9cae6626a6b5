import { z } from 'zod'
import { ExportedFile } from './page-requests.ts'
import { Verification } from '../verification/index.ts'
import type { RequestGroup } from './request-shapes.ts'

const TrustedFile = z.strictObject({ name: z.string().max(1000), bytes: z.string().max(1_000_000) })

export const verificationRequests = {
  /**
   * Whether a PDF, of ours or of others, is what it says it is; base64 of at most 50 MB. `trusted` are files of certificates whose word counts,
   * as base64 of PEM or DER; without any nobody is asked for. Fails where one of them holds no certificate, and names it.
   */
  'files.verify': {
    input: z.strictObject({ bytes: z.string().max(66_700_000), trusted: z.array(TrustedFile).max(100) }),
    output: Verification,
  },
  /** Saves the page on which anybody verifies PDFs offline; no file where the person cancelled. Fails where it was not built. */
  'files.savePage': { input: z.strictObject({}), output: z.strictObject({ files: z.array(ExportedFile) }) },
} as const satisfies RequestGroup
