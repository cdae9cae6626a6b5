import type { JSX } from 'react'
import { later } from '../window/later.tsx'
import type { RoomProps } from '../window/room.ts'
import { StartScreen } from './start-screen.tsx'

/** An open letter, with its editor. */
export const letterScreen = later(() => import('../letter-screen/letter-screen.tsx').then(({ LetterScreen }) => LetterScreen))

/** The letters: all of them, or one that is open. */
export function LettersRoom({ settings, today, shelf, path: [id] }: RoomProps): JSX.Element {
  if (id !== undefined) return <letterScreen.Screen key={id} id={id} settings={settings} today={today} shelf={shelf} />
  return <StartScreen settings={settings} shelf={shelf} />
}
