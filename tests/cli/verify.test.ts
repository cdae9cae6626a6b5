import { readFileSync, writeFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chancery, example, folder } from './chancery.ts'

test('the clauses of a Word file as it was built are unchanged', async () => {
  using here = folder()
  await chancery(here.path, 'build', example, '--out', '.', '--format', 'docx')
  const { status, stdout } = await chancery(here.path, 'verify', 'partner-letter.docx')
  expect([status, stdout]).toEqual([0, expect.stringMatching(/^All \d+ clauses are as they were exported\.$/mu)])
})

test('one changed word is found, and the clause is named', async () => {
  using here = folder()
  await chancery(here.path, 'build', example, '--out', '.', '--format', 'docx')
  const path = join(here.path, 'partner-letter.docx')
  const parts = unzipSync(readFileSync(path))
  const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  const sealed = document.indexOf('w:val="clause-1"')
  const word = document.indexOf(' the ', sealed)
  parts['word/document.xml'] = strToU8(`${document.slice(0, word)} no ${document.slice(word + ' the '.length)}`)
  writeFileSync(path, zipSync(parts))
  const { status, stdout } = await chancery(here.path, 'verify', 'partner-letter.docx')
  expect([status, stdout]).toEqual([1, expect.stringMatching(/^ {2}altered {4}\S+\/\S+ v\d+/mu)])
})

test.each([
  ['a letter file', 'letter.md', 'Text'],
  ['no zip', 'letter.docx', 'PK but no more'],
])('%s is bad input', async (_, name, content) => {
  using here = folder()
  writeFileSync(join(here.path, name), content)
  const { status, stderr } = await chancery(here.path, 'verify', name)
  expect(status).toBe(2)
  expect(stderr.trim()).not.toBe('')
  expect(stderr).not.toMatch(/^\s+at /mu)
})

test('a file that is not there is bad input', async () => {
  using here = folder()
  expect((await chancery(here.path, 'verify', 'none.docx')).status).toBe(2)
})

test('among several files the one that is neither PDF nor Word is named', async () => {
  using here = folder()
  await chancery(here.path, 'build', example, '--out', '.', '--format', 'docx')
  writeFileSync(join(here.path, 'notes.txt'), 'Dear Partner')
  const { status, stderr } = await chancery(here.path, 'verify', 'partner-letter.docx', 'notes.txt')
  expect([status, stderr]).toEqual([2, expect.stringMatching(/^notes\.txt: [^\n]+\n$/u)])
})
