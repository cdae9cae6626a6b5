import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { attachmentsOf } from '../../backend/export/index.ts'
import { createLayout, layoutVersions } from '../../backend/layout/index.ts'
import { resolveLetter } from '../../core/letter/index.ts'
import { manifestOf } from '../../core/release/index.ts'
import { example, library } from '../templates/starter-library.ts'

/** Digests of the example letters' PDF files as earlier layout versions made them: never renewed. */
const digests = JSON.parse(readFileSync(join(import.meta.dirname, 'earlier-digests.json'), 'utf8')) as Record<
  string,
  Record<string, string>
>

const layout = createLayout()
afterAll(() => layout.close())

describe.each(layoutVersions.slice(1))('a letter set in the earlier layout version %s', (version) => {
  test.each(Object.entries(digests[version] ?? {}))('has the bytes that it had then: %s', async (name, digest) => {
    const letter = example(name)
    const { resolved } = resolveLetter(letter, library.shelf, { draftLine: true, printLetterhead: true, images: library.images })
    if (resolved === undefined) throw new Error('the letter has no page')
    const manifest = manifestOf(letter, resolved, { state: 'draft', layout: version })
    const made = await layout.pdf(resolved, attachmentsOf(resolved, manifest), version)
    expect(made.ok && createHash('sha256').update(made.value.bytes).digest('hex')).toBe(digest)
  })
})

test('every earlier layout version has digests that hold it', () => {
  expect(Object.keys(digests)).toEqual(layoutVersions.slice(1))
})
