import type { ResolvedLetter } from '../../core/letter/index.ts'
import { checkGlyphs, drawable } from './check-glyphs.ts'
import { Engine } from './engine.ts'
import { coveredCodePoints, readFonts } from './fonts.ts'
import type { Attachment, LaidOutPages, LaidOutPdf, RedlineSheet } from './layout.ts'
import { overflowFindings } from './overflow-findings.ts'
import { pageData } from './page-letter.ts'
import { PageDivider } from './pages-from-svg.ts'
import { setRedline } from './set-redline.ts'
import { layoutVersion, type LayoutVersion } from './version.ts'

/** Layout on the thread it is called on. The worker holds one; benchmarks measure it without the thread between. */
export interface LetterSetter {
  pdf(letter: ResolvedLetter, attachments: readonly Attachment[], version?: LayoutVersion): LaidOutPdf
  pages(letter: ResolvedLetter, known: ReadonlySet<string>, version?: LayoutVersion): LaidOutPages
  redline(sheet: RedlineSheet): LaidOutPdf
  /** Does now what would be done before the next pages: whoever asked has its answer. */
  rest(): void
}

/** `anyMissing`: some character of the letter has no font. */
interface Setting {
  readonly anyMissing: boolean
  readonly version: LayoutVersion
}

export function createLetterSetter(): LetterSetter {
  const covered = coveredCodePoints()
  const engine = new Engine(readFonts())
  const divider = new PageDivider()
  const dataOf = (letter: ResolvedLetter, attachments: readonly Attachment[], { anyMissing, version }: Setting): string => {
    const attached = attachments.map(({ name, mediaType, description, relationship }) => ({ name, mediaType, description, relationship }))
    const replacer = anyMissing
      ? (_key: string, value: unknown): unknown => (typeof value === 'string' ? drawable(value, covered) : value)
      : undefined
    const ways = { estimates: version !== 'typst-0.14.2/chancery-5', longNames: version === layoutVersion }
    return JSON.stringify({ ...pageData(letter), attached, ...ways }, replacer)
  }
  return {
    pdf(letter, attachments, version = layoutVersion) {
      const findings = checkGlyphs(letter, covered)
      const document = engine.layOut('file', {
        page: 'letter',
        data: dataOf(letter, attachments, { anyMissing: findings.length > 0, version }),
        images: letter.images,
        attachments,
      })
      return { bytes: engine.pdf(document), findings: [...findings, ...overflowFindings(engine.overflows(document), letter)] }
    },
    pages(letter, known, version = layoutVersion) {
      const findings = checkGlyphs(letter, covered)
      const document = engine.layOut('preview', {
        page: 'letter',
        data: dataOf(letter, [], { anyMissing: findings.length > 0, version }),
        images: letter.images,
        attachments: [],
      })
      return {
        pages: divider.divide(engine.svg(document), known),
        places: engine.places(document),
        findings: [...findings, ...overflowFindings(engine.overflows(document), letter)],
      }
    },
    redline: (sheet) => setRedline(sheet, engine, covered),
    rest: () => engine.sweep(),
  }
}
