import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createLayout } from '../../../backend/layout/index.ts'
import { recallPage } from '../../../backend/register/index.ts'
import { must } from '../store/stores.ts'
import { library } from '../../templates/starter-library.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-recall-'))
const layout = createLayout()
afterAll(async () => {
  await layout.close()
  rmSync(folder, { recursive: true, force: true })
})

const hasPoppler = spawnSync('pdftotext', ['-v']).status === 0
if (!hasPoppler) process.stderr.write('Skipped: the lines of a recall report, because pdftotext is not installed.\n')

test.skipIf(!hasPoppler)('the recall report as a PDF divides no name of a company, and keeps each day on one line', async () => {
  const recalled = { title: 'Certificate', code: 'certification/secure', version: 1, reason: 'It was revoked.', replacement: undefined }
  const names = ['Northwestern Telecommunications Distributors Ltd', 'Dunmore Systems Installations Ltd', 'Harbour Optics Ltd']
  const letters = names.map((recipient, index) => ({
    releaseId: `01939a10-0000-7000-8000-00000000000${String(index)}`,
    letterId: `01939a10-0000-7000-8000-00000000001${String(index)}`,
    title: `What the statement means, for ${recipient}`,
    recipient,
    date: '2026-09-30',
    releasedAt: '2026-09-30T09:00:00.000Z',
    passages: ['Our cameras are certified.'],
    sendings: [
      {
        id: '01939a10-0000-7000-8000-000000000021',
        day: '2026-09-30',
        recipient,
        how: 'E-mail',
        note: '',
        recordedBy: 'A',
        recordedAt: '',
      },
    ],
  }))
  const making = { shelf: library.shelf, layout, today: '2026-11-24', by: 'Rita Reviewer' }
  const file = join(folder, 'report.pdf')
  writeFileSync(file, must(await recallPage(recalled, letters, making)))
  const lines = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\n')
  const table = lines.slice(
    lines.findIndex((line) => line.includes('Recipient')),
    lines.findIndex((line) => line.includes('Passages')),
  )
  expect(table.filter((line) => /\p{L}[-‐](?:\s{2,}|$)/u.test(line))).toEqual([])
  expect(
    table.filter((line) => line.includes('September')).every((line) => (line.match(/30\s+September\s+2026/gu) ?? []).length === 2),
  ).toBe(true)
})
