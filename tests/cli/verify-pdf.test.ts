import { copyFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readPem, signLetter } from '../../backend/signature/index.ts'
import { Verification } from '../../core/verification/index.ts'
import { reviewer } from '../core/review/house.ts'
import { must } from '../backend/release/house.ts'
import { Attacker } from '../backend/signature/attacks/attacker.ts'
import { attacks } from '../backend/signature/attacks/attacks.ts'
import { signedBy } from '../backend/signature/attacks/signed-files.ts'
import { Authority } from '../backend/signature/authority/index.ts'
import { releasingHouse, type ReleasingHouse } from '../backend/signature/verify/released.ts'
import { wishOf } from '../backend/store/stores.ts'
import { chancery, example, folder } from './chancery.ts'

async function signedLetter(here: string, authority: Authority, leaf = authority.leaf('p-256')): Promise<Uint8Array> {
  await chancery(here, 'build', example, '--out', '.', '--format', 'pdf')
  const path = join(here, 'partner-letter.pdf')
  const identity = readPem(readFileSync(leaf.key, 'utf8') + readFileSync(leaf.chain, 'utf8'), '')
  if (!identity.ok) throw new Error(identity.error.message)
  const signed = await signLetter(readFileSync(path), identity.value, { at: new Date(), level: 'B-B', authorities: [] })
  if (!signed.ok) throw new Error(signed.error.message)
  writeFileSync(path, signed.value.bytes)
  return signed.value.bytes
}

describe('a released letter that is signed', () => {
  let authority: Authority
  let house: ReleasingHouse
  let released: Uint8Array
  let signed: Buffer
  beforeAll(async () => {
    authority = await Authority.start()
    house = await releasingHouse()
    const { pdf } = await house.release()
    released = must(await house.store.register.file(pdf.digest))
    signed = await signedBy(released, authority, { at: new Date() })
  }, 120_000)
  afterAll(async () => {
    await house[Symbol.asyncDispose]()
    await authority[Symbol.asyncDispose]()
  })

  test('tells who approved it and its clauses, up to the root of its house, and the head of the audit trail', async () => {
    using here = folder()
    writeFileSync(join(here.path, 'letter.pdf'), signed)
    const { status, stdout } = await chancery(here.path, 'verify', 'letter.pdf')
    const root = /^ {2}root {7}((?:[0-9a-f]{4} ?){4,})/mu
    expect([status, root.test(stdout)]).toEqual([0, true])
    // Who of them decided first may be the same millisecond.
    expect(stdout).toMatch(/^ {2}clause {5}\S+ v\d+ \(en-GB\): approved by (?:Sam Second, Rita Reviewer|Rita Reviewer, Sam Second)$/mu)
    expect(stdout).toMatch(/^ {2}approved {3}by Rita Reviewer$/mu)
    expect(stdout).toMatch(/^ {2}audit {6}\d+:[0-9a-f]{64}$/mu)
  })

  test('says how a clause that was withdrawn since stood then and stands now, and ends with 0 all the same', async () => {
    using here = folder()
    writeFileSync(join(here.path, 'letter.pdf'), signed)
    const all = must(await house.store.library.versions()).filter(({ state }) => state === 'approved')
    for (const { id } of all) must(await house.store.library.withdraw(id, undefined, wishOf(reviewer.person, 'The policy has ended.')))
    const { status, stdout } = await chancery(here.path, 'verify', 'letter.pdf', '--data', house.folder)
    expect([status, stdout]).toEqual([0, expect.stringMatching(/: approved by [^;]+; today withdrawn/u)])
  })

  test('says of each later revision what it added', async () => {
    using here = folder()
    writeFileSync(join(here.path, 'letter.pdf'), await signedBy(signed, authority, { at: new Date() }))
    const { status, stdout } = await chancery(here.path, 'verify', 'letter.pdf')
    expect([status, stdout]).toEqual([0, expect.stringMatching(/covers the first 2 of 3 revisions[^]*since {4}revision 3: /u)])
    expect(stdout).not.toMatch(/NOT ALLOWED/u)
  })

  test.each([
    [1, 'nothing may be added, not even a signature'],
    [2, 'only signatures and filled form fields may be added'],
    [3, 'only signatures, filled form fields and comments may be added'],
  ] as const)(
    'says why, where and by whose leave it was signed, and in words what a certification of level %i allows',
    async (certify, words) => {
      using here = folder()
      const said = { reason: 'For the company', place: 'Bristol', contact: 'legal@vision.example' }
      writeFileSync(join(here.path, 'letter.pdf'), await signedBy(released, authority, { at: new Date(), ...said, certify }))
      const { status, stdout } = await chancery(here.path, 'verify', 'letter.pdf')
      const claims = [
        `reason   ${said.reason}`,
        `place    ${said.place}`,
        `contact  ${said.contact}`,
        `allows   ${words}: it certifies the file`,
      ]
      expect([status, stdout]).toEqual([0, expect.stringContaining(claims.map((claim) => `    ${claim}\n`).join(''))])
    },
  )

  test('says nothing of what its signer did not say', async () => {
    using here = folder()
    writeFileSync(join(here.path, 'letter.pdf'), signed)
    expect((await chancery(here.path, 'verify', 'letter.pdf')).stdout).not.toMatch(/^ +(?:reason|place|contact|allows) /mu)
  })

  test('and changed afterwards says in which revision and what, and ends with 1', async () => {
    using here = folder()
    const attack = attacks['a note is laid over the text (evil annotation)']
    writeFileSync(join(here.path, 'letter.pdf'), attack?.(new Attacker(signed)) ?? '')
    const { status, stdout } = await chancery(here.path, 'verify', 'letter.pdf')
    expect([status, stdout]).toEqual([1, expect.stringMatching(/: NOT VALID\.[^]*since {4}revision 3: NOT ALLOWED: /u)])
  })

  test('whose pages are not those of its source ends with 1 and says so', async () => {
    using here = folder()
    const text = signed.toString('latin1')
    writeFileSync(join(here.path, 'letter.pdf'), text.replace('/MediaBox [0 0 595', '/MediaBox [0 0 594'), 'latin1')
    const { status, stdout } = await chancery(here.path, 'verify', 'letter.pdf')
    expect([status, stdout]).toEqual([
      1,
      expect.stringMatching(/^ {2}pages {6}The pages are NOT those that the embedded letter gives\.$/mu),
    ])
    expect(stdout).toMatch(/^letter\.pdf: NOT VALID\. What was signed was changed since: the signature by A\. Person does not fit/u)
    expect(stdout).toMatch(/^ {2}claim {6}What was signed was changed: [^\n]+\n {2}letter /mu)
  })
})

