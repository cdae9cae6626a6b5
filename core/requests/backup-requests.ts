import { z } from 'zod'
import { Nothing, Time, type RequestGroup } from './request-shapes.ts'

export const BackupKind = z.enum(['daily', 'by-hand', 'before-migration', 'before-restore'])
export type BackupKind = z.infer<typeof BackupKind>

/** A backup of the store: when it was made and why; `size` in bytes. */
export const Backup = z.strictObject({ id: z.string(), at: Time, kind: BackupKind, size: z.int() })
export type Backup = z.infer<typeof Backup>

export const backupRequests = {
  'backups.list': {
    input: Nothing,
    /** The newest first. `problem` says why the last backup of the day could not be made. */
    output: z.strictObject({ backups: z.array(Backup), problem: z.string().optional() }),
  },
  'backups.make': { input: Nothing, output: Backup },
  /** Brings a backup back into the open store. Whatever the window read before is out of date then. */
  'backups.restore': { input: z.strictObject({ id: z.string().max(100) }), output: z.strictObject({ keptAs: z.string().optional() }) },
} as const satisfies RequestGroup
