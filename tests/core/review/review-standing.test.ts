import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ApprovalRule,
  ApprovalRules,
  defaultRules,
  delegationsOn,
  dueDay,
  mayDecide,
  ruleFor,
  standingOfReview,
  stateOn,
  type Delegation,
  type Review,
  type Role,
  type Verdict,
} from '../../../core/review/index.ts'
import { runs } from '../../random-size.ts'
import { administrator, author, colleague, people, reviewer, second, signatory, type Colleague } from './house.ts'

const any = (approvals: number, ...roles: Role[]): ApprovalRule => ({ approvals, roles, mode: 'any' })
const all = (...roles: Role[]): ApprovalRule => ({ approvals: roles.length, roles, mode: 'all' })
const inOrder = (...roles: Role[]): ApprovalRule => ({ ...all(...roles), mode: 'in-order' })

const verdict = ({ person }: Colleague, meaning: Verdict['meaning'] = 'approve'): Verdict => ({
  person: person.id,
  publicKey: person.publicKey,
  role: person.roles[0] ?? 'author',
  meaning,
})
const review = (rule: ApprovalRule, decisions: Verdict[] = [], changes: Partial<Review> = {}): Review => ({
  rule,
  decisions,
  authors: [author.person.id],
  delegations: [],
  ...changes,
})
const names = (of: Review): string[] =>
  standingOfReview(of, people).mayGive.map(({ person }) => people.find(({ id }) => id === person)?.name ?? '')

describe('how far a review has come', () => {
  test('any: counts people up to what is needed', () => {
    const standing = standingOfReview(review(any(2, 'reviewer', 'administrator'), [verdict(reviewer)]), people)
    expect(standing).toMatchObject({ outcome: 'in-review', given: 1, needed: 2, open: [['reviewer', 'administrator']] })
  })

  test('any: lists who may still give one, without its author and who has given', () => {
    expect(names(review(any(2, 'author', 'reviewer', 'administrator'), [verdict(reviewer)]))).toEqual(['Sam Second', 'Adam Minister'])
  })

  test('in order: it comes to the second once the first has approved', () => {
    const rule = inOrder('reviewer', 'administrator')
    const later = (of: Review): readonly string[] => standingOfReview(of, people).comesTo.map(({ person }) => person)
    expect([later(review(rule)), later(review(rule, [verdict(reviewer)]))]).toEqual([[administrator.person.id], []])
  })

  test('in order: it comes to nobody later whose turn it is now', () => {
    expect(standingOfReview(review(inOrder('reviewer', 'reviewer')), people).comesTo).toEqual([])
  })

  test('all: it comes to nobody later, as everybody may decide at once', () => {
    expect(standingOfReview(review(all('reviewer', 'administrator')), people).comesTo).toEqual([])
  })

  test('all: two reviewers do not stand for an administrator', () => {
    const standing = standingOfReview(review(all('reviewer', 'administrator'), [verdict(reviewer), verdict(second)]), people)
    expect([standing.outcome, standing.open]).toEqual(['in-review', [['administrator']]])
  })

  test('all: every role once approves, in any order', () => {
    expect(standingOfReview(review(all('reviewer', 'administrator'), [verdict(administrator), verdict(reviewer)]), people).outcome).toBe(
      'approved',
    )
  })

  test('in order: only the next role is asked', () => {
    expect(names(review(inOrder('reviewer', 'administrator')))).toEqual(['Rita Reviewer', 'Sam Second'])
  })

  test('in order: who comes early is told who comes first', () => {
    const failure = mayDecide(
      { person: administrator.person, role: 'administrator' },
      'approve',
      review(inOrder('reviewer', 'administrator')),
    )
    expect(failure).toMatchObject({ ok: false, error: { code: 'out-of-turn', message: 'An approval by a reviewer comes first.' } })
  })

  test('in order: an approval that came back early counts once its turn has come', () => {
    expect(
      standingOfReview(review(inOrder('reviewer', 'administrator'), [verdict(administrator), verdict(reviewer)]), people).outcome,
    ).toBe('approved')
  })

  test('one key counts once, under whatever names', () => {
    const twin = { ...verdict(second), publicKey: reviewer.person.publicKey }
    expect(standingOfReview(review(any(2, 'reviewer'), [verdict(reviewer), twin]), people).given).toBe(1)
  })

  test('who holds a key that has decided is not asked', () => {
    const twins = people.map((person) => (person.id === second.person.id ? { ...person, publicKey: reviewer.person.publicKey } : person))
    expect(standingOfReview(review(any(2, 'reviewer'), [verdict(reviewer)]), twins).mayGive).toEqual([])
  })

  test('one refusal outweighs approvals', () => {
    expect(standingOfReview(review(any(1, 'reviewer'), [verdict(reviewer), verdict(second, 'refuse')]), people)).toMatchObject({
      outcome: 'refused',
      mayGive: [],
    })
  })

  test('changes asked outweigh approvals', () => {
    expect(standingOfReview(review(any(1, 'reviewer'), [verdict(second, 'ask-changes'), verdict(reviewer)]), people).outcome).toBe(
      'changes-asked',
    )
  })

  test('an approval in a role that the rule does not name does not count', () => {
    expect(standingOfReview(review(any(1, 'reviewer'), [verdict(signatory)]), people).given).toBe(0)
  })

  test('an approval by an author does not count, however it came in', () => {
    expect(standingOfReview(review(any(1, 'author', 'reviewer'), [verdict(author)]), people).given).toBe(0)
  })

  test('an approval by who has left goes on counting', () => {
    const gone = people.map((person) => ({ ...person, active: false }))
    expect(standingOfReview(review(any(1, 'reviewer'), [verdict(reviewer)]), gone).outcome).toBe('approved')
  })

  test('who has left is not asked', () => {
    const gone = people.map((person) => ({ ...person, active: person.id !== reviewer.person.id }))
    expect(standingOfReview(review(any(1, 'reviewer')), gone).mayGive.map(({ person }) => person)).toEqual([second.person.id])
  })

  test('keeping, attesting and withdrawing are no verdicts', () => {
    expect(standingOfReview(review(any(1, 'reviewer'), [verdict(reviewer, 'keep')]), people).given).toBe(0)
  })
})

