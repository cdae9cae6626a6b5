import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { createLayout } from '../../../backend/layout/index.ts'
import { recallPage, type Recalled } from '../../../backend/register/index.ts'
import type { OpenVersion, RecalledLetter } from '../../../backend/store/index.ts'
import { digestOfClauseVersion } from '../../../core/clause/index.ts'
import { digestOfDocument } from '../../../core/document/index.ts'
import { must } from '../store/stores.ts'
import { clause, library } from '../../templates/starter-library.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-recall-'))
const layout = createLayout()
afterAll(async () => {
  await layout.close()
  rmSync(folder, { recursive: true, force: true })
})

const hasPoppler = spawnSync('pdftotext', ['-v']).status === 0
if (!hasPoppler) process.stderr.write('Skipped: the lines of a recall report, because pdftotext is not installed.\n')

/** The report's lines, as a reader of the PDF finds them on its pages. */
async function linesOf(recalled: Recalled, letters: readonly RecalledLetter[]): Promise<string[]> {
  const making = { shelf: library.shelf, layout, today: '2026-11-24', by: 'Rita Reviewer' }
  const file = join(folder, 'report.pdf')
  writeFileSync(file, must(await recallPage(recalled, letters, making)))
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\n')
}

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
    corrections: [],
  }))
  const lines = await linesOf(recalled, letters)
  const table = lines.slice(
    lines.findIndex((line) => line.includes('Recipient')),
    lines.findIndex((line) => line.includes('Passages')),
  )
  expect(table.filter((line) => /\p{L}[-‐](?:\s{2,}|$)/u.test(line))).toEqual([])
  expect(
    table.filter((line) => line.includes('September')).every((line) => (line.match(/30\s+September\s+2026/gu) ?? []).length === 2),
  ).toBe(true)
})

test.skipIf(!hasPoppler)(
  'the recall report as a PDF says what was recalled and why, and of each letter to whom and when it went and what it says',
  async () => {
    const recalled = {
      title: 'Certificate',
      code: 'certification/secure',
      version: 2,
      reason: 'It was revoked.',
      withdrawnOn: '2026-11-20',
      replacement: undefined,
    }
    const about = { title: 'Scope notice', releasedAt: '2026-09-01T09:00:00.000Z', releaseId: '01939a10-0000-7000-8000-000000000001' }
    const sending = { id: '01939a10-0000-7000-8000-000000000021', note: '', recordedBy: 'A', recordedAt: '', how: 'Post' }
    const letters: RecalledLetter[] = [
      {
        ...about,
        letterId: '01939a10-0000-7000-8000-000000000011',
        recipient: 'Harbour Optics Ltd',
        date: '2026-09-01',
        passages: ['All cameras are certified.', 'So are all recorders.'],
        sendings: [
          { ...sending, day: '2026-09-02', recipient: 'Harbour Optics Ltd' },
          { ...sending, day: '2026-10-03', recipient: 'J. Doe', how: 'E-mail' },
        ],
        corrections: [],
      },
      {
        ...about,
        letterId: '01939a10-0000-7000-8000-000000000012',
        recipient: 'Calder Sons',
        date: '2026-10-31',
        passages: ['So are all recorders.'],
        sendings: [],
        corrections: [],
      },
    ]
    const words = (await linesOf(recalled, letters)).join(' ').replaceAll(/\s+/gu, ' ')
    const said = [
      /Recall report made by Rita Reviewer/u,
      /24 November 2026/u,
      /Recall report: Certificate, v2/u,
      /Clause certification\/secure, version 2, was withdrawn on 20 November 2026: It was revoked\./u,
      /It stands in 2 released letters; 1 of these is recorded as sent\./u,
      /Harbour Optics Ltd Scope notice 1 September 2026 2 September 2026, 1, 2 Post/u,
      /J\. Doe Scope notice 1 September 2026 3 October 2026, 1, 2 E-mail/u,
      /Calder Sons Scope notice 31 October 2026 not recorded 2/u,
      /Passage 1 All cameras are certified\. Passage 2 So are all recorders\./u,
    ]
    expect(said.filter((each) => !each.test(words))).toEqual([])
    expect(words.match(/So are all recorders/gu)).toHaveLength(1)
  },
)

test.skipIf(!hasPoppler)(
  'the recall report as a PDF divides no day and no part of a code between two lines, and a copied code is the code',
  async () => {
    const code = 'policy-quote/thermal-imaging-needs-a-licence'
    const replaced = { ...clause('policy-quote/retail-scope'), title: 'Thermal imaging needs a licence', code }
    const recalled = { title: 'Thermal imaging', code, version: 2, reason: 'It was replaced.', withdrawnOn: '2026-11-27' }
    const instead: OpenVersion = {
      id: '01939a10-0000-7000-8000-000000000031',
      clauseId: '01939a10-0000-7000-8000-000000000032',
      number: 3,
      state: 'approved',
      isFrozen: true,
      digest: digestOfClauseVersion(replaced),
      bodyDigest: digestOfDocument(replaced.body),
      reason: 'Annex C.',
      author: '01939a10-0000-7000-8000-000000000033',
      madeAt: '2026-11-26T09:00:00.000Z',
      changedAt: '2026-11-26T09:00:00.000Z',
      approvedAt: '2026-11-27T09:00:00.000Z',
      withdrawal: undefined,
      version: replaced,
    }
    const lines = await linesOf({ ...recalled, replacement: instead }, [])
    expect([
      lines.filter((line) => line.includes('thermal-imaging-needs-a-licence')).length,
      lines.some((line) => /\b27\s+November\s+2026/u.test(line)),
    ]).toEqual([2, true])
  },
)

test('the recall report as a PDF keeps words with a hyphen in them whole, and no hyphen that stands alone', async () => {
  const recalled = {
    title: 'Certificate',
    code: 'certification/secure-boot',
    version: 1,
    reason: 'It was revoked.',
    replacement: undefined,
  }
  const sending = { id: '01939a10-0000-7000-8000-000000000021', day: '2026-09-30', recipient: 'Harbour Optics Ltd', note: '' } as const
  const letter: RecalledLetter = {
    releaseId: '01939a10-0000-7000-8000-000000000001',
    letterId: '01939a10-0000-7000-8000-000000000011',
    title: 'Scope notice',
    recipient: 'Harbour Optics Ltd',
    date: '2026-09-30',
    releasedAt: '2026-09-30T09:00:00.000Z',
    passages: ['Our cameras are certified.'],
    sendings: ['Post - registered', 'E-mail', 'by hand -'].map((how) => ({ ...sending, how, recordedBy: 'A', recordedAt: '' })),
    corrections: [],
  }
  const set = vi.spyOn(layout, 'pdf')
  must(await recallPage(recalled, [letter], { shelf: library.shelf, layout, today: '2026-11-24', by: undefined }))
  expect(set.mock.calls[0]?.[0].wholeWords).toEqual(['secure-boot', 'E-mail'])
  set.mockRestore()
})
