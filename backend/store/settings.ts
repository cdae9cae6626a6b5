import { defaultSettings, Settings } from '../../core/requests/index.ts'
import type { Change, Reading } from './connection.ts'

/** The settings; one that was never set, or that this version does not know, has its default. */
export async function readSettings(db: Reading): Promise<Settings> {
  const rows = await db.selectFrom('settings').selectAll().execute()
  const stored = rows.map(({ key, value }): [string, unknown] => [key, JSON.parse(value)])
  const valid = stored.filter(([key, value]) => Settings.partial().safeParse({ [key]: value }).success)
  return { ...defaultSettings, ...Settings.partial().parse(Object.fromEntries(valid)) }
}

/** Writes some settings; how a window looks is no state of the house, so the audit trail hears nothing of it. */
export async function writeSettings({ tx }: Change, changes: Partial<Settings>): Promise<void> {
  for (const [key, setting] of Object.entries(changes)) {
    const value = JSON.stringify(setting)
    await tx
      .insertInto('settings')
      .values({ key, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute()
  }
}
