import { describe, expect, test } from 'vitest'
import { recallSheet } from '../../../backend/register/index.ts'
import type { RecalledLetter } from '../../../backend/store/index.ts'
import { rowsOf } from './sheet-rows.ts'

const recalled = {
  title: 'Secure Build certificate',
  code: 'certification/secure-build',
  version: 2,
  reason: 'It was revoked.',
  withdrawnOn: '2026-11-20',
  replacement: undefined,
}
const making = { today: '2026-11-24', by: 'Rita Reviewer', company: 'Northlight Vision UK Ltd' }
const letter: RecalledLetter = {
  releaseId: '01939a10-0000-7000-8000-000000000001',
  letterId: '01939a10-0000-7000-8000-000000000002',
  title: 'What the scheme means for you',
  recipient: '=1+1 & <Sons> Ltd',
  date: '2024-02-29',
  releasedAt: '2024-03-01T08:00:00.000Z',
  passages: ['First passage.\nIts second line.', 'Second passage.'],
  sendings: [],
  corrections: [],
}
const sending = { id: '01939a10-0000-7000-8000-000000000003', note: '', recordedBy: 'Ada Author', recordedAt: '2024-03-04T08:00:00.000Z' }

async function rows(letters: readonly RecalledLetter[], about = recalled): Promise<string[][]> {
  return rowsOf(new Uint8Array(await recallSheet(about, letters, making)))
}

describe('the workbook of a recall', () => {
  test('begins with whose report it is, on what, and how many letters it names', async () => {
    expect((await rows([letter])).slice(0, 9)).toEqual([
      ['Recall report: Secure Build certificate, v2'],
      ['Company', 'Northlight Vision UK Ltd'],
      ['Clause', 'certification/secure-build, version 2'],
      ['Withdrawn', 'It was revoked.'],
      ['Withdrawn on', '2026-11-20'],
      ['Use instead'],
      ['Letters', '1 released, 0 of these recorded as sent'],
      ['Made by', 'Rita Reviewer'],
      ['Made on', '2026-11-24'],
    ])
  })

  test('has a row for each sending of a letter, every fact in the column that names it', async () => {
    const sent = {
      ...letter,
      sendings: [
        { ...sending, day: '2024-03-02', recipient: 'J. Doe', how: 'E-mail' },
        { ...sending, day: '2024-12-31', recipient: 'The Ministry', how: 'Post' },
      ],
    }
    const about = ['=1+1 & <Sons> Ltd', 'What the scheme means for you', '2024-02-29', '2024-03-01']
    const words = 'First passage.\nIts second line.\n\nSecond passage.'
    expect((await rows([sent])).slice(10)).toEqual([
      ['Recipient', 'Letter', 'Dated', 'Released', 'Sent on', 'Sent to', 'How', 'Passage', 'Use instead'],
      [...about, '2024-03-02', 'J. Doe', 'E-mail', words, ''],
      [...about, '2024-12-31', 'The Ministry', 'Post', words, ''],
    ])
  })

  test('says of a letter that nobody wrote down as sent that this is not recorded', async () => {
    expect((await rows([letter]))[11]?.slice(4, 7)).toEqual(['not recorded', '', ''])
  })
})
