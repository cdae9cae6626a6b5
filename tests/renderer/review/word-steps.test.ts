import { describe, expect, test } from 'vitest'
import { stepWords, type Chosen, type StepKey } from '../../../renderer/review/word-steps.ts'

const lines = [
  { path: [0], text: '“We read it so,” it said.' },
  { path: [2, 1], text: 'Yes.' },
  { path: [3], text: ' It holds (point 3).' },
]

/** The words that are chosen after these keys, each a key's name with "+" before it where Shift is held; "<" says that they were chosen backwards. */
function after(...keys: readonly string[]): string {
  const chosen = keys.reduce<Chosen | undefined>(
    (now, key) => stepWords(lines, now, `Arrow${key.replace('+', '')}` as StepKey, key.startsWith('+')),
    undefined,
  )
  if (chosen === undefined) return ''
  const at = ({ path, offset }: Chosen['anchor']): number => {
    const line = lines.findIndex((each) => each.path.join() === path.join())
    return lines.slice(0, line).reduce((sum, { text }) => sum + text.length + 1, offset)
  }
  const [from, to] = [at(chosen.anchor), at(chosen.focus)]
  const text = lines.map((line) => line.text).join('\n')
  return from < to ? text.slice(from, to) : `<${text.slice(to, from)}`
}

describe('words chosen by keys', () => {
  test('begin with a whole line, and go from line to line', () => {
    expect([after('Down'), after('Down', 'Down'), after('Down', 'Down', 'Down', 'Up')]).toEqual([
      '“We read it so,” it said.',
      'Yes.',
      'Yes.',
    ])
  })
  test('stay with the first line and the last', () => {
    expect([after('Down', 'Up'), after('Down', 'Down', 'Down', 'Down')]).toEqual(['“We read it so,” it said.', 'It holds (point 3).'])
  })
  test('go from word to word, each with the marks beside it', () => {
    expect([after('Down', 'Right'), after('Down', 'Right', 'Right'), after('Down', 'Left'), after('Down', 'Left', 'Left')]).toEqual([
      '“We',
      'read',
      'said.',
      'it',
    ])
  })
  test('go on with the next line after the last word of one', () => {
    expect([after('Down', 'Left', 'Right'), after('Down', 'Left', 'Right', 'Right'), after('Down', 'Down', 'Left')]).toEqual([
      'Yes.',
      'It',
      'said.',
    ])
  })
  test('grow and shrink by words with Shift, to either side of where they began', () => {
    expect([
      after('Down', 'Right', 'Right', '+Right'),
      after('Down', 'Right', 'Right', '+Right', '+Left'),
      after('Down', 'Right', 'Right', '+Left'),
    ]).toEqual(['read it', 'read', '<“We read'])
  })
  test('grow by lines with Shift', () => {
    expect([after('Down', 'Right', 'Right', '+Down'), after('Down', 'Right', '+Down', '+Down'), after('Down', 'Down', '+Up')]).toEqual([
      'read it so,” it said.',
      '“We read it so,” it said.\nYes.',
      '<“We read it so,” it said.\nYes.',
    ])
  })
  test('are none in a text without words', () => {
    expect(stepWords([], undefined, 'ArrowDown', false)).toBeUndefined()
  })
})
