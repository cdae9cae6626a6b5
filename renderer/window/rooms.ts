import { ReviewCount } from '../review/review-count.tsx'
import { LettersRoom, letterScreen } from '../start-screen/letters-room.tsx'
import { later } from './later.tsx'
import type { Room } from './room.ts'

const clauses = later(() => import('../clauses/clauses-room.tsx').then(({ ClausesRoom }) => ClausesRoom))
const review = later(() => import('../review/review-room.tsx').then(({ ReviewRoom }) => ReviewRoom))
const register = later(() => import('../register/register-room.tsx').then(({ RegisterRoom }) => RegisterRoom))
const house = later(() => import('../house/house-room.tsx').then(({ HouseRoom }) => HouseRoom))
const people = later(() => import('../people/people-room.tsx').then(({ PeopleRoom }) => PeopleRoom))
const audit = later(() => import('../audit-room/audit-room.tsx').then(({ AuditRoom }) => AuditRoom))

export const rooms: readonly [Room, ...Room[]] = [
  { name: 'letters', title: 'Letters', command: { id: 'room-letters', keys: 'Mod+Shift+L' }, Screen: LettersRoom },
  { name: 'clauses', title: 'Clauses', command: { id: 'room-clauses', keys: 'Mod+Shift+S' }, Screen: clauses.Screen },
  { name: 'review', title: 'Review', command: { id: 'room-review', keys: 'Mod+Shift+Y' }, Screen: review.Screen, Count: ReviewCount },
  { name: 'register', title: 'Register', command: { id: 'room-register', keys: 'Mod+Shift+G' }, Screen: register.Screen },
  { name: 'house', title: 'House', command: { id: 'room-house', keys: 'Mod+Alt+O' }, Screen: house.Screen },
  { name: 'people', title: 'People', command: { id: 'room-people', keys: 'Mod+Alt+H' }, Screen: people.Screen },
  { name: 'audit', title: 'Audit', command: { id: 'room-audit', keys: 'Mod+Alt+U' }, Screen: audit.Screen },
]

/** The screens that are not there from the start, the likeliest next one first. */
export const laterScreens = [letterScreen, clauses, review, register, house, people, audit] as const
