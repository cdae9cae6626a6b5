import { createHash } from 'node:crypto'
import { basename, extname, join } from 'node:path'
import { buildFiles } from '../../backend/export/index.ts'
import { writeFilesWhole, type FileToWrite } from '../../backend/files/index.ts'
import { createLayout } from '../../backend/layout/index.ts'
import type { ExportFormat } from '../../core/requests/index.ts'
import { fromCaller } from '../caller.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { makeFolder } from '../make-folder.ts'
import { complain, progressBar, say, sayFailure, sayFindings } from '../output.ts'
import { readLetter, shelfOfFiles } from '../read-letter.ts'

export interface BuildCommand {
  readonly out: string
  readonly format: readonly ExportFormat[]
  readonly library: readonly string[]
  readonly draftLine: boolean
  readonly letterhead: boolean
}

const isError = ({ severity }: { severity: string }): boolean => severity === 'error'

/** Writes the letter's files, or none of them. */
export async function build(file: string, command: BuildCommand): Promise<ExitCode> {
  const bar = progressBar(3)
  bar.step('Reading the letter')
  const read = await readLetter(file, await shelfOfFiles(command.library))
  if (read.letter === undefined || read.findings.some(isError)) {
    bar.end()
    sayFindings(read.findings, basename(file))
    complain('Nothing was written.')
    return read.unreadable ? exitCode.badInput : exitCode.refused
  }
  const layout = createLayout()
  try {
    bar.step('Setting the pages')
    const built = await buildFiles(read.letter, read.shelf, layout, {
      formats: command.format,
      draftLine: command.draftLine,
      printLetterhead: command.letterhead,
      images: read.images,
    })
    bar.step('Writing the files')
    if (!built.ok) {
      bar.end()
      sayFailure(built.error)
      return exitCode.badInput
    }
    bar.end()
    sayFindings([...read.findings, ...read.locate(built.value.findings)], basename(file))
    if (built.value.findings.some(isError)) {
      complain('Nothing was written.')
      return exitCode.refused
    }
    const name = basename(file, extname(file))
    const folder = fromCaller(command.out)
    const files = built.value.files.map(({ format, bytes }) => ({ path: join(folder, `${name}.${format}`), bytes }))
    return await writeAll(folder, files)
  } finally {
    await layout.close()
  }
}

/** All files or none. */
async function writeAll(folder: string, files: readonly FileToWrite[]): Promise<ExitCode> {
  const made = makeFolder(folder)
  const outcome = made.ok ? await writeFilesWhole(files) : made
  if (!outcome.ok) {
    sayFailure(outcome.error)
    complain('Nothing was written.')
    return exitCode.badInput
  }
  for (const { path, bytes } of files) say(`${createHash('sha256').update(bytes).digest('hex')}  ${path}`)
  return exitCode.done
}
