import { mentionOf } from '../../core/review/index.ts'

/** A person who can be mentioned. */
export interface Mentionable {
  readonly id: string
  readonly name: string
}

/** What is being written after an at sign, and where the sign stands. */
export interface MentionQuery {
  readonly at: number
  readonly words: string
}

/** Names have a few words; what follows an at sign for longer is no name. */
const longest = 40

/** The mention that is being written at the caret; undefined where none is. An at sign inside a word, as in an address, begins none. */
export function mentionQuery(text: string, caret: number): MentionQuery | undefined {
  const found = /(?:^|[\s(])@([^@\n]*)$/u.exec(text.slice(0, caret))
  const words = found?.[1]
  if (words === undefined || words.length > longest) return undefined
  return { at: caret - words.length - 1, words }
}

/** The people whom the words may mean: any of their names begins so, whatever the letters' case and accents. */
export function mentionable(people: readonly Mentionable[], words: string): Mentionable[] {
  const wanted = folded(words).trimStart()
  return people.filter(({ name }) => {
    const whole = folded(name)
    return whole.startsWith(wanted) || (!wanted.includes(' ') && whole.split(/[\s-]/u).some((word) => word.startsWith(wanted)))
  })
}

function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** What was written, with the ids of those who were chosen in the place of their names; the longest name counts where one begins another. */
export function withMentions(text: string, chosen: readonly Mentionable[]): string {
  const byLength = chosen.toSorted((left, right) => right.name.length - left.name.length)
  let rest = text
  let written = ''
  for (let at = rest.indexOf('@'); at !== -1; at = rest.indexOf('@')) {
    const person = byLength.find(({ name }) => rest.startsWith(name, at + 1) && !/^[\p{L}\p{N}]/u.test(rest.slice(at + 1 + name.length)))
    written += rest.slice(0, at) + (person === undefined ? '@' : mentionOf(person.id))
    rest = rest.slice(at + 1 + (person?.name.length ?? 0))
  }
  return written + rest
}

/** The text of a comment in pieces, each with whether it is a mention. */
export function mentionPieces(text: string, mentions: readonly Mentionable[]): { readonly text: string; readonly isMention: boolean }[] {
  const names = [...new Set(mentions.map(({ name }) => `@${name}`))].toSorted((left, right) => right.length - left.length)
  const pieces: { text: string; isMention: boolean }[] = []
  let from = 0
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const name = names.find((each) => text.startsWith(each, at))
    if (name === undefined) continue
    pieces.push({ text: text.slice(from, at), isMention: false }, { text: name, isMention: true })
    from = at + name.length
  }
  return [...pieces, { text: text.slice(from), isMention: false }].filter((piece) => piece.text !== '')
}
