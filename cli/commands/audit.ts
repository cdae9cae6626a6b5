import { mkdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { clockOf, todayHere } from '../../backend/answers/index.ts'
import { writeFailure, writeFilesWhole } from '../../backend/files/index.ts'
import { readAuditDescription } from '../../backend/places/index.ts'
import type { Store } from '../../backend/store/index.ts'
import { verifyLog, type ChainFault, type ChainHead } from '../../core/audit/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { fromCaller } from '../caller.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { withStoreThere, type DataOption } from '../open-data.ts'
import { complain, say, sayFailure } from '../output.ts'
import { refuse } from '../refuse.ts'

export interface AuditVerifyCommand extends DataOption {
  readonly json?: boolean
  /** A head that was written down elsewhere. */
  readonly anchor?: ChainHead
}

interface Verdict {
  readonly entries: number
  readonly anchor: ChainHead | undefined
  readonly broken: ChainFault | undefined
  /** That the clock of this computer is behind the trail; never of an exported one. */
  readonly clock?: { readonly message: string; readonly remedy: string }
}

/** Verifies the audit trail of the store, or an exported one. Ends with 1 and names the first broken entry when it does not hold. */
export async function auditVerify(file: string | undefined, command: AuditVerifyCommand): Promise<ExitCode> {
  const verdict =
    file === undefined ? await withStoreThere(command, (store) => verifyStore(store, command.anchor)) : verifyFile(file, command.anchor)
  if (!verdict.ok) return refuse(verdict.error)
  const { entries, anchor, broken, clock } = verdict.value
  if (command.json === true) say(JSON.stringify({ entries, anchor, broken, clock }))
  else if (broken === undefined)
    say(
      `${entries === 1 ? 'The 1 entry of the audit trail holds.' : `All ${String(entries)} entries of the audit trail hold.`} ${saidOf(anchor)}`,
    )
  else complain(`${broken.message} ${broken.remedy}`)
  if (clock !== undefined && command.json !== true) sayFailure({ code: 'clock-behind', ...clock })
  return broken === undefined ? exitCode.done : exitCode.refused
}

function saidOf(anchor: ChainHead | undefined): string {
  return anchor === undefined
    ? 'No head was written down elsewhere, so a tail that was cut off would not show: give one with --anchor.'
    : `Up to entry ${String(anchor.seq)} they are those that were written down elsewhere.`
}

/** Heads that released letters carry count as written down elsewhere, beside the one that was given. */
async function verifyStore(store: Store, given: ChainHead | undefined): Promise<Result<Verdict>> {
  const { audit } = store
  const released = await audit.anchors()
  if (!released.ok) return released
  const anchors = [...released.value, ...(given === undefined ? [] : [given])]
  const verdict = await audit.verify(anchors)
  if (!verdict.ok) return verdict
  const clock = await clockOf(store, todayHere())
  if (!clock.ok) return clock
  const { entries, broken } = verdict.value
  return succeed({ entries, broken, ...clock.value, anchor: anchors.toSorted((left, right) => right.seq - left.seq)[0] })
}

function verifyFile(file: string, anchor: ChainHead | undefined): Result<Verdict> {
  let log: string
  try {
    log = readFileSync(fromCaller(file), 'utf8')
  } catch {
    return fail({ code: 'file-unreadable', message: `${basename(file)} cannot be read.`, remedy: 'Check its name and place.' })
  }
  const verdict = verifyLog(log, anchor)
  return succeed(
    verdict.ok
      ? { entries: verdict.value.entries, anchor, broken: undefined }
      : { entries: verdict.error.seq - 1, anchor, broken: verdict.error },
  )
}

export interface AuditExportCommand extends DataOption {
  readonly out?: string
  /** Of the files that are written; without them the lines that are printed are JSON themselves. */
  readonly json?: boolean
}

/** Writes the audit trail as JSON Lines, with the page that tells how to verify it; without a folder the lines go to the output. */
export async function auditExport(options: AuditExportCommand): Promise<ExitCode> {
  const log = await withStoreThere(options, ({ audit }) => audit.exportLog())
  if (!log.ok) return refuse(log.error)
  if (options.out === undefined) {
    process.stdout.write(log.value)
    return exitCode.done
  }
  const written = await writeInto(fromCaller(options.out), log.value)
  if (!written.ok) sayFailure(written.error)
  else if (options.json === true) say(JSON.stringify({ items: written.value.map((file) => ({ file })), total: written.value.length }))
  else for (const path of written.value) say(path)
  return written.ok ? exitCode.done : exitCode.badInput
}

async function writeInto(folder: string, log: string): Promise<Result<string[]>> {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    return fail(writeFailure(folder, error))
  }
  const files = [
    { path: join(folder, 'audit-trail.jsonl'), bytes: Buffer.from(log) },
    { path: join(folder, 'audit-trail, how to verify it.md'), bytes: Buffer.from(readAuditDescription()) },
  ]
  const written = await writeFilesWhole(files)
  return written.ok ? succeed(files.map(({ path }) => path)) : written
}
