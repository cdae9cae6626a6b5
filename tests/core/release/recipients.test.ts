import { describe, expect, test } from 'vitest'
import { recipientsOf } from '../../../core/release/index.ts'

const sending = (id: string, recipient: string) => ({ id, recipient })
const correction = (id: string, sending?: string) => ({ id, state: 'draft' as const, ...(sending !== undefined && { sending }) })
const named = 'Harbour Optics Ltd'

describe('the recipients of a released letter', () => {
  test('are whom its sendings name, each once however it is written, with all sendings to them', () => {
    const sendings = [sending('a', 'Nordlicht GmbH'), sending('b', named), sending('c', ' nordlicht  GMBH ')]
    expect(
      recipientsOf({ recipient: named, sendings, corrections: [] }).map(({ name, sendings: all }) => [name, all.map(({ id }) => id)]),
    ).toEqual([
      ['Nordlicht GmbH', ['a', 'c']],
      [named, ['b']],
    ])
  })

  test('are whom the letter names where nobody wrote down that it was sent', () => {
    expect(recipientsOf({ recipient: named, sendings: [], corrections: [correction('x')] })).toEqual([
      { name: named, sendings: [], correction: correction('x') },
    ])
  })

  test('have each the last correction that was begun for any of their sendings', () => {
    const sendings = [sending('a', 'Nordlicht GmbH'), sending('b', named), sending('c', 'Nordlicht GmbH')]
    const corrections = [correction('x', 'a'), correction('y', 'c')]
    expect(recipientsOf({ recipient: named, sendings, corrections }).map(({ correction }) => correction?.id)).toEqual(['y', undefined])
  })

  test('share no correction that names no sending: it is for whom the letter names', () => {
    const sendings = [sending('a', 'Nordlicht GmbH'), sending('b', named)]
    expect(recipientsOf({ recipient: named, sendings, corrections: [correction('x')] }).map(({ correction }) => correction?.id)).toEqual([
      undefined,
      'x',
    ])
  })
})
