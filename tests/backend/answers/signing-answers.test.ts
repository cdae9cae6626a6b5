import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test, vi } from 'vitest'
import type { RequestInput } from '../../../core/requests/index.ts'
import { underSeal } from '../../../core/seal/index.ts'
import type { SignatureClaims } from '../../../core/verification/index.ts'
import { author, reviewer } from '../../core/review/house.ts'
import { square } from '../images/pictures.ts'
import { codeOf, must } from '../store/stores.ts'
import { password, SigningSitting } from './signing-sitting.ts'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const signing = new SigningSitting()
const { ask, released, wish, added, alter } = signing

describe('a released letter', () => {
  test('is signed behind its released bytes, kept byte for byte, and saved beside them', async () => {
    const release = await released()
    const { entry } = must(await ask('signing.sign', wish(release, { reason: 'For the company', place: 'Bristol' })))
    expect(entry.signatures).toMatchObject([
      { signer: 'Ada Author (test certificate)', level: 'B-B', isTest: true, signedBy: 'Ada Author' },
    ])
    must(await ask('register.save', { id: release }))
    const [pdf, docx, signed] = signing.saved
    expect(signing.saved.map(({ name }) => /(?:-signed)?\.[a-z]+$/u.exec(name)?.[0])).toEqual(['.pdf', '.docx', '-signed.pdf'])
    const { length } = pdf?.bytes ?? []
    expect(Buffer.from(signed?.bytes ?? []).subarray(0, length)).toEqual(Buffer.from(pdf?.bytes ?? []))
    expect([pdf, docx].map((file) => sha256(file?.bytes ?? Buffer.of()))).toEqual(entry.files.map(({ digest }) => digest))
    expect(sha256(signed?.bytes ?? Buffer.of())).toBe(entry.signatures[0]?.digest)
  })

  test('is verified as it lies in the register, and the verdict says that the certificate is for trying out', async () => {
    const release = await released()
    must(await ask('signing.sign', wish(release)))
    const { name, verification } = must(await ask('register.verify', { id: release }))
    expect([name.endsWith('-signed.pdf'), verification.verdict, verification.signatures[0]?.isTest, verification.proof?.pages]).toEqual([
      true,
      'valid',
      true,
      'same',
    ])
    expect(verification.sentence).toMatch(/Ada Author \(test certificate\) is valid.* A test certificate proves nothing/u)
  })

  test('shows of each signature in the register, and where it is verified, why, where and as what it was made', async () => {
    const release = await released()
    must(await ask('signing.sign', wish(release, { reason: 'For the company', place: 'Bristol', contact: 'ada@example.com', certify: 3 })))
    const { entry } = must(await ask('signing.sign', wish(release, { place: 'Leeds' })))
    const { verification } = must(await ask('register.verify', { id: release }))
    const claims = [{ reason: 'For the company', place: 'Bristol', contact: 'ada@example.com', certifies: 3 }, { place: 'Leeds' }]
    const said = (signatures: readonly SignatureClaims[]): SignatureClaims[] =>
      signatures.map(({ reason, place, contact, certifies }) => ({ reason, place, contact, certifies }))
    expect([said(entry.signatures), said(verification.signatures)]).toEqual([claims, claims])
    expect(said(must(await ask('register.open', { id: release })).signatures)).toEqual(claims)
  })

  test('is signed by one after the other, each behind the one before', async () => {
    const release = await released()
    must(await ask('signing.sign', wish(release, { seal: 'free' })))
    const { entry } = must(await ask('signing.sign', wish(release, { seal: 'free' })))
    const files = await Promise.all(
      entry.signatures.map(async ({ digest }) => Buffer.from(must(await signing.store.register.file(digest)))),
    )
    const { verification } = must(await ask('register.verify', { id: release }))
    expect(files[1]?.subarray(0, files[0]?.length)).toEqual(files[0])
    expect([verification.verdict, verification.signatures.flatMap(({ additions }) => additions).filter(({ allowed }) => !allowed)]).toEqual(
      ['valid', []],
    )
  })

  test('has room for a seal of which is told before it is signed, and none over a seal that stands there', async () => {
    const release = await released()
    const before = must(await ask('signing.sealRoom', { release }))
    must(await ask('signing.sign', wish(release, { seal: before.block })))
    const after = must(await ask('signing.sealRoom', { release, isTest: true }))
    const place = before.block ?? { page: 1, left: 0, top: 0, width: 15, height: 6 }
    const [one, other] = [before, after].map(({ pages }) => pages[place.page - 1] ?? { width: 0, height: 0, words: [], fields: [] })
    expect([one, other].map((sheet) => sheet && underSeal(place, sheet))).toEqual([undefined, 'field'])
    expect([one?.width, one?.height, one?.words.length].map((value) => Math.round(value ?? 0))).toEqual([210, 297, other?.words.length])
  })

  test('shows its seal before it is signed as the file will: larger with a picture in it, refused where its words have no room', async () => {
    const { id: certificate } = signing.trying
    const seal = { certificate, reason: 'Approved for sending', width: 66, height: 20 }
    const plain = must(await ask('signing.drawSeal', seal)).svg
    const pictured = must(await ask('signing.drawSeal', { ...seal, image: square.toString('base64') })).svg
    expect([plain.startsWith('<svg'), plain.includes('<image'), pictured.includes('<image')]).toEqual([true, false, true])
    expect(codeOf(await ask('signing.drawSeal', { ...seal, width: 20, height: 7 }))).toBe('seal-small')
    expect(codeOf(await ask('signing.drawSeal', { ...seal, image: Buffer.from('no picture').toString('base64') }))).toBe(
      'image-kind-unknown',
    )
  })

  test('carries the picture of its seal, and is valid with it', async () => {
    const release = await released()
    const { entry } = must(await ask('signing.sign', wish(release, { seal: 'free', sealImage: square.toString('base64') })))
    const bytes = Buffer.from(must(await signing.store.register.file(entry.signatures[0]?.digest ?? '')))
    const base = must(await signing.store.register.file(entry.files.find(({ format }) => format === 'pdf')?.digest ?? ''))
    const { verification } = must(await ask('register.verify', { id: release }))
    expect([bytes.subarray(base.length).includes('/Subtype /Image'), verification.verdict]).toEqual([true, 'valid'])
  })

  test('stands in the audit trail as signed, with both digests and without a name in the chain', async () => {
    const release = await released()
    const { entry } = must(await ask('signing.sign', wish(release)))
    const { entries } = must(await signing.store.audit.entries({ kind: 'letter.signed', entity: entry.letterId, offset: 0, limit: 5 }))
    expect(JSON.parse(entries[0]?.payload ?? '{}')).toMatchObject({
      base: entry.files[0]?.digest,
      pdf: entry.signatures[0]?.digest,
      certificate: signing.trying.fingerprint,
      isTest: true,
    })
    expect([entries[0]?.payload.includes('Ada'), entries[0]?.personal]).toEqual([false, { signer: 'Ada Author (test certificate)' }])
  })

  test.each<[string, string, () => Partial<RequestInput<'signing.sign'>>]>([
    ['under a wrong password', 'password-wrong', () => ({ password: 'another secret' })],
    ['at a level that needs an authority where none is named', 'no-authority', () => ({ level: 'B-T' })],
    ['with a certificate of somebody else', 'certificate-unknown', () => ({ certificate: randomUUID() })],
    ['with a picture in its seal that is none', 'image-kind-unknown', () => ({ seal: 'free', sealImage: 'AAAA' })],
    ['with a seal over its words', 'seal-over', () => ({ seal: { page: 1, left: 25, top: 110, width: 100, height: 60 } })],
    ['with a seal beyond the page', 'seal-outside', () => ({ seal: { page: 1, left: 190, top: 20, width: 60, height: 20 } })],
  ])('is not signed %s', async (_, code, other) => {
    const release = await released()
    expect(codeOf(await ask('signing.sign', wish(release, other())))).toBe(code)
    expect(must(await ask('register.open', { id: release })).signatures).toEqual([])
  })

  test('is not signed once its file was changed in the data folder', async () => {
    const release = await released()
    await alter(release)
    expect(codeOf(await ask('signing.sign', wish(release)))).toBe('file-altered')
  })

  test('that was changed in the data folder, or is certified so that nothing may be added, says so before anything is asked for', async () => {
    const whyNot = async (release: string): Promise<string | undefined> => must(await ask('signing.whyNot', { release })).refusal?.code
    const { id } = await added(signing.authority.p12(signing.authority.leaf('p-256', { commonName: 'Whoever Certifies' }), password))
    const [changed, closed, open] = [await released(), await released(), await released()]
    const before = await Promise.all([changed, closed, open].map(whyNot))
    await alter(changed)
    must(await ask('signing.sign', wish(closed, { certificate: id, certify: 1 })))
    must(await ask('signing.sign', wish(open, { certificate: id, certify: 2 })))
    must(await ask('signing.removeCertificate', { id }))
    const none = [undefined, undefined, undefined]
    expect([before, await Promise.all([changed, closed, open].map(whyNot))]).toEqual([
      none,
      ['file-altered', 'already-certified', undefined],
    ])
  })

  test('that cannot be signed, or not as it is wished, says so before the key is opened', async () => {
    const [signed, changed] = [await released(), await released()]
    must(await ask('signing.sign', wish(signed)))
    await alter(changed)
    const wrong = { password: 'another secret' }
    const certified = codeOf(await ask('signing.sign', wish(signed, { ...wrong, certify: 3 })))
    const open = await released()
    const refusedOn = async (other: Partial<RequestInput<'signing.sign'>>): Promise<string> =>
      codeOf(await ask('signing.sign', wish(open, { ...wrong, ...other })))
    expect([certified, codeOf(await ask('signing.sign', wish(changed, wrong)))]).toEqual(['certify-first', 'file-altered'])
    expect([
      await refusedOn({ certify: 1 }),
      await refusedOn({ seal: { page: 1, left: 25, top: 110, width: 100, height: 60 } }),
      await refusedOn({ seal: { page: 1, left: 190, top: 20, width: 60, height: 20 } }),
      await refusedOn({ seal: { page: 99, left: 20, top: 20, width: 60, height: 20 } }),
      await refusedOn({ seal: 'free', reason: 'Large words. '.repeat(15).trim() }),
      await refusedOn({ seal: 'free', reason: 'For the company 🜚' }),
      await refusedOn({ seal: 'free' }),
    ]).toEqual(['closed-for-trying', 'seal-over', 'seal-outside', 'seal-outside', 'seal-small', 'seal-character', 'password-wrong'])
  })

  test('that was signed for trying out is signed for good from its released file, and tried out no more then', async () => {
    const { id } = await added(signing.authority.p12(signing.authority.leaf('p-256', { commonName: 'Whoever Signs For Good' }), password))
    const release = await released()
    must(await ask('signing.sign', wish(release, { reason: 'Only to try it' })))
    const room = must(await ask('signing.sealRoom', { release }))
    const { entry } = must(await ask('signing.sign', wish(release, { certificate: id, reason: 'For good', certify: 2 })))
    const { verification } = must(await ask('register.verify', { id: release }))
    const file = Buffer.from(must(await signing.store.register.file(entry.signatures[1]?.digest ?? '')))
    must(await ask('signing.removeCertificate', { id }))
    expect([
      room.pages.flatMap(({ fields }) => fields),
      entry.signatures.map(({ isTest, reason }) => [isTest, reason]),
      verification.signatures.map(({ signer }) => signer),
      file.includes('Only to try it'),
      codeOf(await ask('signing.sign', wish(release))),
      must(await ask('register.open', { id: release })).signatures.length,
    ]).toEqual([
      [],
      [
        [true, 'Only to try it'],
        [false, 'For good'],
      ],
      ['Whoever Signs For Good'],
      false,
      'signed-for-good',
      2,
    ])
  })

  test('is not closed to further signatures by a test certificate', async () => {
    const release = await released()
    expect(codeOf(await ask('signing.sign', wish(release, { certify: 1 })))).toBe('closed-for-trying')
    must(await ask('signing.sign', wish(release, { certify: 2 })))
  })

  test('is not signed by a reviewer, nor while nobody sits here', async () => {
    const release = await released()
    signing.sitting.sits(reviewer)
    const byReviewer = codeOf(await ask('signing.sign', wish(release)))
    signing.sitting.leaves()
    expect([byReviewer, codeOf(await ask('signing.sign', wish(release)))]).toEqual(['role-not-held', 'no-person'])
  })

  test('carries the time of an authority that the house named, and a certificate that the house trusts makes it trusted', async () => {
    const { id } = await added(signing.authority.p12(signing.authority.leaf('rsa-2048'), password))
    signing.sitting.sits(author)
    must(await signing.store.signing.setAuthorities([signing.authority.timestampAddress], author.person.id))
    must(
      await signing.store.signing.trust(
        [{ fingerprint: '0'.repeat(64), certificate: readFileSync(signing.authority.root, 'utf8') }],
        author.person.id,
      ),
    )
    const release = await released()
    const { entry, findings } = must(await ask('signing.sign', wish(release, { certificate: id, level: 'B-LT' })))
    const { verification } = must(await ask('register.verify', { id: release }))
    const checked = must(await ask('signing.check', { id, asks: true }))
    must(await signing.store.signing.distrust('0'.repeat(64), author.person.id))
    const stranger = must(await ask('signing.sign', wish(await released(), { certificate: id, level: 'B-LT' })))
    must(await signing.store.signing.setAuthorities([], author.person.id))
    expect([
      entry.signatures[0]?.level,
      verification.verdict,
      verification.signatures[0]?.trust,
      verification.signatures[0]?.level,
    ]).toEqual(['B-LT', 'valid', 'trusted', 'B-LT'])
    // Its root is not in the key file, so that only one that is trusted proves what is said of the intermediate.
    expect([findings, checked.findings, stranger.findings.map(({ code }) => code)]).toEqual([[], [], ['revocation-unknown']])
  })

  test('is not signed when it is cancelled while an authority is silent', async () => {
    must(await signing.store.signing.setAuthorities([signing.authority.timestampAddress], author.person.id))
    signing.authority.server.misbehave('/tsa', 'silent')
    const release = await released()
    const ticket = randomUUID()
    const asked = signing.authority.server.asked.length
    const answer = ask('signing.sign', wish(release, { level: 'B-T', ticket }))
    await expect.poll(() => signing.authority.server.asked.length).toBeGreaterThan(asked)
    const { cancelled } = must(await ask('signing.cancel', { ticket }))
    const outcome = codeOf(await answer)
    must(await signing.store.signing.setAuthorities([], author.person.id))
    expect([cancelled, outcome, must(await ask('register.open', { id: release })).signatures]).toEqual([true, 'cancelled', []])
  })
})

