import { describe, expect, test } from 'vitest'
import { progressText, waitsText, type Progress } from '../../../core/review/index.ts'

const fresh: Progress = { given: 0, needed: 2, needs: ['reviewer', 'administrator'] }

describe('how far a review has come', () => {
  test('says before the first approval how many it waits for, and whose', () => {
    expect(progressText(fresh)).toBe('Waits for 2 approvals by a reviewer or an administrator')
  })
  test('speaks of one approval in the singular', () => {
    expect(progressText({ given: 0, needed: 1, needs: ['signatory'] })).toBe('Waits for 1 approval by a signatory')
  })
  test('says after the first what is given and what is missing', () => {
    expect(progressText({ ...fresh, given: 1 })).toBe('1 approval given, waits for 1 more by a reviewer or an administrator')
  })
  test('waits for nothing once all are given', () => {
    expect(waitsText({ given: 2, needed: 2 })).toBe('2 approvals given')
  })
  test('says how it ended, and by how many approvals', () => {
    expect(progressText({ ...fresh, given: 2, outcome: 'approved' })).toBe('Approved · 2 approvals')
  })
  test('says how it ended where nobody approved', () => {
    expect(progressText({ ...fresh, outcome: 'taken-back' })).toBe('Taken back')
  })
})
