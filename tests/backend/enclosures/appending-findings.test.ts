import { expect, test } from 'vitest'
import { appendingFindings } from '../../../backend/enclosures/index.ts'
import { digestOf } from '../../../core/document/index.ts'
import type { EnclosedFile } from '../../../core/letter/index.ts'
import { letterOf } from '../layout/pages.ts'
import { filledScan, scan, taggedAnnex } from './append/annexes.ts'

const enclosed = (bytes: Uint8Array, more: Partial<EnclosedFile> = {}): EnclosedFile => ({
  digest: digestOf(bytes),
  name: 'annex.pdf',
  mediaType: 'application/pdf',
  title: 'An annex',
  relationship: 'supplement',
  appended: true,
  bytes,
  ...more,
})

/** What is said of a letter that encloses a file: how bad, and the sentence. */
const said = (file: EnclosedFile): string[] =>
  appendingFindings({ ...letterOf([]), enclosed: [file] }).map(({ severity, message }) => `${severity}: ${message}`)

test('nothing is said of a file that is accessible, or that is attached and no more', async () => {
  const { appended: _appended, ...attached } = enclosed(await scan({ claim: '' }))
  expect([said(enclosed(taggedAnnex())), said(attached)]).toEqual([[], []])
})

test('what appending costs is a warning, each thing in its sentence', async () => {
  expect(said(enclosed(await filledScan()))).toEqual([
    'warning: The pages of “annex.pdf” have no tags: who cannot see them hears their title and no words.',
    'warning: The appended pages of “annex.pdf” come without its fields to fill in.',
  ])
})

test('what would break the letter is an error', async () => {
  const files = [
    enclosed(await scan({ claim: '' })),
    enclosed(Buffer.from('%PDF-1.7 and no more')),
    enclosed(Buffer.from('a;b'), { name: 'table.csv', mediaType: 'text/csv' }),
  ]
  expect(files.flatMap(said)).toEqual([
    'error: With the pages of “annex.pdf” the letter would be no PDF/A file any more: it does not say that it is PDF/A.',
    'error: The pages of “annex.pdf” cannot be appended: it is damaged, or written in a way that is not read here.',
    'error: The pages of “table.csv” cannot be appended: it is no PDF.',
  ])
})
