import { basename } from 'node:path'
import { createLayout } from '../../backend/layout/index.ts'
import { buildFiles } from '../../backend/export/index.ts'
import type { Finding } from '../../core/letter/index.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { say, sayFailure, sayFindings } from '../output.ts'
import { readLetter, shelfOfFiles, type ReadLetter } from '../read-letter.ts'

export interface CheckCommand {
  readonly json: boolean
  readonly library: readonly string[]
}

/** Says what `build` would find, and writes nothing. */
export async function check(file: string, command: CheckCommand): Promise<ExitCode> {
  const read = readLetter(file, shelfOfFiles(command.library))
  const about = await findingsAbout(read)
  if (about === undefined) return exitCode.badInput
  const findings = [...read.findings, ...about]
  if (command.json) say(JSON.stringify(findings, undefined, 2))
  else sayFindings(findings, basename(file))
  const errors = findings.filter((finding) => finding.severity === 'error').length
  if (!command.json) say(`${basename(file)}: ${countOf(errors, 'error')}, ${countOf(findings.length - errors, 'warning')}`)
  if (read.unreadable) return exitCode.badInput
  return errors > 0 ? exitCode.refused : exitCode.done
}

function countOf(count: number, name: string): string {
  return count === 0 ? `no ${name}s` : `${String(count)} ${name}${count === 1 ? '' : 's'}`
}

async function findingsAbout(read: ReadLetter): Promise<Finding[] | undefined> {
  if (read.letter === undefined) return []
  const layout = createLayout()
  try {
    const built = await buildFiles(read.letter, read.shelf, layout, {
      formats: [],
      draftLine: true,
      printLetterhead: true,
      images: read.images,
    })
    if (built.ok) return read.locate(built.value.findings)
    sayFailure(built.error)
    return undefined
  } finally {
    await layout.close()
  }
}
