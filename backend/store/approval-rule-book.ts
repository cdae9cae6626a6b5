import type { Day } from '../../core/clause/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { loosenedRules, type ApprovalRules } from '../../core/review/index.ts'
import { readRules, rulesKey } from './approval-rules.ts'
import type { Change, Connection } from './connection.ts'
import type { StoreFailure } from './failures.ts'
import { settleOpen } from './review-decide.ts'

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

  /** Sets the rules; fails with `reason-missing` where one becomes looser and nothing says why. They hold for what is under review too: approvals are counted anew, and what has enough of them by now is approved. */
  async set(rules: ApprovalRules, reason: string, actor: string, today: Day): Promise<Result<ApprovalRules, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const before = await readRules(change.tx)
      if (JSON.stringify(before) === JSON.stringify(rules)) return succeed(before)
      const loosened = loosenedRules(before, rules)
      if (loosened.length > 0 && reason.trim() === '') return fail(reasonMissing)
      await keep(change, rules)
      await change.record({
        actor,
        kind: 'house.rules-changed',
        entity: rulesKey,
        payload: { rulesBefore: json(before), rulesAfter: json(rules), loosened: loosened.join(', '), reason: reason.trim() },
      })
      const settled = await settleOpen(change, actor, today)
      return settled.ok ? succeed(rules) : settled
    })
  }
}

async function keep({ tx }: Change, rules: ApprovalRules): Promise<void> {
  const value = JSON.stringify(rules)
  await tx
    .insertInto('settings')
    .values({ key: rulesKey, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

/** As one text, which the chain of the trail signs as it is. */
function json(rules: ApprovalRules): string {
  return JSON.stringify(rules)
}
