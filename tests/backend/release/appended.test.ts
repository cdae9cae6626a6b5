import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkLetterForRelease, releaseLetter, type ReleaseSources } from '../../../backend/release/index.ts'
import { readPem, signPdf, verifyFile } from '../../../backend/signature/index.ts'
import { digestOf } from '../../../core/document/index.ts'
import { digestOfLetter, type Letter } from '../../../core/letter/index.ts'
import { succeed } from '../../../core/requests/index.ts'
import { author, decision, reviewer } from '../../core/review/house.ts'
import { example, library } from '../../templates/starter-library.ts'
import { scan, taggedAnnex } from '../enclosures/append/annexes.ts'
import { Authority } from '../signature/authority/index.ts'
import { releasingHouse, type ReleasingHouse } from '../signature/verify/released.ts'
import { must, sourcesFor, take } from './house.ts'

let house: ReleasingHouse
let authority: Authority
let released: Uint8Array
let annexes: readonly Uint8Array[]

beforeAll(async () => {
  authority = await Authority.start()
  house = await releasingHouse()
  annexes = [taggedAnnex(), await scan()]
  released = await release(letterWith(annexes), annexes)
}, 120_000)
afterAll(async () => {
  await house[Symbol.asyncDispose]()
  await authority[Symbol.asyncDispose]()
})

function letterWith(files: readonly Uint8Array[]): Letter {
  const enclosed = files.map((bytes, index) => ({
    digest: digestOf(bytes),
    name: `annex-${String(index + 1)}.pdf`,
    mediaType: 'application/pdf',
    title: 'Example Assurance Ltd, certificate EA-4711',
    relationship: 'supplement' as const,
    appended: true as const,
  }))
  return { ...example('partner-letter.md'), enclosed }
}

function sourcesWith(files: readonly Uint8Array[]): ReleaseSources {
  const images = new Map([...library.images, ...files.map((bytes) => [digestOf(bytes), bytes] as const)])
  return { ...sourcesFor(house.store, house.layout), images: () => Promise.resolve(succeed(images)) }
}

async function release(letter: Letter, files: readonly Uint8Array[]): Promise<Uint8Array> {
  const { id } = must(await house.store.createLetter(letter, author.person.id))
  const checked = must(await checkLetterForRelease(id, sourcesWith(files)))
  await take(house.folder, decision(reviewer, checked.digest, { subject: 'letter' }))
  const { released: outcome, findings } = must(await releaseLetter(id, author.person, sourcesWith(files)))
  if (outcome === undefined) throw new Error(findings.map(({ message }) => message).join('\n'))
  return must(await house.store.register.file(outcome.pdf.digest))
}

test('a released letter with appended pages proves itself, signed too, and nothing in it stays unexplained', async () => {
  const leaf = authority.leaf('p-256')
  const identity = must(readPem(readFileSync(leaf.key, 'utf8') + readFileSync(leaf.chain, 'utf8'), ''))
  const signed = must(await signPdf(released, identity, { at: new Date() }))
  const { verdict, proof, faults } = await verifyFile(signed, { layout: house.layout, now: new Date() })
  expect([verdict, proof?.pages, proof?.faults, faults]).toEqual(['valid', 'same', [], []])
  expect(proof?.enclosures?.map(({ name, digest, appended }) => [name, digest, appended])).toEqual(
    annexes.map((bytes, index) => [`annex-${String(index + 1)}.pdf`, digestOf(bytes), true]),
  )
})

test('an appended page that is changed is found out', async () => {
  const text = Buffer.from(released).toString('latin1')
  const forged = Buffer.from(text.replace('/MediaBox [ 0 0 420 595 ]', '/MediaBox [ 0 0 410 595 ]'), 'latin1')
  const { proof } = await verifyFile(forged, { layout: house.layout, now: new Date() })
  expect([forged.equals(released), proof?.pages]).toEqual([false, 'different'])
})

test('a letter whose pages would be no PDF/A file any more is not released', async () => {
  const plain = await scan({ claim: '' })
  const { id } = must(await house.store.createLetter(letterWith([plain]), author.person.id))
  const { findings } = must(await checkLetterForRelease(id, sourcesWith([plain])))
  expect(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toContain('enclosure-not-archival')
})

test('appending pages of a file that was attached makes another letter, which its approvals do not cover', () => {
  const letter = letterWith(annexes)
  const attached = letter.enclosed?.map(({ appended: _appended, ...file }) => file)
  expect(digestOfLetter({ ...letter, enclosed: attached })).not.toBe(digestOfLetter(letter))
})
