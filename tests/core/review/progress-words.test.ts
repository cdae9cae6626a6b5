import { describe, expect, test } from 'vitest'
import { missingText, progressText, turnText, waitsText, type Progress, type Role, type Turn } from '../../../core/review/index.ts'

const either: Role[] = ['reviewer', 'administrator']
const fresh: Progress = { given: 0, needed: 2, open: [either, either], inOrder: false }

describe('how far a review has come', () => {
  test('says before the first approval how many it waits for, and whose', () => {
    expect(progressText(fresh)).toBe('Waits for 2 approvals by a reviewer or an administrator')
  })
  test('speaks of one approval in the singular', () => {
    expect(progressText({ given: 0, needed: 1, open: [['signatory']], inOrder: false })).toBe('Waits for 1 approval by a signatory')
  })
  test('says after the first what is given and what is missing', () => {
    expect(progressText({ ...fresh, given: 1, open: [either] })).toBe(
      '1 approval given, waits for 1 more by a reviewer or an administrator',
    )
  })
  test('names every role that must approve', () => {
    expect(progressText({ ...fresh, open: [['reviewer'], ['signatory']] })).toBe('Waits for 2 approvals by a reviewer and by a signatory')
  })
  test('says who comes first where they approve in order', () => {
    expect(progressText({ ...fresh, open: [['reviewer'], ['administrator']], inOrder: true })).toBe(
      'Waits for 2 approvals by a reviewer, then by an administrator',
    )
  })
  test('tells two of one role apart where they approve in order', () => {
    expect(progressText({ ...fresh, open: [['reviewer'], ['reviewer']], inOrder: true })).toBe(
      'Waits for 2 approvals by a reviewer, then by another reviewer',
    )
  })
  test('names what is missing beside whose turn it is', () => {
    const inOrder: Progress = { ...fresh, open: [['reviewer'], ['administrator']], inOrder: true }
    expect([missingText(inOrder), missingText({ ...inOrder, given: 1, open: [['administrator']] })]).toEqual([
      '2 approvals by a reviewer, then by an administrator',
      '1 of 2 approvals given, 1 more by an administrator',
    ])
  })
  test('waits for nothing once all are given', () => {
    expect(waitsText({ given: 2, needed: 2 })).toBe('2 approvals given')
  })
  test('says how it ended, and by how many approvals', () => {
    expect(progressText({ ...fresh, given: 2, open: [], outcome: 'approved' })).toBe('Approved · 2 approvals')
  })
  test('says how it ended where nobody approved', () => {
    expect(progressText({ ...fresh, outcome: 'taken-back' })).toBe('Taken back')
  })
})

describe('whose turn it is', () => {
  const rita = { name: 'Rita Reviewer', isAway: false, insteadOf: [] }
  const turn: Turn = { waitsFor: [rita], mineLater: [] }

  test('is that of those who may decide next', () => {
    expect(turnText({ ...turn, waitsFor: [rita, { ...rita, name: 'Sam Second' }] })).toBe('Waits for Rita Reviewer or Sam Second')
  })
  test('is that of any one of three, the last after “or”', () => {
    const waitsFor = [rita, { ...rita, name: 'Sam Second' }, { ...rita, name: 'Tom Third' }]
    expect(turnText({ ...turn, waitsFor })).toBe('Waits for Rita Reviewer, Sam Second or Tom Third')
  })
  test('comes to who reads it once those before them have approved', () => {
    expect(turnText({ ...turn, mineLater: ['administrator'] })).toBe('Waits for Rita Reviewer, then for you')
  })
  test('names who is away, and who stands in', () => {
    const away = { ...rita, isAway: true }
    expect(turnText({ ...turn, waitsFor: [away, { name: 'Sam Second', isAway: false, insteadOf: ['Rita Reviewer'] }] })).toBe(
      'Waits for Rita Reviewer (away) or Sam Second (for Rita Reviewer)',
    )
  })
  test('says what to do where it is nobody’s', () => {
    expect(turnText({ ...turn, waitsFor: [] })).toBe('Waits for nobody yet: an administrator adds somebody under People')
  })
  test('is nobody’s once it ended', () => {
    expect(turnText({ ...turn, outcome: 'approved' })).toBe('')
  })
})
