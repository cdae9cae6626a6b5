import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createEvidenceReader } from '../../backend/evidence/index.ts'
import { hasPoppler } from '../backend/layout/pages.ts'
import { chancery } from './chancery.ts'

const folders: string[] = []
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-drawings-'))
  folders.push(folder)
})
afterEach(() => {
  for (const each of folders.splice(0)) rmSync(each, { recursive: true, force: true })
})

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="80mm" height="40mm" viewBox="0 0 80 40"><rect width="40" height="40" fill="#c00"/></svg>`

function letterWith(image: string): string {
  return `---
title: With a drawing
template: partner-letter
date: 2026-11-24
partner: { name: Harrow & Lane Ltd, salutation: Partner }
signatory: { name: Ines Castell, title: Director, organisation: Northlight Vision UK Ltd }
---
As it hangs:

${image}

::clause{code="policy-quote/retail-scope"}
`
}

function written(image: string, svg = drawing): void {
  writeFileSync(join(folder, 'letter.md'), letterWith(image))
  writeFileSync(join(folder, 'drawing.svg'), svg)
}

describe('a letter file that names an SVG drawing', () => {
  const image = '::image{file="drawing.svg" alt="A red field"}'

  test.skipIf(!hasPoppler)('is built, with the drawing as a picture as wide as it is itself', async () => {
    written(image)
    const built = await chancery(folder, 'build', 'letter.md', '--out', 'out')
    expect([built.status, built.stderr]).toEqual([0, ''])
    expect(readdirSync(join(folder, 'out')).toSorted()).toEqual(['letter.docx', 'letter.pdf'])
    const listed = execFileSync('pdfimages', ['-list', join(folder, 'out', 'letter.pdf')], { encoding: 'utf8' })
    const [, , first = ''] = listed.split('\n')
    const [, , , width, , , , , , , , , xPerInch] = first.trim().split(/\s+/u)
    expect(Math.round((Number(width) / Number(xPerInch)) * 25.4)).toBe(80)
  })

  test('gives the same bytes each time', async () => {
    written(image)
    const digests: string[][] = []
    for (const out of ['once', 'again']) {
      await chancery(folder, 'build', 'letter.md', '--out', out)
      const names = readdirSync(join(folder, out)).toSorted()
      digests.push(
        names.map((name) =>
          createHash('sha256')
            .update(readFileSync(join(folder, out, name)))
            .digest('hex'),
        ),
      )
    }
    expect([digests[0]?.length, digests[1]]).toEqual([2, digests[0]])
  })

  test('is as wide as the file says where it says so, and is told of words in another font', async () => {
    written(
      '::image{file="drawing.svg" alt="A word" width="30"}',
      drawing.replace('</svg>', '<text x="42" y="20" font-size="6">Door</text></svg>'),
    )
    const checked = await chancery(folder, 'check', 'letter.md', '--json')
    expect(JSON.parse(checked.stdout)).toMatchObject([{ severity: 'warning', code: 'drawing-words', place: { file: 'letter.md' } }])
  })

  test('is refused in a sentence with its line where the drawing shows another file, and nothing is written', async () => {
    written(image, drawing.replace('</svg>', '<image href="/etc/hostname" width="9" height="9"/></svg>'))
    const built = await chancery(folder, 'build', 'letter.md', '--out', 'out')
    expect(built.status).not.toBe(0)
    expect(built.stderr + built.stdout).toContain('letter.md:10')
    expect(built.stderr + built.stdout).toContain('shows another file, which it only names; nothing is fetched')
    expect(readdirSync(folder)).not.toContain('out')
  })
})

test('an SVG drawing that takes too long is given up in its thread', async () => {
  const drawn = await createEvidenceReader({ time: 1, memory: 1_000_000_000 }).draw(Buffer.from(drawing))
  expect(drawn).toMatchObject({ ok: false, error: { code: 'image-drawing', message: expect.stringContaining('given up') } })
})

test('noise of millions of layers is drawn as what can be seen of it, within seconds', async () => {
  const noise = '<feTurbulence type="turbulence" baseFrequency="0.05" numOctaves="9999999"/>'
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><filter id="f">${noise}</filter><rect width="100" height="100" filter="url(#f)"/></svg>`
  expect(await createEvidenceReader().draw(Buffer.from(page))).toMatchObject({ ok: true })
})
