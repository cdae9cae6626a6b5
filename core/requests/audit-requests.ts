import { z } from 'zod'
import { AuditEntry } from '../audit/audit-entry.ts'
import { ClockBehind } from './host-requests.ts'
import { ExportedFile } from './page-requests.ts'
import { Nothing, type RequestGroup } from './request-shapes.ts'

/** Which entries: `kind` may end in a dot for all of that sort; days in UTC, both included. */
export const AuditFilter = z.strictObject({
  actor: z.string().max(100).optional(),
  kind: z.string().max(100).optional(),
  entity: z.string().max(200).optional(),
  /** Words of the title, code or name of what it happened to, each the beginning of one; or its id. */
  about: z.string().max(200).optional(),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
})
export type AuditFilter = z.infer<typeof AuditFilter>

/** An entry as the window shows it. */
export const ListedEntry = z.strictObject({
  ...AuditEntry.shape,
  /** Name of the person; left out for `system`, and for who is not known here. */
  name: z.string().optional(),
  /** What the thing that it happened to is called today; left out for what has no name, or is not here any more. */
  about: z.string().optional(),
  /** Names of the people whom its payload names by their ids, by these ids; left out where it names nobody who is known here. */
  people: z.record(z.string(), z.string()).optional(),
  /** What is personal in it, as JSON; left out when there was nothing, or it was erased. */
  personal: z.string().optional(),
})
export type ListedEntry = z.infer<typeof ListedEntry>

export const auditRequests = {
  'audit.list': {
    input: AuditFilter.extend({ offset: z.int().min(0), limit: z.int().min(1).max(1000) }),
    /** The newest first. `actors` and `kinds` are all that the trail knows, for the filters. */
    output: z.strictObject({
      entries: z.array(ListedEntry),
      total: z.int(),
      actors: z.array(z.strictObject({ id: z.string(), name: z.string().optional() })),
      kinds: z.array(z.string()),
    }),
  },
  /** Number of the newest entry, those of drafts being written left out: another one means that what was read before may have changed. */
  'audit.mark': { input: Nothing, output: z.strictObject({ seq: z.int() }) },
  'audit.verify': {
    input: Nothing,
    output: z.strictObject({
      /** How many entries hold, counted from the first. */
      entries: z.int(),
      /** Number of the last entry that a released letter vouches for. */
      anchor: z.int().optional(),
      /** Why the times of what comes next cannot be trusted; left out where nothing speaks against the clock. */
      clock: ClockBehind.optional(),
      broken: z.strictObject({ seq: z.int(), message: z.string(), remedy: z.string() }).optional(),
    }),
  },
  /**
   * An administrator says that the clock was ahead when the newest entries were written, and is right now: from then on days are judged
   * by the clock alone. Fails with `clock-not-behind` where the trail is not ahead of it.
   */
  'audit.confirmClock': { input: z.strictObject({ reason: z.string().max(2000) }), output: Nothing },
  /** Cancelled in the host's dialog: no files. */
  'audit.export': { input: Nothing, output: z.strictObject({ files: z.array(ExportedFile) }) },
} as const satisfies RequestGroup
