import { expect, test } from 'vitest'
import { likelyTemplate } from '../../../renderer/start-screen/likely-template.ts'

const templates = ['customer-faq', 'partner-letter', 'regulator-response'].map((code) => ({ code }))
const lettersOf = (...codes: string[]): { template: string }[] => codes.map((template) => ({ template }))

test('an old letter is offered the template of the letter that was changed last', () => {
  expect(likelyTemplate(templates, lettersOf('regulator-response', 'customer-faq'))).toBe('regulator-response')
})

test('an old letter is never offered a template that is not there any more', () => {
  expect(likelyTemplate(templates, lettersOf('gone', 'customer-faq'))).toBe('customer-faq')
})

test('an old letter in a house without letters is offered the partner letter', () => {
  expect(likelyTemplate(templates, [])).toBe('partner-letter')
})

test('an old letter in a house with templates of its own is offered the first, and none where there is none', () => {
  expect([likelyTemplate([{ code: 'own' }], []), likelyTemplate([], [])]).toEqual(['own', undefined])
})
