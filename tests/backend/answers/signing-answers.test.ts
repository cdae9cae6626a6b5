import { createHash, createPrivateKey, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { FileToSave } from '../../../backend/answers/index.ts'
import { checkLetterForRelease } from '../../../backend/release/index.ts'
import type { Store } from '../../../backend/store/index.ts'
import type { Ask, RequestInput, SigningCertificate } from '../../../core/requests/index.ts'
import { succeed } from '../../../core/requests/index.ts'
import type { SignatureClaims } from '../../../core/verification/index.ts'
import { underSeal } from '../../../core/seal/index.ts'
import { author, decision, reviewer, signatory } from '../../core/review/house.ts'
import { example, templatesFolder } from '../../templates/starter-library.ts'
import { square } from '../images/pictures.ts'
import { sourcesFor, stockedHouse, take } from '../release/house.ts'
import { Authority } from '../signature/authority/index.ts'
import { codeOf, must } from '../store/stores.ts'
import { sittingIn, type Sitting } from './sitting.ts'

const password = 'seven quiet harbour lamps'
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const saved: FileToSave[] = []
let store: Store
let sitting: Sitting
let ask: Ask
let authority: Authority
let trying: SigningCertificate

beforeAll(async () => {
  authority = await Authority.start()
  sitting = await sittingIn(stockedHouse, {
    libraries: [templatesFolder],
    saveFiles: (files) => {
      saved.push(...files)
      return Promise.resolve(succeed([]))
    },
  })
  ;({ ask, store } = sitting)
  sitting.sits(author)
  trying = must(await ask('signing.makeTestCertificate', { password }))
}, 120_000)
afterAll(async () => {
  await sitting.close()
  await authority[Symbol.asyncDispose]()
})
beforeEach(() => {
  sitting.sits(author)
  saved.length = 0
})

let letters = 0

async function released(): Promise<string> {
  letters += 1
  const letter = example('partner-letter.md')
  const written = { ...letter, values: { ...letter.values, 'partner.name': `Example Distribution ${String(letters)} Ltd` } }
  const { id } = must(await store.createLetter(written, author.person.id))
  await take(
    sitting.folder,
    decision(reviewer, must(await checkLetterForRelease(id, sourcesFor(store, sitting.layout))).digest, { subject: 'letter' }),
  )
  return must(await ask('letters.release', { id })).releaseId ?? ''
}

/** Changes the released PDF past the program. */
async function alter(release: string): Promise<void> {
  const { files } = must(await ask('register.open', { id: release }))
  using file = new DatabaseSync(join(sitting.folder, 'chancery.sqlite'))
  file.exec('drop trigger if exists released_files_update')
  const change = file.prepare("update released_files set bytes = cast(bytes || ' ' as blob) where digest = ?")
  change.run(files.find(({ format }) => format === 'pdf')?.digest ?? '')
}

function wish(release: string, other: Partial<RequestInput<'signing.sign'>> = {}): RequestInput<'signing.sign'> {
  return { release, certificate: trying.id, password, level: 'B-B', ticket: randomUUID(), ...other }
}

async function added(path: string, under = password): Promise<SigningCertificate> {
  return must(await ask('signing.addCertificate', { name: 'key.p12', bytes: readFileSync(path).toString('base64'), password: under }))
}

describe('a certificate', () => {
  test('for trying out says so in its name, and is of whoever made it alone', async () => {
    expect([trying.kind, trying.isTest, trying.name]).toEqual(['test', true, 'Ada Author (test certificate)'])
    sitting.sits(reviewer)
    expect(must(await ask('signing.certificates', {})).certificates).toEqual([])
    expect(codeOf(await ask('signing.check', { id: trying.id, asks: false }))).toBe('certificate-unknown')
  })

  test('from a file is kept with the file as it came, and nothing of its key comes back', async () => {
    const path = authority.p12(authority.leaf('p-256'), password)
    const certificate = await added(path)
    const kept = must(await store.signing.certificate(certificate.id, author.person.id))
    expect(kept.key.kind === 'file' && sha256(kept.key.file)).toBe(sha256(readFileSync(path)))
    expect(certificate).toMatchObject({
      kind: 'file',
      name: 'A. Person',
      issuer: 'Chancery test intermediate',
      keyKind: 'P-256',
      isTest: false,
    })
    must(await ask('signing.removeCertificate', { id: certificate.id }))
  })

  test('is refused under a wrong password, which nobody hears of', async () => {
    const bytes = readFileSync(authority.p12(authority.leaf('p-256'), password)).toString('base64')
    const refused = await ask('signing.addCertificate', { name: 'key.p12', bytes, password: 'another secret' })
    expect([codeOf(refused), JSON.stringify(refused).includes('another secret')]).toEqual(['password-wrong', false])
  })

  test('whose key has no password is refused', async () => {
    const { key, chain } = authority.leaf('p-384')
    const bytes = Buffer.concat([readFileSync(key), readFileSync(chain)]).toString('base64')
    expect(codeOf(await ask('signing.addCertificate', { name: 'key.pem', bytes, password }))).toBe('key-unlocked')
  })

  test('whose file holds another key beside it that has no password is refused', async () => {
    const open = readFileSync(authority.leaf('p-256').key)
    const kept = readFileSync(authority.leaf('p-384').key)
    const sealed = createPrivateKey(kept).export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: password })
    const bytes = Buffer.concat([Buffer.from(sealed), readFileSync(authority.leaf('p-384').chain), open]).toString('base64')
    expect(codeOf(await ask('signing.addCertificate', { name: 'key.pem', bytes, password }))).toBe('key-unlocked')
  })

  test('whose key lies in the clear within a file that has a password is refused', async () => {
    const path = authority.p12(authority.leaf('p-384'), password, 'open')
    const bytes = readFileSync(path).toString('base64')
    expect(codeOf(await ask('signing.addCertificate', { name: 'key.p12', bytes, password }))).toBe('key-unlocked')
  })

  test('that is there already is refused', async () => {
    const path = authority.p12(authority.leaf('p-521'), password)
    const { id } = await added(path)
    const again = await ask('signing.addCertificate', { name: 'key.p12', bytes: readFileSync(path).toString('base64'), password })
    must(await ask('signing.removeCertificate', { id }))
    expect(codeOf(again)).toBe('certificate-exists')
  })

  test('that was removed leaves nothing of its key in the store', async () => {
    const { id } = await added(authority.p12(authority.leaf('p-521'), password))
    must(await ask('signing.removeCertificate', { id }))
    expect(codeOf(await store.signing.certificate(id, author.person.id))).toBe('certificate-unknown')
  })

  test('that has ended is an error before anything is signed', async () => {
    const { id } = await added(authority.p12(authority.leaf('p-256', { fault: 'expired' }), password))
    const { findings } = must(await ask('signing.check', { id, asks: false }))
    const refused = await ask('signing.sign', wish(await released(), { certificate: id }))
    expect([findings[0]?.severity, findings[0]?.code, codeOf(refused)]).toEqual(['error', 'certificate-expired', 'certificate-expired'])
  })

  test('of another name than the signatory of a letter is a warning with both names, also over many letters', async () => {
    const [one, other] = [await released(), await released()]
    const warnings = async (id: string, releases: string[]): Promise<string[]> =>
      must(await ask('signing.check', { id, asks: false, releases })).findings.flatMap(({ code, severity, message }) =>
        code === 'certificate-other-name' && severity === 'warning' ? [message] : [],
      )
    // The letters are to be signed by Helen Marsh.
    const { id } = await added(authority.p12(authority.leaf('p-256', { commonName: 'Dr H. Marsh' }), password))
    const fits = await warnings(id, [one, other])
    must(await ask('signing.removeCertificate', { id }))
    expect([fits, await warnings(trying.id, []), await warnings(trying.id, [one]), await warnings(trying.id, [one, other])]).toEqual([
      [],
      [],
      ['The certificate is of “Ada Author (test certificate)”, and the signatory of the letter is “Helen Marsh”.'],
      ['The certificate is of “Ada Author (test certificate)”, and 2 of the 2 letters have another signatory, such as “Helen Marsh”.'],
    ])
  })

  test('that was revoked is found out when its issuer is asked, and nobody is asked otherwise', async () => {
    const { id } = await added(authority.p12(authority.leaf('p-256', { fault: 'revoked' }), password))
    const asked = authority.server.asked.length
    const quiet = must(await ask('signing.check', { id, asks: false })).findings
    expect([quiet.map(({ code }) => code), authority.server.asked.length]).toEqual([[], asked])
    expect(must(await ask('signing.check', { id, asks: true })).findings.map(({ code }) => code)).toContain('certificate-revoked')
  })
})

