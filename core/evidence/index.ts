export * from './evidence-text.ts'
export { passageAt, placeOfPassage, type Stretch } from './passage.ts'
export { boxesOf, pageOf, type PageBox, type WidthOf } from './boxes.ts'
export { findWords } from './find-words.ts'
