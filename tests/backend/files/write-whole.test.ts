import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeFilesWhole } from '../../../backend/files/index.ts'
import { must } from '../store/stores.ts'

test('a file may have a name as long as the file system takes', async () => {
  const here = mkdtempSync(join(tmpdir(), 'chancery-write-whole-'))
  const name = `${'信'.repeat(83)}.pdf`
  must(await writeFilesWhole([{ path: join(here, name), bytes: Buffer.from('a') }]))
  expect(readdirSync(here)).toEqual([name])
  rmSync(here, { recursive: true })
})
