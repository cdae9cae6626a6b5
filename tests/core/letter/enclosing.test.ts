import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  describeEnclosure,
  EnclosureName,
  enclosureNameFor,
  Enclosures,
  encloseFiles,
  moveEnclosure,
  takeOutEnclosure,
  type Enclosing,
  type Enclosure,
} from '../../../core/letter/index.ts'

function file(title: string, name = `${title.toLowerCase()}.pdf`): Enclosure {
  return { digest: 'ab'.repeat(32), name, mediaType: 'application/pdf', title, relationship: 'supplement' }
}

const lines = ({ values }: Enclosing): string | undefined => values['letter.enclosures']

describe('the lines under the enclosures', () => {
  const one: Enclosing = { enclosed: [], values: { 'letter.enclosures': 'A sample in the post', 'partner.name': 'Harrow' } }
  const three = encloseFiles(one, [file('Note'), file('Table'), file('Plan')], true)

  test('name each file that is added, after those that were there', () => {
    expect(lines(three)).toBe('A sample in the post\nNote\nTable\nPlan')
  })

  test('name nothing twice', () => {
    expect(lines(encloseFiles(one, [file('A sample in the post')], true))).toBe('A sample in the post')
  })

  test('stay as they are in a letter that prints others', () => {
    expect(lines(encloseFiles(one, [file('Note')], false))).toBe('A sample in the post')
  })

  test('follow a file that gets another title', () => {
    expect(lines(describeEnclosure(three, 1, { title: 'Table of deliveries' }))).toBe(
      'A sample in the post\nNote\nTable of deliveries\nPlan',
    )
  })

  test('stay as they are when the pages of a file are appended and are not any more', () => {
    const appended = describeEnclosure(three, 1, { appended: true })
    expect([appended.enclosed[1]?.appended, describeEnclosure(appended, 1, { appended: undefined })]).toStrictEqual([true, three])
  })

  test('follow files that move, and leave the others where they stand', () => {
    const between: Enclosing = { ...three, values: { 'letter.enclosures': 'Note\nA sample in the post\nTable\nPlan' } }
    const moved = moveEnclosure(between, 2, 0)
    expect([moved.enclosed.map(({ title }) => title), lines(moved)]).toEqual([
      ['Plan', 'Note', 'Table'],
      'Plan\nA sample in the post\nNote\nTable',
    ])
  })

  test('lose a file that is taken out, and are left out of the letter with the last', () => {
    const alone = encloseFiles({ enclosed: [], values: {} }, [file('Note')], true)
    expect([lines(takeOutEnclosure(three, 0)), takeOutEnclosure(alone, 0)]).toEqual([
      'A sample in the post\nTable\nPlan',
      { enclosed: [], values: {} },
    ])
  })

  test('come back to what they were when a file is moved there and back', () => {
    expect(moveEnclosure(moveEnclosure(three, 0, 2), 2, 0)).toEqual(three)
  })
})

describe('the name of a file that is enclosed', () => {
  test('is one that every system can save, whatever it was called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 255 }), (name) => EnclosureName.safeParse(enclosureNameFor(name, [])).success),
    )
  })

  test('is that of no other file of the letter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a.pdf', 'A.PDF', 'manifest.json', 'b', 'b?', 'b*'), { minLength: 1, maxLength: 12 }),
        (names) => {
          const given = names.reduce<string[]>((taken, name) => [...taken, enclosureNameFor(name, taken)], [])
          return Enclosures.safeParse(given.map((name) => file('A title', name))).success
        },
      ),
    )
  })

  test.each([
    ['Note.pdf', 'Note.pdf'],
    ['Prüfung – Anlage 1 (final).pdf', 'Prüfung - Anlage 1 (final).pdf'],
    ['a:b*c?.pdf', 'a_b_c_.pdf'],
    ['.hidden', 'hidden'],
    ['letter.json', 'letter (2).json'],
    ['???', '_'],
  ])('of “%s” is “%s”', (from, to) => {
    expect(enclosureNameFor(from, [])).toBe(to)
  })
})
