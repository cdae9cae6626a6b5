import { describe, expect, test } from 'vitest'
import { runs } from '../../../random-size.ts'
import { Attacker } from './attacker.ts'
import { attacks } from './attacks.ts'
import { badSigners, signedByOpenssl } from './bad-signers.ts'
import { preparedAttacks } from './prepared-attacks.ts'
import { plainLetter, signedBy } from './signed-files.ts'
import { flipped, flips, forged, forgeries } from './spoilt-files.ts'
import { underAttack } from './under-attack.ts'

const letter = plainLetter()
const attacked = underAttack()
const { verified } = attacked

test('the file that is attacked is valid before', async () => {
  expect((await verified(attacked.signed)).verdict).toBe('valid')
})

describe('after the signature', () => {
  test.each(Object.entries(attacks))('when %s, the file is not valid, and the sentence says why', async (_, attack) => {
    const { verdict, sentence } = await verified(attack(new Attacker(attacked.signed)))
    expect(['invalid', 'unreadable']).toContain(verdict)
    expect(sentence).toMatch(/^[A-Z].{20,}[.]$/u)
  })
})

describe('a letter that was prepared before it was signed', () => {
  const signedOf = async (prepare: (bytes: Buffer) => Buffer, certify?: 1 | 2 | 3): Promise<Buffer> =>
    signedBy(prepare(letter), attacked.authority, { at: new Date(), certify })

  test.each(preparedAttacks)('is not valid when $name, however it is certified', async ({ prepare, show }) => {
    const verdicts: string[] = []
    for (const certify of [undefined, 1, 2, 3] as const) verdicts.push((await verified(show(await signedOf(prepare, certify)))).verdict)
    expect(verdicts).toEqual(['invalid', 'invalid', 'invalid', 'invalid'])
  })
})

describe('a signature that is whole, by', () => {
  test.each(badSigners)('%s is not valid, and the sentence says why', async (_, make, why) => {
    const { verdict, sentence } = await verified(await make(attacked.authority))
    expect([verdict, sentence]).toEqual(['invalid', expect.stringMatching(why)])
  })
})

test('a signature by openssl is valid where its digest is not weak', async () => {
  expect((await verified(await signedByOpenssl('sha256', attacked.authority))).verdict).toBe('valid')
})

/** Where the signature's own string stands, whose case and padding no reader sees. */
function contents(): { readonly from: number; readonly to: number } {
  const { signed } = attacked
  const from = signed.indexOf('/Contents <') + '/Contents <'.length
  return { from, to: signed.indexOf('>', from) }
}

