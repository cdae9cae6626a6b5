import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyFile } from '../../../../backend/signature/index.ts'
import { judgeFile } from '../../../../backend/signature/verify/judge-file.ts'
import { claimSentence, type Verification } from '../../../../core/verification/index.ts'
import { must } from '../../release/house.ts'
import { signedBy } from '../attacks/signed-files.ts'
import { Authority } from '../authority/index.ts'
import { releasingHouse, type ReleasingHouse } from './released.ts'

let authority: Authority
let house: ReleasingHouse
let released: Buffer
let signed: Buffer
beforeAll(async () => {
  authority = await Authority.start()
  house = await releasingHouse()
  const { pdf } = await house.release()
  released = Buffer.from(must(await house.store.register.file(pdf.digest)))
  signed = await signedBy(released, authority, { at: new Date(), reason: 'Approved for sending' })
}, 120_000)
afterAll(async () => {
  await house[Symbol.asyncDispose]()
  await authority[Symbol.asyncDispose]()
})

const changedSentence = 'What was signed was changed since: the signature by A. Person does not fit this file any more.'

function flipped(at: number, bytes = signed): Buffer {
  const other = Buffer.from(bytes)
  other[at] = (other[at] ?? 0) ^ 1
  return other
}

function verified(bytes: Uint8Array): Promise<Verification> {
  return verifyFile(bytes, { layout: house.layout, now: new Date() })
}

test('wherever a byte of a signed letter is another, the first thing said is that what was signed was changed', async () => {
  const places = Array.from({ length: 40 }, (_, index) => 100 + Math.floor((index * (released.length - 200)) / 40))
  const found = await Promise.all(places.map((at) => verified(flipped(at))))
  const readable = found.filter(({ verdict }) => verdict !== 'unreadable')
  expect(readable.length).toBeGreaterThan(35)
  expect(readable.filter(({ sentence }) => sentence !== changedSentence)).toEqual([])
})

test('that comes first also where the change keeps what the letter carries of itself from being read', async () => {
  const { sentence, faults } = await verified(flipped(signed.indexOf('endstream', signed.indexOf('/EmbeddedFile')) + 3))
  expect(sentence).toBe(changedSentence)
  expect(faults).toContainEqual(expect.stringMatching(/^What it carries of its letter cannot be read: /u))
})

test('a timestamp of the whole file that stamps other bytes says so of itself', async () => {
  const stamped = await signedBy(released, authority, { at: new Date(), level: 'B-LTA' })
  const { sentence } = await verified(flipped(stamped.lastIndexOf('/DSS') + 1, stamped))
  expect(sentence).toBe('What was stamped was changed since: the timestamp by Chancery test timestamps does not fit this file any more.')
})

test('what a letter tells of itself is told as its claim alone once its bytes were changed, or do not fit together', async () => {
  const changed = await verified(flipped(2000))
  const forged = await verified(flipped(2000, released))
  expect([changed, forged].map(claimSentence)).toEqual([
    'What was signed was changed: what follows is only what this file claims.',
    'Not everything in this file fits together: what follows is only what it claims.',
  ])
})

test('where the pages are not set again, a changed file may be changed in what it tells of itself', async () => {
  expect(claimSentence(await judgeFile(flipped(2000), { pages: undefined, now: new Date() }))).toMatch(/only what this file claims/u)
})

test('what is proven by itself stays proven, when only the signature behind it was changed', async () => {
  const { sentence, proof, signatures } = await verified(flipped(signed.indexOf('Approved for sending')))
  expect(sentence).toBe(changedSentence)
  expect([claimSentence({ proof, signatures }), claimSentence(await verified(signed))]).toEqual([undefined, undefined])
})
