import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeWord } from '../../../backend/word/index.ts'
import { fullLetter } from './letters.ts'
import { sourceFlags } from '../../../scripts/source-flags.ts'

async function digest(): Promise<string> {
  const { letter, manifest } = fullLetter()
  return createHash('sha256')
    .update(await writeWord(letter, manifest))
    .digest('hex')
}

test('the same letter gives the same bytes again', async () => {
  expect(await digest()).toBe(await digest())
})

test('the same letter gives the same bytes in another process, on another day, in another time zone and locale', async () => {
  const env = { ...process.env, TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', NODE_NO_WARNINGS: '1' }
  const printed = execFileSync(process.execPath, [...sourceFlags, join(import.meta.dirname, 'print-digest.ts')], {
    env,
    cwd: '/',
    encoding: 'utf8',
  })
  expect(printed.trim()).toBe(await digest())
})

test('two letters that differ in one sign differ in their bytes', async () => {
  const { letter, manifest } = fullLetter()
  const other = await writeWord({ ...letter, subject: `${letter.subject}.` }, manifest)
  expect(Buffer.compare(other, await writeWord(letter, manifest))).not.toBe(0)
})
