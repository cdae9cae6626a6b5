import type { ClauseFacets, HouseRow, LetterSummary } from '../../core/requests/index.ts'
import { ruleObstaclesInHouse, type ApprovalRules, type Person } from '../../core/review/index.ts'
import { addressOf } from '../window/place.ts'

/** What a new house has so far. */
export interface NewHouse {
  readonly people: readonly Person[]
  readonly rules: ApprovalRules
  readonly rows: readonly HouseRow[]
  readonly clauses: Pick<ClauseFacets, 'total' | 'states'>
  /** The last one changed first. */
  readonly letters: readonly LetterSummary[]
}

/** One of the things that a house needs before its first letter leaves. */
export interface FirstStep {
  readonly id: 'found' | 'company' | 'people' | 'house' | 'clauses' | 'letter'
  readonly title: string
  /** How far it is, or what it is for. */
  readonly text: string
  readonly isDone: boolean
  /** Where it is done. */
  readonly address?: string
  /** The command by which it begins on this very screen, where there is no such place. */
  readonly command?: 'unlock' | 'new-letter'
}

/** The first steps of a house in their order, each as far as it really is. */
export function firstSteps(house: NewHouse): FirstStep[] {
  return [foundStep(house), companyStep(house), peopleStep(house), houseStep(house), clausesStep(house), letterStep(house)]
}

function foundStep({ people }: NewHouse): FirstStep {
  const isDone = people.length > 0
  return {
    id: 'found',
    title: 'Set up the house',
    text: isDone
      ? 'It has its root key and its first administrator.'
      : 'Its root key and its first person, who becomes its administrator. Letters can be drafted without.',
    isDone,
    ...(isDone ? { address: addressOf('people') } : { command: 'unlock' }),
  }
}

function companyStep({ rows }: NewHouse): FirstStep {
  const company = rows.find(({ kind }) => kind === 'company')
  const left = company?.starterValues?.length ?? 0
  return {
    id: 'company',
    title: 'Put in the values of your company',
    text:
      company === undefined
        ? 'Name, registered office, numbers and addresses, as letters print them.'
        : left > 0
          ? `Still from the starter library’s fictional company: ${left === 1 ? '1 value' : `${String(left)} values`}.`
          : 'Name, addresses and numbers are your own.',
    isDone: company !== undefined && left === 0,
    address: company === undefined ? addressOf('house') : addressOf('house', company.newest.id),
  }
}

function peopleStep({ people, rules }: NewHouse): FirstStep {
  const missing = ruleObstaclesInHouse(rules, people).filter(({ isForAll }) => isForAll)
  const isDone = !missing.some(({ names }) => names.includes('letter'))
  const text = !isDone
    ? 'Nobody approves what they wrote, so it takes two people at least: one with the role Reviewer.'
    : missing.length > 0
      ? 'Some kinds ask for more approvals than there are people; the room of the people says which.'
      : 'There are enough people for every rule.'
  return { id: 'people', title: 'Add a second person who may approve', text, isDone, address: addressOf('people') }
}

function houseStep({ rows }: NewHouse): FirstStep {
  const approved = rows.filter(({ used }) => used?.state === 'approved')
  return {
    id: 'house',
    title: 'Have a letterhead, a template and the values approved',
    text:
      rows.length === 0
        ? 'There are none yet: import a library that has them, or make your own.'
        : `${String(approved.length)} of ${String(rows.length)} approved.${approved.length < rows.length ? ' Send the drafts to review together.' : ''}`,
    isDone: (['company', 'letterhead', 'template'] as const).every((wanted) => approved.some(({ kind }) => kind === wanted)),
    address: addressOf('house'),
  }
}

function clausesStep({ clauses: { total, states } }: NewHouse): FirstStep {
  const count = (state: string): number => states.find(({ name }) => name === state)?.count ?? 0
  const [approved, inReview] = [count('approved'), count('in-review')]
  const waiting = inReview === 0 ? '' : `, ${inReview.toLocaleString('en-GB')} in review`
  return {
    id: 'clauses',
    title: 'Have the clauses approved that you need',
    text:
      total === 0
        ? 'There are none yet: import a library, or write the first one.'
        : `${approved.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} approved${waiting}.${approved === 0 ? ' The starter library is a draft.' : ''}`,
    isDone: approved > 0,
    address: addressOf('clauses'),
  }
}

function letterStep({ letters, rows }: NewHouse): FirstStep {
  const [last] = letters
  return {
    id: 'letter',
    title: 'Write the first letter and release it',
    text:
      last === undefined
        ? rows.some(({ kind }) => kind === 'template')
          ? 'Choose a template below.'
          : 'It begins from a template.'
        : last.state === 'approved'
          ? 'It is approved: release it.'
          : last.state === 'in-review'
            ? 'It is in review; once it is approved, it may leave.'
            : 'Send it to review; once it is approved, it may leave.',
    isDone: letters.some(({ state }) => state === 'released' || state === 'sent'),
    ...(last === undefined ? { command: 'new-letter' } : { address: addressOf('letters', last.id) }),
  }
}
