import { nameIn, type PdfDictionary } from '../../signature/pdf/index.ts'
import type { SourcePdf } from './source-pdf.ts'

/** Types of structure that every reader knows (ISO 32000-1 §14.8.4). */
const standard: ReadonlySet<string> = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody ' +
    'TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'
  ).split(' '),
)

/** Names that lead to names. */
const longestWay = 16

/** The standard type that an element's type stands for in its file: what a file calls its types does not come along. */
export function standardType(source: SourcePdf, roles: PdfDictionary | undefined, named: string | undefined): string {
  let type = named
  for (let way = 0; type !== undefined && way < longestWay; way += 1) {
    if (standard.has(type)) return type
    // Headings without a level stand beside none that have one.
    if (type === 'H') return 'H1'
    type = nameIn(source.resolve(roles?.entries.get(type)))
  }
  return 'NonStruct'
}
