import { useMemo, type JSX } from 'react'
import { describeKeys, usesCommandKey } from '../letter-editor/keys.ts'
import type { CommandBook } from './command.ts'
import { commandGroups } from './command-groups.ts'
import { Picker } from './picker.tsx'

interface CommandPaletteProps {
  readonly book: CommandBook
  readonly isOpen: boolean
  setOpen(open: boolean): void
}

/** Everything the window can do now, found by typing. */
export function CommandPalette({ book, isOpen, setOpen }: CommandPaletteProps): JSX.Element {
  const sections = useMemo(() => {
    if (!isOpen) return []
    const isApple = usesCommandKey(navigator.platform)
    return commandGroups(book.all().filter(({ id }) => id !== 'command-palette')).map(({ title, commands }) => ({
      title,
      items: commands.map(({ id, title: text, keys }) => ({
        id,
        text,
        ...(keys !== undefined && { end: describeKeys(keys, isApple), isKeys: true }),
      })),
    }))
  }, [book, isOpen])
  return (
    <Picker
      name="Commands"
      placeholder="What do you want to do?"
      nothing="No command has these words."
      sections={sections}
      isOpen={isOpen}
      setOpen={setOpen}
      pick={(id) => book.find(id)?.run()}
    />
  )
}
