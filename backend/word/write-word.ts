import { Document, Packer, type FileChild } from 'docx'
import type { ResolvedLetter } from '../../core/letter/index.ts'
import type { Manifest } from '../../core/release/index.ts'
import { writeSiblings } from './blocks.ts'
import { cleanText } from './clean-text.ts'
import { fontTablePart } from './font-table.ts'
import { addressBlock, ending, opening } from './letter-parts.ts'
import { firstHeader, runningHeader } from './letterhead.ts'
import { embedManifest } from './manifest-part.ts'
import { firstFooter, runningFooter } from './page-footer.ts'
import { page, twips } from './page.ts'
import { corePropertiesPart } from './properties.ts'
import { stylesPart } from './styles-part.ts'
import { Writing } from './writing.ts'
import { withFixedTimes } from './zip-times.ts'

/**
 * The letter as a Word file (ECMA-376 transitional) with the manifest in a custom XML part. Each clause stands in a
 * content control tagged with its key in the manifest. The same letter gives the same bytes, on any day and machine.
 */
export async function writeWord(letter: ResolvedLetter, manifest: Manifest): Promise<Uint8Array> {
  const writing = new Writing(letter)
  const document = documentOf(writing, bodyOf(writing))
  const parts = [corePropertiesPart(letter), fontTablePart(), await stylesPart(letter), ...embedManifest(document, manifest)]
  const packed = await Packer.pack(document, 'uint8array', undefined, parts)
  return withFixedTimes(packed)
}

function bodyOf(writing: Writing): FileChild[] {
  const begin = [...addressBlock(writing), ...opening(writing)]
  const blocks = writing.letter.body.map(({ block }) => block)
  const body = writeSiblings(blocks, writing, { closes: true })
  return [...begin, ...body, ...ending(writing, blocks.at(-1)?.type === 'page-break')]
}

function documentOf(writing: Writing, children: readonly FileChild[]): Document {
  const { letter } = writing
  return new Document({
    title: cleanText(letter.subject),
    creator: cleanText(letter.author),
    numbering: writing.lists.options(),
    footnotes: Object.fromEntries(writing.footnotes.map((note, index) => [String(index + 1), { children: [note] }])),
    compatibility: { version: 15, doNotExpandShiftReturn: true },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: twips(page.width), height: twips(page.height) },
            margin: {
              left: twips(page.left),
              right: twips(page.right),
              top: twips(page.top),
              bottom: twips(page.bottom),
              header: twips(page.header),
              footer: twips(page.footer),
            },
          },
        },
        headers: { first: firstHeader(writing), default: runningHeader(letter) },
        footers: { first: firstFooter(letter), default: runningFooter(letter) },
        children,
      },
    ],
  })
}