test('the signing of a letter whose file is being kept is not cancelled any more', async () => {
  const release = await released()
  const ticket = randomUUID()
  const keep = signing.store.register.sign.bind(signing.store.register)
  let cancelled: boolean | undefined
  const keeping = vi.spyOn(signing.store.register, 'sign').mockImplementationOnce(async (...args) => {
    ;({ cancelled } = must(await ask('signing.cancel', { ticket })))
    return keep(...args)
  })
  const { entry } = must(await ask('signing.sign', wish(release, { ticket })))
  keeping.mockRestore()
  expect([cancelled, entry.signatures.length]).toEqual([false, 1])
})

describe('a released letter with a clause that was withdrawn meanwhile', () => {
  /** Withdraws a clause for a while, as no other clause of the letters is allowed to be. */
  async function whileWithdrawn<Value>(action: () => Promise<Value>): Promise<Value> {
    const database = new DatabaseSync(join(signing.sitting.folder, 'chancery.sqlite'))
    const set = (state: string) => database.prepare('update clause_versions set state = ? where id = ?').run(state, withdrawable)
    const row = database
      .prepare(
        `select clause_versions.id from clause_versions join clauses on clauses.id = clause_id
         where code = 'certification/secure-build-scheme' and clause_versions.state = 'approved' order by number desc`,
      )
      .get()
    const withdrawable = String(row?.['id'])
    try {
      set('withdrawn')
      return await action()
    } finally {
      set('approved')
      database.close()
    }
  }

  test('is a warning before it is signed, with its title, also among many', async () => {
    const [one, other] = [await released(), await released()]
    const warnings = async (releases: string[]): Promise<string[]> =>
      must(await ask('signing.check', { id: signing.trying.id, asks: false, releases })).findings.flatMap(({ code, severity, message }) =>
        code === 'clause-withdrawn' && severity === 'warning' ? [message] : [],
      )
    const found = await whileWithdrawn(async () => [await warnings([one]), await warnings([one, other]), await warnings([])])
    expect([await warnings([one]), found]).toEqual([
      [],
      [
        ['The letter carries a clause that was withdrawn since the release: “Secure Build Scheme certificate”.'],
        ['2 of the 2 letters carry a clause that was withdrawn since the release: “Secure Build Scheme certificate”.'],
        [],
      ],
    ])
  })

  test('is not signed among many, and the report says why', async () => {
    const release = await released()
    const input = { certificate: signing.trying.id, password, level: 'B-B', releases: [release], ticket: randomUUID() } as const
    const report = await whileWithdrawn(async () => must(await ask('signing.signMany', { ...input, releases: [release] })))
    expect([report.signed, report.failed.map(({ failure }) => failure.code), report.ended]).toEqual([[], ['clause-withdrawn'], undefined])
    expect(must(await ask('register.open', { id: release })).signatures).toEqual([])
  })
})
