import { expect, test } from 'vitest'
import { readLetterFile } from '../../../backend/files/index.ts'

const front = (subject: string): string => `---\ntitle: A letter\ntemplate: partner-letter\nsubject: "${subject}"\n---\n`

test('a file with a hundred thousand invisible characters is read in a moment', () => {
  const began = performance.now()
  readLetterFile(front('Words') + 'a\u200B'.repeat(100_000), 'letter.md')
  expect(performance.now() - began).toBeLessThan(5000)
})

test('a value that is too long is named with its place', () => {
  const { findings } = readLetterFile(`${front('x'.repeat(20_001))}Words.\n`, 'letter.md')
  expect(findings[0]?.place.line).toBe(4)
})

test('front matter that is nested without end is refused in words of ours', () => {
  const { findings } = readLetterFile(`---\ntitle: A letter\ntemplate: ${'['.repeat(5000)}${']'.repeat(5000)}\n---\nWords.\n`, 'letter.md')
  expect(findings.map(({ message }) => message)).toEqual(['This is not valid YAML: It is nested too deeply.'])
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
