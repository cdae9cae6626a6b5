import { z } from 'zod'
import { Sha256 } from '../clause/index.ts'
import { canonicalJson } from '../document/index.ts'
import { fail, succeed, type Failure, type Result } from '../requests/result.ts'
import { AuditEntry, chainStart, hashOfEntry } from './audit-entry.ts'

/** An entry named by its number and hash: the last of a chain, or one that was written down elsewhere, in a released letter, say. */
export const ChainHead = z.strictObject({ seq: z.int().min(1), hash: Sha256 })
export type ChainHead = z.infer<typeof ChainHead>

/**
 * Why a chain does not hold. `unreadable`: no entry at all. `gap`: an entry is missing; `order`: one comes again or too
 * late; `link`: it does not name the hash of the one before; `hash`: its hash does not fit its words; `anchor`: it is not
 * the entry that was written down; `cut`: the chain ends before the one that was.
 */
export type ChainFaultReason = 'unreadable' | 'gap' | 'order' | 'link' | 'hash' | 'personal' | 'anchor' | 'cut'

export interface ChainFault extends Failure<'audit-broken'> {
  /** Number of the first entry that does not hold, as it should be there. */
  readonly seq: number
  readonly reason: ChainFaultReason
  readonly remedy: string
}

export interface ChainVerdict {
  readonly entries: number
  /** Undefined for an empty chain. */
  readonly head: ChainHead | undefined
}

/** Why an entry cannot follow another (undefined: be the first); undefined when it can. */
export function faultOfEntry(
  entry: AuditEntry,
  previous: ChainHead | undefined,
): Exclude<ChainFaultReason, 'unreadable' | 'personal' | 'anchor' | 'cut'> | undefined {
  const expected = (previous?.seq ?? 0) + 1
  if (entry.seq !== expected) return entry.seq > expected ? 'gap' : 'order'
  if (entry.prevHash !== (previous?.hash ?? chainStart)) return 'link'
  return canBeHashed(entry) && hashOfEntry(entry) === entry.hash ? undefined : 'hash'
}

/** False for texts that canonical JSON cannot say: no entry was ever made of them. */
function canBeHashed({ seq, at, actor, kind, entity, payload, prevHash }: AuditEntry): boolean {
  return Number.isFinite(seq) && [at, actor, kind, entity, payload, prevHash].every((text) => text.isWellFormed())
}

/**
 * Walks along a chain from its first entry. Without an anchor it finds every change but a tail that was cut off or a chain
 * that was made anew from some entry on; beside a head written down elsewhere it finds these too, up to that head. Returns
 * the first entry that does not hold.
 */
export function verifyChain(entries: Iterable<AuditEntry>, anchor?: ChainHead): Result<ChainVerdict, ChainFault> {
  let head: ChainHead | undefined
  for (const entry of entries) {
    const reason =
      faultOfEntry(entry, head) ?? (anchor !== undefined && entry.seq === anchor.seq && entry.hash !== anchor.hash ? 'anchor' : undefined)
    if (reason !== undefined) return fail(chainFault((head?.seq ?? 0) + 1, reason))
    head = { seq: entry.seq, hash: entry.hash }
  }
  const length = head?.seq ?? 0
  return anchor !== undefined && length < anchor.seq ? fail(chainFault(length + 1, 'cut')) : succeed({ entries: length, head })
}

/** `verifyChain` of an exported log: JSON Lines, each entry as canonical JSON, each line ended by "\n". */
export function verifyLog(log: string, anchor?: ChainHead): Result<ChainVerdict, ChainFault> {
  const lines = log.split('\n')
  const last = lines.pop()
  const entries: AuditEntry[] = []
  for (const line of lines) {
    const entry = entryFrom(line)
    if (entry === undefined) break
    entries.push(entry)
  }
  const isWhole = last === '' && entries.length === lines.length
  if (isWhole) return verifyChain(entries, anchor)
  const before = verifyChain(entries)
  return before.ok ? fail(chainFault(entries.length + 1, 'unreadable')) : before
}

/** The entry on a line; undefined when the line is not exactly the canonical JSON of one. */
function entryFrom(line: string): AuditEntry | undefined {
  try {
    const entry = AuditEntry.safeParse(JSON.parse(line)).data
    return entry !== undefined && canBeHashed(entry) && canonicalJson({ ...entry }) === line ? entry : undefined
  } catch {
    return undefined
  }
}

const sentences: Readonly<Record<ChainFaultReason, string>> = {
  unreadable: 'is no entry any more',
  gap: 'is missing',
  order: 'does not stand in its place',
  link: 'does not follow the one before it',
  hash: 'was changed: its hash does not fit its words',
  personal: 'has other personal data beside it than was written down',
  anchor: 'is not the one that was written down elsewhere',
  cut: 'is missing: the trail once went further',
}

/** A fault in a sentence. */
export function chainFault(seq: number, reason: ChainFaultReason): ChainFault {
  const message = `Entry ${String(seq)} of the audit trail ${sentences[reason]}. What comes before it holds.`
  return {
    code: 'audit-broken',
    seq,
    reason,
    message,
    remedy: 'Compare it with a backup from before, and find out who could change the file.',
  }
}
