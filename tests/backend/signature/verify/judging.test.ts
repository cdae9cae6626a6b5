import { X509Certificate } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLetterSetter } from '../../../../backend/layout/set-letter.ts'
import { readPem, signLetter, type Identity, type Level } from '../../../../backend/signature/index.ts'
import { PdfFile } from '../../../../backend/signature/pdf/index.ts'
import { addDocumentTimestamp } from '../../../../backend/signature/sign/document-timestamp.ts'
import { gatherEvidence } from '../../../../backend/signature/sign/revocation.ts'
import { addSecurityStore } from '../../../../backend/signature/sign/security-store.ts'
import { signPdf } from '../../../../backend/signature/sign/sign-pdf.ts'
import { timestamp } from '../../../../backend/signature/sign/timestamp.ts'
import { judgeSignatures } from '../../../../backend/signature/verify/judging/judge-signatures.ts'
import { checkSignedData, type CheckedSignedData } from '../../../../backend/signature/verify/signed-data.ts'
import type { JudgedSignature } from '../../../../core/verification/index.ts'
import { letterOf } from '../../layout/pages.ts'
import { must } from '../../release/house.ts'
import { Authority, openssl, type KeyKind, type LeafOptions } from '../authority/index.ts'

const letter = Buffer.from(createLetterSetter().pdf(letterOf([]), []).bytes)
const day = 24 * 3600 * 1000

let authority: Authority
let root: X509Certificate
beforeAll(async () => {
  authority = await Authority.start()
  root = new X509Certificate(readFileSync(authority.root))
})
afterAll(() => authority[Symbol.asyncDispose]())

function identity(kind: KeyKind = 'p-256', options?: LeafOptions): Identity {
  const leaf = authority.leaf(kind, options)
  return must(readPem(readFileSync(leaf.key, 'utf8') + readFileSync(leaf.chain, 'utf8'), ''))
}

async function signed(level: Level, by = identity(), bytes: Uint8Array = letter): Promise<Uint8Array> {
  return must(await signLetter(bytes, by, { at: new Date(), level, authorities: [authority.timestampAddress], trusted: [root] })).bytes
}

function judged(bytes: Uint8Array, asked: { readonly now?: Date; readonly trusted?: readonly X509Certificate[] } = {}): JudgedSignature[] {
  return judgeSignatures(must(PdfFile.read(bytes)), { now: asked.now ?? new Date(), trusted: asked.trusted ?? [root] })
}

async function stamp(bytes: Uint8Array) {
  const stamped = await timestamp(bytes, [authority.timestampAddress])
  return stamped.ok ? { ok: true as const, value: stamped.value.token } : stamped
}

describe('a signature as it was made', () => {
  test.each(['B-B', 'B-T', 'B-LT', 'B-LTA'] as const)('of level %s has that level, is trusted and has no fault', async (level) => {
    const [first] = judged(await signed(level))
    expect(first).toMatchObject({ level, trust: 'trusted', signer: 'A. Person', digest: 'SHA-256', faults: [] })
    expect(first?.chain).toEqual(['A. Person', 'Chancery test intermediate', 'Chancery test root'])
  })

  test.each(['rsa-2048', 'rsa-3072', 'p-384', 'p-521'] as const)('by a key %s is sound', async (kind) => {
    expect(judged(await signed('B-T', identity(kind)))).toMatchObject([{ level: 'B-T', faults: [] }])
  })

  test('tells the time by the clock of the authority, and that the file proves nothing was revoked', async () => {
    const [first, second] = judged(await signed('B-LTA'))
    expect(first).toMatchObject({ revocation: 'good', timestamp: { authority: 'Chancery test timestamps' } })
    expect(second).toMatchObject({ kind: 'timestamp', signer: 'Chancery test timestamps', trust: 'trusted', faults: [] })
  })

  test('is not asked for trust where no certificate is named, and has its level by what the file carries alone', async () => {
    const file = must(PdfFile.read(await signed('B-LT')))
    expect(judgeSignatures(file, { now: new Date(), trusted: undefined })).toMatchObject([
      { trust: 'not-asked', level: 'B-LT', faults: [] },
    ])
  })
})

