import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { author, reviewer, second } from '../../core/review/house.ts'
import { codeOf, must, revisedTo, wishOf } from '../store/stores.ts'
import { letterSentAtHome, misquotedAtHome, sentAtHome, twoComputers, type Computer, type Computers } from './two-computers.ts'

let computers: Computers

beforeAll(async () => {
  computers = await twoComputers()
}, 60_000)
afterAll(() => computers.close())
beforeEach(() => {
  computers.home.sits(author)
  computers.away.sits(reviewer)
})

describe('a clause version that goes to another computer', () => {
  test('waits there for its reviewer, with its evidence, its note and its sender’s name', async () => {
    const { home, away } = computers
    const { review } = await sentAtHome(home)
    const taken = await away.unpack(await home.pack(review))
    const opened = must(await away.ask('reviews.open', { id: review }))
    const evidence = opened.clause?.version.evidence[0]?.digest ?? ''
    expect([taken.conflicts, taken.item?.mine, opened.item.sentBy, opened.item.note]).toEqual([
      [],
      ['reviewer'],
      'Ada Author',
      'For Friday.',
    ])
    expect(must(await away.ask('evidence.describe', { digest: evidence })).name).toBe('statement.txt')
  })

  test('comes in beside the version before it, where that one is there already', async () => {
    const { home, away } = computers
    const { review, version } = await sentAtHome(home)
    await away.unpack(await home.pack(review))
    const { clauseId, version: before } = must(await home.store.library.openVersion(version))
    const next = await revisedTo(home.store, version, { ...before, title: 'Scope, once more' }, wishOf(author.person))
    const again = must(await home.ask('reviews.send', { id: next.id, note: 'The next one.' }))
    const taken = await away.unpack(await home.pack(again.id))
    const known = must(await away.store.library.versions([before.code])).map(({ number, state }) => [number, state])
    expect([taken.conflicts, taken.versions, known, clauseId === '']).toEqual([
      [],
      1,
      [
        [2, 'in-review'],
        [1, 'in-review'],
      ],
      false,
    ])
  })

  test('is approved at home by the signature that was made there', async () => {
    const { home, away } = computers
    const { review, version } = await sentAtHome(home)
    await away.unpack(await home.pack(review))
    must(await away.ask('reviews.decide', { id: review, meaning: 'approve', comment: 'As the source has it.' }))
    const taken = await home.unpack(await away.pack(review))
    const decision = must(await home.ask('reviews.open', { id: review })).decisions[0]
    expect([taken.decisions, taken.conflicts, decision?.name, decision?.counts]).toEqual([
      [{ name: 'Rita Reviewer', meaning: 'approve', comment: 'As the source has it.' }],
      [],
      'Rita Reviewer',
      true,
    ])
    expect(must(await home.store.library.openVersion(version)).state).toBe('approved')
    const { entries } = must(await home.ask('audit.list', { kind: 'decision.added', offset: 0, limit: 1 }))
    expect(entries.map(({ name, people }) => [name, people])).toEqual([[author.person.name, { [reviewer.person.id]: 'Rita Reviewer' }]])
  })

  test('is not approved at home by somebody elsewhere while its seal does not hold against the evidence at home', async () => {
    const { home, away } = computers
    const { review, version } = await sentAtHome(home)
    await away.unpack(await home.pack(review))
    must(await away.ask('reviews.decide', { id: review, meaning: 'approve', comment: 'As the source has it.' }))
    const opened = must(await home.store.library.openVersion(version))
    const digest = opened.version.evidence[0]?.digest ?? ''
    const kept = must(await home.ask('evidence.text', { digest }))
    must(await home.store.evidence.setText(digest, { ...kept, text: kept.text.replace(/[a-z]/gu, 'x') }))
    const here = await home.ask('evidence.checkSeal', { version: opened.version })
    const taken = await home.unpack(await away.pack(review))
    must(await home.store.evidence.setText(digest, kept))
    expect([must(here).state, taken.decisions, taken.conflicts, must(await home.store.library.openVersion(version)).state]).toEqual([
      'broken',
      [],
      [expect.stringMatching(/^What Rita Reviewer decided \(approved\) does not count here: .+/u)],
      'in-review',
    ])
    const again = await home.unpack(await away.pack(review))
    expect([again.decisions.length, again.conflicts, must(await home.store.library.openVersion(version)).state]).toEqual([
      1,
      [],
      'approved',
    ])
  })

  test('comes in once: the same package again changes nothing', async () => {
    const { home, away } = computers
    const { review } = await sentAtHome(home)
    const bytes = await home.pack(review)
    await away.unpack(bytes)
    const before = must(await away.store.audit.head())
    const again = await away.unpack(bytes)
    expect([again.changed, again.conflicts, must(await away.store.audit.head())]).toEqual([false, [], before])
  })

  test('brings comments there and back, each once', async () => {
    const { home, away } = computers
    const { review, version } = await sentAtHome(home)
    const about = { subject: 'clause-version' as const, subjectId: version }
    must(await home.ask('comments.add', { ...about, text: 'Is this the newest statement?' }))
    await away.unpack(await home.pack(review))
    const {
      item,
      comments: [first],
    } = must(await away.ask('reviews.open', { id: review }))
    must(await away.ask('comments.add', { ...about, subjectId: item.subjectId, text: 'It is.', thread: first?.id }))
    const bytes = await away.pack(review)
    await home.unpack(bytes)
    await home.unpack(bytes)
    expect(must(await home.ask('reviews.open', { id: review })).comments.map(({ name, text }) => [name, text])).toEqual([
      ['Ada Author', 'Is this the newest statement?'],
      ['Rita Reviewer', 'It is.'],
    ])
  })

  test('is not decided there by somebody who is no reviewer', async () => {
    const { home, away } = computers
    const { review } = await sentAtHome(home)
    await away.unpack(await home.pack(review))
    away.sits(author)
    expect(codeOf(await away.ask('reviews.decide', { id: review, meaning: 'approve' }))).toBe('role-not-held')
  })

  test('is not decided there by a reviewer who wrote it', async () => {
    const { home, away } = computers
    const { review } = await sentAtHome(home, 'statement', reviewer)
    await away.unpack(await home.pack(review))
    expect(codeOf(await away.ask('reviews.decide', { id: review, meaning: 'approve' }))).toBe('own-work')
  })

  test('gathers two approvals from two computers, in whichever order they come', async () => {
    const { home, away } = computers
    const { review, version } = await sentAtHome(home, 'policy-quote')
    await away.unpack(await home.pack(review))
    must(await away.ask('reviews.decide', { id: review, meaning: 'approve' }))
    const early = await away.pack(review)
    away.sits(second)
    must(await away.ask('reviews.decide', { id: review, meaning: 'approve' }))
    const late = await away.pack(review)
    await home.unpack(late)
    expect(must(await home.store.library.openVersion(version)).state).toBe('approved')
    expect((await home.unpack(early)).changed).toBe(false)
  })
})

