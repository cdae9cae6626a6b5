import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { buildFiles } from '../../backend/export/index.ts'
import { createLayout, layoutVersion } from '../../backend/layout/index.ts'
import { hasPoppler, pageText } from '../backend/layout/pages.ts'
import { brokenIn, tagRules } from '../backend/layout/tag-rules.ts'
import { drawTags, tagsOf } from '../backend/layout/tags.ts'
import { example, exampleNames, library } from '../templates/starter-library.ts'

/*
 * The files of the example letters, held fast: their digests, the words on their pages, and their tags. A change that is meant to
 * change them raises `layoutVersion` and renews these with CHANCERY_GOLDEN=write; the words then show what changed.
 */
const renews = process.env['CHANCERY_GOLDEN'] === 'write'
const digestsFile = join(import.meta.dirname, 'digests.json')

type Digests = Record<string, Record<string, string>>

const golden: { layout: string; letters: Digests } = existsSync(digestsFile)
  ? (JSON.parse(readFileSync(digestsFile, 'utf8')) as { layout: string; letters: Digests })
  : { layout: layoutVersion, letters: {} }

const layout = createLayout()
const made: Digests = {}
afterAll(async () => {
  await layout.close()
  if (renews) writeFileSync(digestsFile, `${JSON.stringify({ layout: layoutVersion, letters: made }, undefined, 2)}\n`)
})

function lines(pdf: Uint8Array): string {
  return `${pageText(pdf)
    .split('\n')
    .map((line) => line.replaceAll(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')}\n`
}

describe.each(exampleNames)('the files of %s', (name) => {
  const built = buildFiles(example(name), library.shelf, layout, {
    formats: ['pdf', 'docx'],
    draftLine: true,
    printLetterhead: true,
    images: library.images,
  })

  test('have the bytes that this layout version gives them', async () => {
    const outcome = await built
    const digests = outcome.ok
      ? Object.fromEntries(outcome.value.files.map(({ format, bytes }) => [format, createHash('sha256').update(bytes).digest('hex')]))
      : {}
    made[name] = digests
    if (!renews) expect({ layout: layoutVersion, ...digests }).toEqual({ layout: golden.layout, ...golden.letters[name] })
  })

  test.skipIf(!hasPoppler)('have the words of these pages', async () => {
    const outcome = await built
    const pdf = outcome.ok ? outcome.value.files.find(({ format }) => format === 'pdf') : undefined
    const file = join(import.meta.dirname, name.replace(/\.md$/u, '.txt'))
    const text = lines(pdf?.bytes ?? new Uint8Array())
    if (renews) writeFileSync(file, text)
    expect(text).toBe(readFileSync(file, 'utf8'))
  })
  test('have these tags', async () => {
    const outcome = await built
    const pdf = outcome.ok ? outcome.value.files.find(({ format }) => format === 'pdf') : undefined
    const file = join(import.meta.dirname, name.replace(/\.md$/u, '.tags.txt'))
    const tags = drawTags(await tagsOf(pdf?.bytes ?? new Uint8Array()))
    if (renews) writeFileSync(file, tags)
    expect(tags).toBe(readFileSync(file, 'utf8'))
  })

  test('have tags that keep every rule', async () => {
    const outcome = await built
    const pdf = outcome.ok ? outcome.value.files.find(({ format }) => format === 'pdf') : undefined
    const read = await tagsOf(pdf?.bytes ?? new Uint8Array())
    expect(tagRules.flatMap((rule) => brokenIn(read, rule).map((broken) => `${rule}: ${broken}`))).toEqual([])
  })
})
