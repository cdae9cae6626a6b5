import { describe, expect, test } from 'vitest'
import { digestOfDocument, plainText, type Block, type Citation, type CitedEvidence } from '../../../core/document/index.ts'
import {
  assembleLetter,
  checkLetter,
  citationOf,
  entryText,
  houseEvidence,
  placeFrom,
  resolveLetter,
  searchEvidence,
  sourceEntry,
  sourceListIn,
  sourcesOf,
  type HouseEvidence,
} from '../../../core/letter/index.ts'
import { checkRelease, Manifest, manifestOf, proveManifest } from '../../../core/release/index.ts'
import { factsOf } from '../release/released.ts'
import { present, shelf, source } from './shelf.ts'

const [one, other] = ['ab'.repeat(32), 'cd'.repeat(32)]
const certificate: CitedEvidence = {
  digest: one,
  issuer: 'Example Assurance Ltd',
  date: '2025-12-18',
  reference: 'EA-4711',
  link: 'https://example.com/ea-4711',
}

function cite(title: string, evidence?: CitedEvidence, place?: string): Citation {
  return {
    type: 'citation',
    source: title,
    ...(evidence && { evidence }),
    ...(place !== undefined && { place }),
    children: [{ text: '' }],
  }
}

const line = (...children: Citation[]): Block => ({ type: 'paragraph', children })

function resolved(body: Block[], evidence?: readonly HouseEvidence[]) {
  const onShelf = shelf({ evidence })
  const letter = present(assembleLetter(source(body), onShelf).letter)
  const { resolved: onPaper } = resolveLetter(letter, onShelf, { draftLine: true, printLetterhead: true, images: new Map() })
  if (onPaper === undefined) throw new Error('not resolved')
  return { letter, onPaper, codes: checkLetter(letter, onShelf).map(({ severity, code }) => `${severity} ${code}`) }
}

describe('sources', () => {
  test('are numbered in the order of their first mention; the same file keeps its number, whatever is said of it', () => {
    const later = cite('Certificate 4711, second copy', { digest: one }, 'p. 4')
    const { onPaper } = resolved([line(cite('Note 7'), cite('Certificate 4711', certificate)), line(later)])
    const sources = sourcesOf(onPaper)
    expect(sources.all.map(({ title }) => title)).toEqual(['Note 7', 'Certificate 4711'])
    expect(sources.numberOf(later)).toBe(2)
    expect(plainText([line(cite('Note 7'), cite('Certificate 4711', certificate), later)])).toBe('[1][2][2, p. 4]')
  })

  test('of no file are one where all that is said of them is the same', () => {
    const { onPaper } = resolved([line(cite('Note', { date: '2026-01-02' }), cite('Note', { date: '2026-01-03' }), cite('Note'))])
    expect(sourcesOf(onPaper).all).toHaveLength(3)
  })

  test.each([
    ['en-GB', 'Certificate 4711, Example Assurance Ltd, 18 December 2025, EA-4711, https://example.com/ea-4711'],
    ['de', 'Certificate 4711, Example Assurance Ltd, 18. Dezember 2025, EA-4711, https://example.com/ea-4711'],
  ])('are listed with their dates in the words of the letter’s language: %s', (language, entry) => {
    expect(entryText(sourceEntry({ title: 'Certificate 4711', evidence: certificate }, language))).toBe(entry)
  })

  test('are listed at the end, where their block stands, or nowhere; the first block decides', () => {
    const list = (omitted = false): Block => ({ type: 'source-list', ...(omitted && { omitted }), children: [{ text: '' }] })
    expect([[], [list()], [list(true)], [list(true), list()]].map((body) => sourceListIn(resolved(body).onPaper))).toEqual([
      'end',
      'body',
      'nowhere',
      'nowhere',
    ])
  })
})

test('a citation without evidence has the digest that it always had', () => {
  expect(digestOfDocument([line(cite('Ministry, Statement 4'))])).toBe('9c9a953ff4a0507e601576c02e108b3835a8c3345e592b2a2bab327e1e88dcb1')
})

