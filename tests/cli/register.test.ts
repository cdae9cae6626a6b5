import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reason, recipients, releasedHouse, withdrawnCode } from '../app/released-house.ts'
import { templatesFolder } from '../../backend/places/index.ts'
import { digestsIn } from '../app/served.ts'
import { passphrase } from '../backend/release/house.ts'
import { chancery, example } from './chancery.ts'

const here = mkdtempSync(join(tmpdir(), 'chancery-cli-register-'))
const data = join(here, 'data')

let house: Awaited<ReturnType<typeof releasedHouse>>
beforeAll(async () => {
  house = await releasedHouse(here)
}, 120_000)
afterAll(() => {
  rmSync(here, { recursive: true, force: true })
})

interface Listed {
  readonly items: readonly Record<string, unknown>[]
  readonly total: number
}

/** The id of the first letter below the heads. */
function idListed(stdout: string): string {
  return stdout.split('\n')[1]?.split(' ')[0] ?? ''
}

async function asJson(...command: string[]): Promise<Listed> {
  const { status, stdout, stderr } = await chancery(here, ...command, '--data', data, '--json')
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as Listed
}

test('audit verify finds a tail that was cut off beside the heads that released letters carry, without one that is given', async () => {
  cpSync(data, join(here, 'cut'), { recursive: true })
  const database = new DatabaseSync(join(here, 'cut', 'chancery.sqlite'), { enableForeignKeyConstraints: false })
  const heads = database.prepare("select json_extract(manifest, '$.release.audit.seq') as seq from releases").all()
  const last = Math.max(...heads.map(({ seq }) => Number(seq)))
  database.exec(`drop trigger audit_delete; delete from audit where seq >= ${String(last)}`)
  database.close()
  const { status, stdout } = await chancery(here, 'audit', 'verify', '--data', 'cut', '--json')
  const { broken } = JSON.parse(stdout) as { broken?: unknown }
  expect([status, broken]).toEqual([1, expect.objectContaining({ seq: last, reason: 'cut' })])
})

