import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadShelf } from '../../backend/files/index.ts'
import { sealBreak, sealedWords } from '../../core/clause/index.ts'
import { clause, library, templatesFolder } from './starter-library.ts'

const evidenceOf = (file: string | undefined): string => readFileSync(join(templatesFolder, file ?? ''), 'utf8')

const sealed = library.shelf.library.versions.flatMap((version) => {
  const file = version.seal && version.evidence[version.seal.evidence]?.file
  return file === undefined ? [] : [[`${version.code} (${version.language})`, version, file] as const]
})

describe.each(sealed)('the sealed quotation %s', (_name, version, file) => {
  const words = sealedWords(version.body)

  test('repeats its evidence word for word', () => {
    expect(sealBreak(words, evidenceOf(file))).toBeUndefined()
  })

  test('departs from its evidence when any one letter or digit of it is changed', () => {
    const unnoticed = [...words.matchAll(/[\p{L}\p{N}]/gu)].filter(({ index, 0: character }) => {
      const changed = words.slice(0, index) + (character === 'x' ? 'y' : 'x') + words.slice(index + 1)
      return sealBreak(changed, evidenceOf(file)) === undefined
    })
    expect(unnoticed).toEqual([])
  })
})

test('the evidence of the retail scope statement is longer than the passage', () => {
  expect(evidenceOf('evidence/moi-2026-114.txt').length).toBeGreaterThan(2 * sealedWords(clause('policy-quote/retail-scope').body).length)
})

describe('a library in which one letter of a sealed quotation was changed', () => {
  let folder = ''
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'chancery-')), 'templates')
    cpSync(templatesFolder, folder, { recursive: true, filter: (path) => !path.endsWith('.ttf') })
    const file = join(folder, 'clauses/policy-quote/retail-scope.md')
    writeFileSync(file, readFileSync(file, 'utf8').replace('and to no', 'and to na'))
  })
  afterEach(() => {
    rmSync(join(folder, '..'), { recursive: true })
  })

  test('is found, with the place in the quotation', () => {
    expect(loadShelf([folder]).findings).toMatchObject([
      { severity: 'error', code: 'seal-broken', message: expect.stringContaining('it says "a other place') },
    ])
  })

  test('does not offer the clause', () => {
    const { shelf } = loadShelf([folder])
    expect(shelf.library.versions.filter(({ code, language }) => code === 'policy-quote/retail-scope' && language === 'en-GB')).toEqual([])
  })
})