describe('a certificate', () => {
  test.each([
    ['expired', /^The certificate had ended/u],
    ['not-yet-valid', /^The certificate was not valid yet/u],
    ['wrong-usage', /^The certificate is not meant for signing documents/u],
  ] as const)('that is %s makes the signature invalid', async (fault, said) => {
    const [first] = judged(await signed('B-B', identity('p-256', { fault })))
    expect(first?.faults).toEqual([expect.stringMatching(said)])
  })

  test('that vouches for itself is told, and trusted only when it is named', async () => {
    const own = identity('p-256', { fault: 'self-signed' })
    const bytes = await signed('B-B', own)
    expect(judged(bytes)).toMatchObject([{ trust: 'self-signed' }])
    expect(judged(bytes, { trusted: [own.certificate] })).toMatchObject([{ trust: 'trusted' }])
  })

  test('of strangers is not trusted', async () => {
    await using others = await Authority.start()
    const bytes = await signed('B-B')
    expect(judged(bytes, { trusted: [new X509Certificate(readFileSync(others.root))] })).toMatchObject([{ trust: 'untrusted' }])
  })

  test('with a key of 1024 bits is too weak', async () => {
    const [first] = judged(must(await signPdf(letter, identity('rsa-1024'), { at: new Date() })))
    expect(first?.faults.join(' ')).toMatch(/1024 bits/u)
  })

  test('that is not yet in time counts from its first day on and until its last', async () => {
    const by = identity()
    const bytes = await signed('B-B', by)
    const { validToDate, validFromDate } = by.certificate
    const isFaulty = (time: number): boolean => judged(bytes, { now: new Date(time) })[0]?.faults.length !== 0
    expect([
      isFaulty(validFromDate.getTime() - 1000),
      isFaulty(validFromDate.getTime()),
      isFaulty(validToDate.getTime()),
      isFaulty(validToDate.getTime() + 1000),
    ]).toEqual([true, false, false, true])
  })
})

describe('after the certificate ended', () => {
  const later = (): Date => new Date(Date.now() + 500 * day)

  test('a signature without a timestamp is judged as of now, and one with a trusted timestamp as of then', async () => {
    expect(judged(await signed('B-B'), { now: later() })[0]?.faults).toHaveLength(1)
    const [document] = judged(await signed('B-LTA'), { now: later() }).slice(1)
    expect(document?.faults.join(' ')).toMatch(/certificate of the timestamp had ended/u)
  })

  test('a timestamp of an authority that is not named as trusted proves no time', async () => {
    const bytes = await signed('B-T')
    const [first] = judgeSignatures(must(PdfFile.read(bytes)), { now: later(), trusted: undefined })
    expect(first?.faults.join(' ')).toMatch(/^The certificate had ended/u)
  })
})

describe('revocation', () => {
  /** A file whose store says that its signer was taken back, which happened after the signature. */
  async function takenBack(isStamped: boolean): Promise<Uint8Array> {
    const leaf = authority.leaf('p-256', { commonName: `Revoked ${isStamped ? 'later' : 'unstamped'}` })
    const by = must(readPem(readFileSync(leaf.key, 'utf8') + readFileSync(leaf.chain, 'utf8'), ''))
    const bytes = must(await signPdf(letter, by, { at: new Date(), stamp: isStamped ? stamp : undefined }))
    // openssl counts in seconds, and what happens in the same one as the timestamp counts as before it.
    await new Promise((resolve) => setTimeout(resolve, 1100))
    authority.revoke(leaf)
    const { evidence } = await gatherEvidence([by.certificate, ...by.chain], new Date(), { trusted: [root] })
    return must(addSecurityStore(bytes, evidence, new Date()))
  }

  test('makes a signature invalid that no timestamp proves to be older', async () => {
    expect(judged(await takenBack(false), { now: new Date(Date.now() + 1000) })).toMatchObject([
      { revocation: 'revoked', faults: [expect.stringMatching(/Revoked unstamped was revoked on/u)] },
    ])
  })

  test('leaves a signature valid that a trusted timestamp proves to be older', async () => {
    expect(judged(await takenBack(true))).toMatchObject([{ faults: [], revocation: 'good' }])
  })

  test('is not believed of an answer that was changed', async () => {
    const { responses } = (await gatherEvidence([identity().certificate, ...identity().chain], new Date())).evidence
    const changed = responses.map((response) => {
      const copy = Buffer.from(response)
      const said = copy.indexOf(Buffer.from('8000', 'hex'))
      copy[said + 3] = (copy[said + 3] ?? 0) ^ 1
      return copy
    })
    expect(judged(await withResponses(identity(), changed))).toMatchObject([{ revocation: 'unknown', level: 'B-T' }])
  })

  test('is not believed of who was revoked himself, though the same authority issued his certificate', async () => {
    const forger = authority.leaf('p-256', { commonName: 'Forger' })
    const by = must(readPem(readFileSync(forger.key, 'utf8') + readFileSync(forger.chain, 'utf8'), ''))
    const about = ['-issuer', 'intermediate.pem', '-cert', forger.certificate, '-reqout', 'asked.der', '-no_nonce']
    openssl(authority.folder, 'ocsp', ...about)
    const own = ['-rsigner', forger.certificate, '-rkey', forger.key, '-rother', 'chain.pem', '-ndays', '7', '-reqin', 'asked.der']
    openssl(authority.folder, 'ocsp', '-index', 'intermediate.index', '-CA', 'intermediate.pem', ...own, '-respout', 'answered.der')
    const answer = readFileSync(join(authority.folder, 'answered.der'))
    expect(judged(await withResponses(by, [answer]))).toMatchObject([{ revocation: 'unknown', level: 'B-T' }])
  })

  /** A signed and stamped file that carries these answers, and the lists that are about those above the signer alone. */
  async function withResponses(by: Identity, responses: readonly Buffer[]): Promise<Uint8Array> {
    const bytes = must(await signPdf(letter, by, { at: new Date(), stamp }))
    const { evidence } = await gatherEvidence([by.certificate, ...by.chain], new Date(), { trusted: [root] })
    return must(addSecurityStore(bytes, { ...evidence, responses }, new Date()))
  }

  test('told by answers that had run out when it mattered proves nothing', async () => {
    const [first] = judged(await signed('B-LT'), { now: new Date(Date.now() + 20 * day), trusted: [root] })
    // The timestamp counts, so that what mattered is the time of signing.
    expect(first).toMatchObject({ revocation: 'good' })
    const by = identity()
    const { evidence } = await gatherEvidence([by.certificate, ...by.chain], new Date(), { trusted: [root] })
    const unstamped = must(addSecurityStore(must(await signPdf(letter, by, { at: new Date() })), evidence, new Date()))
    expect(judged(unstamped, { now: new Date(Date.now() + 20 * day) })).toMatchObject([{ revocation: 'unknown' }])
  })
})