describe('who may decide', () => {
  const code = (by: Colleague, changes: Partial<Colleague['person']>, role: Role, rule: ApprovalRule): string => {
    const outcome = mayDecide({ person: { ...by.person, ...changes }, role }, 'approve', review(rule))
    return outcome.ok ? 'may' : outcome.error.code
  }

  test('a reviewer, where the rule names reviewers', () => {
    expect(code(reviewer, {}, 'reviewer', any(1, 'reviewer'))).toBe('may')
  })

  test('nobody who has left', () => {
    expect(code(reviewer, { active: false }, 'reviewer', any(1, 'reviewer'))).toBe('person-inactive')
  })

  test('nobody in a role that the rule does not name', () => {
    expect(code(signatory, {}, 'signatory', any(1, 'reviewer'))).toBe('role-not-held')
  })

  test('nobody in a role that they do not hold', () => {
    expect(code(signatory, {}, 'reviewer', any(1, 'reviewer'))).toBe('role-not-held')
  })
})

describe('delegates', () => {
  const both = colleague(6, 'Bo Both', 'author', 'reviewer')
  const away: Delegation = { from: reviewer.person.id, to: second.person.id, firstDay: '2026-11-20', lastDay: '2026-11-27' }
  const decide = (by: Colleague, insteadOf: Colleague, of: Review): string => {
    const outcome = mayDecide({ person: by.person, role: 'reviewer', insteadOf: insteadOf.person }, 'approve', of)
    return outcome.ok ? 'may' : outcome.error.code
  }

  test('stand in from the first day to the last', () => {
    expect(['2026-11-19', '2026-11-20', '2026-11-27', '2026-11-28'].map((day) => delegationsOn([away], day).length)).toEqual([0, 1, 1, 0])
  })

  test('are asked in the place of who is away', () => {
    const asked = standingOfReview(review(any(1, 'reviewer'), [], { delegations: [away] }), people).mayGive
    expect(asked.map(({ person, isAway, insteadOf }) => ({ person, isAway, insteadOf }))).toEqual([
      { person: reviewer.person.id, isAway: true, insteadOf: [] },
      { person: second.person.id, isAway: false, insteadOf: [reviewer.person.id] },
    ])
  })

  test('are asked in the place of nobody who wrote it, or may not decide in a role of theirs', () => {
    const [fromAuthor, fromAdministrator] = [author, administrator].map(({ person }) => ({ ...away, from: person.id }))
    const delegations = [fromAuthor, fromAdministrator].flatMap((each) => each ?? [])
    const asked = standingOfReview(review(any(1, 'reviewer', 'administrator'), [], { delegations, authors: [author.person.id] }), people)
    expect(asked.mayGive.find(({ person }) => person === second.person.id)?.insteadOf).toEqual([])
  })

  test('decide for another in a role that both hold', () => {
    expect(decide(second, reviewer, review(any(1, 'reviewer'), [], { delegations: [away] }))).toBe('may')
  })

  test('decide for nobody who did not ask them to', () => {
    expect(decide(reviewer, second, review(any(1, 'reviewer'), [], { delegations: [away] }))).toBe('not-delegated')
  })

  test('gain no role by it', () => {
    const toAuthor = { ...away, to: author.person.id }
    expect(decide(author, reviewer, review(any(1, 'reviewer'), [], { delegations: [toAuthor], authors: [] }))).toBe('role-not-held')
  })

  test('lend no role to who does not hold it', () => {
    const fromAdministrator = { ...away, from: administrator.person.id }
    expect(decide(second, administrator, review(any(1, 'reviewer', 'administrator'), [], { delegations: [fromAdministrator] }))).toBe(
      'role-not-held',
    )
  })

  test('do not decide for the author', () => {
    const fromAuthor = { ...away, from: both.person.id }
    expect(decide(second, both, review(any(1, 'reviewer'), [], { authors: [both.person.id], delegations: [fromAuthor] }))).toBe('own-work')
  })

  test('do not decide on their own work for another', () => {
    expect(decide(second, reviewer, review(any(1, 'reviewer'), [], { authors: [second.person.id], delegations: [away] }))).toBe('own-work')
  })

  test('do not decide for who has decided', () => {
    expect(decide(second, reviewer, review(any(2, 'reviewer'), [verdict(reviewer)], { delegations: [away] }))).toBe('decided-already')
  })
})

