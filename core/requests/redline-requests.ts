import { z } from 'zod'
import { Finding } from '../letter/index.ts'
import { ExportedFile } from './page-requests.ts'
import { VersionName, type RequestGroup } from './request-shapes.ts'

export const redlineRequests = {
  /** Saves what changed from one version to another as a PDF. Findings name characters that no font has. */
  'redlines.export': {
    input: z.strictObject({ before: VersionName, after: VersionName }),
    output: z.strictObject({ files: z.array(ExportedFile), findings: z.array(Finding) }),
  },
} as const satisfies RequestGroup
