export { longestWord, lookedUp, wordsOf, type SpelledWord } from './words.ts'
