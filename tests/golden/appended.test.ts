import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { buildFiles } from '../../backend/export/index.ts'
import { createLayout, layoutVersion } from '../../backend/layout/index.ts'
import type { Enclosure } from '../../core/letter/index.ts'
import { scan, taggedAnnex } from '../backend/enclosures/append/annexes.ts'
import { must } from '../backend/store/stores.ts'
import { example, library } from '../templates/starter-library.ts'

/*
 * A letter with the pages of two enclosures behind its own, one tagged and one a scan, held fast: it is what is approved, so the same
 * letter has the same bytes for good. Renewed as the others are, with CHANCERY_GOLDEN=write and another `layoutVersion`.
 */
const renews = process.env['CHANCERY_GOLDEN'] === 'write'
const file = join(import.meta.dirname, 'appended-digests.json')

const layout = createLayout()
afterAll(() => layout.close())

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

test('the files of a letter with appended pages have the bytes that they had', async () => {
  const annexes = new Map([
    ['annex.pdf', taggedAnnex()],
    ['scan.pdf', await scan()],
  ])
  const enclosed = [...annexes].map(([name, bytes]): Enclosure => {
    return {
      digest: sha256(bytes),
      name,
      title: name.replace('.pdf', ''),
      mediaType: 'application/pdf',
      relationship: 'supplement',
      appended: true,
    }
  })
  const letter = { ...example('partner-letter.md'), enclosed }
  const images = new Map([...library.images, ...[...annexes.values()].map((bytes) => [sha256(bytes), bytes] as const)])
  const options = { formats: ['pdf', 'docx'], draftLine: true, printLetterhead: true, images } as const
  const { files } = must(await buildFiles(letter, library.shelf, layout, options))
  const made = {
    layout: layoutVersion,
    enclosed: Object.fromEntries(enclosed.map(({ name, digest }) => [name, digest])),
    files: Object.fromEntries(files.map(({ format, bytes }) => [format, sha256(bytes)])),
  }
  if (renews) writeFileSync(file, `${JSON.stringify(made, undefined, 2)}\n`)
  expect(made).toEqual(JSON.parse(readFileSync(file, 'utf8')))
})
