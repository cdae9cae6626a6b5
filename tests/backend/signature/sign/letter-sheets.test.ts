import { createHash } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { buildFiles } from '../../../../backend/export/index.ts'
import { createLayout } from '../../../../backend/layout/index.ts'
import { freeSealPlace } from '../../../../backend/signature/index.ts'
import type { Enclosure } from '../../../../core/letter/index.ts'
import { example, library } from '../../../templates/starter-library.ts'
import { taggedAnnex } from '../../enclosures/append/annexes.ts'
import { must } from '../../release/house.ts'

const layout = createLayout()
afterAll(() => layout.close())

async function built(enclosed: readonly Enclosure[], images: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  const letter = { ...example('partner-letter.md'), ...(enclosed.length > 0 && { enclosed: [...enclosed] }) }
  const options = { formats: ['pdf'], draftLine: false, printLetterhead: true, images: new Map([...library.images, ...images]) } as const
  const [file] = must(await buildFiles(letter, library.shelf, layout, options)).files
  return file?.bytes ?? new Uint8Array()
}

test('a seal stands at the letter’s own signature block, and not at that of a letter whose pages follow as an enclosure', async () => {
  const annex = taggedAnnex()
  const digest = createHash('sha256').update(annex).digest('hex')
  const enclosed: Enclosure = {
    digest,
    name: 'annex.pdf',
    title: 'An older letter',
    mediaType: 'application/pdf',
    relationship: 'supplement',
    appended: true,
  }
  const alone = await built([], new Map())
  const followed = await built([enclosed], new Map([[digest, annex]]))
  expect([freeSealPlace(annex)?.page, freeSealPlace(alone)?.page]).toEqual([1, expect.any(Number)])
  expect(freeSealPlace(followed)?.page).toBe(freeSealPlace(alone)?.page)
})
