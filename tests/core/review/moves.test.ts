import { describe, expect, test } from 'vitest'
import {
  clauseMoveNames,
  clauseMoves,
  clauseStates,
  importAuthor,
  letterMoveNames,
  letterMoves,
  letterStates,
  moveClauseVersion,
  moveLetter,
  type ApprovalRule,
  type ClauseMove,
  type ClauseMoveFacts,
  type ClauseState,
  type LetterMove,
  type LetterMoveFacts,
  type LetterState,
  type Person,
  type Review,
  type Verdict,
} from '../../../core/review/index.ts'
import { administrator, author, colleague, reviewer, second, signatory, type Colleague } from './house.ts'

const one: ApprovalRule = { approvals: 1, roles: ['reviewer', 'administrator'], mode: 'any' }
const everything = colleague(9, 'Eve Rything', 'author', 'reviewer', 'signatory', 'administrator').person

const review = (changes: Partial<Review> = {}): Review => ({
  rule: one,
  decisions: [],
  authors: [author.person.id],
  delegations: [],
  ...changes,
})
const verdict = ({ person }: Colleague, meaning: Verdict['meaning'] = 'approve'): Verdict => ({
  person: person.id,
  publicKey: person.publicKey,
  role: person.roles[0] ?? 'author',
  meaning,
})

function facts(actor: Person, changes: Partial<ClauseMoveFacts & LetterMoveFacts> = {}): ClauseMoveFacts & LetterMoveFacts {
  return { actor, reason: 'Because.', review: review(), isFrozen: false, findings: [], ...changes }
}

/** The state after a move, or the code of the failure. */
function clause(state: ClauseState, move: ClauseMove, given: ClauseMoveFacts): string {
  const moved = moveClauseVersion(state, move, given)
  return moved.ok ? moved.value : moved.error.code
}

function letter(state: LetterState, move: LetterMove, given: LetterMoveFacts): string {
  const moved = moveLetter(state, move, given)
  return moved.ok ? moved.value : moved.error.code
}

describe('where a move leads', () => {
  test('a clause version, from every state by every move', () => {
    const table = clauseStates.map(
      (state) =>
        `${state}: ${clauseMoveNames.map((move) => `${move} ${clause(state, move, facts(everything))}`.replace(/^.* move-impossible$/u, '-')).join(', ')}`,
    )
    expect(table).toEqual([
      'draft: edit draft, -, submit in-review, -, -, -, -, withdraw withdrawn',
      'in-review: -, revise in-review, -, take-back draft, approve approved, refuse refused, ask-changes changes-asked, withdraw withdrawn',
      'changes-asked: -, revise changes-asked, -, -, -, -, -, withdraw withdrawn',
      'refused: -, revise refused, -, -, -, -, -, withdraw withdrawn',
      'approved: -, revise approved, -, -, -, -, -, withdraw withdrawn',
      'superseded: -, revise superseded, -, -, -, -, -, withdraw withdrawn',
      'withdrawn: -, revise withdrawn, -, -, -, -, -, -',
    ])
  })

  test('a letter, from every state by every move', () => {
    const table = letterStates.map(
      (state) =>
        `${state}: ${letterMoveNames.map((move) => `${move} ${letter(state, move, facts(everything))}`.replace(/^.* move-impossible$/u, '-')).join(', ')}`,
    )
    expect(table).toEqual([
      'draft: edit draft, submit in-review, -, -, -, -, -, -, -',
      'in-review: edit draft, -, take-back draft, approve approved, refuse refused, ask-changes changes-asked, -, -, -',
      'changes-asked: edit changes-asked, submit in-review, -, -, -, -, -, -, -',
      'refused: edit refused, submit in-review, -, -, -, -, -, -, -',
      'approved: edit draft, -, -, -, -, -, release released, -, -',
      'released: -, -, -, -, -, -, -, sign released, record-sending sent',
      'sent: -, -, -, -, -, -, -, sign sent, record-sending sent',
    ])
  })
})

describe('who may', () => {
  const everyone = [author, reviewer, signatory, administrator]
  const who = (may: (person: Person) => string): string =>
    everyone.flatMap(({ person }) => (may(person) === 'role-not-held' ? [] : [person.roles[0]])).join(', ')

  test.each<[ClauseMove, ClauseState, string]>([
    ['edit', 'draft', 'author, reviewer, administrator'],
    ['revise', 'approved', 'author, reviewer, administrator'],
    ['submit', 'draft', 'author, reviewer, administrator'],
    ['take-back', 'in-review', 'author, reviewer, administrator'],
    ['approve', 'in-review', 'reviewer, administrator'],
    ['refuse', 'in-review', 'reviewer, administrator'],
    ['ask-changes', 'in-review', 'reviewer, administrator'],
    ['withdraw', 'approved', 'reviewer, administrator'],
    ['withdraw', 'superseded', 'reviewer, administrator'],
    ['withdraw', 'draft', 'author, reviewer, administrator'],
  ])('%s a clause version that is %s: %s', (move, state, expected) => {
    expect(who((person) => clause(state, move, facts(person)))).toBe(expected)
  })

  test.each<[LetterMove, LetterState, string]>([
    ['edit', 'draft', 'author, reviewer, signatory'],
    ['edit', 'approved', 'author, reviewer, signatory'],
    ['submit', 'draft', 'author, reviewer, signatory'],
    ['take-back', 'in-review', 'author, reviewer, signatory, administrator'],
    ['approve', 'in-review', 'reviewer, administrator'],
    ['release', 'approved', 'author, signatory'],
    ['sign', 'released', 'author, signatory'],
    ['record-sending', 'released', 'author, signatory, administrator'],
  ])('%s a letter that is %s: %s', (move, state, expected) => {
    expect(who((person) => letter(state, move, facts(person)))).toBe(expected)
  })

  test('a role that the person holds but does not act in does not count', () => {
    expect(clause('approved', 'withdraw', facts(everything, { role: 'author' }))).toBe('role-not-held')
  })

  test('nobody who has left changes anything', () => {
    expect(clause('draft', 'edit', facts({ ...everything, active: false }))).toBe('person-inactive')
  })

  test('what somebody else sent is not taken back', () => {
    expect(clause('in-review', 'take-back', facts(reviewer.person))).toBe('not-theirs')
  })

  test('who sent it takes it back, though others wrote it', () => {
    expect(clause('in-review', 'take-back', facts(reviewer.person, { sentBy: reviewer.person.id }))).toBe('draft')
  })

  test('an administrator takes anything back', () => {
    expect(clause('in-review', 'take-back', facts(administrator.person))).toBe('draft')
  })
})

