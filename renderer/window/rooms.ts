import { LettersRoom } from '../start-screen/letters-room.tsx'
import type { Room } from './room.ts'

export const rooms: readonly [Room, ...Room[]] = [
  { name: 'letters', title: 'Letters', command: { id: 'room-letters', keys: 'Mod+Shift+L' }, Screen: LettersRoom },
]