describe('checks of cited evidence', () => {
  const known: HouseEvidence[] = [
    { title: 'Certificate 4711', evidence: certificate, isWithdrawn: false },
    { title: 'Old note', evidence: { digest: other, date: '2020-01-01' }, isWithdrawn: true },
  ]

  test('evidence of the house with a date has no finding, and words of the author’s own never have', () => {
    expect(resolved([line(cite('Certificate 4711', certificate), cite('My own words'))], known).codes).toEqual([])
  })

  test('evidence that is not here, has no date or was withdrawn is doubtful, each source once', () => {
    const unknown = cite('Elsewhere', { digest: 'ef'.repeat(32), date: '2024-01-01' })
    const undated = cite('Certificate 4711', { digest: one })
    const withdrawn = cite('Old note', { digest: other, date: '2020-01-01' })
    expect(resolved([line(unknown, unknown), line(undated, withdrawn)], known).codes).toEqual([
      'warning evidence-unknown',
      'warning evidence-undated',
      'warning evidence-withdrawn',
    ])
  })

  test('where nobody knows the evidence of the house, it is not judged', () => {
    expect(resolved([line(cite('Elsewhere', certificate))]).codes).toEqual([])
  })

  test('a citation under a condition that is off is not asked about', () => {
    const off: Block = { ...line(cite('Elsewhere', { digest: other })), when: { field: 'partner.name', test: 'is', value: 'X' } } as Block
    expect(resolved([off], known).codes).toEqual([])
  })

  test('no letter is released with evidence that the house has not or has withdrawn', () => {
    const finding = { severity: 'warning' as const, message: '', remedy: '', place: {} }
    const found = (['evidence-unknown', 'evidence-withdrawn', 'evidence-undated'] as const).map((code) => ({ ...finding, code }))
    const told = checkRelease(factsOf({ changes: { found } })).map(({ severity, code }) => `${severity} ${code}`)
    expect(told).toEqual(['error evidence-unknown', 'error evidence-withdrawn', 'warning evidence-undated'])
  })
})

describe('the manifest', () => {
  const { letter, onPaper } = resolved([line(cite('My own words'), cite('Certificate 4711', certificate))])
  const manifest = Manifest.parse(manifestOf(letter, onPaper, { state: 'draft', layout: 'x' }))

  test('names the evidence that is cited, with its number and digest', () => {
    expect(manifest.sources).toEqual([{ number: 2, title: 'Certificate 4711', ...certificate }])
  })

  test('that names other evidence than the letter cites proves nothing', () => {
    expect(proveManifest(manifest, onPaper).faults).toEqual([])
    expect(proveManifest({ ...manifest, sources: [{ number: 2, title: 'Certificate 4712', digest: one }] }, onPaper).faults).toHaveLength(1)
    expect(proveManifest({ ...manifest, sources: undefined }, onPaper).faults).toHaveLength(1)
  })

  test('of a letter that cites no evidence says nothing of it', () => {
    const plain = resolved([line(cite('My own words'))])
    expect(manifestOf(plain.letter, plain.onPaper, { state: 'draft', layout: 'x' })).not.toHaveProperty('sources')
  })
})

describe('the evidence of a house', () => {
  test('is one piece for each file, withdrawn only while all that rests on it is, and a file that nothing rests on has its name', () => {
    const rests = (isWithdrawn: boolean, title: string) => ({ evidence: [{ title, digest: one }], isWithdrawn })
    const files = [
      { digest: one, name: 'ea-4711.pdf' },
      { digest: other, name: 'note.txt' },
    ]
    expect(houseEvidence({ versions: [rests(true, 'New title'), rests(false, 'Old title')], files })).toEqual([
      { title: 'New title', evidence: { digest: one }, isWithdrawn: false },
      { title: 'note.txt', evidence: { digest: other }, isWithdrawn: false },
    ])
    expect(houseEvidence({ versions: [rests(true, 'T'), rests(true, 'T')], files: [] })).toMatchObject([{ isWithdrawn: true }])
  })

  test('is cited in one line each, without an address that no link may lead to', () => {
    const described = { title: ' A\n title ', issuer: '\t', reference: 'x'.repeat(900), link: 'file:///etc/passwd', date: '2026-01-02' }
    expect(citationOf(described)).toEqual({ source: 'A title', evidence: { date: '2026-01-02', reference: 'x'.repeat(500) } })
    expect(citationOf({ title: '\u0000' })).toEqual({ source: 'Untitled' })
  })

  test('is found by each word of title, issuer, date or reference, without accents and in any case', () => {
    const all: HouseEvidence[] = [
      { title: 'Décision', evidence: { issuer: 'Cour', date: '2026-01-02' }, isWithdrawn: false },
      { title: 'Certificate', isWithdrawn: false },
    ]
    expect(['decision COUR', '2026-01', 'cert', 'nothing', ''].map((words) => searchEvidence(all, words).length)).toEqual([1, 1, 1, 0, 2])
  })
})

test('a place is one line of at most 200 characters, or none', () => {
  expect([' p. 4,\n§ 2 ', '  ', '\u0007', 'x'.repeat(201)].map(placeFrom)).toEqual(['p. 4, § 2', undefined, undefined, undefined])
})
