import { plainText } from '../../core/document/index.ts'
import {
  firstPageFor,
  runningLine,
  sourceEntry,
  sourceListIn,
  sourcesOf,
  type ResolvedLetter,
  type ResolvedPart,
  type Source,
} from '../../core/letter/index.ts'
import { pageBlocks } from './page-blocks.ts'
import type { PageData, PagePart } from './page-data.ts'
import { pageLanguage } from './page-language.ts'
import { pageLines, type PageSources } from './page-inlines.ts'
import { printable, runsRightToLeft } from './page-text.ts'
import { wideWords } from './wide-words.ts'

/** The letter as the data that letter.typ sets. */
export function pageData(letter: ResolvedLetter): PageData {
  const listed = sourceListIn(letter)
  const sources = { ...sourcesOf(letter), isListed: listed !== 'nowhere' }
  const { letterhead, words } = letter
  const geometry = firstPageFor(letterhead.window)
  const parts = Object.fromEntries([...letter.parts].map(([name, part]) => [name, pagePart(part, sources)]))
  const body = pageBlocks(letter.body, { sources, images: new Set(letter.images.keys()), language: letter.language, heading: 1 })
  return {
    title: printable(letter.subject),
    author: printable(letter.author),
    organisation: printable(letter.organisation),
    ...pageLanguage(letter.language),
    ...(letter.wholeWords !== undefined && { wholeWords: letter.wholeWords }),
    date: dateOf(letter.date),
    running: printable(runningLine(letter)),
    letterhead: {
      name: printable(letterhead.name),
      lines: letterhead.lines.map(printable),
      footer: letterhead.footer.map(printable),
      returnLine: letterhead.return_line === undefined ? null : printable(letterhead.return_line),
      accent: letterhead.accent,
      style: letterhead.style,
      logo: pageLogo(letter),
    },
    printLetterhead: letter.printLetterhead,
    draftLine: letter.draftLine === undefined ? null : printable(letter.draftLine),
    pageWords: pageWords(words.page),
    labels: { reference: words.reference, enclosures: words.enclosures, copies: words.copies, sources: words.sources },
    geometry,
    parts,
    body,
    sources: sources.all.map((source) => pageSource(source, letter.language)),
    sourcesAtEnd: listed === 'end',
    wide: wideWords({ parts, body, geometry }),
  }
}

function pageSource(source: Source, language: string): PageData['sources'][number] {
  const { text, link } = sourceEntry(source, language)
  return { text: printable(text), link: link ?? null, cited: source.evidence !== undefined }
}

function pageLogo({ letterhead: { logo }, images }: ResolvedLetter): PageData['letterhead']['logo'] {
  if (logo === undefined || !images.has(logo.digest)) return null
  return { file: logo.digest, alt: printable(logo.alt), width: logo.width }
}

function dateOf(day: string): [number, number, number] {
  const [year = 1970, month = 1, dayOfMonth = 1] = day.split('-').map(Number)
  return [year, month, dayOfMonth]
}

function textOf(part: ResolvedPart): string {
  return plainText([{ type: 'paragraph', children: [...part.children] }])
}

function pageWords(words: string): [string, string, string] {
  const [before = '', rest = ''] = words.split('{page}')
  const [between = '', after = ''] = rest.split('{pages}')
  return [before, between, after]
}

function pagePart(part: ResolvedPart, sources: PageSources): PagePart {
  return { path: part.path, rtl: runsRightToLeft(textOf(part)), lines: pageLines(part.children, sources) }
}
