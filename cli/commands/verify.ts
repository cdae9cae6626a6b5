import { basename } from 'node:path'
import { createLayout, type Layout } from '../../backend/layout/index.ts'
import { verifyWord, type ClauseVerification } from '../../backend/word/index.ts'
import { fromCaller } from '../caller.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { complain, counted, say, sayFailure, visible } from '../output.ts'
import { readBytes } from '../read-bytes.ts'
import { readTrust } from '../read-trust.ts'
import { sayVerification, verifyPdf, type VerifyingPdf } from './verify-pdf.ts'

export interface VerifyCommand {
  /** A folder of certificates whose word counts. */
  readonly trust?: string
  readonly data?: string
  readonly json?: boolean
}

/** A letter is a few hundred kilobytes; what is far above is none. */
const largestFile = 200_000_000

type Verified = { readonly file: string } & Readonly<Record<string, unknown>>

interface Verifying extends Omit<VerifyingPdf, 'layout'> {
  layout(): Layout
  readonly isJson: boolean
}

/**
 * Says of each file whether it is what it says it is: of a PDF its signatures, what was added after them and what it proves of itself, of
 * a Word file whether its clauses are as they were exported. Ends as the worst of them: 2 where one cannot be read, 1 where one is not valid.
 */
export async function verify(files: readonly string[], { trust, data, json }: VerifyCommand): Promise<ExitCode> {
  const trusted = trust === undefined ? undefined : readTrust(fromCaller(trust))
  if (trusted?.ok === false) {
    sayFailure(trusted.error)
    return exitCode.badInput
  }
  let layout: Layout | undefined
  const verifying = { trusted: trusted?.value, data, isJson: json === true, layout: () => (layout ??= createLayout()) }
  const items: Verified[] = []
  let worst: ExitCode = exitCode.done
  for (const file of files) {
    const { code, item } = await verifyOne(file, verifying)
    if (code > worst) worst = code
    if (item !== undefined) items.push(item)
  }
  await layout?.close()
  if (json === true) say(JSON.stringify({ items, total: items.length }))
  return worst
}

interface Outcome {
  readonly code: ExitCode
  readonly item?: Verified
}

async function verifyOne(file: string, verifying: Verifying): Promise<Outcome> {
  const bytes = readBytes(fromCaller(file), largestFile)
  if (!bytes.ok) {
    sayFailure(bytes.error)
    return { code: exitCode.badInput }
  }
  const isPdf = Buffer.from(bytes.value.subarray(0, 5)).toString('latin1') === '%PDF-' || /\.pdf$/iu.test(file)
  return isPdf ? verifyOnePdf(file, bytes.value, verifying) : verifyOneWord(file, bytes.value, verifying)
}

async function verifyOnePdf(file: string, bytes: Uint8Array, { layout, trusted, data, isJson }: Verifying): Promise<Outcome> {
  const verification = await verifyPdf(bytes, { layout: layout(), trusted, data })
  const name = visible(basename(file))
  if (verification.verdict === 'unreadable') complain(`${name}: ${visible(verification.sentence)}`)
  else if (!isJson) sayVerification(name, verification)
  const code = verification.verdict === 'valid' ? exitCode.done : exitCode.refused
  return { code, item: { file, ...verification } }
}

function verifyOneWord(file: string, bytes: Uint8Array, { isJson }: Verifying): Outcome {
  const verified = verifyWord(bytes)
  if (!verified.ok) {
    const { message, remedy = '' } = verified.error
    complain(visible(`${basename(file)}: ${message} ${remedy}`.trimEnd()))
    return { code: exitCode.badInput }
  }
  const { manifest, clauses } = verified.value
  const broken = clauses.filter((clause) => clause.state !== 'unchanged').length
  const sentence =
    broken === 0
      ? clauses.length === 1
        ? 'Its clause is as it was exported.'
        : `All ${String(clauses.length)} clauses are as they were exported.`
      : `${String(broken)} of ${counted(clauses.length, 'clause')} ${broken === 1 ? 'differs' : 'differ'} from what was exported.`
  if (!isJson) {
    say(
      `${visible(basename(file))}: "${visible(manifest.title)}", ${manifest.date}, ${manifest.state === 'draft' ? 'draft, not released' : 'released'}`,
    )
    for (const clause of clauses) sayClause(clause)
    say(sentence)
  }
  const { title, date, state } = manifest
  const code = broken === 0 ? exitCode.done : exitCode.refused
  return { code, item: { file, verdict: broken === 0 ? 'unchanged' : 'changed', sentence, title, date, state, clauses } }
}

function sayClause(clause: ClauseVerification): void {
  say(`  ${clause.state.padEnd(9)}  ${clause.code} v${String(clause.version)} (${clause.language})`)
  if (clause.state !== 'altered') return
  const { after, expected, found } = clause.difference
  say(`             after "${after}": exported "${expected}", found "${found}"`)
}
