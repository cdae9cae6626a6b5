import type { HouseVersionEntry } from '../../core/requests/index.ts'

/** Whether a version may still be written in: one that was sent to review never changes again, taken back or not. */
export const mayBeEdited = ({ state, isFrozen }: HouseVersionEntry): boolean => state === 'draft' && !isFrozen
