export { placeInWords } from './place-words.ts'
export { SealDialog } from './seal-dialog.tsx'
export { SealPlacement, type PlacedSeal } from './seal-placement.tsx'
