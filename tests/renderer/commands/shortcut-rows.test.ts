import { expect, test } from 'vitest'
import type { Command } from '../../../renderer/commands/command.ts'
import { shortcutGroups } from '../../../renderer/commands/shortcut-rows.ts'

const run = (): void => undefined
const commands: readonly Command[] = [
  { id: 'show-pages', title: 'Show the pages', group: 'View', keys: 'Mod+Alt+P', run },
  { id: 'save', title: 'Save now', group: 'Letter', keys: 'Mod+S', run },
  { id: 'theme', title: 'Theme: dark', group: 'View', run },
]

test('every command with keys stands under its group, the groups in their order, and the keys of the text last', () => {
  const groups = shortcutGroups(commands, false)
  expect(groups.map(({ title }) => title)).toEqual(['Letter', 'View', 'In the text'])
  expect(groups.slice(0, 2).flatMap(({ shortcuts }) => shortcuts)).toEqual([
    { keys: 'Ctrl S', title: 'Save now' },
    { keys: 'Ctrl Alt P', title: 'Show the pages' },
  ])
})

test('keys read as they are written on Apple’s keyboards there', () => {
  expect(shortcutGroups(commands, true)[1]?.shortcuts[0]?.keys).toBe('⌘⌥P')
})

test.each([
  ['words', 'the pages', ['Show the pages']],
  ['keys', 'ctrl alt p', ['Show the pages']],
  ['what nothing has', 'zebra', []],
])('are found by %s', (_by, words, found) => {
  expect(shortcutGroups(commands, false, words).flatMap(({ shortcuts }) => shortcuts.map(({ title }) => title))).toEqual(found)
})

test('a command that two screens offer stands there once', () => {
  const [first] = shortcutGroups([...commands, ...commands], false)
  expect(first?.shortcuts).toHaveLength(1)
})
