import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fileNameFor, foldedName } from '../../../backend/export/index.ts'

/** A number and an ending, as the longest that are put behind a name. */
const behind = ' (10000)-signed.pdf'

describe('the name of a file', () => {
  test.each([
    ['Chinese', '关于产品合格性的说明'],
    ['Greek', 'Δήλωση συμμόρφωσης '],
    ['emoji', '🏛️📜'],
    ['accents that no single character has', 'q̌̈ẍ̣'],
  ])('made of a long title in %s leaves room for a number and an ending in the 255 bytes of a file system', (_, words) => {
    const name = `${fileNameFor(words.repeat(100))}${behind}`
    const folder = mkdtempSync(join(tmpdir(), 'chancery-file-name-'))
    writeFileSync(join(folder, name), '')
    rmSync(folder, { recursive: true })
    expect([Buffer.byteLength(name) <= 255, name.length > behind.length + 20]).toEqual([true, true])
  })

  test('ends with a whole character, with all its accents', () => {
    expect(fileNameFor(`${'文'.repeat(65)}abq̌̈`)).toBe(`${'文'.repeat(65)}ab`)
    expect(fileNameFor(`${'a'.repeat(99)}q̌̈bc`)).toBe(`${'a'.repeat(99)}q̌̈`)
  })

  test('is made of a title that is one character with more accents than a name has room for', () => {
    const name = fileNameFor(`a${'\u0323'.repeat(500)}`)
    expect([name.length > 50, Buffer.byteLength(name) <= 200]).toEqual([true, true])
  })

  test('keeps a hundred characters of a title in Latin letters', () => {
    expect(fileNameFor('a'.repeat(300))).toBe('a'.repeat(100))
  })
})

describe('two names', () => {
  test.each([
    ['Notice', 'NOTICE'],
    ['Straße', 'STRASSE'],
    ['Straße', 'STRAẞE'],
    ['ΟΔΟΣ', 'οδος'],
    ['οδος', 'οδοσ'],
    ['Café', 'Cafe\u0301'],
    ['µm', 'μm'],
  ])('that a disk may take for one, %s and %s, are the same folded', (one, other) => {
    expect(foldedName(one)).toBe(foldedName(other))
  })

  test('of different letters stay different folded', () => {
    expect(foldedName('Resume')).not.toBe(foldedName('Résumé'))
  })
})
