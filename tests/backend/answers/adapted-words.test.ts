import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { verifyWord } from '../../../backend/word/index.ts'
import type { Store } from '../../../backend/store/index.ts'
import { identityOf } from '../../../core/clause/index.ts'
import { digestOfDocument, type Clause } from '../../../core/document/index.ts'
import { adaptClause, type Letter } from '../../../core/letter/index.ts'
import type { Ask } from '../../../core/requests/index.ts'
import { defaultRules } from '../../../core/review/index.ts'
import { administrator, author, reviewer, second } from '../../core/review/house.ts'
import { example, templatesFolder } from '../../templates/starter-library.ts'
import { must, stockedHouse } from '../release/house.ts'
import { codeOf } from '../store/stores.ts'
import { sittingIn, type Sitting } from './sitting.ts'

let store: Store
let sitting: Sitting
let ask: Ask

beforeAll(async () => {
  sitting = await sittingIn(stockedHouse, { libraries: [templatesFolder] })
  ;({ ask, store } = sitting)
}, 120_000)
afterAll(() => sitting.close())
beforeEach(() => sitting.sits(author))

const adaptedCode = 'statement/commitment'
const words: Clause['children'] = [{ type: 'paragraph', children: [{ text: 'We commit to this for the whole of your contract.' }] }]

function withWords(letter: Letter, children = words): Letter {
  const document = letter.document.map((block) =>
    block.type === 'clause' && block.code === adaptedCode ? { ...adaptClause(block, 'Their contract runs longer.'), children } : block,
  )
  return { ...letter, document }
}

let partners = 0
/** A letter in review whose commitment is adapted, and what to ask about that clause. */
async function submitted() {
  partners += 1
  const letter = withWords(example('partner-letter.md'))
  const clause = letter.document.find((block) => block.type === 'clause' && block.code === adaptedCode)
  if (clause?.type !== 'clause') throw new Error('The letter carries no commitment.')
  const values = { ...letter.values, 'partner.name': `Example Adapted ${String(partners)} Ltd` }
  const { id: letterId } = must(await store.createLetter({ ...letter, values }, author.person.id))
  const { id } = must(await ask('letters.submit', { id: letterId, note: '' }))
  const about = {
    id: letterId,
    identity: identityOf(clause),
    version: clause.version,
    words: digestOfDocument(words),
    reason: 'As agreed.',
  }
  return { letterId, id, about }
}

async function errorsOf(id: string): Promise<string[]> {
  return must(await ask('letters.releaseCheck', { id }))
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ code }) => code)
}

async function adaptationIn(review: string) {
  const { letter } = must(await ask('reviews.open', { id: review }))
  return letter?.clauses.find(({ adaptation }) => adaptation !== undefined)?.adaptation
}

describe('words of a letter’s own in the place of a clause', () => {
  test('leave once a reviewer has approved them, and not with the approval of the letter', async () => {
    const { letterId, id, about } = await submitted()
    sitting.sits(second)
    must(await ask('reviews.decide', { id, meaning: 'approve' }))
    const before = await errorsOf(letterId)
    must(await ask('letters.keep', about))
    expect([before, await errorsOf(letterId)]).toEqual([['adaptation-unapproved'], []])
  })

  test('stand in the review beside the approved ones, for the reviewer to approve and not for the author', async () => {
    const { id, about } = await submitted()
    const toAuthor = await adaptationIn(id)
    sitting.sits(reviewer)
    const toReviewer = await adaptationIn(id)
    must(await ask('letters.keep', about))
    const after = await adaptationIn(id)
    expect([toAuthor?.mayApprove, toReviewer?.mayApprove, after?.mayApprove]).toEqual([false, true, false])
    expect([toReviewer?.isApproved, after?.isApproved, after?.approvals.map(({ name, reason }) => [name, reason])]).toEqual([
      false,
      true,
      [['Rita Reviewer', 'As agreed.']],
    ])
    expect(digestOfDocument(toReviewer?.before ?? [])).not.toBe(about.words)
  })

  test('are approved by nobody who wrote them, nor without a word why, nor when they are others', async () => {
    const { about } = await submitted()
    const own = codeOf(await ask('letters.keep', about))
    sitting.sits(reviewer)
    const silent = codeOf(await ask('letters.keep', { ...about, reason: ' ' }))
    const others = codeOf(await ask('letters.keep', { ...about, words: 'ab'.repeat(32) }))
    expect([own, silent, others]).toEqual([expect.stringMatching(/own-work|role-not-held/u), 'reason-missing', 'clause-not-in-letter'])
  })

  test('lose their approval with any change of them', async () => {
    const { letterId, about } = await submitted()
    sitting.sits(reviewer)
    must(await ask('letters.keep', about))
    sitting.sits(author)
    const { letter, revision } = must(await ask('letters.open', { id: letterId }))
    const others: Clause['children'] = [{ type: 'paragraph', children: [{ text: 'We commit to this for ever.' }] }]
    must(await ask('letters.save', { id: letterId, revision, letter: withWords(letter, others) }))
    must(await ask('letters.submit', { id: letterId, note: '' }))
    expect(await errorsOf(letterId)).toContain('adaptation-unapproved')
  })

  test('may not leave where the house does not let its letters adapt such clauses', async () => {
    const { letterId } = await submitted()
    sitting.sits(administrator)
    must(await ask('rules.set', { rules: { ...defaultRules, adaptable: [] }, reason: 'No letter of ours says otherwise.' }))
    const closed = await errorsOf(letterId)
    must(await ask('rules.set', { rules: defaultRules, reason: 'Statements may be adapted.' }))
    expect([closed.includes('clause-not-adaptable'), (await errorsOf(letterId)).includes('clause-not-adaptable')]).toEqual([true, false])
  })

  test('leave with a manifest that says so; the file of Word agrees with it, and the clause counts as used and is recalled', async () => {
    const { letterId, id, about } = await submitted()
    sitting.sits(second)
    must(await ask('reviews.decide', { id, meaning: 'approve' }))
    must(await ask('letters.keep', about))
    sitting.sits(author)
    const { releaseId = '' } = must(await ask('letters.release', { id: letterId }))
    const { manifest, docx } = must(await store.register.open(releaseId))
    const clause = manifest.clauses.find(({ code }) => code === adaptedCode)
    expect(clause).toMatchObject({ lock: 'adapted', words: about.words, text: 'We commit to this for the whole of your contract.' })
    expect([clause?.digest === about.words, clause?.adaptation?.length, JSON.stringify(manifest).includes('Their contract')]).toEqual([
      false,
      1,
      false,
    ])
    const entry = must(await ask('register.open', { id: releaseId }))
    expect(entry.clauses.flatMap(({ adapted = [] }) => adapted.map(({ name, reason }) => [name, reason]))).toEqual([
      ['Sam Second', 'As agreed.'],
    ])
    const { released } = must(await ask('register.whereUsed', { identity: about.identity }))
    expect(released.map((use) => use.letterId)).toContain(letterId)
    const bytes = must(await store.register.file(docx.digest))
    expect(verifyWord(bytes)).toMatchObject({ ok: true })
  })
})