describe('a computer that gets a package for the first time', () => {
  /** Has a computer take the evidence of a version for a text in which the quotation does not stand word for word, or does so no more. */
  async function misread({ store, ask }: Computer, version: string, from: string, to: string): Promise<void> {
    const digest = must(await store.library.openVersion(version)).version.evidence[0]?.digest ?? ''
    const text = must(await ask('evidence.text', { digest }))
    must(await store.evidence.setText(digest, { ...text, text: text.text.replace(from, to) }))
  }

  /** A version at home that quotes other words than its evidence has, and is approved by who does not see it, on the other computer. */
  async function wronglyApproved({ home, away }: Computers): Promise<{ review: string; version: string }> {
    const { id: version, quoted } = await misquotedAtHome(home)
    await misread(home, version, ...quoted)
    const { id: review } = must(await home.ask('reviews.send', { id: version, note: '' }))
    await away.unpack(await home.pack(review))
    await misread(away, must(await away.ask('reviews.open', { id: review })).item.subjectId, ...quoted)
    must(await away.ask('reviews.decide', { id: review, meaning: 'approve' }))
    return { review, version }
  }

  test('has what was approved elsewhere approved, with the evidence that came along', async () => {
    const { home, away } = computers
    const { review } = await sentAtHome(home)
    await away.unpack(await home.pack(review))
    must(await away.ask('reviews.decide', { id: review, meaning: 'approve' }))
    const other = await computers.fresh()
    const taken = await other.unpack(await away.pack(review))
    const { subjectId } = must(await other.ask('reviews.open', { id: review })).item
    expect([taken.decisions.length, taken.conflicts, must(await other.store.library.openVersion(subjectId)).state]).toEqual([
      1,
      [],
      'approved',
    ])
  })

  test('counts no approval of what is under review while the seal does not hold against the evidence that came along', async () => {
    const { review } = await wronglyApproved(computers)
    const other = await computers.fresh()
    const taken = await other.unpack(await computers.away.pack(review))
    const { subjectId } = must(await other.ask('reviews.open', { id: review })).item
    expect([taken.decisions, taken.conflicts, must(await other.store.library.openVersion(subjectId)).state]).toEqual([
      [],
      [expect.stringMatching(/^What Rita Reviewer decided \(approved\) does not count here: The quotation departs from its evidence/u)],
      'in-review',
    ])
  })

  test('takes no earlier version for approved that came along with a seal that does not hold', async () => {
    const { home, away } = computers
    const { review, version } = await wronglyApproved(computers)
    await home.unpack(await away.pack(review))
    const { version: before, state } = must(await home.store.library.openVersion(version))
    const next = await revisedTo(home.store, version, { ...before, title: 'Scope, once more' }, wishOf(author.person))
    const again = must(await home.ask('reviews.send', { id: next.id, note: '' }))
    const other = await computers.fresh()
    const taken = await other.unpack(await home.pack(again.id))
    const known = must(await other.store.library.versions([before.code])).map(({ number, state: here }) => [number, here])
    expect([state, taken.conflicts, known]).toEqual([
      'approved',
      [expect.stringMatching(/^That version 1 of .+ is approved does not count here: The quotation departs from its evidence/u)],
      [
        [2, 'in-review'],
        [1, 'draft'],
      ],
    ])
  })
})

