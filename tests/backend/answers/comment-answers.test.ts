import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Ask } from '../../../core/requests/index.ts'
import { anchorOf, mentionOf } from '../../../core/review/index.ts'
import { author, reviewer, second } from '../../core/review/house.ts'
import { must, stockedHouse } from '../release/house.ts'
import { codeOf, letterOf } from '../store/stores.ts'
import { templatesFolder } from '../../templates/starter-library.ts'
import { sittingIn, type Sitting } from './sitting.ts'

let sitting: Sitting
let ask: Ask

beforeAll(async () => {
  sitting = await sittingIn(stockedHouse, { libraries: [templatesFolder] })
  ask = sitting.ask
}, 120_000)
afterAll(() => sitting.close())
beforeEach(() => sitting.sits(author))

/** A letter of one paragraph, and the anchor of its first word. */
async function letterWith(text: string) {
  const { id, letter } = must(await sitting.store.createLetter(letterOf(text), author.person.id))
  const path = [letter.document.findIndex((block) => block.type === 'paragraph')]
  const anchor = anchorOf(letter.document, { path, offset: 0 }, { path, offset: text.indexOf(' ') })
  if (anchor === undefined) throw new Error('no anchor')
  return { id, letter, anchor, on: { subject: 'letter' as const, subjectId: id } }
}

describe('a comment on a letter', () => {
  test('is of whoever sits here, and of nobody while nobody does', async () => {
    const { on, anchor } = await letterWith('Partners train their staff.')
    must(await ask('comments.add', { ...on, text: 'All of them?', anchor }))
    sitting.leaves()
    expect(codeOf(await ask('comments.add', { ...on, text: 'No.' }))).toBe('no-person')
    expect(must(await ask('comments.list', on)).map(({ name, text, passage }) => [name, text, passage?.now])).toEqual([
      ['Ada Author', 'All of them?', 'Partners'],
    ])
  })

  test('changes neither the letter nor its revision', async () => {
    const { id, on, anchor } = await letterWith('Partners train their staff.')
    const before = must(await ask('letters.open', { id }))
    must(await ask('comments.add', { ...on, text: 'All of them?', anchor }))
    expect(must(await ask('letters.open', { id }))).toEqual(before)
  })

  test('goes where the save of its letter says that its passage went', async () => {
    const { id, letter, on, anchor } = await letterWith('Partners train their staff.')
    const { id: thread } = must(await ask('comments.add', { ...on, text: 'All of them?', anchor }))
    const passages = [{ thread, followed: { anchor, gone: true } }]
    must(await ask('letters.save', { id, revision: 1, letter: { ...letter, document: letterOf('Others do.').document }, passages }))
    expect(must(await ask('comments.list', on)).map(({ passage, followed }) => [passage, followed?.gone])).toEqual([
      [{ exact: 'Partners' }, true],
    ])
  })

  test('does not go anywhere with a save that is refused', async () => {
    const { id, letter, on, anchor } = await letterWith('Partners train their staff.')
    const { id: thread } = must(await ask('comments.add', { ...on, text: 'All of them?', anchor }))
    const passages = [{ thread, followed: { anchor, gone: true } }]
    expect(codeOf(await ask('letters.save', { id, revision: 7, letter, passages }))).toBe('letter-conflict')
    expect(must(await ask('comments.list', on))[0]?.followed).toBeUndefined()
  })
})

describe('a mention', () => {
  const mentions = async () => must(await ask('reviews.inbox', {})).mentions.map(({ title, name, text }) => [title, name, text])

  test('waits for the person until they answer, or the thread is resolved', async () => {
    const { on } = await letterWith('Partners train their staff.')
    const said = { ...on, text: `Is this so, ${mentionOf(reviewer.person.id)} and ${mentionOf(second.person.id)}?` }
    const { id: thread } = must(await ask('comments.add', said))
    expect(await mentions()).toEqual([])
    sitting.sits(reviewer)
    const seen = await mentions()
    must(await ask('comments.add', { ...on, text: 'It is.', thread }))
    expect([seen, await mentions()]).toEqual([[['A letter', 'Ada Author', 'Is this so, @Rita Reviewer and @Sam Second?']], []])
    sitting.sits(second)
    expect(await mentions()).toHaveLength(1)
    must(await ask('comments.resolve', { comment: thread }))
    expect(await mentions()).toEqual([])
  })
})