describe('a released letter', () => {
  test('is signed behind its released bytes, kept byte for byte, and saved beside them', async () => {
    const release = await released()
    const { entry } = must(await ask('signing.sign', wish(release, { reason: 'For the company', place: 'Bristol' })))
    expect(entry.signatures).toMatchObject([
      { signer: 'Ada Author (test certificate)', level: 'B-B', isTest: true, signedBy: 'Ada Author' },
    ])
    must(await ask('register.save', { id: release }))
    const [pdf, docx, signed] = saved
    expect(saved.map(({ name }) => /(?:-signed)?\.[a-z]+$/u.exec(name)?.[0])).toEqual(['.pdf', '.docx', '-signed.pdf'])
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
    must(await ask('signing.sign', wish(release, { reason: 'For the company', place: 'Bristol', certify: 2 })))
    const { entry } = must(await ask('signing.sign', wish(release, { place: 'Leeds' })))
    const { verification } = must(await ask('register.verify', { id: release }))
    const claims = [{ reason: 'For the company', place: 'Bristol', certifies: 2 }, { place: 'Leeds' }]
    const said = (signatures: readonly SignatureClaims[]): SignatureClaims[] =>
      signatures.map(({ reason, place, contact, certifies }) => ({ reason, place, contact, certifies }))
    expect([said(entry.signatures), said(verification.signatures)]).toEqual([claims, claims])
    expect(said(must(await ask('register.open', { id: release })).signatures)).toEqual(claims)
  })

  test('is signed by one after the other, each behind the one before', async () => {
    const release = await released()
    must(await ask('signing.sign', wish(release, { seal: 'free' })))
    const { entry } = must(await ask('signing.sign', wish(release, { seal: 'free' })))
    const files = await Promise.all(entry.signatures.map(async ({ digest }) => Buffer.from(must(await store.register.file(digest)))))
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
    const after = must(await ask('signing.sealRoom', { release }))
    const place = before.block ?? { page: 1, left: 0, top: 0, width: 15, height: 6 }
    const [one, other] = [before, after].map(({ pages }) => pages[place.page - 1] ?? { width: 0, height: 0, words: [], fields: [] })
    expect([one, other].map((sheet) => sheet && underSeal(place, sheet))).toEqual([undefined, 'field'])
    expect([one?.width, one?.height, one?.words.length].map((value) => Math.round(value ?? 0))).toEqual([210, 297, other?.words.length])
  })

  test('shows its seal before it is signed as the file will: larger with a picture in it, refused where its words have no room', async () => {
    const { id: certificate } = trying
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
    const bytes = Buffer.from(must(await store.register.file(entry.signatures[0]?.digest ?? '')))
    const base = must(await store.register.file(entry.files.find(({ format }) => format === 'pdf')?.digest ?? ''))
    const { verification } = must(await ask('register.verify', { id: release }))
    expect([bytes.subarray(base.length).includes('/Subtype /Image'), verification.verdict]).toEqual([true, 'valid'])
  })

  test('stands in the audit trail as signed, with both digests and without a name in the chain', async () => {
    const release = await released()
    const { entry } = must(await ask('signing.sign', wish(release)))
    const { entries } = must(await store.audit.entries({ kind: 'letter.signed', entity: entry.letterId, offset: 0, limit: 5 }))
    expect(JSON.parse(entries[0]?.payload ?? '{}')).toMatchObject({
      base: entry.files[0]?.digest,
      pdf: entry.signatures[0]?.digest,
      certificate: trying.fingerprint,
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
    const { id } = await added(authority.p12(authority.leaf('p-256', { commonName: 'Whoever Certifies' }), password))
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

  test('is not closed to further signatures by a test certificate', async () => {
    const release = await released()
    expect(codeOf(await ask('signing.sign', wish(release, { certify: 1 })))).toBe('closed-for-trying')
    must(await ask('signing.sign', wish(release, { certify: 2 })))
  })

  test('is not signed by a reviewer, nor while nobody sits here', async () => {
    const release = await released()
    sitting.sits(reviewer)
    const byReviewer = codeOf(await ask('signing.sign', wish(release)))
    sitting.leaves()
    expect([byReviewer, codeOf(await ask('signing.sign', wish(release)))]).toEqual(['role-not-held', 'no-person'])
  })

  test('carries the time of an authority that the house named, and a certificate that the house trusts makes it trusted', async () => {
    const { id } = await added(authority.p12(authority.leaf('rsa-2048'), password))
    sitting.sits(author)
    must(await store.signing.setAuthorities([authority.timestampAddress], author.person.id))
    must(await store.signing.trust([{ fingerprint: '0'.repeat(64), certificate: readFileSync(authority.root, 'utf8') }], author.person.id))
    const release = await released()
    const { entry, findings } = must(await ask('signing.sign', wish(release, { certificate: id, level: 'B-LT' })))
    const { verification } = must(await ask('register.verify', { id: release }))
    const checked = must(await ask('signing.check', { id, asks: true }))
    must(await store.signing.distrust('0'.repeat(64), author.person.id))
    const stranger = must(await ask('signing.sign', wish(await released(), { certificate: id, level: 'B-LT' })))
    must(await store.signing.setAuthorities([], author.person.id))
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
    must(await store.signing.setAuthorities([authority.timestampAddress], author.person.id))
    authority.server.misbehave('/tsa', 'silent')
    const release = await released()
    const ticket = randomUUID()
    const asked = authority.server.asked.length
    const signing = ask('signing.sign', wish(release, { level: 'B-T', ticket }))
    await expect.poll(() => authority.server.asked.length).toBeGreaterThan(asked)
    const { cancelled } = must(await ask('signing.cancel', { ticket }))
    const outcome = codeOf(await signing)
    must(await store.signing.setAuthorities([], author.person.id))
    expect([cancelled, outcome, must(await ask('register.open', { id: release })).signatures]).toEqual([true, 'cancelled', []])
  })
})

test('the signing of a letter whose file is being kept is not cancelled any more', async () => {
  const release = await released()
  const ticket = randomUUID()
  const keep = store.register.sign.bind(store.register)
  let cancelled: boolean | undefined
  const keeping = vi.spyOn(store.register, 'sign').mockImplementationOnce(async (...args) => {
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
    const database = new DatabaseSync(join(sitting.folder, 'chancery.sqlite'))
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
      must(await ask('signing.check', { id: trying.id, asks: false, releases })).findings.flatMap(({ code, severity, message }) =>
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
    const input = { certificate: trying.id, password, level: 'B-B', releases: [release], ticket: randomUUID() } as const
    const report = await whileWithdrawn(async () => must(await ask('signing.signMany', { ...input, releases: [release] })))
    expect([report.signed, report.failed.map(({ failure }) => failure.code), report.ended]).toEqual([[], ['clause-withdrawn'], undefined])
    expect(must(await ask('register.open', { id: release })).signatures).toEqual([])
  })
})

describe('many released letters', () => {
  function wishOfMany(releases: string[], other: Partial<RequestInput<'signing.signMany'>> = {}): RequestInput<'signing.signMany'> {
    return { certificate: trying.id, password, level: 'B-B', releases, ticket: randomUUID(), ...other }
  }
  async function signersOf(releases: readonly string[]): Promise<number[]> {
    return Promise.all(releases.map(async (id) => must(await ask('register.open', { id })).signatures.length))
  }

  test('are listed to be signed until they are, and not only for trying out', async () => {
    const release = await released()
    const listed = async (): Promise<unknown> => {
      const { rows } = must(await ask('register.list', { sent: 'to-sign', limit: 500 }))
      return rows.filter(({ id }) => id === release).map(({ signatures, trials }) => [signatures, trials])
    }
    const before = await listed()
    must(await ask('signing.signMany', wishOfMany([release])))
    const afterTrial = await listed()
    const { id } = await added(authority.p12(authority.leaf('p-256', { commonName: trying.name }), password))
    const report = must(await ask('signing.signMany', wishOfMany([release], { certificate: id })))
    must(await ask('signing.removeCertificate', { id }))
    expect([before, afterTrial, report.signed, await listed()]).toEqual([[[0, 0]], [[1, 1]], [release], []])
  })

  test('of which the last is being kept are not cancelled any more', async () => {
    const release = await released()
    const { input, cancelled, report } = await cancelledWhileKept([release])
    expect([cancelled, report.signed, await signersOf(input.releases)]).toEqual([false, [release], [1]])
  })

  test('of which one is being kept are cancelled for the others', async () => {
    const releases = [await released(), await released()]
    const { cancelled, report } = await cancelledWhileKept(releases)
    expect([cancelled, report.signed, report.left, await signersOf(releases)]).toEqual([true, [releases[0]], [releases[1]], [1, 0]])
  })

  /** Signs letters, and asks to cancel that while the first is written down. */
  async function cancelledWhileKept(releases: string[]) {
    const input = wishOfMany(releases)
    const keep = store.register.sign.bind(store.register)
    let cancelled: boolean | undefined
    const keeping = vi.spyOn(store.register, 'sign').mockImplementationOnce(async (...args) => {
      ;({ cancelled } = must(await ask('signing.cancel', { ticket: input.ticket })))
      return keep(...args)
    })
    const report = must(await ask('signing.signMany', input))
    keeping.mockRestore()
    return { input, cancelled, report }
  }

  test('are signed with one password, and what cannot be is told with why, without stopping the others', async () => {
    const [first, second] = [await released(), await released()]
    const gone = randomUUID()
    const report = must(await ask('signing.signMany', wishOfMany([first, gone, second])))
    expect([report.signed, report.failed.map(({ release, failure }) => [release, failure.code]), report.left]).toEqual([
      [first, second],
      [[gone, 'release-unknown']],
      [],
    ])
    expect(await signersOf([first, second])).toEqual([1, 1])
  })

  test('go on where they ended, and none is signed twice', async () => {
    const [first, second] = [await released(), await released()]
    must(await ask('signing.signMany', wishOfMany([first])))
    const report = must(await ask('signing.signMany', wishOfMany([first, second])))
    expect([report.before, report.signed, await signersOf([first, second])]).toEqual([[first], [second], [1, 1]])
  })

  test('are signed by each of two people whose certificates bear the same name', async () => {
    const path = authority.p12(authority.leaf('rsa-3072'), password)
    const release = await released()
    const reports: unknown[] = []
    for (const person of [author, signatory]) {
      sitting.sits(person)
      const { id } = await added(path)
      const { signed, before } = must(await ask('signing.signMany', wishOfMany([release], { certificate: id })))
      reports.push([signed, before])
    }
    expect(reports).toEqual([
      [[release], []],
      [[release], []],
    ])
  })

  test('stop at once when they are cancelled while an authority is silent, and say how far they were', async () => {
    must(await store.signing.setAuthorities([authority.timestampAddress], author.person.id))
    authority.server.misbehave('/tsa', 'silent')
    const releases = [await released(), await released()]
    const input = wishOfMany(releases, { level: 'B-T' })
    const asked = authority.server.asked.length
    const signing = ask('signing.signMany', input)
    await expect.poll(() => authority.server.asked.length).toBeGreaterThan(asked)
    const progress = must(await ask('signing.progress', { ticket: input.ticket }))
    must(await ask('signing.cancel', { ticket: input.ticket }))
    const report = must(await signing)
    must(await store.signing.setAuthorities([], author.person.id))
    expect([progress, report, await signersOf(releases)]).toEqual([
      { done: 0, total: 2 },
      { signed: [], before: [], failed: [], left: releases },
      [0, 0],
    ])
  })

  test('stop after the letter at hand when whoever signs locks their key, and say so', async () => {
    const input = wishOfMany([await released(), await released(), await released(), await released()])
    const signing = ask('signing.signMany', input)
    while (must(await ask('signing.progress', { ticket: input.ticket })).done === 0) await setImmediate()
    sitting.leaves()
    const report = must(await signing)
    sitting.sits(author)
    const signed = report.signed.length
    expect([signed > 0 && signed < 4, report.left, report.ended?.code]).toEqual([true, input.releases.slice(signed), 'locked'])
    expect(await signersOf(input.releases)).toEqual(input.releases.map((id) => (report.signed.includes(id) ? 1 : 0)))
  })

  test('are signed by nobody in the place of whoever began', async () => {
    const input = wishOfMany([await released(), await released(), await released()])
    const signing = ask('signing.signMany', input)
    while (must(await ask('signing.progress', { ticket: input.ticket })).done === 0) await setImmediate()
    sitting.sits(signatory)
    expect(must(await signing)).toMatchObject({ ended: { code: 'locked' } })
  })

  test('are left alone once an authority does not answer', async () => {
    must(await store.signing.setAuthorities([authority.secondTimestampAddress], author.person.id))
    authority.server.misbehave('/second-tsa', 'busy')
    const releases = [await released(), await released()]
    const report = must(await ask('signing.signMany', wishOfMany(releases, { level: 'B-T' })))
    must(await store.signing.setAuthorities([], author.person.id))
    expect([report.signed, report.failed.length, report.left, report.ended?.code]).toEqual([[], 1, [releases[1]], 'refused'])
  })
})
