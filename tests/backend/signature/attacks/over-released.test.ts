import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyFile } from '../../../../backend/signature/index.ts'
import { sealSheets } from '../../../../backend/signature/sign/seal-sheets.ts'
import type { SealPlace } from '../../../../core/seal/index.ts'
import type { Verification } from '../../../../core/verification/index.ts'
import { must } from '../../release/house.ts'
import { Authority } from '../authority/index.ts'
import { releasingHouse, type ReleasingHouse } from '../verify/released.ts'
import { Attacker } from './attacker.ts'
import { attacks } from './attacks.ts'
import { signedBy } from './signed-files.ts'

let authority: Authority
let house: ReleasingHouse
let released: Uint8Array
beforeAll(async () => {
  authority = await Authority.start()
  house = await releasingHouse()
  released = must(await house.store.register.file((await house.release()).pdf.digest))
}, 120_000)
afterAll(async () => {
  await house[Symbol.asyncDispose]()
  await authority[Symbol.asyncDispose]()
})

function verified(bytes: Uint8Array): Promise<Verification> {
  return verifyFile(bytes, { layout: house.layout, now: new Date() })
}

/** A seal over the first words of the letter. */
function overWords(): SealPlace {
  const [left = 0, top = 0] = sealSheets(released)?.[0]?.words.find((box) => box[1] > 90) ?? []
  return { page: 1, left, top, width: 66, height: 18 }
}

/** The same file with a white sheet over its first page. */
function covered(): Uint8Array {
  const attacker = new Attacker(Buffer.from(released))
  const note = '<< /Type /Annot /Subtype /Square /Rect [0 0 600 900] /IC [1 1 1] /F 4 >>'
  return attacker.extend(attacker.firstPage, `/Annots [${note}]`).save()
}

/** What is said of the letter beside its signatures. */
async function saidOf(bytes: Uint8Array): Promise<readonly [string, string]> {
  const { verdict, faults } = await verified(bytes)
  return [verdict, faults.join('\n')]
}

const told = /Something was added to the letter after it was made that nothing explains: /u

test('a released letter with a signature behind it is valid', async () => {
  expect(await saidOf(await signedBy(released, authority, { at: new Date() }, { at: new Date() }))).toEqual(['valid', ''])
})

test('a released letter that was damaged before it was signed is said to be damaged, and where, not to have had something added', async () => {
  const damaged = Buffer.from(released)
  damaged.write('endxbj', damaged.indexOf('endobj', 2000), 'latin1')
  const { sentence, faults } = await verified(await signedBy(damaged, authority, { at: new Date() }))
  expect([sentence, faults.some((fault) => told.test(fault))]).toEqual([expect.stringMatching(/^The file is damaged: object \d+ /u), false])
})

test.each([1, 2, 3] as const)('a released letter whose first signature certifies it at level %d is valid', async (certify) => {
  expect(await saidOf(await signedBy(released, authority, { at: new Date(), certify }))).toEqual(['valid', ''])
})

test('a released letter that is certified and signed once more is valid', async () => {
  expect(await saidOf(await signedBy(released, authority, { at: new Date(), certify: 2 }, { at: new Date() }))).toEqual(['valid', ''])
})

test.each([
  ['that no signature made', (attacker: Attacker) => `/Perms << /DocMDP ${String(attacker.firstPage)} 0 R >>`],
  ['with rights of another kind beside', (attacker: Attacker) => `/Perms << /UR3 ${String(attacker.firstPage)} 0 R >>`],
])('a released letter with permissions %s is not valid, also once it is signed', async (_, permissions) => {
  const attacker = new Attacker(Buffer.from(released))
  const altered = attacker.extend(attacker.root, permissions(attacker)).save()
  const why = expect.stringMatching(/changed in its Perms/u) as string
  expect([await saidOf(altered), await saidOf(await signedBy(altered, authority, { at: new Date() }))]).toEqual([
    ['invalid', why],
    ['invalid', why],
  ])
})

test('a first signature whose seal hides words of a released letter is not valid', async () => {
  const signed = await signedBy(released, authority, { at: new Date(), seal: { place: overWords() } })
  expect(await saidOf(signed)).toEqual(['invalid', expect.stringMatching(told)])
})

test('a released letter whose page somebody covered and signed so is not valid', async () => {
  expect(await saidOf(await signedBy(covered(), authority, { at: new Date() }))).toEqual(['invalid', expect.stringMatching(told)])
})

test('a released letter whose page somebody covered is not told to be as it was made, though nobody signed it', async () => {
  expect(await saidOf(covered())).toEqual(['invalid', expect.stringMatching(told)])
})

describe('a released letter that is signed and certified', () => {
  let signed: Buffer
  beforeAll(async () => {
    signed = await signedBy(released, authority, { at: new Date(), certify: 2 })
  })

  test.each(Object.entries(attacks))('is not valid when %s', async (_, attack) => {
    expect(['invalid', 'unreadable']).toContain((await verified(attack(new Attacker(signed)))).verdict)
  })
})
