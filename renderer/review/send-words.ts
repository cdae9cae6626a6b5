import type { Day } from '../../core/clause/index.ts'

/** What the reviewers are told. `due` left out: the rule says the day. */
export interface SendWords {
  readonly note: string
  readonly due?: Day
}

/** The words of a form, in which an empty day is none. */
export function sendWords(note: string, due: string): SendWords {
  return { note: note.trim(), ...(due !== '' && { due }) }
}

/** What is wrong with a day by which something should be decided; undefined where nothing is. */
export function dueFault(due: string, today: string): string | undefined {
  return due !== '' && due < today ? 'This day has passed.' : undefined
}
