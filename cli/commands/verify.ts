import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { verifyWord, type ClauseVerification } from '../../backend/word/index.ts'
import { fromCaller } from '../caller.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { complain, say, sayFailure } from '../output.ts'

/** A letter is a few hundred kilobytes; what is far above is none. */
const largestFile = 200_000_000

/** Compares the clauses of an exported Word file with the manifest in it, or says what a PDF proves of itself. */
export async function verify(file: string): Promise<ExitCode> {
  const bytes = readBytes(file)
  if (bytes === undefined) return exitCode.badInput
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-' || /\.pdf$/iu.test(file)) {
    const { verifyPdf } = await import('./verify-pdf.ts')
    return verifyPdf(file, bytes)
  }
  const verified = verifyWord(bytes)
  if (!verified.ok) {
    sayFailure(verified.error)
    return exitCode.badInput
  }
  const { manifest, clauses } = verified.value
  say(`${basename(file)}: "${manifest.title}", ${manifest.date}, ${manifest.state === 'draft' ? 'draft, not released' : 'released'}`)
  for (const clause of clauses) sayClause(clause)
  const broken = clauses.filter((clause) => clause.state !== 'unchanged').length
  say(
    broken === 0
      ? `All ${String(clauses.length)} clauses are as they were exported.`
      : `${String(broken)} of ${String(clauses.length)} clauses differ from what was exported.`,
  )
  return broken === 0 ? exitCode.done : exitCode.refused
}

function sayClause(clause: ClauseVerification): void {
  say(`  ${clause.state.padEnd(9)}  ${clause.code} v${String(clause.version)} (${clause.language})`)
  if (clause.state !== 'altered') return
  const { after, expected, found } = clause.difference
  say(`             after "${after}": exported "${expected}", found "${found}"`)
}

function readBytes(file: string): Uint8Array | undefined {
  try {
    const path = fromCaller(file)
    if (statSync(path).size <= largestFile) return readFileSync(path)
    complain(`${basename(file)} is too large to be a letter. Check its name.`)
  } catch {
    complain(`${basename(file)} cannot be read. Check its name and place.`)
  }
  return undefined
}
