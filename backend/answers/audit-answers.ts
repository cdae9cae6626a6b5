import { canonicalJson, type Json } from '../../core/document/index.ts'
import { succeed, type ListedEntry, type Result } from '../../core/requests/index.ts'
import { readAuditDescription } from '../places/index.ts'
import { clockOf } from './clock-of.ts'
import type { ReadEntry, Store } from '../store/index.ts'
import type { Answering } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'
import { administratorOf } from './session.ts'

type AuditRequests = 'audit.list' | 'audit.mark' | 'audit.verify' | 'audit.export' | 'audit.confirmClock'

export function auditAnswers({ store, host, session }: Answering): AnswerGroup<AuditRequests> {
  return {
    'audit.confirmClock': async ({ reason }) => {
      const administrator = administratorOf(session)
      if (!administrator.ok) return administrator
      const confirmed = await store.audit.confirmClock(reason, administrator.value.id)
      return confirmed.ok ? succeed({}) : confirmed
    },
    'audit.list': async (filter) => {
      const listed = await store.audit.entries(filter)
      if (!listed.ok) return listed
      const known = await store.audit.known()
      if (!known.ok) return known
      const names = await namesOf(store)
      if (!names.ok) return names
      const named = (id: string): { name?: string } => {
        const name = names.value.get(id)
        return name === undefined ? {} : { name }
      }
      const { kinds, actors } = known.value
      const about = await store.audit.namesOf(listed.value.entries.map(({ entity }) => entity))
      if (!about.ok) return about
      const entries = listed.value.entries.map((entry) =>
        listedEntry(entry, { ...named(entry.actor), ...aboutOf(entry.entity, about.value), ...peopleIn(entry.payload, names.value) }),
      )
      return succeed({ entries, total: listed.value.total, kinds, actors: actors.map((id) => ({ id, ...named(id) })) })
    },
    'audit.mark': async () => {
      const seq = await store.audit.mark()
      return seq.ok ? succeed({ seq: seq.value }) : seq
    },
    'audit.verify': async () => {
      const anchors = await store.audit.anchors()
      if (!anchors.ok) return anchors
      const verdict = await store.audit.verify(anchors.value)
      if (!verdict.ok) return verdict
      const { entries, broken } = verdict.value
      const clock = await clockOf(store, host.today())
      if (!clock.ok) return clock
      const anchor = Math.max(0, ...anchors.value.map(({ seq }) => seq))
      return succeed({
        entries,
        ...(anchor === 0 ? {} : { anchor }),
        ...clock.value,
        ...(broken === undefined ? {} : { broken: { seq: broken.seq, message: broken.message, remedy: broken.remedy } }),
      })
    },
    'audit.export': async () => {
      const log = await store.audit.exportLog()
      if (!log.ok) return log
      const day = host.today()
      const saved = await host.saveFiles([
        { name: `Audit trail ${day}.jsonl`, format: 'jsonl', bytes: Buffer.from(log.value) },
        { name: `Audit trail ${day}, how to verify it.md`, format: 'md', bytes: Buffer.from(readAuditDescription()) },
      ])
      return saved.ok ? succeed({ files: [...saved.value] }) : saved
    },
  }
}

function aboutOf(entity: string, names: ReadonlyMap<string, string>): { about?: string } {
  const about = names.get(entity)
  return about === undefined ? {} : { about }
}

const personId = /"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"/gu

/** Whom a payload names, whatever its members are called. */
function peopleIn(payload: string, names: ReadonlyMap<string, string>): { people?: Record<string, string> } {
  const people = [...payload.matchAll(personId)].flatMap(([, id = '']): [string, string][] => {
    const name = names.get(id)
    return name === undefined ? [] : [[id, name]]
  })
  return people.length === 0 ? {} : { people: Object.fromEntries(people) }
}

function listedEntry({ personal, ...entry }: ReadEntry, names: Pick<ListedEntry, 'name' | 'about' | 'people'>) {
  // What the store reads out of its row is JSON.
  return { ...entry, ...names, ...(personal === undefined ? {} : { personal: canonicalJson(personal as Json) }) }
}

async function namesOf(store: Store): Promise<Result<Map<string, string>>> {
  const people = await store.people.list()
  return people.ok ? succeed(new Map(people.value.map(({ id, name }) => [id, name]))) : people
}
