import { useMemo, useSyncExternalStore, type JSX } from 'react'
import { useSlateStatic } from 'slate-react'
import { Picker, type PickerSection } from '../../commands/picker.tsx'
import { returnToLetter } from '../view/return-to-letter.ts'
import { groupsAfter } from './characters.ts'

/** The signs taken since the window was opened, the newest first. */
let taken: readonly string[] = []

/** What a sign looks like in a list: a space between bars. */
function shown(sign: string): string {
  return sign.trim() === '' ? `|${sign}|` : sign
}

/** Offers the signs that few keyboards have, by their names. Open while a text asks for one. */
export function CharacterPicker(): JSX.Element {
  const { characterWish } = useSlateStatic()
  const asking = useSyncExternalStore(characterWish.subscribe, characterWish.editor)
  const sections = useMemo((): PickerSection[] => {
    if (asking === undefined) return []
    return groupsAfter(taken).map(({ title, characters }) => ({
      title,
      items: characters.map(({ sign, name }) => ({ id: `${title} ${sign}`, text: name, end: shown(sign), isSign: true })),
    }))
  }, [asking])
  const pick = (id: string): void => {
    const sign = id.slice(-1)
    taken = [sign, ...taken.filter((other) => other !== sign)]
    const asked = characterWish.take(sign)
    if (asked !== undefined) returnToLetter(asked)
  }
  return (
    <Picker
      name="Characters"
      placeholder="Some of its name, such as dash, section or euro"
      nothing="No character has this name."
      sections={sections}
      isOpen={asking !== undefined}
      setOpen={(open) => open || characterWish.done()}
      pick={pick}
    />
  )
}
