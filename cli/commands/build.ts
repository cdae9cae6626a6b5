import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { buildFiles } from '../../backend/export/index.ts'
import { writeFailure, writeFileWhole } from '../../backend/files/index.ts'
import { createLayout } from '../../backend/layout/index.ts'
import type { ExportFormat } from '../../core/requests/index.ts'
import { fromCaller } from '../caller.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { complain, progressBar, say, sayFailure, sayFindings } from '../output.ts'
import { readLetter } from '../read-letter.ts'

export interface BuildCommand {
  readonly out: string
  readonly format: readonly ExportFormat[]
  readonly library: readonly string[]
  readonly draftLine: boolean
  readonly letterhead: boolean
}

interface NamedFile {
  readonly path: string
  readonly bytes: Uint8Array
}

const isError = ({ severity }: { severity: string }): boolean => severity === 'error'

/** Writes the letter's files, or none of them. */
export async function build(file: string, command: BuildCommand): Promise<ExitCode> {
  const bar = progressBar(3)
  bar.step('Reading the letter')
  const read = readLetter(file, command.library)
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
    return await writeAll(
      built.value.files.map(({ format, bytes }) => ({ path: join(fromCaller(command.out), `${name}.${format}`), bytes })),
    )
  } finally {
    await layout.close()
  }
}

/** All files or none: what was written before a failure is taken away again. */
async function writeAll(files: readonly NamedFile[]): Promise<ExitCode> {
  const written: string[] = []
  for (const { path, bytes } of files) {
    const outcome = makeFolderOf(path) ?? (await writeFileWhole(path, bytes))
    if (!outcome.ok) {
      for (const done of written) rmSync(done, { force: true })
      sayFailure(outcome.error)
      complain('Nothing was written.')
      return exitCode.badInput
    }
    written.push(path)
  }
  for (const { path, bytes } of files) say(`${createHash('sha256').update(bytes).digest('hex')}  ${path}`)
  return exitCode.done
}

function makeFolderOf(path: string): { ok: false; error: ReturnType<typeof writeFailure> } | undefined {
  try {
    mkdirSync(join(path, '..'), { recursive: true })
    return undefined
  } catch (error) {
    return { ok: false, error: writeFailure(join(path, '..'), error) }
  }
}
