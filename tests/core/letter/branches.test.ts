import { describe, expect, test } from 'vitest'
import { plainText, type Block, type Condition } from '../../../core/document/index.ts'
import { assembleLetter, checkLetter, letterAsShown, pinClause, resolveLetter, type Letter } from '../../../core/letter/index.ts'
import { checkRelease, manifestOf } from '../../../core/release/index.ts'
import { approved, factsOf } from '../release/released.ts'
import { clauseVersion, field, paragraph, present, shelf, source } from './shelf.ts'

const gold: Condition = { field: 'partner.tier', test: 'is', value: 'gold' }
const when = (block: Block): Block => ({ ...block, when: gold }) as Block

function letterOf(body: Block[], tier: string): Letter {
  return present(assembleLetter(source(body, { 'partner.tier': tier }), shelf()).letter)
}

function wordsOf(letter: Letter): string {
  const { resolved } = resolveLetter(letter, shelf(), { draftLine: false, printLetterhead: true, images: new Map() })
  return plainText((resolved?.body ?? []).map(({ block }) => block))
}

const codes = (letter: Letter): string[] => checkLetter(letter, shelf()).map(({ code }) => code)

describe('a block with a condition', () => {
  test('is printed while its field has the value, without the condition', () => {
    const letter = letterOf([when(paragraph('For gold partners.')), paragraph('For all.')], 'gold')
    const { resolved } = resolveLetter(letter, shelf(), { draftLine: false, printLetterhead: true, images: new Map() })
    expect([wordsOf(letter), JSON.stringify(resolved?.body).includes('when')]).toEqual(['For gold partners.\nFor all.', false])
  })

  test('is left out with any other value, and the list counts on', () => {
    const item = (text: string): Block => ({ type: 'list-item', kind: 'decimal', level: 0, children: [{ text }] })
    expect(wordsOf(letterOf([item('One'), when(item('Gold')), item('Two')], 'silver'))).toBe('1. One\n2. Two')
  })

  test('asks for no value and warns of nothing while it is off', () => {
    const blocks = [when(paragraph(field('partner.address'))), when({ type: 'list-item', kind: 'bullet', level: 0, children: [] })]
    expect([codes(letterOf(blocks, 'silver')), codes(letterOf(blocks, 'gold')).toSorted()]).toEqual([[], ['item-empty', 'value-missing']])
  })

  test('on a field that nobody knows is an error', () => {
    const block = { ...paragraph('Never.'), when: { field: 'partner.teir', test: 'set' } } as Block
    expect(codes(letterOf([block], 'gold'))).toEqual(['field-unknown'])
  })

  test('within what is off asks nothing, not even for a field that nobody knows', () => {
    const never = { ...paragraph('Never.'), when: { field: 'partner.teir', test: 'set' } } as Block
    const block = when({ ...pinClause(clauseVersion({})), lock: 'adapted', children: [never] } as Block)
    expect([codes(letterOf([block], 'silver')), codes(letterOf([block], 'gold'))]).toEqual([[], expect.arrayContaining(['field-unknown'])])
  })

  test('uses the value that it asks, which is no slip then', () => {
    const block = { ...paragraph('In May.'), when: { field: 'campaign', test: 'is', value: 'May' } } as Block
    const letter = present(assembleLetter(source([block], { campaign: 'May' }), shelf()).letter)
    expect(codes(letter)).toEqual([])
  })
})

describe('a heading', () => {
  const heading: Block = { type: 'heading', level: 2, children: [{ text: 'For gold partners' }] }
  const next: Block = { type: 'heading', level: 2, children: [{ text: 'For all' }] }
  const only = when(paragraph('A gift.'))
  const bare = (blocks: Block[], tier: string): string[] => codes(letterOf(blocks, tier)).filter((code) => code === 'heading-bare')

  test('of which all that stands under it is off is found to be printed alone', () => {
    const blocks = [heading, only, paragraph(''), next, paragraph('Thanks.')]
    expect([bare(blocks, 'silver'), bare(blocks, 'gold')]).toEqual([['heading-bare'], []])
  })

  test('is fine with the same condition, with other text under it, and with nothing under it yet', () => {
    expect(bare([when(heading), only, next], 'silver')).toEqual([])
    expect(bare([heading, only, paragraph('Thanks.')], 'silver')).toEqual([])
    expect(bare([heading], 'silver')).toEqual([])
  })
})

describe('a clause that is off', () => {
  const expired = clauseVersion({ valid: { until: '2026-01-31' } })
  const letter = (tier: string): Letter => letterOf([when(pinClause(expired)), paragraph('For all.')], tier)
  const shelved = shelf({ versions: [expired] })

  test('is not found expired', () => {
    const found = (tier: string): string[] => checkLetter(letter(tier), shelved).map(({ code }) => code)
    expect([found('gold'), found('silver')]).toEqual([['clause-expired'], []])
  })

  test('does not stand against the release, though nobody approved it', () => {
    const facts = factsOf({ versions: [approved(clauseVersion(), { state: 'draft' }, [])], values: { 'partner.tier': 'silver' } })
    const conditional = { ...facts.letter, document: facts.letter.document.map((block) => (block.type === 'clause' ? when(block) : block)) }
    const codesOf = (shown: Letter | undefined): string[] =>
      checkRelease({ ...facts, letter: conditional, shown })
        .map(({ code }) => code)
        .filter((code) => code.startsWith('clause-'))
    expect([codesOf(undefined), codesOf(letterAsShown(conditional, shelf()))]).toEqual([['clause-unapproved'], []])
  })

  test('is not in the manifest', () => {
    const clauses = (tier: string): number => {
      const { resolved } = resolveLetter(letter(tier), shelved, { draftLine: false, printLetterhead: true, images: new Map() })
      return resolved === undefined ? -1 : manifestOf(letter(tier), resolved, { state: 'draft', layout: 'x' }).clauses.length
    }
    expect([clauses('gold'), clauses('silver')]).toEqual([1, 0])
  })

  test('does not stand in for a clause that the template insists on', () => {
    const on = { ...shelved, templates: shelved.templates.map((each) => ({ ...each, mandatoryClauses: [expired.code] })) }
    expect(checkLetter(letter('silver'), on).map(({ code }) => code)).toEqual(['clause-missing'])
  })
})

test('the manifest names the clause whose words became free text, with the words as they read now', () => {
  const { code, version, language, jurisdictions, digest } = pinClause(clauseVersion())
  const origin = { code, version, language, jurisdictions, digest }
  const detached = (text: string): Block => ({ ...paragraph(text), origins: [origin] }) as Block
  const letter = letterOf([detached('Cameras are certified,'), paragraph('as we said:'), detached('all of them.')], 'gold')
  const { resolved } = resolveLetter(letter, shelf(), { draftLine: false, printLetterhead: true, images: new Map() })
  const manifest = resolved === undefined ? undefined : manifestOf(letter, resolved, { state: 'draft', layout: 'x' })
  expect(manifest?.detached).toEqual([{ ...origin, text: 'Cameras are certified,\nall of them.' }])
})
