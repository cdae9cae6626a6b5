import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { ApprovalRules, defaultRules, loosenedRules } from '../../core/review/index.ts'
import type { Change, Connection, Reading } from './connection.ts'
import { DamagedRow, type StoreFailure } from './failures.ts'

/** Beside the settings of the window, whose names it never has. */
const key = 'approval-rules'

/**
 * The rules of the house; those that every house begins with until somebody sets others. A damaged store must not decide by laxer rules than the house's.
 *
 * @throws DamagedRow when the row holds no rules, so that the connection says that the store is damaged.
 */
export async function readRules(db: Reading): Promise<ApprovalRules> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
  if (row === undefined) return defaultRules
  try {
    return ApprovalRules.parse(JSON.parse(row.value))
  } catch {
    throw new DamagedRow('approval rules')
  }
}

const reasonMissing: StoreFailure = {
  code: 'reason-missing',
  message: 'Approval rules are not loosened without a word why.',
  remedy: 'Say why fewer approvals, or those of others, are enough from now on; the audit trail keeps it.',
}

/** Who must approve what, in this house. Who may change it, the caller has asked; every change stands in the audit trail. */
export class ApprovalRuleBook {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  async read(): Promise<Result<ApprovalRules, StoreFailure>> {
    return this.#connection.read(async (db) => succeed(await readRules(db)))
  }

  /** Sets the rules; fails with `reason-missing` where one becomes looser and nothing says why. They hold for what is under review too: approvals are counted anew whenever something rests on them. */
  async set(rules: ApprovalRules, reason: string, actor: string): Promise<Result<ApprovalRules, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const before = await readRules(change.tx)
      if (JSON.stringify(before) === JSON.stringify(rules)) return succeed(before)
      const loosened = loosenedRules(before, rules)
      if (loosened.length > 0 && reason.trim() === '') return fail(reasonMissing)
      await keep(change, rules)
      await change.record({
        actor,
        kind: 'house.rules-changed',
        entity: key,
        payload: { rulesBefore: json(before), rulesAfter: json(rules), loosened: loosened.join(', '), reason: reason.trim() },
      })
      return succeed(rules)
    })
  }
}

async function keep({ tx }: Change, rules: ApprovalRules): Promise<void> {
  const value = JSON.stringify(rules)
  await tx
    .insertInto('settings')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

/** As one text, which the chain of the trail signs as it is. */
function json(rules: ApprovalRules): string {
  return JSON.stringify(rules)
}
