import { writeLetterFile } from '../backend/files/index.ts'
import type { Letter } from '../core/letter/index.ts'
import { suggestionsIn } from '../core/suggestion/index.ts'
import { complain, say, visibleLines } from './output.ts'

/** Prints a letter as its file; beside it, on the error stream, what the file does not say: that its suggestions are open. */
export function sayLetterFile(letter: Letter): void {
  say(visibleLines(writeLetterFile(letter)))
  const { length } = suggestionsIn(letter.document)
  if (length > 0)
    complain(
      length === 1
        ? 'A suggestion in this letter is open. The file says what the letter says when it is accepted; --json says the letter as it is.'
        : `${String(length)} suggestions in this letter are open. The file says what the letter says when they are accepted; --json says the letter as it is.`,
    )
}
