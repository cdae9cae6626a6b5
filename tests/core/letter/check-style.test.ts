import { describe, expect, test } from 'vitest'
import type { Block, Element } from '../../../core/document/index.ts'
import { assembleLetter, checkLetter, checkStyle, pinClause, valuesOf, type Finding, type Styled } from '../../../core/letter/index.ts'
import type { StyleRule } from '../../../core/style/index.ts'
import { clauseVersion, field, paragraph, present, shelf, source, template } from './shelf.ts'

const term: StyleRule = { kind: 'term', phrase: 'camera', instead: ['network camera', 'device'], severity: 'warning' }
const forbidden: StyleRule = { kind: 'forbidden', phrase: 'unhackable', severity: 'error' }
const disclaimer: StyleRule = {
  kind: 'required',
  phrase: 'encryption',
  text: 'Subject to export control',
  within: 'letter',
  severity: 'error',
}

function findings(rules: readonly StyleRule[], document: readonly Element[], about: Partial<Styled> = {}): Finding[] {
  return checkStyle({ document, language: 'en-GB', ...about }, { rules: [...rules] })
}

function passages(found: readonly Finding[]): (string | undefined)[] {
  return found.map(({ passage }) => passage?.text)
}

describe('a term for which the house has another', () => {
  test('is found with its place, and with what to write', () => {
    expect(findings([term], [paragraph('One camera.')])).toEqual([
      {
        severity: 'warning',
        code: 'style-term',
        message: 'The house does not write “camera”, but “network camera” or “device”.',
        remedy: 'Write what the house writes.',
        place: { path: [0] },
        passage: { start: { path: [0, 0], offset: 4 }, end: { path: [0, 0], offset: 10 }, text: 'camera' },
        mend: {
          kind: 'replace',
          start: { path: [0, 0], offset: 4 },
          end: { path: [0, 0], offset: 10 },
          text: 'camera',
          by: ['network camera', 'device'],
        },
      },
    ])
  })

  test('begins with a capital where the term did', () => {
    expect(findings([term], [paragraph('Camera one.')])[0]?.mend).toMatchObject({ by: ['Network camera', 'Device'] })
  })

  test('is fine within an approved term and within an exception', () => {
    const rule = { ...term, unless: ['camera obscura'] }
    expect(findings([rule], [paragraph('A network camera is no Camera Obscura.')])).toEqual([])
  })

  test('is found over the edge of a bold word', () => {
    const bold: Block = { type: 'paragraph', children: [{ text: 'A ' }, { text: 'cam', bold: true }, { text: 'era.' }] }
    expect(findings([term], [bold])[0]?.passage).toMatchObject({ start: { path: [0, 1], offset: 0 }, end: { path: [0, 2], offset: 3 } })
  })

  test('is not found in text of another language', () => {
    const rule: StyleRule = { ...term, language: 'de' }
    expect([
      findings([rule], [paragraph('One camera.')]),
      passages(findings([rule], [paragraph('camera')], { language: 'de-AT' })),
    ]).toEqual([[], ['camera']])
  })
})

describe('a required text', () => {
  const always: StyleRule = { kind: 'required', text: 'Subject to export control', within: 'letter', severity: 'error' }
  const picture: Block = {
    type: 'image',
    digest: 'a'.repeat(64),
    mediaType: 'image/png',
    alt: 'Subject to export control',
    children: [{ text: '' }],
  }
  const codes = (...blocks: Block[]): string[] => findings([always], blocks).map(({ code }) => code)

  test('does not stand in a letter whose words for it are struck through, wholly or in part', () => {
    const struck: Block = { type: 'paragraph', children: [{ text: 'Subject to export control', strike: true }] }
    const partly: Block = { type: 'paragraph', children: [{ text: 'Subject to ' }, { text: 'export', strike: true }, { text: ' control' }] }
    expect([codes(struck), codes(partly), codes(struck, paragraph('Subject to export control.'))]).toEqual([
      ['style-required'],
      ['style-required'],
      [],
    ])
  })

  test('does not stand in a letter where only the description of a picture says it, which no page shows', () => {
    expect([codes(picture), codes(picture, paragraph('Subject to export control.'))]).toEqual([['style-required'], []])
  })

  test('does not stand in a letter where somebody suggests to strike it through', () => {
    const formatted = { author: 'Ada Author', at: '2026-11-23T09:00:00.000Z', was: {} }
    const block: Block = { type: 'paragraph', children: [{ text: 'Subject to export control', strike: true, formatted }] }
    const letter = present(assembleLetter(source([block]), shelf()).letter)
    const found = checkLetter(letter, { ...shelf(), style: { rules: [always] } }).map(({ code }) => code)
    expect(found).toContain('style-required')
  })
})

