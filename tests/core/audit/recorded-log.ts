import { nextEntry, type AuditEntry } from '../../../core/audit/index.ts'
import { canonicalJson } from '../../../core/document/index.ts'

const kinds = ['clause-version.approved', 'letter.released', 'person.added', 'decision.added', 'letter.sent']

/** A recorded trail of so many entries. */
export function recordedEntries(length: number): AuditEntry[] {
  const entries: AuditEntry[] = []
  for (let index = 0; index < length; index += 1) {
    const at = `2026-11-23T10:${String(Math.floor(index / 60) % 60).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}Z`
    const payload = { code: 'policy-quote/retail-scope', version: index, reason: 'Größe "§ 4" \u{1F512}\n', personal: 'ab'.repeat(32) }
    entries.push(
      nextEntry(entries.at(-1), {
        at,
        actor: index % 7 === 0 ? 'system' : `person-${String(index % 5)}`,
        kind: kinds[index % kinds.length] ?? 'letter.sent',
        entity: `thing-${String(index)}`,
        payload,
      }),
    )
  }
  return entries
}

/** Entries as they are exported. */
export function logOf(entries: readonly AuditEntry[]): string {
  return entries.map((entry) => `${canonicalJson({ ...entry })}\n`).join('')
}
