import { expect, test } from 'vitest'
import { ApprovalRule, defaultRules } from '../../core/review/index.ts'
import { choiceOf, dueChoices, ruleChoices, withChoice, withDue } from '../../renderer/settings/rule-choices.ts'

test('every choice of who approves is a rule that the house takes', () => {
  const rules = ruleChoices.map(({ id }) => withChoice(defaultRules.letter, id))
  expect(rules.filter((rule) => !ApprovalRule.safeParse(rule).success)).toEqual([])
})

test('a choice is found again in the rule it makes', () => {
  expect(ruleChoices.map(({ id }) => choiceOf(withChoice(defaultRules.letter, id))?.id)).toEqual(ruleChoices.map(({ id }) => id))
})

test('every choice of a due day is a rule that the house takes', () => {
  const rules = dueChoices.map(({ id }) => withDue(defaultRules.letter, id))
  expect(rules.map((rule) => ApprovalRule.safeParse(rule).success)).toEqual(dueChoices.map(() => true))
})
