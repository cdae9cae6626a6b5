import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLayout, type Layout } from '../../../../backend/layout/index.ts'
import { verifyFile } from '../../../../backend/signature/index.ts'
import { PdfFile } from '../../../../backend/signature/pdf/index.ts'
import { rulesOf } from '../../../../backend/signature/verify/additions/rules.ts'
import type { Verification } from '../../../../core/verification/index.ts'
import { must } from '../../release/house.ts'
import { Authority } from '../authority/index.ts'
import { Attacker } from './attacker.ts'
import { attacks } from './attacks.ts'
import { besideWords, sneakySeals } from './sneaky-seals.ts'
import { plainLetter, signedBy } from './signed-files.ts'

const levels = [1, 2, 3] as const
const letter = plainLetter()

let authority: Authority
let layout: Layout
const certified = new Map<number, Buffer>()
beforeAll(async () => {
  authority = await Authority.start()
  layout = createLayout()
  for (const certify of levels) certified.set(certify, await signedBy(letter, authority, { certify, at: new Date() }))
})
afterAll(async () => {
  await layout.close()
  await authority[Symbol.asyncDispose]()
})

function fileOf(level: number): Buffer {
  return certified.get(level) ?? Buffer.alloc(0)
}

function verified(bytes: Uint8Array): Promise<Verification> {
  return verifyFile(bytes, { layout, now: new Date(), trusted: [new X509Certificate(readFileSync(authority.root))] })
}

describe.each(levels)('a file certified at level %d', (level) => {
  test('is valid before anybody attacks it', async () => {
    expect((await verified(fileOf(level))).verdict).toBe('valid')
  })

  test.each(Object.entries(attacks))('is not valid when %s', async (_, attack) => {
    expect(['invalid', 'unreadable']).toContain((await verified(attack(new Attacker(fileOf(level))))).verdict)
  })
})

describe.each([undefined, 2, 3] as const)(
  'after a first signature that certifies with %s, a sound signature (sneaky signature)',
  (certify) => {
    test.each(sneakySeals)('whose seal %s is not accepted', async (_, seals, why) => {
      const { verdict, sentence } = await verified(await signedBy(letter, authority, { certify }, ...seals))
      expect([verdict, sentence]).toEqual(['invalid', expect.stringContaining(why)])
    })

    test('whose seal lies beside them is', async () => {
      expect((await verified(await signedBy(letter, authority, { certify }, { seal: { place: besideWords } }))).verdict).toBe('valid')
    })
  },
)

describe('a signature that is not its own', () => {
  test('serves a second field as well, and the file is not valid', async () => {
    const attacker = new Attacker(fileOf(3))
    const first = attacker.numberOf('/FT /Sig')
    const value = String(attacker.numberAt(first, 'V'))
    const field = attacker.add(`<< /Type /Annot /Subtype /Widget /FT /Sig /T (Director) /V ${value} 0 R /Rect [0 0 0 0] >>`)
    const form = /\/Fields\s*\[/u.test(attacker.textOf(attacker.root)) ? attacker.root : attacker.numberAt(attacker.root, 'AcroForm')
    const { verdict } = await verified(attacker.replace(form, /\/Fields\s*\[/u, `/Fields [${String(field)} 0 R `).save())
    expect(verdict).toBe('invalid')
  })

  test('is taken from another letter by the same person, and the file is not valid', async () => {
    const other = await signedBy(letter, authority, { certify: 3, reason: 'Approved', at: new Date() })
    const pattern = /\/Contents <[0-9a-f]+>/u
    const contents = pattern.exec(other.toString('latin1'))?.[0] ?? ''
    const own = fileOf(3).toString('latin1')
    expect(contents).not.toBe(pattern.exec(own)?.[0])
    expect(contents.length).toBe(pattern.exec(own)?.[0].length)
    expect((await verified(Buffer.from(own.replace(pattern, contents), 'latin1'))).verdict).toBe('invalid')
  })
})

describe('what an earlier signature forbids:', () => {
  function whyNot(bytes: Uint8Array, field: string): string | undefined {
    const file = must(PdfFile.read(bytes))
    return rulesOf(file, file.last).whyNoSignature(field)
  }
  /** The signed file with words in its signature field, of the length of those they stand for. */
  function locking(lock: string): Uint8Array {
    const attacker = new Attacker(fileOf(3))
    return attacker.extend(attacker.numberOf('/FT /Sig'), `/Lock << /Type /SigFieldLock ${lock} >>`).save()
  }

  test.each([
    [1, 'the certification forbids any'],
    [2, undefined],
    [3, undefined],
  ] as const)('certified at level %d, a further signature: %s', (level, why) => {
    expect(whyNot(fileOf(level), 'Director')).toBe(why)
  })

  test.each([
    ['/Action /All', true],
    ['/Action /Include /Fields [(Director)]', true],
    ['/Action /Include /Fields [(Lawyer)]', false],
    ['/Action /Exclude /Fields [(Lawyer)]', true],
    ['/Action /Exclude /Fields [(Director)]', false],
    ['/Action /Unheard /Fields [(Lawyer)]', true],
    ['/Action /Include /Fields [(Lawyer)] /P 1', true],
    ['/Action /Include /Fields [(Lawyer)] /P 7', true],
  ])('a lock that says %s keeps a signature out of the field Director: %s', (lock, isForbidden) => {
    expect(whyNot(locking(lock), 'Director') !== undefined).toBe(isForbidden)
  })
})
