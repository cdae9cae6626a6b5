import { ApprovalRules, defaultRules } from '../../core/review/index.ts'
import type { Reading } from './connection.ts'
import { DamagedRow } from './failures.ts'

/** Beside the settings of the window, whose names it never has. */
export const rulesKey = 'approval-rules'

/**
 * The rules of the house; those that every house begins with until somebody sets others. A damaged store must not decide by laxer rules than the house's.
 *
 * @throws DamagedRow when the row holds no rules, so that the connection says that the store is damaged.
 */
export async function readRules(db: Reading): Promise<ApprovalRules> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', rulesKey).executeTakeFirst()
  if (row === undefined) return defaultRules
  try {
    return ApprovalRules.parse(JSON.parse(row.value))
  } catch {
    throw new DamagedRow('approval rules')
  }
}
