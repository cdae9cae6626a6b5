import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { folderOnDisk, readLibraryFiles } from '../../../backend/files/index.ts'

let folder: string

function clause(code: string, evidence = ''): string {
  const source = evidence === '' ? '' : `evidence:\n  - { title: Statement, issuer: A ministry, date: 2026-01-02, file: ${evidence} }\n`
  return `---\ncode: statement/${code}\nkind: statement\ntitle: A statement\nlanguage: en-GB\n${source}---\nWords.\n`
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-limits-'))
  for (const name of ['clauses/of/one', 'evidence']) mkdirSync(join(folder, name), { recursive: true })
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('a folder with more files than a library may have is a fault, and nothing of it is read', () => {
  for (const code of ['a', 'b', 'c', 'd']) writeFileSync(join(folder, 'clauses/of/one', `${code}.md`), clause(code))
  const { versions, findings } = readLibraryFiles(folderOnDisk(folder, 3), { files: 3, bytes: 1e9 })
  expect([versions.length, findings.map(({ code, severity }) => [code, severity])]).toEqual([0, [['library-too-large', 'error']]])
})

test('a folder whose evidence is more than may be held in memory is a fault, and nothing of it is taken', () => {
  for (const code of ['a', 'b']) {
    writeFileSync(join(folder, 'evidence', `${code}.txt`), code.repeat(600))
    writeFileSync(join(folder, 'clauses', `${code}.md`), clause(code, `evidence/${code}.txt`))
  }
  const { versions, evidence, findings } = readLibraryFiles(folderOnDisk(folder), { files: 10, bytes: 1000 })
  expect([versions.length, evidence.size, findings.map(({ code }) => code)]).toEqual([0, 0, ['library-too-large']])
})

test('evidence that many clauses share counts once', () => {
  writeFileSync(join(folder, 'evidence', 'a.txt'), 'a'.repeat(600))
  for (const code of ['a', 'b']) writeFileSync(join(folder, 'clauses', `${code}.md`), clause(code, 'evidence/a.txt'))
  expect(readLibraryFiles(folderOnDisk(folder), { files: 10, bytes: 1000 }).versions.length).toBe(2)
})
