import { describe, expect, test } from 'vitest'
import { plainText, type Block } from '../../../core/document/index.ts'
import { recogniseParts } from '../../../core/letter/index.ts'

const paragraphs = (...texts: readonly string[]): Block[] => texts.map((text) => ({ type: 'paragraph', children: [{ text }] }))

/** What was recognised: each part with its text, and the body. */
function told(...texts: readonly string[]): Record<string, string> {
  const { document } = recogniseParts(paragraphs(...texts))
  const parts: Record<string, string> = {}
  for (const block of document) {
    const name = block.type === 'part' ? block.part : 'body'
    parts[name] = [parts[name], plainText([block]).trim()].filter((text) => text !== undefined).join(' | ')
  }
  return parts
}

describe('of an old letter', () => {
  test('a closing and the signature that stand in one paragraph are told apart', () => {
    expect(told('Dear Partner,', 'All is well.', 'Yours sincerely,\nHelen Marsh\nMarketing Director')).toEqual({
      salutation: 'Dear Partner,',
      body: 'All is well.',
      closing: 'Yours sincerely,',
      signature: 'Helen Marsh\nMarketing Director',
    })
  })

  test('a closing that ends the last paragraph leaves the words before it in the body', () => {
    expect(told('Dear Partner,', 'We look forward to your answer.\nKind regards\nHelen Marsh')).toEqual({
      salutation: 'Dear Partner,',
      body: 'We look forward to your answer.',
      closing: 'Kind regards',
      signature: 'Helen Marsh',
    })
  })

  test('a company’s abbreviation ends a line of the signature and not the signature', () => {
    expect(told('Dear Partner,', 'All is well.', 'Kind regards', 'Helen Marsh', 'Northlight Vision Ltd.', 'Bristol')).toMatchObject({
      signature: 'Helen Marsh\nNorthlight Vision Ltd.\nBristol',
    })
  })

  test('a sentence below the signature stays in the body', () => {
    expect(told('Dear Partner,', 'All is well.', 'Kind regards', 'Helen Marsh', 'This letter was sent without a signature.')).toMatchObject(
      {
        signature: 'Helen Marsh',
        body: 'All is well. | This letter was sent without a signature.',
      },
    )
  })

  test('the recipient is the address nearest to the day, not the sender’s above it, and the line below the reference is the subject', () => {
    expect(
      told(
        'Northlight Vision UK Ltd\n4 Harbour Row\nBristol BS0 4NV',
        'Calder & Wren Ltd\nUnit 7\nLeeds LS0 3QT',
        '12 March 2025',
        'Our reference: NV/12',
        'Recordings',
        'Dear Ms Calder,',
        'You asked where recordings are kept.',
      ),
    ).toMatchObject({
      recipient: 'Calder & Wren Ltd\nUnit 7\nLeeds LS0 3QT',
      reference: 'NV/12',
      subject: 'Recordings',
      body: 'Northlight Vision UK Ltd\n4 Harbour Row\nBristol BS0 4NV | You asked where recordings are kept.',
    })
  })
})
