import { expect, test } from 'vitest'
import { assembleLetter, pinClause, resolveLetter, type Letter, type Shelf } from '../../../core/letter/index.ts'
import { digestForApproval, digestForKeeping } from '../../../core/review/index.ts'
import { clauseVersion, paragraph, present, shelf, source } from '../letter/shelf.ts'

const letter = present(assembleLetter(source([paragraph('We write to you.'), pinClause(clauseVersion())]), shelf()).letter)

function digest(
  of: Letter = letter,
  on: Shelf = shelf(),
  options: { draftLine?: boolean; printLetterhead?: boolean; layout?: string } = {},
): string {
  const { draftLine = false, printLetterhead = true, layout = '1' } = options
  const { resolved } = resolveLetter(of, on, { draftLine, printLetterhead, images: new Map() })
  if (resolved === undefined) throw new Error('not resolved')
  return digestForApproval(of, { layout, resolved })
}

const [plain] = shelf().letterheads
const image = {
  type: 'image' as const,
  digest: 'ab'.repeat(32),
  mediaType: 'image/png' as const,
  alt: 'Logo',
  children: [{ text: '' }] as [{ text: string }],
}

function digestWithImage(bytes: Uint8Array): string {
  const withImage = { ...letter, document: [...letter.document, image] }
  const { resolved } = resolveLetter(withImage, shelf(), {
    draftLine: false,
    printLetterhead: true,
    images: new Map([[image.digest, bytes]]),
  })
  return resolved === undefined ? '' : digestForApproval(withImage, { layout: '1', resolved })
}

test.each<[string, string]>([
  ['one character of its text', digest({ ...letter, document: [...letter.document, paragraph('.')] })],
  ['a value', digest({ ...letter, values: { ...letter.values, 'partner.name': 'Example Distribution Ltd' } })],
  ['a value that no page shows', digest({ ...letter, values: { ...letter.values, 'letter.not_before': '2026-12-01' } })],
  ['the layout version', digest(letter, shelf(), { layout: '2' })],
  ['the letterhead', digest(letter, shelf({ letterheads: plain === undefined ? [] : [{ ...plain, footer: ['Registered in England'] }] }))],
  ['a value of the company that it shows', digest(letter, shelf({ company: { 'company.name': 'Northlight' } }))],
])('another %s moves the digest that approvals sign', (_, moved) => {
  expect(moved).not.toBe(digest())
})

test('other bytes of an image move it', () => {
  expect(digestWithImage(Uint8Array.of(1))).not.toBe(digestWithImage(Uint8Array.of(2)))
})

test('a value of the company that it does not show leaves it', () => {
  expect(digest(letter, shelf({ company: { 'company.name': 'Northlight Vision', 'company.phone': '1' } }))).toBe(digest())
})

test('its title, the draft line and headed paper leave it', () => {
  expect([
    digest({ ...letter, title: 'Another label' }),
    digest(letter, shelf(), { draftLine: true }),
    digest(letter, shelf(), { printLetterhead: false }),
  ]).toEqual([digest(), digest(), digest()])
})

test('keeping a superseded clause is for one letter as it stands', () => {
  const clause = 'cd'.repeat(32)
  expect(digestForKeeping(digest(), clause)).not.toBe(digestForKeeping('ef'.repeat(32), clause))
})
