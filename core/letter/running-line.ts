import { plainText, visibleText } from '../document/index.ts'
import type { ResolvedLetter } from './resolved-letter.ts'

/** Characters of the running header's one line. */
const runningLength = 92

/** What heads every page but the first: who writes, when, about what; cut at a word where the line is full. */
export function runningLine(letter: Pick<ResolvedLetter, 'organisation' | 'date' | 'subject' | 'parts'>): string {
  const date = letter.parts.get('date')
  const day = date === undefined ? letter.date : plainText([{ type: 'paragraph', children: [...date.children] }])
  const said = [letter.organisation, day, letter.subject].map((text) => text.replaceAll('\n', ' ')).filter((text) => text !== '')
  const line = visibleText(said.join(' · '))
  if (line.length <= runningLength) return line
  return `${line.slice(0, runningLength).replace(/\s+\S*$/u, '')} …`
}