describe('a decision that comes home late', () => {
  test('says so when the review was taken back meanwhile, and changes nothing', async () => {
    const { home, away } = computers
    const { review, version } = await sentAtHome(home)
    await away.unpack(await home.pack(review))
    must(await away.ask('reviews.decide', { id: review, meaning: 'approve' }))
    must(await home.ask('reviews.takeBack', { id: review }))
    const taken = await home.unpack(await away.pack(review))
    expect([taken.changed, taken.conflicts]).toEqual([
      false,
      ['What Rita Reviewer decided (approved) does not count here: the review was taken back here before the decision came.'],
    ])
    expect(must(await home.store.library.openVersion(version)).state).toBe('draft')
  })

  test('says so when another refused it meanwhile', async () => {
    const { home, away } = computers
    const { review, version } = await sentAtHome(home)
    await away.unpack(await home.pack(review))
    must(await away.ask('reviews.decide', { id: review, meaning: 'approve' }))
    home.sits(second)
    must(await home.ask('reviews.decide', { id: review, meaning: 'refuse', comment: 'Not the newest.' }))
    const taken = await home.unpack(await away.pack(review))
    expect(taken.conflicts).toEqual([
      'What Rita Reviewer decided (approved) does not count here: the review had ended here with a refusal before the decision came.',
    ])
    expect(must(await home.store.library.openVersion(version)).state).toBe('refused')
  })
})

