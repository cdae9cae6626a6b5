import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLetterSetter } from '../../../../backend/layout/set-letter.ts'
import {
  readPem,
  RevocationAnswers,
  signLetter,
  type Identity,
  type Level,
  type LetterOptions,
} from '../../../../backend/signature/index.ts'
import { PdfFile } from '../../../../backend/signature/pdf/index.ts'
import { timestamp } from '../../../../backend/signature/sign/timestamp.ts'
import { judgeSignatures } from '../../../../backend/signature/verify/judging/judge-signatures.ts'
import { letterOf } from '../../layout/pages.ts'
import { must } from '../../release/house.ts'
import { Authority, openssl, type LeafOptions } from '../authority/index.ts'

const letter = Buffer.from(createLetterSetter().pdf(letterOf([]), []).bytes)

let authority: Authority
let root: X509Certificate
beforeAll(async () => {
  authority = await Authority.start()
  root = new X509Certificate(readFileSync(authority.root))
})
afterAll(() => authority[Symbol.asyncDispose]())

function identity(options?: LeafOptions): Identity {
  const leaf = authority.leaf('p-256', options)
  const read = readPem(readFileSync(leaf.key, 'utf8') + readFileSync(leaf.chain, 'utf8'), '')
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

async function signed(level: Level, options: Partial<LetterOptions> = {}, leaf?: LeafOptions): ReturnType<typeof signLetter> {
  authority.server.asked.length = 0
  const defaults = { at: new Date(), level, authorities: [authority.timestampAddress], trusted: [root] }
  return signLetter(letter, identity(leaf), { ...defaults, ...options })
}

async function signedBytes(level: Level): Promise<Buffer> {
  const outcome = await signed(level)
  if (!outcome.ok) throw new Error(outcome.error.message)
  return Buffer.from(outcome.value.bytes)
}

const askedAt: [Level, string[]][] = [
  ['B-B', []],
  ['B-T', ['/tsa']],
  ['B-LT', ['/tsa', '/ocsp', '/root.crl', '/ocsp']],
  ['B-LTA', ['/tsa', '/ocsp', '/root.crl', '/ocsp', '/tsa']],
]

test.each(askedAt)('level %s asks for nothing but %j', async (level, asked) => {
  await signedBytes(level)
  expect(authority.server.asked).toEqual(asked)
})

describe('letters that share the answers of issuers', () => {
  const at = new Date()
  const minutesLater = (minutes: number): Date => new Date(at.getTime() + minutes * 60_000)

  test('ask once for all of them, and each carries them', async () => {
    const answers = new RevocationAnswers()
    await signed('B-LT', { at, answers })
    const second = await signed('B-LT', { at: minutesLater(9), answers })
    const alone = await signed('B-LT', { at })
    const streams = (outcome: Awaited<typeof second>): number =>
      outcome.ok ? Buffer.from(outcome.value.bytes).toString('latin1').split('\nstream').length : 0
    expect([streams(second), streams(second) > 0]).toEqual([streams(alone), true])
  })

  test('ask again when the answers are ten minutes old', async () => {
    const answers = new RevocationAnswers()
    await signed('B-LT', { at, answers })
    await signed('B-LT', { at: minutesLater(9), answers })
    const soon = [...authority.server.asked]
    await signed('B-LT', { at: minutesLater(11), answers })
    expect([soon, authority.server.asked]).toEqual([['/tsa'], ['/tsa', '/ocsp', '/root.crl', '/ocsp']])
  })
})

test.each(['B-T', 'B-LT', 'B-LTA'] as const)('a file of level %s begins with the letter and needs no mending by qpdf', async (level) => {
  const file = await signedBytes(level)
  writeFileSync(join(authority.folder, 'signed.pdf'), file)
  const said = execFileSync('qpdf', ['--check', 'signed.pdf'], { cwd: authority.folder, encoding: 'utf8' })
  expect([said, file.subarray(0, letter.length).equals(letter)]).toEqual([expect.stringMatching(/No syntax or stream/u), true])
})

test('the timestamp over a whole file is accepted by openssl', async () => {
  const file = await signedBytes('B-LTA')
  const [from = 0, to = 0, rest = 0] = /.*\/ByteRange \[0 (\d+) (\d+) (\d+)\]/su.exec(file.toString('latin1'))?.slice(1).map(Number) ?? []
  const token = Buffer.from(file.subarray(from + 1, to - 1).toString('latin1'), 'hex')
  writeFileSync(join(authority.folder, 'token.der'), token.subarray(0, 4 + token.readUInt16BE(2)))
  writeFileSync(join(authority.folder, 'covered'), Buffer.concat([file.subarray(0, from), file.subarray(to, to + rest)]))
  const what = ['-data', 'covered', '-in', 'token.der', '-token_in', '-CAfile', 'root.pem', '-untrusted', 'intermediate.pem']
  expect([openssl(authority.folder, 'ts', '-verify', ...what), to + rest]).toEqual([expect.stringContaining('OK'), file.length])
})

describe('revocation', () => {
  test('of the signer leaves a finding and no file', async () => {
    const outcome = await signed('B-LT', {}, { fault: 'revoked' })
    expect(outcome).toMatchObject({
      ok: true,
      value: { bytes: { length: 0 }, findings: [{ severity: 'error', code: 'certificate-revoked' }] },
    })
  })

  test('is looked for in the list where the responder says nothing that can be used', async () => {
    authority.server.misbehave('/ocsp', 'nonsense', 2)
    const outcome = await signed('B-LT')
    expect([outcome.ok && outcome.value.findings, authority.server.asked]).toEqual([
      [],
      ['/tsa', '/ocsp', '/intermediate.crl', '/root.crl', '/ocsp', '/intermediate.crl'],
    ])
  })

  /** How many findings there are, what they say, and the level that the file has for who trusts the root. */
  async function saidOf(
    outcome: Awaited<ReturnType<typeof signed>>,
  ): Promise<{ readonly said: string[]; readonly level: string | undefined }> {
    const { bytes, findings } = must(outcome)
    const [first] = judgeSignatures(must(PdfFile.read(bytes)), { now: new Date(), trusted: [root] })
    return { said: findings.map(({ severity, code, message }) => `${severity} ${code}: ${message}`), level: first?.level }
  }

  test('that nobody can tell about is a warning with the reason, and the letter is signed', async () => {
    expect(await saidOf(await signed('B-LT', {}, { fault: 'unreachable' }))).toEqual({
      said: [
        'warning revocation-unknown: It is not known whether the certificate of A. Person was revoked: nobody gave an answer that Chancery test intermediate signed and that is in force.',
      ],
      level: 'B-T',
    })
  })

  test('that its certificate says nowhere to ask about is told as such, with what to do, and nobody is asked in vain', async () => {
    const outcome = await signed('B-LT', {}, { fault: 'nowhere-to-ask' })
    expect([await saidOf(outcome), must(outcome).findings[0]?.remedy, authority.server.asked]).toEqual([
      {
        said: [
          'warning revocation-unknown: It is not known whether the certificate of A. Person was revoked: it names no address at which its issuer tells that.',
        ],
        level: 'B-T',
      },
      expect.stringMatching(/ask Chancery test intermediate itself/u),
      ['/tsa', '/root.crl', '/ocsp'],
    ])
  })

  const noIssuer =
    'warning revocation-unknown: It is not known whether the certificate of Chancery test intermediate was revoked: the certificate of its issuer, Chancery test root, by which an answer could be checked, is not at hand.'

  test('told by a list without the certificate of its issuer is not known, and that list is not even asked for', async () => {
    const outcome = await signed('B-LT', { trusted: [] })
    expect([await saidOf(outcome), authority.server.asked]).toEqual([{ said: [noIssuer], level: 'B-T' }, ['/tsa', '/ocsp', '/ocsp']])
  })

  test('told by a list that another authority of the same name signed is not known', async () => {
    await using others = await Authority.start()
    const own = readFileSync(join(authority.folder, 'served', 'root.crl'))
    writeFileSync(join(authority.folder, 'served', 'root.crl'), readFileSync(join(others.folder, 'served', 'root.crl')))
    const outcome = await signed('B-LT')
    writeFileSync(join(authority.folder, 'served', 'root.crl'), own)
    expect(await saidOf(outcome)).toEqual({
      said: [
        'warning revocation-unknown: It is not known whether the certificate of Chancery test intermediate was revoked: nobody gave an answer that Chancery test root signed and that is in force.',
      ],
      level: 'B-T',
    })
  })

  test('is known, and the file has its level, where the root is trusted', async () => {
    expect(await saidOf(await signed('B-LT'))).toEqual({ said: [], level: 'B-LT' })
  })

  test('is known, and the file has its level, where the root came with the key', async () => {
    const { key, chain } = authority.leaf('p-256')
    const whole = [key, chain, authority.root].map((path) => readFileSync(path, 'utf8')).join('')
    const options = { at: new Date(), level: 'B-LT', authorities: [authority.timestampAddress] } as const
    expect(await saidOf(await signLetter(letter, must(readPem(whole, '')), options))).toEqual({ said: [], level: 'B-LT' })
  })

  test('is not asked of the certificate that is trusted itself, though another one issued it', async () => {
    const intermediate = new X509Certificate(readFileSync(authority.intermediate))
    const { bytes, findings } = must(await signed('B-LT', { trusted: [intermediate] }))
    const [first] = judgeSignatures(must(PdfFile.read(bytes)), { now: new Date(), trusted: [intermediate] })
    expect([findings, authority.server.asked, first?.level]).toEqual([[], ['/tsa', '/ocsp', '/ocsp'], 'B-LT'])
  })
})

describe('a timestamp authority', () => {
  const stampedBy = (...authorities: string[]): ReturnType<typeof timestamp> =>
    timestamp(Buffer.from('words'), authorities, { milliseconds: 300 })

  test('that is busy once is asked again', async () => {
    authority.server.asked.length = 0
    authority.server.misbehave('/tsa', 'busy', 1)
    expect([(await stampedBy(authority.timestampAddress)).ok, authority.server.asked]).toEqual([true, ['/tsa', '/tsa']])
  })

  test.each(['busy', 'nonsense', 'endless', 'silent'] as const)('that stays %s gives way to the second one', async (how) => {
    authority.server.asked.length = 0
    authority.server.misbehave('/tsa', how, 2)
    const stamped = await timestamp(Buffer.from('words'), [authority.timestampAddress, authority.secondTimestampAddress], {
      milliseconds: 1500,
    })
    expect([stamped.ok, authority.server.asked]).toEqual([true, ['/tsa', '/tsa', '/second-tsa']])
  })

  test.each(['ftp://127.0.0.1/tsa', 'no address', 'file:///etc/hosts', 'http://name:secret@127.0.0.1/'])(
    'at %s is never asked',
    async (address) => {
      expect(await stampedBy(address)).toMatchObject({ ok: false, error: { code: 'address-unusable' } })
    },
  )

  test('that cannot be reached is said by its name', async () => {
    expect(await stampedBy('http://127.0.0.1:9/tsa')).toMatchObject({
      ok: false,
      error: { code: 'unreachable', message: '127.0.0.1:9 cannot be reached.' },
    })
  })

  test('that answers with what it stamped before is not believed', async () => {
    const replay = createServer((_, response) => response.end(kept))
    await new Promise<void>((resolve) => replay.listen(0, '127.0.0.1', resolve))
    const address = `http://127.0.0.1:${String((replay.address() as AddressInfo).port)}/`
    writeFileSync(join(authority.folder, 'words'), 'words')
    openssl(authority.folder, 'ts', '-query', '-data', 'words', '-sha256', '-cert', '-out', 'query.tsq')
    const query = { method: 'POST', body: readFileSync(join(authority.folder, 'query.tsq')) }
    const kept = Buffer.from(await (await fetch(authority.timestampAddress, query)).arrayBuffer())
    const said = [await timestamp(Buffer.from('words'), [address]), await timestamp(Buffer.from('other words'), [address])]
    replay.close()
    expect(said.map((stamped) => (stamped.ok ? 'believed' : stamped.error.message.replace(/^\S+ /u, '')))).toEqual([
      'gave an old timestamp.',
      'gave a timestamp of something else.',
    ])
  })

  test('whose signature was changed on its way is not believed', async () => {
    const between = createServer((request, response) => {
      void (async () => {
        const parts: Buffer[] = []
        for await (const part of request) parts.push(part as Buffer)
        const answer = await fetch(authority.timestampAddress, { method: 'POST', body: Buffer.concat(parts) })
        const changed = Buffer.from(await answer.arrayBuffer())
        // The signature stands last.
        changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
        response.end(changed)
      })()
    })
    await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve))
    const address = `http://127.0.0.1:${String((between.address() as AddressInfo).port)}/`
    const stamped = await timestamp(Buffer.from('words'), [address])
    between.close()
    expect(stamped).toMatchObject({ ok: false, error: { message: expect.stringContaining('whose signature is wrong') as string } })
  })
})
