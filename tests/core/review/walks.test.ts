import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  clauseMoveNames,
  letterMoveNames,
  moveClauseVersion,
  moveLetter,
  type ApprovalRule,
  type ClauseMove,
  type ClauseState,
  type LetterMove,
  type LetterState,
  type Person,
  type Role,
  type Verdict,
} from '../../../core/review/index.ts'
import { runs } from '../../random-size.ts'
import { colleague } from './house.ts'

const everyone: Person[] = (['author', 'reviewer', 'signatory', 'administrator'] as const).flatMap((role, index) => [
  colleague(60 + index, `One ${role}`, role).person,
  colleague(70 + index, `All and ${role}`, 'author', 'reviewer', 'signatory', 'administrator').person,
])
const rule: ApprovalRule = { approvals: 2, roles: ['reviewer', 'administrator'], mode: 'any' }
const role = fc.option(fc.constantFrom<Role>('author', 'reviewer', 'signatory', 'administrator'), { nil: undefined })
const stepOf = <Name extends string>(names: readonly Name[]) =>
  fc.record({ move: fc.constantFrom(...names), actor: fc.constantFrom(...everyone), role })
/** Weighted so that one walk in four comes to a release. */
const towardsRelease: LetterMove[] = [
  ...letterMoveNames,
  'submit',
  'submit',
  'submit',
  'approve',
  'approve',
  'approve',
  'approve',
  'approve',
  'approve',
  'release',
  'release',
  'release',
  'release',
]
const letterStep = stepOf(towardsRelease).map((step) => ({ ...step, role: step.role === 'author' ? undefined : step.role }))

interface Walk<State> {
  readonly state: State
  readonly authors: readonly string[]
  /** Decisions on the digest as it is now. */
  readonly decisions: readonly Verdict[]
  readonly sentBy: string | undefined
}

/** The decision that a move is, if it is one. */
function verdictOf(move: string, actor: Person, acting: Role | undefined): Verdict[] {
  const deciding = acting ?? rule.roles.find((each) => actor.roles.includes(each)) ?? 'author'
  return move === 'approve' || move === 'refuse' || move === 'ask-changes'
    ? [{ person: actor.id, publicKey: actor.publicKey, role: deciding, meaning: move }]
    : []
}

function afterLetterMove(
  walk: Walk<LetterState>,
  { move, actor, role: acting }: { move: LetterMove; actor: Person; role: Role | undefined },
): Walk<LetterState> {
  const review = { rule, decisions: walk.decisions, authors: walk.authors, delegations: [] }
  const moved = moveLetter(walk.state, move, { actor, role: acting, reason: 'Because.', review, sentBy: walk.sentBy, findings: [] })
  if (!moved.ok) return walk
  // An edit makes its writer an author, and moves the digest from under all decisions.
  if (move === 'edit') return { ...walk, state: moved.value, authors: [...walk.authors, actor.id], decisions: [] }
  return {
    ...walk,
    state: moved.value,
    decisions: [...walk.decisions, ...verdictOf(move, actor, acting)],
    sentBy: move === 'submit' ? actor.id : walk.sentBy,
  }
}

test('no walk of moves releases a letter that two others have not approved as it stands', () => {
  fc.assert(
    fc.property(fc.array(letterStep, { minLength: 20, maxLength: 40 }), (steps) => {
      let walk: Walk<LetterState> = { state: 'draft', authors: [], decisions: [], sentBy: undefined }
      for (const step of steps) {
        const before = walk
        walk = afterLetterMove(walk, step)
        if (before.state === walk.state || walk.state !== 'released') continue
        const approvers = new Set(
          before.decisions
            .filter(({ meaning, person }) => meaning === 'approve' && !before.authors.includes(person))
            .map(({ person }) => person),
        )
        expect(approvers.size).toBeGreaterThanOrEqual(2)
      }
    }),
    { numRuns: runs(20_000) },
  )
})

test('no walk of moves changes a clause version that was once sent to review, or brings back one that is withdrawn', () => {
  fc.assert(
    fc.property(fc.array(stepOf(clauseMoveNames), { maxLength: 40 }), (steps) => {
      let state: ClauseState = 'draft'
      let isFrozen = false
      for (const { move, actor, role: acting } of steps) {
        const facts = { actor, role: acting, reason: 'Because.', review: { rule, decisions: [], authors: [], delegations: [] }, isFrozen }
        const moved: ReturnType<typeof moveClauseVersion> = moveClauseVersion(state, move satisfies ClauseMove, facts)
        if (!moved.ok) continue
        expect([move === 'edit' && isFrozen, state === 'withdrawn' && moved.value !== 'withdrawn']).toEqual([false, false])
        isFrozen ||= moved.value !== 'draft'
        state = moved.value
      }
    }),
    { numRuns: runs(20_000) },
  )
})

test('walks of moves do reach a release', () => {
  const [author, all] = [everyone[0], everyone.filter(({ roles }) => roles.length === 4)]
  const path = [
    { move: 'edit', actor: author },
    { move: 'submit', actor: author },
    { move: 'approve', actor: all[0] },
    { move: 'approve', actor: all[1] },
    { move: 'release', actor: author },
  ] as const
  let walk: Walk<LetterState> = { state: 'draft', authors: [], decisions: [], sentBy: undefined }
  for (const { move, actor } of path) if (actor !== undefined) walk = afterLetterMove(walk, { move, actor, role: undefined })
  expect(walk.state).toBe('released')
})
