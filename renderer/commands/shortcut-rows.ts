import { describeKeys, textKeys } from '../letter-editor/keys.ts'
import type { Command } from './command.ts'
import { commandGroups } from './command-groups.ts'

/** What a key does. */
export interface Shortcut {
  readonly keys: string
  readonly title: string
}

export interface ShortcutGroup {
  readonly title: string
  readonly shortcuts: readonly Shortcut[]
}

/**
 * Every key of the window as it stands, by group: those of its commands, and those that only the text of a letter answers. `words`
 * narrows them to those that have all of these words in what they do or in their keys.
 */
export function shortcutGroups(commands: readonly Command[], isApple: boolean, words = ''): ShortcutGroup[] {
  const named = commandGroups(commands).map(({ title, commands: inside }): ShortcutGroup => {
    const byId = new Map(inside.map((command) => [command.id, command]))
    return {
      title,
      shortcuts: [...byId.values()].flatMap(({ keys, title: what }) =>
        keys === undefined ? [] : [{ keys: describeKeys(keys, isApple), title: what }],
      ),
    }
  })
  const inText = { title: 'In the text', shortcuts: textKeys.map(({ keys, title }) => ({ keys: describeKeys(keys, isApple), title })) }
  const wanted = words.toLowerCase().split(/\s+/u)
  return [...named, inText]
    .map(({ title, shortcuts }) => ({
      title,
      shortcuts: shortcuts.filter((shortcut) => {
        const text = `${shortcut.title} ${shortcut.keys}`.toLowerCase()
        return wanted.every((word) => text.includes(word))
      }),
    }))
    .filter(({ shortcuts }) => shortcuts.length > 0)
}