describe('register', () => {
  test('list names what was released, the last first', async () => {
    const { items, total } = await asJson('register', 'list')
    expect([items.map(({ recipient }) => recipient), total]).toEqual([recipients.toReversed(), 3])
  })

  test('list finds by words and by whether it was sent', async () => {
    expect((await asJson('register', 'list', '--search', 'pena', '--not-sent')).items.map(({ recipient }) => recipient)).toEqual([
      recipients[2],
    ])
  })

  test('list --to-sign leaves out what is to be recalled', async () => {
    expect((await asJson('register', 'list', '--to-sign')).total).toBe(0)
  })

  test('list --recalled names those that carry a withdrawn clause', async () => {
    expect((await asJson('register', 'list', '--recalled')).items.map(({ recalled }) => recalled)).toEqual([true, true, true])
  })

  test('where-used counts drafts, released and sent letters', async () => {
    const uses = (await asJson('register', 'where-used', withdrawnCode, '--version', '2')).items
    expect(['drafts', 'released', 'sent'].map((standing) => uses.flatMap((use) => use[standing]).length)).toEqual([1, 1, 2])
  })

  test('where-used names the variant as people write it', async () => {
    const { stdout } = await chancery(here, 'register', 'where-used', withdrawnCode, '--version', '2', '--data', data)
    expect(stdout).toMatch(new RegExp(`^${withdrawnCode} · en-GB · GB, IE: 1 draft, 1 released and not sent, 2 sent$`, 'mu'))
  })

  test('recall names every letter that left with a version', async () => {
    expect((await asJson('register', 'recall', withdrawnCode, '--version', '2')).items.map(({ recipient }) => recipient)).toEqual(
      recipients,
    )
  })

  test('recall without a version names the letters of all versions', async () => {
    const { items } = await asJson('register', 'recall', withdrawnCode)
    expect(items.map(({ recipient }) => recipient)).toEqual(recipients)
  })

  test('recall without a version says that it lists all of them', async () => {
    const { stdout } = await chancery(here, 'register', 'recall', withdrawnCode, '--data', data)
    expect(stdout).toContain('3 letters left with certification/secure-build-scheme, all versions of it')
  })

  test('recall of one version says when and why it was withdrawn', async () => {
    const { stdout } = await chancery(here, 'register', 'recall', withdrawnCode, '--version', '2', '--data', data)
    const asked = await asJson('register', 'recall', withdrawnCode, '--version', '2')
    expect([stdout, asked]).toEqual([
      expect.stringMatching(new RegExp(`^withdrawn on \\d{4}-\\d\\d-\\d\\d: ${reason}$`, 'mu')),
      expect.objectContaining({ reason }),
    ])
  })

  test('where-used names what left by the ids of the register, as a recall does', async () => {
    const { stdout } = await chancery(here, 'register', 'where-used', withdrawnCode, '--version', '2', '--data', data)
    const listed = (await asJson('register', 'list')).items.map(({ id }) => String(id))
    const recall = (await chancery(here, 'register', 'recall', withdrawnCode, '--version', '2', '--data', data)).stdout
    expect(listed.filter((id) => !stdout.includes(id) || !recall.includes(id))).toEqual([])
  })

  test('recall of a version that never left names none', async () => {
    expect(await asJson('register', 'recall', withdrawnCode, '--version', '1')).toEqual({ items: [], total: 0 })
  })

  test('recall writes the report as a workbook and as a PDF', async () => {
    const { status } = await chancery(
      here,
      'register',
      'recall',
      withdrawnCode,
      '--version',
      '2',
      '--xlsx',
      'recall.xlsx',
      '--pdf',
      'recall.pdf',
      '--data',
      data,
    )
    expect([
      status,
      ...['recall.xlsx', 'recall.pdf'].map((name) => readFileSync(join(here, name)).subarray(0, 4).toString('latin1')),
    ]).toEqual([0, 'PK\u0003\u0004', '%PDF'])
  })

  test('recall heads its report with the house of the store, whatever comes with the program', async () => {
    const folder = join(here, 'other-house')
    cpSync(templatesFolder(), folder, { recursive: true })
    const company = join(folder, 'company.yaml')
    writeFileSync(company, readFileSync(company, 'utf8').replaceAll('Northlight Vision', 'Lanternfield Optics'))
    const other = join(here, 'other-data')
    await chancery(here, 'library', 'import', folder, '--data', other)
    const recall = ['register', 'recall', withdrawnCode, '--version', '1', '--pdf', 'other.pdf', '--data', other]
    const { stderr } = await chancery(here, ...recall)
    const words = execFileSync('pdftotext', [join(here, 'other.pdf'), '-'], { encoding: 'utf8' })
    expect([stderr, words.includes('Lanternfield Optics'), words.includes('Northlight Vision')]).toEqual(['', true, false])
  }, 60_000)

  test.each([
    [['recall', 'no/such-clause', '--version', '1'], 'no/such-clause'],
    [['list', '--from', 'yesterday'], '2026-11-23'],
    [['list', '--sent', '--not-sent'], 'exclude'],
    [['list', '--to-sign', '--recalled'], 'exclude'],
  ])('%s is refused in a sentence', async (command, word) => {
    const { status, stderr } = await chancery(here, 'register', ...command, '--data', data)
    expect([status, stderr.split('\n').length, stderr.includes(word)]).toEqual([2, 2, true])
  })
})

