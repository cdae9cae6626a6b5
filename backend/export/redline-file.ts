import type { Result } from '../../core/requests/index.ts'
import type { LaidOutPdf, Layout } from '../layout/index.ts'
import type { OpenVersion } from '../store/index.ts'
import { fileNameFor } from './file-name.ts'

/** A version that is compared, and when it was made. */
type Compared = Pick<OpenVersion, 'version' | 'madeAt'>

/** What changed from one version to another as a PDF, for window and command line alike. */
export function redlineFile(before: Compared, after: Compared, layout: Layout): Promise<Result<LaidOutPdf>> {
  const { title, language } = after.version
  return layout.redline({ title, language, before: sideOf(before), after: sideOf(after) })
}

/** What such a file is called, without its ending. */
export function redlineFileName(before: Compared, after: Compared): string {
  return fileNameFor(`Redline ${after.version.title} v${String(before.version.version)} to v${String(after.version.version)}`)
}

function sideOf({ version: { code, version, body }, madeAt }: Compared) {
  return { code, version, day: madeAt.slice(0, 10), body }
}