describe('a version that was sent to review', () => {
  test('never changes again, though it was taken back', () => {
    expect(clause('draft', 'edit', facts(author.person, { isFrozen: true }))).toBe('version-frozen')
  })

  test('and taken back may be revised or sent again', () => {
    const given = facts(author.person, { isFrozen: true })
    expect([clause('draft', 'revise', given), clause('draft', 'submit', given)]).toEqual(['draft', 'in-review'])
  })
})

describe('what must be said', () => {
  test.each<[ClauseMove, ClauseState]>([
    ['edit', 'draft'],
    ['revise', 'approved'],
    ['refuse', 'in-review'],
    ['ask-changes', 'in-review'],
    ['withdraw', 'approved'],
  ])('%s asks for a word why', (move, state) => {
    expect(clause(state, move, facts(everything, { reason: ' ' }))).toBe('reason-missing')
  })

  test('an approval needs none', () => {
    expect(clause('in-review', 'approve', facts(reviewer.person, { reason: '' }))).toBe('approved')
  })
})

describe('four eyes', () => {
  const two: ApprovalRule = { ...one, approvals: 2 }

  test('nobody approves what they wrote', () => {
    expect(clause('in-review', 'approve', facts(everything, { review: review({ authors: [everything.id] }) }))).toBe('own-work')
  })

  test('nobody approves a letter of which they wrote one sentence', () => {
    expect(
      letter('in-review', 'approve', facts(reviewer.person, { review: review({ authors: [author.person.id, reviewer.person.id] }) })),
    ).toBe('own-work')
  })

  test('nobody refuses what they wrote', () => {
    expect(clause('in-review', 'refuse', facts(everything, { review: review({ authors: [everything.id] }) }))).toBe('own-work')
  })

  test('what was imported may be approved by any reviewer', () => {
    expect(clause('in-review', 'approve', facts(reviewer.person, { review: review({ authors: [importAuthor] }) }))).toBe('approved')
  })

  test('nobody decides twice on the same digest', () => {
    const decisions = [verdict(reviewer)]
    expect(clause('in-review', 'approve', facts(reviewer.person, { review: review({ rule: two, decisions }) }))).toBe('decided-already')
  })

  test('nobody decides twice under two profiles with one key', () => {
    const twin = { ...second.person, publicKey: reviewer.person.publicKey }
    expect(clause('in-review', 'approve', facts(twin, { review: review({ rule: two, decisions: [verdict(reviewer)] }) }))).toBe(
      'decided-already',
    )
  })

  test('the first of two approvals leaves it in review', () => {
    expect(clause('in-review', 'approve', facts(reviewer.person, { review: review({ rule: two }) }))).toBe('in-review')
  })

  test('the second of two approvals approves it', () => {
    expect(clause('in-review', 'approve', facts(second.person, { review: review({ rule: two, decisions: [verdict(reviewer)] }) }))).toBe(
      'approved',
    )
  })
})

describe('release', () => {
  const error = { severity: 'error' as const, message: 'Clause "a/b" is withdrawn.', remedy: 'Replace it.' }

  test('is refused with the first error, how many more there are, and what to do', () => {
    expect(moveLetter('approved', 'release', facts(author.person, { findings: [error, error] }))).toEqual({
      ok: false,
      error: {
        code: 'release-blocked',
        message: 'The letter cannot be released: Clause "a/b" is withdrawn. (and 1 more)',
        remedy: 'Replace it.',
      },
    })
  })

  test('is not stopped by warnings', () => {
    expect(letter('approved', 'release', facts(author.person, { findings: [{ ...error, severity: 'warning' }] }))).toBe('released')
  })

  test('is refused when nobody checked', () => {
    expect(letter('approved', 'release', facts(author.person, { findings: undefined }))).toBe('release-blocked')
  })
})

test('every refusal says what happened and what to do', () => {
  const sentences = clauseStates.flatMap((state) =>
    clauseMoveNames.flatMap((move) => {
      const moved = moveClauseVersion(state, move, facts(signatory.person))
      return moved.ok ? [] : [moved.error]
    }),
  )
  expect(sentences.filter(({ message, remedy }) => !/^[A-Z].*\.$/u.test(message) || !/^[A-Z].*\.$/u.test(remedy))).toEqual([])
})

test('every line of the tables says why', () => {
  const lines = [...Object.values(clauseMoves).flat(), ...Object.values(letterMoves).flat()]
  expect(lines.filter(({ because }) => !/^[A-Z].*\.$/u.test(because))).toEqual([])
})
