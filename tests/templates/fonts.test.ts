import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesIn, templatesFolder } from './starter-library.ts'

/** Unicode entries of a TrueType file's name table (OpenType 1.9, `name`), by name id. */
function namesOf(path: string): Map<number, string> {
  const file = readFileSync(path)
  const tables = Array.from({ length: file.readUInt16BE(4) }, (_, index) => 12 + 16 * index)
  const entry = tables.find((offset) => file.toString('latin1', offset, offset + 4) === 'name') ?? 0
  const start = file.readUInt32BE(entry + 8)
  const storage = start + file.readUInt16BE(start + 4)
  return new Map(
    Array.from({ length: file.readUInt16BE(start + 2) }, (_, index): [number, string] => {
      const record = start + 6 + 12 * index
      const text = storage + file.readUInt16BE(record + 10)
      const bytes = Buffer.from(file.subarray(text, text + file.readUInt16BE(record + 8)))
      return [file.readUInt16BE(record + 6), bytes.swap16().toString('utf16le')]
    }),
  )
}

const fonts = filesIn('fonts', '.ttf').map((path) => [basename(path, '.ttf'), path] as const)

test('the library bundles text faces and their fallbacks', () => {
  expect(fonts.map(([name]) => name)).toEqual([
    'ChanceryArabic-Bold',
    'ChanceryArabic-Regular',
    'ChanceryHebrew-Bold',
    'ChanceryHebrew-Regular',
    'ChancerySans-Italic',
    'ChancerySans-Regular',
    'ChancerySans-SemiBold',
    'ChancerySerif-Bold',
    'ChancerySerif-BoldItalic',
    'ChancerySerif-Italic',
    'ChancerySerif-Regular',
  ])
})

describe.each(fonts)('the font %s', (name, path) => {
  const names = namesOf(path)

  test('has a private family name', () => {
    expect(names.get(1)).toMatch(/^Chancery (Serif|Sans|Hebrew|Arabic)$/u)
  })

  test('is filed under its PostScript name', () => {
    expect(names.get(6)).toBe(name)
  })

  test('is presented under no name of the font it was made from', () => {
    const presented = [...names].filter(([id]) => id !== 0 && (id < 7 || id > 14)).map(([, text]) => text)
    expect(presented.join('\n')).not.toMatch(/source|inter|noto/iu)
  })

  test('has its licence and copyright beside it', () => {
    const licence = join(templatesFolder, 'fonts', `OFL-${name.split('-')[0] ?? ''}.txt`)
    expect(existsSync(licence) && readFileSync(licence, 'utf8')).toContain(names.get(0))
  })
})