describe('a letter that goes to another computer', () => {
  test('takes the files with it that it encloses, and is approved with them', async () => {
    const { home, away } = computers
    const note = Buffer.from('What the Ministry wrote.')
    const digest = must(await home.store.enclosures.add(note))
    const title = 'Example Assurance Ltd, certificate EA-4711'
    const enclosed = [{ digest, name: 'note.txt', mediaType: 'text/plain', title, relationship: 'supplement' as const }]
    const { letter, review } = await letterSentAtHome(home, { enclosed })
    await away.unpack(await home.pack(letter))
    const came = must(await away.store.enclosures.read([digest])).get(digest)
    must(await away.ask('reviews.decide', { id: review, meaning: 'approve', comment: 'Read with what it encloses.' }))
    await home.unpack(await away.pack(letter))
    expect([Buffer.from(came ?? []), must(await home.ask('letters.standing', { id: letter })).state]).toEqual([note, 'approved'])
  })

  test('is read there as it was written, and approved at home by the decision made there', async () => {
    const { home, away } = computers
    const { letter, review } = await letterSentAtHome(computers.home)
    const came = await away.unpack(await home.pack(letter))
    expect([came.isNew, came.conflicts]).toEqual([true, []])
    expect(must(await away.store.openLetter(letter)).letter).toEqual(must(await home.store.openLetter(letter)).letter)
    must(await away.ask('reviews.decide', { id: review, meaning: 'approve' }))
    await home.unpack(await away.pack(letter))
    expect(must(await home.ask('letters.standing', { id: letter })).state).toBe('approved')
  }, 30_000)

  test('that was changed at home meanwhile stays a draft, and the conflict is shown', async () => {
    const { home, away } = computers
    const { letter, review } = await letterSentAtHome(computers.home)
    await away.unpack(await home.pack(letter))
    must(await away.ask('reviews.decide', { id: review, meaning: 'approve' }))
    const opened = must(await home.store.openLetter(letter))
    const changed = { ...opened.letter, values: { ...opened.letter.values, 'partner.name': 'Another Distribution Ltd' } }
    must(await home.store.saveLetter(letter, opened.revision, changed, author.person.id))
    const taken = await home.unpack(await away.pack(letter))
    expect([taken.decisions, taken.conflicts.length, must(await home.ask('letters.standing', { id: letter })).state]).toEqual([
      [],
      1,
      'draft',
    ])
    expect(must(await home.store.openLetter(letter)).letter.values['partner.name']).toBe('Another Distribution Ltd')
  }, 30_000)

  test('comes again as its next revision once it was changed and sent anew', async () => {
    const { home, away } = computers
    const { letter } = await letterSentAtHome(computers.home)
    await away.unpack(await home.pack(letter))
    const opened = must(await home.store.openLetter(letter))
    const changed = { ...opened.letter, values: { ...opened.letter.values, 'partner.name': 'Another Distribution Ltd' } }
    must(await home.store.saveLetter(letter, opened.revision, changed, author.person.id))
    const { id: next } = must(await home.ask('letters.submit', { id: letter, note: '' }))
    const taken = await away.unpack(await home.pack(letter))
    expect([taken.item?.id, taken.conflicts]).toEqual([next, []])
    expect(must(await away.store.openLetter(letter)).letter.values['partner.name']).toBe('Another Distribution Ltd')
  }, 30_000)

  test('that was changed on the other computer is left alone there', async () => {
    const { home, away } = computers
    const { letter } = await letterSentAtHome(computers.home)
    await away.unpack(await home.pack(letter))
    const there = must(await away.store.openLetter(letter))
    must(
      await away.store.saveLetter(
        letter,
        there.revision,
        { ...there.letter, values: { ...there.letter.values, 'partner.name': 'Mine' } },
        second.person.id,
      ),
    )
    const opened = must(await home.store.openLetter(letter))
    must(
      await home.store.saveLetter(
        letter,
        opened.revision,
        { ...opened.letter, values: { ...opened.letter.values, 'partner.name': 'Theirs' } },
        author.person.id,
      ),
    )
    must(await home.ask('letters.submit', { id: letter, note: '' }))
    const taken = await away.unpack(await home.pack(letter))
    expect([taken.changed, taken.item, taken.conflicts.length]).toEqual([false, undefined, 1])
    expect(must(await away.store.openLetter(letter)).letter.values['partner.name']).toBe('Mine')
  }, 30_000)
})
