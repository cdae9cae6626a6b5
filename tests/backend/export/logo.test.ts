import { unzipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { buildFiles } from '../../../backend/export/index.ts'
import { cleanImage } from '../../../backend/images/index.ts'
import { createLayout } from '../../../backend/layout/index.ts'
import { photo } from '../images/pictures.ts'
import { must } from '../store/stores.ts'
import { example, library } from '../../templates/starter-library.ts'

const layout = createLayout()
afterAll(() => layout.close())

test.each(['ruled', 'centred'] as const)(
  'PDF and Word file of one letter hold the logo of a %s letterhead, byte for byte',
  async (style) => {
    const { digest, mediaType, bytes } = must(cleanImage(photo))
    const logo = { digest, mediaType, alt: 'The logo of Northlight Vision', width: 24 }
    const shelf = { ...library.shelf, letterheads: library.shelf.letterheads.map((each) => ({ ...each, style, logo })) }
    const { files } = must(
      await buildFiles(example('partner-letter.md'), shelf, layout, {
        formats: ['pdf', 'docx'],
        draftLine: false,
        printLetterhead: true,
        images: new Map([[digest, bytes]]),
      }),
    )
    const [pdf, docx] = files.map((file) => Buffer.from(file.bytes))
    const inWord = Object.values(unzipSync(docx ?? Buffer.alloc(0))).some((part) => Buffer.compare(part, bytes) === 0)
    expect([pdf?.includes(Buffer.from(bytes)), inWord]).toEqual([true, true])
  },
)
