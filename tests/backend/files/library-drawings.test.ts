import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createEvidenceReader } from '../../../backend/evidence/index.ts'
import { folderOnDisk, loadWholeShelf, readLibraryFiles, withDrawings, type Draw } from '../../../backend/files/index.ts'
import { digestOf } from '../../../core/document/index.ts'
import { chancery } from '../../cli/chancery.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-library-drawings-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const field = `<svg xmlns="http://www.w3.org/2000/svg" width="80mm" height="40mm" viewBox="0 0 80 40"><rect width="40" height="40" fill="#c00"/></svg>`
const reachesOut = field.replace('<rect', '<image href="file:///etc/hostname" width="4" height="4"/><rect')

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

function clauseWith(drawing: string): void {
  put(
    'clauses/statement/plan.md',
    '---\ncode: statement/plan\nkind: statement\ntitle: The plan\nlanguage: en-GB\n---\nAs it hangs:\n\n::image{file="plan.svg" alt="A red field"}\n',
  )
  put('clauses/statement/plan.svg', drawing)
}

const letterhead = `code: house-uk
title: House
name: Example House Ltd
lines: [Example House Ltd]
footer: [Registered in England]
window: uk-c5
accent: "#1f4e5f"
style: ruled
logo: { file: logo.svg, alt: The logo, width: 30 }
`

const reader = createEvidenceReader()
const draw: Draw = (bytes) => reader.draw(bytes)

describe('an SVG drawing in a library folder', () => {
  test('that a clause shows comes in as a picture as wide as it is itself', async () => {
    clauseWith(field)
    const { versions, images, findings } = readLibraryFiles(await withDrawings(folderOnDisk(folder), draw))
    expect(findings).toEqual([])
    const [image] = images
    expect(digestOf(image?.bytes ?? new Uint8Array())).toBe(image?.digest)
    expect(versions[0]?.version.body[1]).toMatchObject({ type: 'image', mediaType: 'image/png', width: 80, digest: image?.digest })
  })

  test('that a letterhead names is its logo, as wide as the letterhead says', async () => {
    put('letterheads/house.yaml', letterhead)
    put('letterheads/logo.svg', field)
    const { shelf, images, findings } = await loadWholeShelf([folder], reader)
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    const logo = shelf.letterheads[0]?.logo
    expect([logo?.width, logo?.mediaType, images.has(logo?.digest ?? '')]).toEqual([30, 'image/png', true])
    const { house } = readLibraryFiles(await withDrawings(folderOnDisk(folder), draw))
    expect(house[0]?.thing).toMatchObject({ kind: 'letterhead', content: { logo: { digest: logo?.digest } } })
  })

  test('that cannot be drawn is said why, and the clause that shows it does not come in', async () => {
    clauseWith(reachesOut)
    const { versions, findings } = readLibraryFiles(await withDrawings(folderOnDisk(folder), draw))
    expect(versions).toEqual([])
    expect(findings.map(({ severity, message }) => [severity, message])).toEqual(
      expect.arrayContaining([['warning', 'The SVG drawing shows another file, which it only names; nothing is fetched.']]),
    )
    expect(findings.some(({ severity }) => severity === 'error')).toBe(true)
  })

  test('is drawn for a check and an import of the command line too', async () => {
    clauseWith(field)
    const checked = await chancery(folder, 'check', 'clauses/statement/plan.md')
    expect([checked.status, checked.stdout]).toEqual([0, expect.stringContaining('no errors, no warnings')])
    const previewed = await chancery(folder, 'library', 'import', folder, '--preview', '--data', join(folder, 'data'))
    expect([previewed.status, previewed.stdout]).toEqual([0, expect.stringContaining('statement/plan')])
  })
})
