import { describe, expect, test } from 'vitest'
import { plainText } from '../../../core/document/index.ts'
import { correctionLetter, pinClause, wordsFor, type Letter } from '../../../core/letter/index.ts'
import { clause, example } from '../../templates/starter-library.ts'

const today = '2026-11-26'
const passages = ['The first paragraph.\nThe second one.']

const wordsOf = (earlier: Letter): string =>
  plainText(correctionLetter({ earlier, passages, replacement: clause('policy-quote/retail-scope') }, today).document)

describe('a letter of correction', () => {
  const earlier = example('partner-letter.md')

  test('quotes what the earlier letter said, and pins what stands in for it', () => {
    const { document } = correctionLetter({ earlier, passages, replacement: clause('policy-quote/retail-scope') }, today)
    const quotation = document.find((block) => block.type === 'quotation')
    const pinned = document.flatMap((block) => (block.type === 'clause' ? [`${block.code} v${String(block.version)}`] : []))
    expect([quotation && plainText([quotation]), pinned]).toEqual([
      'The first paragraph.\nThe second one.',
      ['policy-quote/retail-scope v1'],
    ])
  })

  test('says nothing in the place of what has no replacement', () => {
    const words = plainText(correctionLetter({ earlier, passages }, today).document)
    expect([words.includes('This no longer stands.'), words.includes('In its place')]).toEqual([true, false])
  })

  test.each(['letter.reference', 'letter.not_before'])('leaves out the earlier letter’s %s', (name) => {
    const marked = { ...earlier, values: { ...earlier.values, [name]: '2026-12-01' } }
    expect(correctionLetter({ earlier: marked, passages }, today).values[name]).toBeUndefined()
  })

  test('greets nobody whom the earlier letter went to beside its own recipient by that one’s name', () => {
    const { values } = correctionLetter({ earlier, recipient: 'Nordlicht Vertrieb GmbH', passages }, today)
    expect(Object.entries(values).filter(([name]) => name.startsWith('partner.'))).toEqual([['partner.name', 'Nordlicht Vertrieb GmbH']])
    expect(values['signatory.name']).toBe(earlier.values['signatory.name'])
  })

  test('names somebody else in words where the earlier letter names its recipient in words', () => {
    const inWords = earlier.document.map((block) =>
      block.type === 'part' && (block.part === 'recipient' || block.part === 'salutation')
        ? { ...block, children: [{ text: block.part === 'recipient' ? 'Harbour Optics Ltd\nBristol' : 'Dear Mr Ferris,' }] }
        : block,
    )
    const { document } = correctionLetter(
      { earlier: { ...earlier, document: inWords }, recipient: 'Nordlicht Vertrieb GmbH', passages },
      today,
    )
    const words = plainText(document)
    expect(['Nordlicht Vertrieb GmbH', 'Harbour Optics Ltd', 'Mr Ferris'].map((name) => words.includes(name))).toEqual([true, false, false])
  })

  test('encloses nothing of what went out with the earlier one', () => {
    const note = {
      digest: 'ab'.repeat(32),
      name: 'note.txt',
      mediaType: 'text/plain',
      title: 'A note',
      relationship: 'supplement' as const,
    }
    expect(Object.hasOwn(correctionLetter({ earlier: { ...earlier, enclosed: [note] }, passages }, today), 'enclosed')).toBe(false)
  })

  test('quotes what the clause quoted, and leaves the words of the house beside it outside of the quotation', () => {
    const line = (text: string) => ({ type: 'paragraph' as const, children: [{ text }] })
    const body = [
      { type: 'quotation' as const, children: [line('It needs a licence.'), line('It is for two years.')] },
      line('We check this.'),
    ]
    const pinned = pinClause({ ...clause('policy-quote/retail-scope'), body })
    const quoting = { ...earlier, document: [...earlier.document.filter(({ type }) => type === 'part'), pinned] }
    const passage = 'It needs a licence.\nIt is for two years.\nWe check this.'
    const { document } = correctionLetter({ earlier: quoting, passages: [passage] }, today)
    const at = document.findIndex(({ type }) => type === 'quotation')
    expect(document.slice(at, at + 2).map((block) => [block.type, plainText([block])])).toEqual([
      ['quotation', 'It needs a licence.\nIt is for two years.'],
      ['paragraph', 'We check this.'],
    ])
  })

  test.each(['en', 'de', 'fr', 'el'])('says to somebody who has a copy to whom the earlier letter was written: %s', (language) => {
    const words = plainText(
      correctionLetter({ earlier: { ...earlier, language }, recipient: 'Bolt Trading GmbH', named: 'Acme Ltd', passages }, today).document,
    )
    expect([words.includes('Acme Ltd'), /wrote to you|Ihnen mitgeteilt|vous avons écrit|σας γράψαμε/u.test(words)]).toEqual([true, false])
  })

  test.each(['de', 'fr', 'el', 'el-GR'])('speaks the language of its letter where the page does: %s', (language) => {
    const words = wordsOf({ ...earlier, language })
    expect([wordsFor(language) === wordsFor('en'), /In our letter|This no longer stands|In its place/u.test(words)]).toEqual([false, false])
  })
})