describe('rules', () => {
  test('the default ones are rules', () => {
    expect(ApprovalRules.parse(defaultRules)).toEqual(defaultRules)
  })

  test.each(['policy-quote', 'legal-notice'] as const)('a %s needs two by default', (kind) => {
    expect(ruleFor(defaultRules, { subject: 'clause-version', kind }).approvals).toBe(2)
  })

  test('a rule for all its roles asks for as many approvals', () => {
    expect(ApprovalRule.safeParse({ approvals: 1, roles: ['reviewer', 'administrator'], mode: 'all' }).success).toBe(false)
  })

  test('a review is due so many days after it was sent', () => {
    expect(dueDay({ ...any(1, 'reviewer'), dueInDays: 10 }, '2026-02-20')).toBe('2026-03-02')
  })
})

const colleagues = Array.from({ length: 6 }, (_, index) =>
  colleague(50 + index, `P${String(index)}`, 'author', 'reviewer', 'administrator'),
)
const someVerdicts = fc.array(
  fc.record({
    by: fc.constantFrom(...colleagues),
    role: fc.constantFrom<Role>('author', 'reviewer', 'administrator'),
    meaning: fc.constantFrom<Verdict['meaning']>('approve', 'approve', 'approve', 'refuse', 'ask-changes', 'keep'),
  }),
  { maxLength: 10 },
)
const someRule = fc.oneof(
  fc.integer({ min: 1, max: 4 }).map((approvals) => any(approvals, 'reviewer', 'administrator')),
  fc.array(fc.constantFrom<Role>('author', 'reviewer', 'administrator'), { minLength: 1, maxLength: 4 }).map((roles) => all(...roles)),
)

test('whatever is decided, what is approved has enough approvals by different people who did not write it', () => {
  fc.assert(
    fc.property(someRule, someVerdicts, fc.subarray(colleagues), (rule, verdicts, writers) => {
      const decisions = verdicts.map(({ by, role, meaning }) => ({ ...verdict(by, meaning), role }))
      const authors = writers.map(({ person }) => person.id)
      const { outcome } = standingOfReview({ rule, decisions, authors, delegations: [] }, [])
      const approvers = new Set(
        decisions.filter(({ meaning, person }) => meaning === 'approve' && !authors.includes(person)).map(({ person }) => person),
      )
      expect(outcome !== 'approved' || approvers.size >= rule.approvals).toBe(true)
    }),
    { numRuns: runs(10_000) },
  )
})

describe('a version is superseded', () => {
  const versions = (from?: string) => [
    { version: 1, state: 'approved' as const },
    { version: 2, state: 'approved' as const, from },
  ]
  const first = { version: 1, state: 'approved' as const }

  test('from the first day of its successor on', () => {
    expect(['2026-12-31', '2027-01-01'].map((day) => stateOn(first, versions('2027-01-01'), day))).toEqual(['approved', 'superseded'])
  })

  test('at once by a successor without a first day', () => {
    expect(stateOn(first, versions(), '2026-12-31')).toBe('superseded')
  })

  test('not by a successor that is not approved', () => {
    expect(stateOn(first, [{ version: 2, state: 'in-review' }], '2027-01-01')).toBe('approved')
  })

  test('not by an older version', () => {
    expect(stateOn({ version: 3, state: 'approved' }, versions(), '2027-01-01')).toBe('approved')
  })

  test('and yet withdrawn when it was withdrawn', () => {
    expect(stateOn({ version: 1, state: 'withdrawn' }, versions(), '2027-01-01')).toBe('withdrawn')
  })
})