describe('a timestamp', () => {
  test('of other bytes is told, and its time does not count', async () => {
    const wrong = async () => stamp(Buffer.from('something else'))
    const [first] = judged(must(await signPdf(letter, identity(), { at: new Date(), stamp: wrong })))
    expect(first).toMatchObject({ level: 'B-B', faults: [expect.stringMatching(/timestamp is of something else/u)] })
  })

  test('of a whole file over other bytes is told', async () => {
    const bytes = must(await addDocumentTimestamp(await signed('B-B'), async () => stamp(Buffer.from('something else'))))
    expect(judged(bytes)[1]?.faults.join(' ')).toMatch(/timestamp is of something else/u)
  })

  test('by a certificate for signatures is none', async () => {
    const by = identity()
    const [first] = judged(
      must(
        await signPdf(letter, by, {
          at: new Date(),
          // A signature in the place of a token.
          stamp: async () => ({ ok: true as const, value: contentsOf(await signed('B-B')) }),
        }),
      ),
    )
    expect(first?.faults.join(' ')).toMatch(/timestamp/u)
  })
})

function contentsOf(bytes: Uint8Array): Uint8Array {
  const [, from = 0, to = 0] = /\/ByteRange \[0 (\d+) (\d+) /u.exec(Buffer.from(bytes).toString('latin1'))?.map(Number) ?? []
  const token = Buffer.from(
    Buffer.from(bytes)
      .subarray(from + 1, to - 1)
      .toString('latin1'),
    'hex',
  )
  return token.subarray(0, 4 + token.readUInt16BE(2))
}

describe('a signature with', () => {
  /** What openssl signs of some words, with its own leave to be weak. */
  function signedWith(digest: string, ...words: readonly string[]): CheckedSignedData {
    const { certificate, key } = authority.leaf('rsa-2048')
    const content = Buffer.from('Dear Partner')
    writeFileSync(join(authority.folder, 'content'), content)
    const how = ['-sign', '-binary', '-in', 'content', '-signer', certificate, '-inkey', key, '-md', digest, ...words]
    openssl(authority.folder, 'cms', ...how, '-outform', 'DER', '-out', 'signed.der')
    return checkSignedData(readFileSync(join(authority.folder, 'signed.der')), content)
  }

  test('SHA-256 is sound', () => {
    expect(signedWith('sha256', '-cades')).toMatchObject({ digest: 'SHA-256', faults: [] })
  })

  test.each(['sha1', 'md5'])('%s is weak', (digest) => {
    expect(signedWith(digest)).toMatchObject({ digest: 'weak or unknown', faults: [expect.stringMatching(/weak/u)] })
  })

  test('PSS that says nothing of its digest, and so means SHA-1, is weak', () => {
    const [fault] = signedWith('sha1', '-keyopt', 'rsa_padding_mode:pss').faults
    expect(fault).toMatch(/weak/u)
  })

  test('its content inside is not one of the file', () => {
    const [fault] = signedWith('sha256', '-nodetach').faults
    expect(fault).toMatch(/carries other content/u)
  })
})

test('signatures that were swapped between two files are those of other bytes', async () => {
  const other = Buffer.from(createLetterSetter().pdf(letterOf([{ type: 'paragraph', children: [{ text: 'Another letter.' }] }]), []).bytes)
  const [one, two] = [Buffer.from(await signed('B-B')), Buffer.from(await signed('B-B', identity(), other))]
  const place = (bytes: Buffer): number => bytes.indexOf('/Contents <') + '/Contents <'.length
  const taken = two.subarray(place(two), two.indexOf('>', place(two)))
  taken.copy(one, place(one))
  expect(judged(one)[0]?.faults.join(' ')).toMatch(/What was signed was changed/u)
})
