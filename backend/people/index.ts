export { actAs, type Acting } from './acting.ts'
export { Desk } from './desk.ts'
export { House, type NewProfile } from './house.ts'
export { exportProfile, importProfile } from './profile-file.ts'