describe('letter', () => {
  test('import takes a letter file into a store that is made for it, and show prints it as it was read', async () => {
    const fresh = join(here, 'fresh')
    expect((await chancery(here, 'letter', 'import', example, '--data', fresh)).status).toBe(0)
    const id = idListed((await chancery(here, 'letter', 'list', '--data', fresh)).stdout)
    const printed = (await chancery(here, 'letter', 'show', id, '--data', fresh)).stdout
    writeFileSync(join(here, 'printed.md'), printed)
    await chancery(here, 'letter', 'import', 'printed.md', '--data', fresh)
    const again = idListed((await chancery(here, 'letter', 'list', '--data', fresh)).stdout)
    expect([again === id, (await chancery(here, 'letter', 'show', again, '--data', fresh)).stdout]).toEqual([false, printed])
  })

  test('list names its columns, and stands under them', async () => {
    const [heads = '', first = ''] = (await chancery(here, 'letter', 'list', '--data', data)).stdout.split('\n')
    expect([heads.split(/ {2,}/u), /^(?:draft|approved|released|sent)/u.test(first.slice(heads.indexOf('STATE')))]).toEqual([
      ['ID', 'STATE', 'CHANGED', 'RECIPIENT', 'TITLE'],
      true,
    ])
  })

  test('import leaves out a file that is no letter, takes in the others, and ends with 1', async () => {
    writeFileSync(join(here, 'nonsense.md'), 'Dear nobody')
    const some = ['--data', join(here, 'some')]
    const { status } = await chancery(here, 'letter', 'import', 'nonsense.md', example, ...some)
    const { stdout } = await chancery(here, 'letter', 'list', '--json', ...some)
    expect([status, JSON.parse(stdout)]).toEqual([1, expect.objectContaining({ total: 1 })])
  })

  test('list says where each letter stands', async () => {
    const states = (await asJson('letter', 'list')).items.map(({ state }) => state)
    expect(['draft', 'released', 'sent'].map((state) => states.includes(state))).toEqual([true, true, true])
  })

  test('show of a draft says what stands against its release', async () => {
    const draft = (await asJson('letter', 'list')).items.find(({ title }) => title === 'A draft with the certificate')
    const { stdout } = await chancery(here, 'letter', 'show', String(draft?.['id']), '--data', data, '--json')
    const { findings, comments } = JSON.parse(stdout) as { findings: { code: string; severity: string }[]; comments: unknown[] }
    expect(comments).toEqual([])
    expect(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
      'clause-withdrawn',
      'letter-unapproved',
    ])
  })

  describe('release', () => {
    const acting = ['--as', 'Ada Author', '--passphrase-file', 'passphrase.txt']
    beforeAll(() => {
      writeFileSync(join(here, 'passphrase.txt'), `${passphrase}\n`)
      writeFileSync(join(here, 'wrong.txt'), 'not the passphrase')
    })

    test('is refused with the wrong passphrase', async () => {
      const { status, stderr } = await chancery(
        here,
        'letter',
        'release',
        house.approved,
        '--as',
        'Ada Author',
        '--passphrase-file',
        'wrong.txt',
        '--data',
        data,
      )
      expect([status, stderr]).toEqual([2, expect.stringContaining('passphrase')])
    })

    test('of a letter that nobody approved says what stands against it, and ends with 1', async () => {
      const draft = (await asJson('letter', 'list')).items.find(({ title }) => title === 'A draft with the certificate')
      const { status, stderr } = await chancery(here, 'letter', 'release', String(draft?.['id']), ...acting, '--data', data)
      expect([status, stderr]).toEqual([1, expect.stringContaining('was withdrawn')])
    })

    test('with no place for the copies is refused before anything is released', async () => {
      const { status } = await chancery(here, 'letter', 'release', house.approved, ...acting, '--out', 'wrong.txt/copies', '--data', data)
      const letter = (await asJson('letter', 'list')).items.find(({ id }) => id === house.approved)
      expect([status, letter?.['state'] === 'released']).toEqual([2, false])
    })

    test('of an approved letter writes the files whose digests it prints', async () => {
      const { status, stdout } = await chancery(here, 'letter', 'release', house.approved, ...acting, '--out', 'released', '--data', data)
      const digests = [...stdout.matchAll(/^[0-9a-f]{64}/gmu)].map(([digest]) => digest)
      expect([status, Object.values(digestsIn(join(here, 'released'))).toSorted()]).toEqual([0, digests.toSorted()])
    })
  })

  test('show of a letter that is not there is refused in a sentence', async () => {
    const { status, stderr } = await chancery(here, 'letter', 'show', '01930000-0000-7000-8000-000000000000', '--data', data)
    expect([status, stderr.split('\n').length]).toEqual([2, 2])
  })
})