describe('a signed letter', () => {
  let authority: Authority
  beforeAll(async () => {
    authority = await Authority.start()
  })
  afterAll(() => authority[Symbol.asyncDispose]())

  test('is valid, says what it proves and ends with 0, until one byte is another', async () => {
    using here = folder()
    const bytes = await signedLetter(here.path, authority)
    const sound = await chancery(here.path, 'verify', 'partner-letter.pdf')
    expect([sound.status, sound.stdout]).toEqual([
      0,
      expect.stringMatching(/: VALID\. The signature by A\. Person is valid[^]*covers the whole file[^]*begins, byte for byte/u),
    ])
    const flipped = Buffer.from(bytes)
    expect(sound.stdout).toMatch(/^ {4}time {5}\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ, by the signer’s own clock$/mu)
    flipped[2000] = (flipped[2000] ?? 0) ^ 1
    writeFileSync(join(here.path, 'partner-letter.pdf'), flipped)
    const broken = await chancery(here.path, 'verify', 'partner-letter.pdf')
    expect([broken.status, broken.stdout]).toEqual([1, expect.stringMatching(/NOT VALID[^]*What was signed was changed/u)])
  })

  test('that is not signed ends with 1', async () => {
    using here = folder()
    await chancery(here.path, 'build', example, '--out', '.', '--format', 'pdf')
    const { status, stdout } = await chancery(here.path, 'verify', 'partner-letter.pdf')
    expect([status, stdout]).toEqual([1, expect.stringMatching(/NOT SIGNED\. This file is a draft without a signature/u)])
  })

  test('of more than 200 MB is refused in one sentence, without being read', async () => {
    using here = folder()
    const path = join(here.path, 'large.pdf')
    writeFileSync(path, '%PDF-1.7\n')
    truncateSync(path, 200_000_001)
    const started = performance.now()
    const { status, stdout, stderr } = await chancery(here.path, 'verify', 'large.pdf')
    expect([status, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1])
    expect(stderr).toMatch(/larger than 200 MB/u)
    expect(performance.now() - started).toBeLessThan(20_000)
  })

  test('ends with 0 under --trust when its root is in the folder, and with 1 when another or nobody’s is', async () => {
    using here = folder()
    await signedLetter(here.path, authority)
    for (const name of ['ours', 'others', 'none']) mkdirSync(join(here.path, name))
    copyFileSync(authority.root, join(here.path, 'ours', 'root.pem'))
    copyFileSync(authority.leaf('p-256', { fault: 'self-signed' }).certificate, join(here.path, 'others', 'stranger.crt'))
    const under = async (name: string) => chancery(here.path, 'verify', 'partner-letter.pdf', '--trust', name)
    const [ours, others, none] = [await under('ours'), await under('others'), await under('none')]
    expect([ours.status, others.status, none.status]).toEqual([0, 1, 2])
    expect(others.stdout).toMatch(/is not by anybody whom the certificates named as trusted vouch for/u)
    expect(none.stderr).toMatch(/holds no certificates/u)
  })

  test('by who vouches for himself is valid by itself, and not under --trust', async () => {
    using here = folder()
    await signedLetter(here.path, authority, authority.leaf('p-256', { fault: 'self-signed' }))
    mkdirSync(join(here.path, 'ours'))
    copyFileSync(authority.root, join(here.path, 'ours', 'root.pem'))
    const alone = await chancery(here.path, 'verify', 'partner-letter.pdf')
    const asked = await chancery(here.path, 'verify', 'partner-letter.pdf', '--trust', 'ours')
    expect([alone.status, asked.status]).toEqual([0, 1])
    expect(alone.stdout).toMatch(/nobody vouches for this certificate but itself/u)
  })

  test('among several files is told as JSON in the form of the schema, and the worst file counts', async () => {
    using here = folder()
    await signedLetter(here.path, authority)
    writeFileSync(join(here.path, 'empty.pdf'), '')
    const { status, stdout, stderr } = await chancery(here.path, 'verify', 'partner-letter.pdf', 'empty.pdf', '--json')
    const { items, total } = JSON.parse(stdout) as { items: ({ file: string } & Verification)[]; total: number }
    const [first, second] = items.map((item) => Verification.extend({ file: z.string() }).parse(item))
    expect([status, total, first?.verdict, second?.verdict]).toEqual([1, 2, 'valid', 'unreadable'])
    expect(stderr).toMatch(/^empty\.pdf: /u)
    expect((await chancery(here.path, 'verify', 'partner-letter.pdf', 'not-there.pdf')).status).toBe(2)
  })

  test('says with --data how each clause stands today in that house, which changes nothing about the end', async () => {
    using here = folder()
    await signedLetter(here.path, authority)
    const { status, stdout } = await chancery(here.path, 'verify', 'partner-letter.pdf', '--data', 'house')
    expect([status, stdout]).toEqual([0, expect.stringMatching(/: draft; today unknown/u)])
  })
})

test.each([
  ['nothing at all', ''],
  ['a beginning alone', '%PDF-1.7\n'],
  ['tables of objects in a circle', '%PDF-1.7\nxref\n0 0\ntrailer\n<< /Prev 9 >>\nstartxref\n9\n%%EOF\n'],
  ['an object too deep', `%PDF-1.7\nxref\n0 0\ntrailer\n<< /A ${'['.repeat(100_000)} >>\nstartxref\n9\n%%EOF\n`],
  ['an encrypted file', '%PDF-1.7\nxref\n0 0\ntrailer\n<< /Encrypt 1 0 R >>\nstartxref\n9\n%%EOF\n'],
])('a PDF that is %s is refused in a sentence', async (_, content) => {
  using here = folder()
  writeFileSync(join(here.path, 'letter.pdf'), content)
  const { status, stderr } = await chancery(here.path, 'verify', 'letter.pdf')
  expect([status, stderr.trim().split('\n').length]).toEqual([1, 1])
  expect(stderr).not.toMatch(/^\s+at |should not have/mu)
})
