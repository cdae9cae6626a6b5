import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readClauseFile, writeClauseFile } from '../../backend/files/index.ts'
import { clauseKinds, standingOn, type ClauseVersion } from '../../core/clause/index.ts'
import { labelItems, walk } from '../../core/document/index.ts'
import { checkLetter, newLetter } from '../../core/letter/index.ts'
import { clause, filesIn, library, templatesFolder } from './starter-library.ts'

const { shelf } = library
const versions = shelf.library.versions
const day = '2026-11-23'

describe('the starter library', () => {
  test('is read without a finding', () => {
    expect(library.findings).toEqual([])
  })

  test('has every clause file on the shelf', () => {
    expect(versions).toHaveLength(filesIn('clauses', '.md').length)
  })

  test('has every letter template and letterhead on the shelf', () => {
    expect([shelf.templates.length, shelf.letterheads.length]).toEqual([
      filesIn('letters', '.md').length,
      filesIn('letterheads', '.yaml').length,
    ])
  })

  test.each(clauseKinds)('has three clauses or more of the kind %s', (kind) => {
    const codes = new Set(versions.filter((version) => version.kind === kind).map((version) => version.code))
    expect(codes.size).toBeGreaterThanOrEqual(3)
  })

  test('names and files each clause by its kind', () => {
    const misplaced = filesIn('clauses', '.md').filter((path) => {
      const { clause: read } = readClauseFile(readFileSync(path, 'utf8'), path)
      const folder = relative(join(templatesFolder, 'clauses'), path).split(/[/\\]/u)[0]
      return read?.kind !== folder || !read?.code.startsWith(`${folder ?? ''}/`)
    })
    expect(misplaced).toEqual([])
  })

  test('keeps no evidence that no clause rests on', () => {
    const used = new Set(versions.flatMap((version) => version.evidence.flatMap(({ file }) => file ?? [])))
    expect(
      filesIn('evidence', '.txt')
        .map((path) => relative(templatesFolder, path))
        .filter((path) => !used.has(path)),
    ).toEqual([])
  })

  test.each(versions.map((version) => [`${version.code} v${String(version.version)} (${version.language})`, version] as const))(
    'writes %s to a file that reads the same',
    (_name, version) => {
      expect(readClauseFile(writeClauseFile(version), 'written.md').clause).toEqual(version)
    },
  )
})

describe('the clauses that the partner letter is made of', () => {
  test('quote the statement in five numbered points', () => {
    const [quotation] = clause('policy-quote/retail-scope').body
    const points = quotation?.type === 'quotation' ? [...labelItems(quotation.children).values()].map(({ label }) => label) : []
    expect(points).toEqual(['1.', '2.', '3.', '4.', '5.'])
  })

  test('seal the statement to its evidence', () => {
    const { seal, evidence } = clause('policy-quote/retail-scope')
    expect(seal && evidence[seal.evidence]?.file).toBe('evidence/moi-2026-114.txt')
  })

  test('date the certificate that the letter relies on', () => {
    expect(clause('certification/secure-build-scheme', 'en-GB', 2).valid).toEqual({ from: '2025-12-18', until: '2028-12-17' })
  })
})

const hasNode = (type: string) => (version: ClauseVersion) => [...walk(version.body)].some(({ node }) => node.type === type)
const items = (version: ClauseVersion) => [...walk(version.body)].flatMap(({ node }) => (node.type === 'list-item' ? [node] : []))

const shapes: readonly [string, (version: ClauseVersion) => boolean][] = [
  ['a second version', (version) => version.version === 2],
  ['a German variant', (version) => version.language === 'de-DE'],
  ['an Irish variant', (version) => version.jurisdictions.join() === 'IE'],
  ['an expired clause', (version) => standingOn(version, day) === 'expired'],
  ['a clause that is not yet valid', (version) => standingOn(version, day) === 'not-yet-valid'],
  ['a table', hasNode('table')],
  ['a footnote', hasNode('footnote')],
  ['a list in a list', (version) => items(version).some((item) => item.level > 0)],
  ['a list that does not begin with 1', (version) => items(version).some((item) => (item.start ?? 1) > 1)],
]

test.each(shapes)('the library shows %s', (_shape, shown) => {
  expect(versions.some(shown)).toBe(true)
})

describe.each(shelf.templates.map((template) => [template.code, template] as const))('the template %s', (_code, template) => {
  const letter = newLetter(template, shelf, day)

  test('begins a letter that lacks nothing but values', () => {
    expect(checkLetter(letter, shelf).filter((finding) => finding.code !== 'value-missing')).toEqual([])
  })

  test('names only clauses that the library has', () => {
    expect(letter.document.filter((block) => block.type === 'clause-reference')).toEqual([])
  })

  test('uses a letterhead that the library has', () => {
    expect(shelf.letterheads.map(({ code }) => code)).toContain(template.letterhead)
  })
})

const insistent = shelf.templates
  .filter((template) => template.mandatoryClauses.length > 0)
  .map((template) => [template.code, template] as const)

test.each(insistent)('a letter from %s without the clauses that it insists on is refused', (_code, template) => {
  const letter = newLetter({ ...template, body: [] }, shelf, day)
  const missing = checkLetter(letter, shelf).filter((finding) => finding.code === 'clause-missing')
  expect(missing.map((finding) => finding.place.clause)).toEqual(template.mandatoryClauses)
})

test('the partner letter asks only for a date, a partner and a signatory', () => {
  const fields = shelf.templates.find(({ code }) => code === 'partner-letter')?.fields ?? []
  expect(fields.filter((field) => field.required).map((field) => field.name)).toEqual([
    'letter.date',
    'partner.name',
    'signatory.name',
    'signatory.title',
    'signatory.organisation',
  ])
})
