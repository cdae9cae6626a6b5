export { recallPage } from './recall-page.ts'
export { recallSheet, type Recalled, type RecallMaking } from './recall-sheet.ts'
