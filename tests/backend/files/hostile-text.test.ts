import { expect, test } from 'vitest'
import { readLetterFile } from '../../../backend/files/index.ts'

const front = (subject: string): string => `---\ntitle: A letter\ntemplate: partner-letter\nsubject: "${subject}"\n---\n`

test('a file with a hundred thousand invisible characters is read in a moment', () => {
  const began = performance.now()
  readLetterFile(front('Words') + 'a\u200B'.repeat(100_000), 'letter.md')
  expect(performance.now() - began).toBeLessThan(5000)
})

test.each([
  ['more lines than a letter has', front('Words') + '- item\n'.repeat(60_000)],
  ['accents heaped on one letter', `${front('Words')}a${'\u0301'.repeat(31)}\n`],
  ['a value longer than a letter keeps', `${front('x'.repeat(20_001))}Words.\n`],
  ['a table longer than a letter has', `${front('Words')}| a |\n|---|\n${'| b |\n'.repeat(5001)}`],
])('%s makes a file that is refused with one error', (_, text) => {
  const { source, findings } = readLetterFile(text, 'letter.md')
  expect([source, findings.map(({ severity }) => severity)]).toEqual([undefined, ['error']])
})
