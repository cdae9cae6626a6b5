import { expect, test } from 'vitest'
import { coveredCodePoints } from '../../../backend/layout/fonts.ts'
import { characterGroups, groupsAfter } from '../../../renderer/letter-editor/characters/characters.ts'

const all = characterGroups.flatMap(({ characters }) => characters)

test('every special character that is offered is drawn by the fonts of the pages', () => {
  const covered = coveredCodePoints()
  expect(all.filter(({ sign }) => !covered.has(sign.codePointAt(0) ?? 0))).toEqual([])
})

test('every special character is one unit of text, stands once and has a name of its own', () => {
  expect([new Set(all.map(({ sign }) => sign)).size, new Set(all.map(({ name }) => name)).size]).toEqual([all.length, all.length])
  expect(all.filter(({ sign }) => sign.length !== 1)).toEqual([])
})

test('what was taken last stands first, the newest before the others and each once', () => {
  const [recent] = groupsAfter(['§', '€', '§'])
  expect([recent?.title, recent?.characters.map(({ sign }) => sign)]).toEqual(['Taken last', ['§', '€']])
})

test('nothing is said to have been taken before anything was', () => {
  expect(groupsAfter([])).toEqual(characterGroups)
})
