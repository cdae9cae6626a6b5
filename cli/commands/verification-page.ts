import { writeFilesWhole } from '../../backend/files/index.ts'
import { readVerificationPage } from '../../backend/places/index.ts'
import { fromCaller } from '../caller.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { say, sayFailure } from '../output.ts'
import { refuse } from '../refuse.ts'

/** Writes the page on which anybody verifies PDFs offline. */
export async function verificationPage(file: string): Promise<ExitCode> {
  const page = readVerificationPage()
  if (page === undefined) {
    sayFailure({
      code: 'page-missing',
      message: 'The page is not part of this copy of Chancery.',
      remedy: 'Build it with npm run build, or install Chancery anew.',
    })
    return exitCode.badInput
  }
  const written = await writeFilesWhole([{ path: fromCaller(file), bytes: page }])
  if (!written.ok) return refuse(written.error)
  say(`Written: ${file}`)
  return exitCode.done
}
