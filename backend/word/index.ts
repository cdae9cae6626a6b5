export { writeWord } from './write-word.ts'
