import { AuditRoom } from '../audit-room/audit-room.tsx'
import { HouseRoom } from '../house/house-room.tsx'
import { PeopleRoom } from '../people/people-room.tsx'
import { RegisterRoom } from '../register/register-room.tsx'
import { ClausesRoom } from '../clauses/clauses-room.tsx'
import { ReviewCount } from '../review/review-count.tsx'
import { ReviewRoom } from '../review/review-room.tsx'
import { LettersRoom } from '../start-screen/letters-room.tsx'
import type { Room } from './room.ts'

export const rooms: readonly [Room, ...Room[]] = [
  { name: 'letters', title: 'Letters', command: { id: 'room-letters', keys: 'Mod+Shift+L' }, Screen: LettersRoom },
  { name: 'clauses', title: 'Clauses', command: { id: 'room-clauses', keys: 'Mod+Shift+S' }, Screen: ClausesRoom },
  { name: 'review', title: 'Review', command: { id: 'room-review', keys: 'Mod+Shift+Y' }, Screen: ReviewRoom, Count: ReviewCount },
  { name: 'register', title: 'Register', command: { id: 'room-register', keys: 'Mod+Shift+G' }, Screen: RegisterRoom },
  { name: 'house', title: 'House', command: { id: 'room-house', keys: 'Mod+Alt+O' }, Screen: HouseRoom },
  { name: 'people', title: 'People', command: { id: 'room-people', keys: 'Mod+Alt+H' }, Screen: PeopleRoom },
  { name: 'audit', title: 'Audit', command: { id: 'room-audit', keys: 'Mod+Alt+U' }, Screen: AuditRoom },
]
