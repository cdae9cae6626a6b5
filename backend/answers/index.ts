export { createAnswers } from './create-answers.ts'
export { openLibrary, type Library } from './library.ts'
export type { Answering, FileToSave, HostServices } from './answers.ts'
export { openAnswers, todayHere, type AnswersOptions, type OpenAnswers } from './open-answers.ts'
