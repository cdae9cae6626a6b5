import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Block, Inline, ListItem, PartName } from '../../../core/document/index.ts'
import { wordsFor, type ResolvedLetter, type ResolvedPart } from '../../../core/letter/index.ts'

/** A letter ready for paper whose body is given; lines of the parts by name. */
export function letterOf(
  body: readonly Block[],
  parts: Partial<Record<PartName, readonly Inline[]>> = {},
  changes: Partial<ResolvedLetter> = {},
): ResolvedLetter {
  const given: Partial<Record<PartName, readonly Inline[]>> = {
    date: [{ text: '23 November 2026' }],
    recipient: [{ text: 'Example Distribution Ltd\n1 Quay Street\nLeeds' }],
    subject: [{ text: 'A subject' }],
    salutation: [{ text: 'Dear Partner,' }],
    closing: [{ text: 'Yours sincerely,' }],
    signature: [{ text: 'A. Person\nMarketing Director' }],
    ...parts,
  }
  const entries = Object.entries(given) as [PartName, readonly Inline[]][]
  return {
    schema: 1,
    title: 'A letter',
    subject: 'A subject',
    language: 'en-GB',
    author: 'A. Person',
    organisation: 'Example Vision',
    date: '2026-11-23',
    letterhead: {
      code: 'plain',
      title: 'Plain',
      name: 'Example Vision',
      lines: ['1 Harbour Row'],
      footer: ['Registered in Exampleland'],
      window: 'uk-c5',
      accent: '#1f4e5f',
      style: 'ruled',
    },
    printLetterhead: true,
    draftLine: undefined,
    words: wordsFor('en-GB'),
    parts: new Map(entries.map(([name, children], index): [PartName, ResolvedPart] => [name, { path: [index], children }])),
    body: body.map((block, index) => ({ path: [entries.length + index], block })),
    images: new Map(),
    ...changes,
  }
}

export const paragraph = (text: string): Block => ({ type: 'paragraph', children: [{ text }] })

/** Words of no meaning that fill a page. */
export const filler = (words: number): string =>
  Array.from({ length: words }, (_, index) => ['partners', 'sell', 'cameras', 'to', 'shops'][index % 5]).join(' ')

export const item = (kind: ListItem['kind'], level: number, text: string, start?: number): ListItem => ({
  type: 'list-item',
  kind,
  level,
  ...(start === undefined ? {} : { start }),
  children: [{ text }],
})

function onPath(command: string): boolean {
  return spawnSync(command, ['-v'], { stdio: 'ignore' }).error === undefined
}

/** Whether poppler's programs are here; tests that read pages are skipped without them. */
export const hasPoppler = onPath('pdftotext')
export const hasQpdf = onPath('qpdf')

export function withFile<Value>(bytes: Uint8Array, use: (path: string) => Value): Value {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-page-'))
  try {
    const path = join(folder, 'letter.pdf')
    writeFileSync(path, bytes)
    return use(path)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The words of each page, as poppler reads them. */
export function pageTexts(pdf: Uint8Array): string[] {
  const text = withFile(pdf, (path) => execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }))
  return text.split('\f').slice(0, -1)
}

export function pageText(pdf: Uint8Array): string {
  return pageTexts(pdf).join('\n')
}

/** The structure tree with its text, one element a line. */
export function structureOf(pdf: Uint8Array): string {
  return withFile(pdf, (path) => execFileSync('pdfinfo', ['-struct-text', path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
}
