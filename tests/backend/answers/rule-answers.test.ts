import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ruleAnswers } from '../../../backend/answers/rule-answers.ts'
import type { Session } from '../../../backend/answers/index.ts'
import type { Store } from '../../../backend/store/index.ts'
import { succeed } from '../../../core/requests/index.ts'
import { defaultRules, type ApprovalRules, type Role } from '../../../core/review/index.ts'
import { author, decision, reviewer, signed, type Colleague } from '../../core/review/house.ts'
import { must, stockedHouse, today } from '../release/house.ts'
import { drafted } from '../review/reviewed.ts'
import { codeOf } from '../store/stores.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-rules-'))
const host = { today: () => today }
let store: Store

beforeAll(async () => {
  store = await stockedHouse(folder)
}, 120_000)
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

function sessionOf({ person, keys }: Colleague, ...roles: Role[]): Session {
  return { acting: () => succeed({ person: { ...person, roles }, sign: (words) => signed(words, keys) }), actor: () => person.id }
}

const stricter: ApprovalRules = {
  ...defaultRules,
  clauses: { ...defaultRules.clauses, statement: { approvals: 2, roles: ['reviewer', 'administrator'], mode: 'in-order' } },
}

test('a house begins with the rules of every house', async () => {
  expect(must(await ruleAnswers({ store, host, session: sessionOf(author, 'author') })['rules.read']({}))).toEqual(defaultRules)
})

test('nobody but an administrator sets the rules', async () => {
  const answers = ruleAnswers({ store, host, session: sessionOf(reviewer, 'reviewer') })
  expect(codeOf(await answers['rules.set']({ rules: stricter, reason: '' }))).toBe('role-missing')
})

test('rules that were set hold for the next review, and stand in the audit trail', async () => {
  must(await ruleAnswers({ store, host, session: sessionOf(reviewer, 'administrator') })['rules.set']({ rules: stricter, reason: '' }))
  const { id } = await drafted(store, author, 'statement')
  const sent = must(await store.reviews.send({ subject: 'clause-version', id, note: '', today }, author.person))
  const trail = must(await store.audit.entries({ kind: 'house.rules-changed', offset: 0, limit: 5 }))
  expect([sent.standing.needed, trail.total]).toEqual([2, 1])
})

test('a rule is not loosened without a reason', async () => {
  const answers = ruleAnswers({ store, host, session: sessionOf(reviewer, 'administrator') })
  expect(codeOf(await answers['rules.set']({ rules: defaultRules, reason: ' ' }))).toBe('reason-missing')
})

test('a rule that is loosened stands in the audit trail with the reason', async () => {
  must(
    await ruleAnswers({ store, host, session: sessionOf(reviewer, 'administrator') })['rules.set']({
      rules: defaultRules,
      reason: 'We are three.',
    }),
  )
  const [entry] = must(await store.audit.entries({ kind: 'house.rules-changed', offset: 0, limit: 1 })).entries
  expect(JSON.parse(entry?.payload ?? '{}')).toMatchObject({ loosened: 'statement', reason: 'We are three.' })
})

test('what has enough approvals by a rule that was loosened is approved at once, and waits for nobody', async () => {
  const { id } = await drafted(store, author, 'policy-quote')
  const sent = must(await store.reviews.send({ subject: 'clause-version', id, note: '', today }, author.person))
  must(await store.reviews.decide(sent.id, decision(reviewer, sent.digest), { today }))
  const answers = ruleAnswers({ store, host, session: sessionOf(reviewer, 'administrator') })
  const rules = {
    ...defaultRules,
    clauses: { ...defaultRules.clauses, 'policy-quote': { ...defaultRules.clauses['policy-quote'], approvals: 1 } },
  }
  must(await answers['rules.set']({ rules, reason: 'One is enough.' }))
  const after = must(await store.reviews.open(sent.id, today))
  expect([after.state, after.outcome]).toEqual(['approved', 'approved'])
})

test('rules that cannot be read stop what rests on them instead of becoming laxer ones', async () => {
  must(await store.rules.set({ ...stricter, letter: { ...stricter.letter, dueInDays: 9 } }, '', author.person.id, today))
  const file = new DatabaseSync(join(folder, 'chancery.sqlite'))
  file.prepare("update settings set value = '{}' where key = 'approval-rules'").run()
  file.close()
  expect((await store.rules.read()).ok).toBe(false)
})
