import { expect, test } from 'vitest'
import { readClauseFile, readLetterFile, writeClauseFile } from '../../../backend/files/index.ts'

const clauseFile = `---
code: statement/launch
kind: statement
title: Launch
language: en-GB
not_before: 2026-12-01
---
It is here.
`

test('the embargo of a clause is read from its file and written back', () => {
  const { clause } = readClauseFile(clauseFile, 'launch.md')
  const again = clause && readClauseFile(writeClauseFile(clause), 'launch.md').clause
  expect([clause?.notBefore, again?.notBefore]).toEqual(['2026-12-01', '2026-12-01'])
})

test('the embargo of a letter is a value of its file', () => {
  const { source } = readLetterFile('---\ntitle: A letter\ntemplate: note\nnot_before: 2026-12-01\n---\nText.\n', 'letter.md')
  expect(source?.values).toEqual({ 'letter.not_before': '2026-12-01' })
})
