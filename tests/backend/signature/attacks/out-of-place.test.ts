import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLayout, type Layout } from '../../../../backend/layout/index.ts'
import { verifyFile } from '../../../../backend/signature/index.ts'
import { signedAttributes, signedData } from '../../../../backend/signature/sign/cms.ts'
import { digestAround, fillRoom, type Prepared } from '../../../../backend/signature/sign/room.ts'
import type { Identity } from '../../../../backend/signature/sign/signer.ts'
import type { Verification } from '../../../../core/verification/index.ts'
import { must } from '../../release/house.ts'
import { Authority } from '../authority/index.ts'
import { Attacker } from './attacker.ts'
import { identityFrom, packed, plainLetter, signedBy } from './signed-files.ts'

let authority: Authority
let layout: Layout
let signed: Buffer
beforeAll(async () => {
  authority = await Authority.start()
  layout = createLayout()
  signed = await signedBy(plainLetter(), authority, { at: new Date() })
})
afterAll(async () => {
  await layout.close()
  await authority[Symbol.asyncDispose]()
})

function verified(bytes: Uint8Array): Promise<Verification> {
  return verifyFile(bytes, { layout, now: new Date(), trusted: [new X509Certificate(readFileSync(authority.root))] })
}

const unknownRange = `[0 ${'9999999999 '.repeat(3)}]`
const room = 16_384

/** Adds the field of a signature that says some words of itself. */
function fieldWith(attacker: Attacker, words: string): Attacker {
  const value = attacker.add(`<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached ${words} >>`)
  const page = String(attacker.firstPage)
  const field = attacker.add(
    `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Other) /V ${String(value)} 0 R /P ${page} 0 R /Rect [0 0 0 0] /F 132 >>`,
  )
  const form = `/AcroForm << /SigFlags 3 /Fields [${String(field)} 0 R] >>`
  return attacker.extend(attacker.root, form).extend(attacker.firstPage, `/Annots [${String(field)} 0 R]`)
}

/** Signs a file whose hole is between the brackets of its one /Contents that is still zeros, and writes its range where it stands. */
async function filled(bytes: Buffer, identity: Identity): Promise<Buffer> {
  const from = bytes.indexOf(`<${'0'.repeat(64)}`)
  const to = bytes.indexOf('>', from) + 1
  const range = `[0 ${String(from)} ${String(to)} ${String(bytes.length - to)}`
  bytes.write(`${range.padEnd(unknownRange.length - 1)}]`, bytes.indexOf(unknownRange), 'latin1')
  const prepared: Prepared = { bytes, from, to }
  const scheme = { kind: 'ecdsa', hash: 'sha256' } as const
  const attributes = signedAttributes(digestAround(prepared, 'sha256'), identity.certificate)
  const signature = must(await identity.signer.sign(attributes, scheme))
  fillRoom(prepared, signedData({ ...identity, scheme, attributes, signature, timestamp: undefined }))
  return bytes
}

/** A letter signed by a program that gives the range of its signature an object of its own, and the number of that object. */
async function withRangeApart(): Promise<{ readonly bytes: Buffer; readonly range: number }> {
  const attacker = new Attacker(plainLetter())
  const range = attacker.add(unknownRange)
  fieldWith(attacker, `/ByteRange ${String(range)} 0 R /Contents <${'0'.repeat(room)}>`)
  return { bytes: await filled(attacker.save(), identityFrom(authority)), range }
}

describe('a range that is an object of its own', () => {
  test('is read where it stands', async () => {
    const { bytes } = await withRangeApart()
    const { verdict, signatures } = await verified(bytes)
    expect([verdict, signatures.map(({ faults }) => faults)]).toEqual(['valid', [[]]])
  })

  test.each([
    ['the whole file as it is now', (length: number) => `[0 10 20 ${String(length)}]`],
    ['the letter before it was signed alone', () => '[0 100 100 0]'],
    ['nothing', () => '[]'],
  ])('and says in a later revision that it is %s is not valid', async (_, range) => {
    const { bytes, range: number } = await withRangeApart()
    const { verdict } = await verified(new Attacker(bytes).put(number, range(bytes.length)).save())
    expect(verdict).toBe('invalid')
  })

  test('and leads to itself is not valid', async () => {
    const { bytes, range } = await withRangeApart()
    expect((await verified(new Attacker(bytes).put(range, `${String(range)} 0 R`).save())).verdict).toBe('invalid')
  })
})

/** The signature of the attacked file as it stands in /Contents, and its range. */
function taken(): { readonly contents: string; readonly range: string } {
  const text = signed.toString('latin1')
  const contents = /\/Contents (<[^>]*>)/u.exec(text)?.[1]
  const range = /\/ByteRange (\[[^\]]*\])/u.exec(text)?.[1]
  if (contents === undefined || range === undefined) throw new Error('the file is not signed')
  return { contents, range }
}

describe('a signature that does not stand in the gap of its range', () => {
  const places: readonly (readonly [string, (attacker: Attacker) => string])[] = [
    ['but in a second field, with the range of the first', () => `/ByteRange ${taken().range} /Contents ${taken().contents}`],
    ['but in an object of its own', (attacker) => `/ByteRange ${taken().range} /Contents ${String(attacker.add(taken().contents))} 0 R`],
    ['but under another key', () => `/ByteRange ${taken().range} /Cert ${taken().contents}`],
    ['but in a dictionary below', () => `/ByteRange ${taken().range} /Prop_Build << /Contents ${taken().contents} >>`],
    ['but in an array', () => `/ByteRange ${taken().range} /Contents [${taken().contents}]`],
  ]
  test.each(places)('%s, is not valid', async (_, words) => {
    const attacker = new Attacker(plainLetter())
    expect((await verified(fieldWith(attacker, words(attacker)).save())).verdict).toBe('invalid')
  })

  test('but in a stream of objects, where its places are those of the stream, is not valid', async () => {
    const attacker = new Attacker(plainLetter())
    const whole = fieldWith(attacker, `/ByteRange ${taken().range} /Contents ${taken().contents}`).save()
    expect((await verified(packed(whole, authority))).verdict).not.toBe('valid')
  })

  test('but in another string of its dictionary, while /Contents is nothing, is not valid', async () => {
    const attacker = new Attacker(plainLetter())
    const bytes = fieldWith(attacker, `/ByteRange ${unknownRange} /Reason <${'0'.repeat(room)}> /Contents <00>`).save()
    const filledBytes = await filled(bytes, identityFrom(authority))
    expect((await verified(filledBytes)).verdict).toBe('invalid')
  })
})
