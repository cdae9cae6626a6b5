import type { JSX } from 'react'
import { LetterScreen } from '../letter-screen/letter-screen.tsx'
import type { RoomProps } from '../window/room.ts'
import { StartScreen } from './start-screen.tsx'

/** The letters: all of them, or one that is open. */
export function LettersRoom({ settings, today, shelf, path: [id] }: RoomProps): JSX.Element {
  if (id !== undefined) return <LetterScreen key={id} id={id} settings={settings} today={today} shelf={shelf.shelf} />
  return <StartScreen settings={settings} shelf={shelf.shelf} findings={shelf.findings} />
}
