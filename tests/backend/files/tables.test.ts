import { expect, test } from 'vitest'
import { readMarkdown } from '../../../backend/files/read-markdown.ts'
import { findingsOf } from '../../../backend/files/source-text.ts'

function read(text: string) {
  const findings = findingsOf('test.md')
  const { blocks } = readMarkdown({ text, firstLine: 1 }, findings)
  return { blocks, findings: findings.list.map(({ message }) => message) }
}

test('a merged cell and the widths of columns are written by hand', () => {
  const text = ':::table{widths="30 60"}\n| :span{columns="2"} Both | |\n| --- | --- |\n| a | b |\n:::\n'
  expect(read(text)).toMatchObject({
    findings: [],
    blocks: [
      {
        type: 'table',
        columns: [{ width: 30 }, { width: 60 }],
        children: [{ children: [{ columnSpan: 2, children: [{ text: 'Both' }] }, {}] }, {}],
      },
    ],
  })
})

test.each([
  [
    'a merged cell over words',
    '| a | b |\n| --- | --- |\n| :span{columns="2"} c | d |\n',
    'A cell that a merged one covers is empty and not merged itself.',
  ],
  ['no number of columns', '| a |\n| --- |\n| :span{columns="many"} c |\n', '"columns" is "many".'],
  ['a width too few', ':::table{widths="30"}\n| a | b |\n| --- | --- |\n:::\n', 'The widths of the table are not written rightly.'],
  ['widths of words', ':::table{widths="30"}\nWords.\n:::\n', 'The widths of the table are not written rightly.'],
])('%s is a finding', (_name, text, message) => {
  expect(read(text).findings).toEqual([message])
})