describe('one changed byte', () => {
  test.each(flips)('in %s is not valid', async (_, place) => {
    expect(['invalid', 'unreadable']).toContain((await verified(flipped(attacked.signed, place))).verdict)
  })

  test('in any place of the file is not valid; the case of the signature’s digits excepted, which no reader sees', async () => {
    const { signed } = attacked
    const { from, to } = contents()
    const step = Math.max(1, Math.floor(signed.length / runs(20_000)))
    const accepted: number[] = []
    for (let at = Math.floor(Math.random() * step); at < signed.length; at += step) {
      const changed = Buffer.from(signed)
      const byte = changed[at] ?? 0
      // Another digit where digits are, so that the string stays one.
      changed[at] = at >= from && at < to ? (byte === 0x30 ? 0x31 : 0x30) : byte ^ (1 << (at % 8))
      if ((await verified(changed)).verdict === 'valid') accepted.push(at)
    }
    expect(accepted).toEqual([])
  })

  test('in any place of the signature’s certificates and fields is not valid, and ends nothing', async () => {
    const { signed } = attacked
    const { from, to } = contents()
    const encoded = Buffer.from(signed.toString('latin1', from, to), 'hex')
    const length = 4 + encoded.readUInt16BE(2)
    const step = Math.max(1, Math.floor(length / runs(4000)))
    const accepted: number[] = []
    for (let at = Math.floor(Math.random() * step); at < length; at += step)
      for (const other of [0x00, 0xff, (encoded[at] ?? 0) ^ 0x01]) {
        if (other === encoded[at]) continue
        const changed = Buffer.from(signed)
        changed.write(other.toString(16).padStart(2, '0'), from + 2 * at, 'latin1')
        if ((await verified(changed)).verdict === 'valid') accepted.push(at)
      }
    expect(accepted).toEqual([])
  })

  test('in the length of what a certificate says its key is for is told, and ends nothing', async () => {
    const { signed } = attacked
    const { from, to } = contents()
    const encoded = Buffer.from(signed.toString('latin1', from, to), 'hex')
    // The bits of keyUsage (2.5.29.15) in their octets, behind whether it is critical; the signer's certificate stands last.
    const bits = encoded.indexOf(0x03, encoded.lastIndexOf('0603551d0f', undefined, 'hex') + 9)
    const changed = Buffer.from(signed)
    changed.write('7f', from + 2 * (bits + 1), 'latin1')
    const { verdict, signatures } = await verified(changed)
    expect([verdict, signatures[0]?.faults]).toEqual(['invalid', ['A certificate of the signature cannot be read.']])
  })

  test('in the case of a digit of the signature, which no reader sees, changes nothing', async () => {
    const { signed } = attacked
    const { from } = contents()
    const changed = Buffer.from(signed)
    const at = [...changed.subarray(from)].findIndex((byte) => byte >= 0x61 && byte <= 0x66)
    const upper = [...changed.subarray(from)].findIndex((byte) => byte >= 0x41 && byte <= 0x46)
    const place = from + (at >= 0 ? at : upper)
    changed[place] = (changed[place] ?? 0) ^ 0x20
    expect((await verified(changed)).verdict).toBe('valid')
  })

  test('of the last zeroes of the room to white space, which no reader sees, changes nothing', async () => {
    const { signed } = attacked
    const changed = Buffer.from(signed)
    changed.write('  ', contents().to - 2, 'latin1')
    expect((await verified(changed)).verdict).toBe('valid')
  })
})

test('a file cut off anywhere is not valid', async () => {
  for (let part = 1; part < 64; part += 1) {
    const { verdict } = await verified(attacked.signed.subarray(0, Math.floor((attacked.signed.length * part) / 64)))
    // What is left when the whole update is gone is the letter before it was signed.
    expect(verdict).not.toBe('valid')
  }
})

describe('a signature with', () => {
  test.each(forgeries)('%s is not valid', async (_, ...how) => {
    expect(['invalid', 'unreadable', 'unsigned']).toContain((await verified(forged(attacked.signed, ...how))).verdict)
  })
})

const bombs: readonly (readonly [string, string])[] = [
  ['arrays in each other', `<< /Type /Catalog /Pages ${'['.repeat(200_000)} >>`],
  ['dictionaries in each other', `<< /Type /Catalog /Pages ${'<< /A '.repeat(100_000)} >>`],
  ['a catalog that is its own form', '<< /Type /Catalog /AcroForm 1 0 R /Fields [1 0 R] /Kids [1 0 R] /Pages 1 0 R >>'],
  ['a field below itself', '<< /Type /Catalog /AcroForm << /Fields [1 0 R] >> /T (a) /Kids [1 0 R] /Parent 1 0 R >>'],
  ['a reference to itself', '1 0 R'],
  ['pages below themselves', '<< /Type /Catalog /Pages 1 0 R /Kids [1 0 R 1 0 R] /Count 2 /StructTreeRoot 1 0 R /ParentTree 1 0 R >>'],
]

test.each(bombs)('a file of %s is refused in a sentence, soon', async (_, root) => {
  const head = '%PDF-1.7\n'
  const object = `1 0 obj\n${root}\nendobj\n`
  const at = head.length + object.length
  const table = `xref\n0 2\n0000000000 65535 f \n${String(head.length).padStart(10, '0')} 00000 n \n`
  const bytes = Buffer.from(`${head}${object}${table}trailer\n<< /Size 2 /Root 1 0 R >>\nstartxref\n${String(at)}\n%%EOF\n`, 'latin1')
  const { verdict, sentence } = await verified(bytes)
  expect(verdict).not.toBe('valid')
  expect(sentence).toMatch(/[.]$/u)
})