describe('a forbidden phrase', () => {
  const values = valuesOf({ values: { 'partner.name': 'Unhackable Ltd' }, language: 'en-GB' }, template, shelf())

  test('blocks as its rule says, with the reason of the house', () => {
    const [found] = findings([{ ...forbidden, reason: 'Nothing is' }], [paragraph('It is unhackable.')])
    expect([found?.severity, found?.message]).toEqual(['error', 'The house forbids “unhackable”. Nothing is.'])
  })

  test('is found in what a field prints, and cannot be mended there', () => {
    const [found] = findings([forbidden], [paragraph('To ', field('partner.name'), '.')], { values })
    expect([found?.code, found?.mend, found?.passage]).toEqual(['style-forbidden', undefined, undefined])
  })

  test('is found in a note and in the description of a picture', () => {
    const note: Block = {
      type: 'paragraph',
      children: [{ text: 'A' }, { type: 'footnote', children: [{ text: 'Unhackable.' }] }, { text: 'b' }],
    }
    const picture: Block = { type: 'image', digest: 'a'.repeat(64), mediaType: 'image/png', alt: 'unhackable', children: [{ text: '' }] }
    expect(findings([forbidden], [note, picture]).map(({ place }) => place.path)).toEqual([[0, 1], [1]])
  })

  test('in a locked clause is for the clause’s next version', () => {
    const clause = pinClause(clauseVersion({ body: [{ type: 'paragraph', children: [{ text: 'It is unhackable.' }] }] }))
    const [found] = findings([forbidden], [clause])
    expect([found?.severity, found?.mend, found?.place.clause, found?.remedy]).toEqual([
      'error',
      undefined,
      clause.code,
      'Have the next version of the clause say it otherwise, or leave the clause out.',
    ])
  })

  test('in a sealed quotation only warns, since nobody may change it', () => {
    const clause = {
      ...pinClause(clauseVersion({ body: [{ type: 'paragraph', children: [{ text: 'It is unhackable.' }] }] })),
      lock: 'sealed' as const,
    }
    expect(findings([forbidden], [clause]).map(({ severity, mend }) => [severity, mend])).toEqual([['warning', undefined]])
  })
})

describe('a required text', () => {
  const said = 'Subject to export control.'

  test('is asked for once, as a paragraph after what asks for it', () => {
    const found = findings([disclaimer], [paragraph('With encryption.'), paragraph('More encryption.')])
    expect(found.map(({ mend }) => mend)).toEqual([{ kind: 'paragraph', after: 0, text: 'Subject to export control' }])
  })

  test('is asked for of no letter that does not mention what asks for it, and not where it stands', () => {
    expect([findings([disclaimer], [paragraph('Nothing.')]), findings([disclaimer], [paragraph('Encryption.'), paragraph(said)])]).toEqual([
      [],
      [],
    ])
  })

  test('must stand in the same paragraph, and is put behind the sentence', () => {
    const rule: StyleRule = { ...disclaimer, within: 'paragraph' }
    const found = findings([rule], [paragraph('With encryption. More.'), paragraph(said)])
    expect(found.map(({ mend }) => mend)).toEqual([
      { kind: 'insert', at: { path: [0, 0], offset: 16 }, text: ' Subject to export control.' },
    ])
  })

  test.each([
    [3, 1],
    [4, 0],
  ])('at most %i words away is missing %i times when four words lie between', (within, missing) => {
    const rule: StyleRule = { ...disclaimer, within }
    const text = paragraph('With encryption as one or two. ', 'Subject to export control.')
    expect(findings([rule], [text])).toHaveLength(missing)
  })

  test('without a condition is asked of every letter and of no clause', () => {
    const { phrase: _phrase, ...rule } = disclaimer as Extract<StyleRule, { kind: 'required' }>
    const text = [paragraph('Nothing.')]
    expect([findings([rule], text).length, findings([rule], text, { isClause: true }).length]).toEqual([1, 0])
  })
})

test.each<[string, StyleRule, Element[]]>([
  ['a term and what it is fine in', term, [paragraph('network camera '.repeat(40_000) + 'camera '.repeat(40_000))]],
  [
    'a phrase that asks for a text near it',
    { ...disclaimer, phrase: 'price', within: 5 },
    Array.from({ length: 60 }, () => paragraph('price '.repeat(1_000) + 'far '.repeat(10) + 'Subject to export control')),
  ],
  [
    'a phrase that asks for a text in each paragraph',
    { ...disclaimer, phrase: 'price', within: 'paragraph' },
    Array.from({ length: 20_000 }, () => paragraph('A price.')),
  ],
])('%s, tens of thousands of times, are checked in time for their number', (_what, rule, document) => {
  const begun = performance.now()
  expect(findings([rule], document)).toHaveLength(50)
  // Each with each, this would take a minute and more.
  expect(performance.now() - begun).toBeLessThan(5000)
})
