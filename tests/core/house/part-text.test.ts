import { expect, test } from 'vitest'
import { fieldText, partOf } from '../../../core/house/index.ts'
import { library } from '../../templates/starter-library.ts'

test.each(['Dear {{partner.salutation}},', '{{letter.date | long}}', 'No field', '{{partner.name}}\n{{partner.address}}', 'a {{ b'])(
  'a part of a template reads as it was written: %s',
  (text) => {
    expect(fieldText([partOf('recipient', text)], 'recipient')).toBe(text)
  },
)

test('the signature of the starter template reads as its file has it', () => {
  const template = library.shelf.templates.find(({ code }) => code === 'partner-letter')
  expect(fieldText(template?.parts ?? [], 'signature')).toBe('{{signatory.name}}\n{{signatory.title}}\n{{signatory.organisation}}')
})
