export { recallPage } from './recall-page.ts'
export { recallSheet, type Recalled } from './recall-sheet.ts'
