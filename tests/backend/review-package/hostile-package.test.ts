import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readArchive, writeArchive } from '../../../backend/review-package/archive.ts'
import { openPackage } from '../../../backend/review-package/index.ts'
import { packageLimits } from '../../../core/review/index.ts'
import { newKeys, rootKeys } from '../../core/review/house.ts'
import { codeOf } from '../store/stores.ts'
import { sentAtHome, twoComputers, type Computers } from './two-computers.ts'

const fixed = { level: 0 as const, mtime: new Date(1980, 0, 1) }
let computers: Computers
let bytes: Uint8Array
let entries: Record<string, Uint8Array>

beforeAll(async () => {
  computers = await twoComputers()
  const { review } = await sentAtHome(computers.home)
  bytes = await computers.home.pack(review)
  entries = unzipSync(bytes)
}, 60_000)
afterAll(() => computers.close())

function codeFor(file: Uint8Array): string {
  return codeOf(openPackage(file, rootKeys.publicKey))
}

function zipped(changed: Zippable): Uint8Array {
  return zipSync(changed, fixed)
}

/** The package with one bit turned. */
function flipped(at: number, bit: number): Uint8Array {
  const copy = bytes.slice()
  copy[at] = (copy[at] ?? 0) ^ (1 << bit)
  return copy
}

/** The positions of all bytes that lie around the files: the headers and the directory of the zip. */
function around(): number[] {
  const whole = Buffer.from(bytes)
  const inside = Object.values(entries).map((content) => ({ from: whole.indexOf(content), length: content.length }))
  return Array.from(bytes.keys()).filter((at) => !inside.some(({ from, length }) => at >= from && at < from + length))
}

describe('a review package', () => {
  test('opens as it was packed', () => {
    expect(openPackage(bytes, rootKeys.publicKey).ok).toBe(true)
  })

  test('is refused with any bit turned in its files', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => !openPackage(flipped(at, bit), rootKeys.publicKey).ok),
      { numRuns: 400 },
    )
  }, 60_000)

  test('is refused with any byte turned around its files', () => {
    expect(around().filter((at) => openPackage(flipped(at, at % 8), rootKeys.publicKey).ok)).toEqual([])
  }, 60_000)

  test.each([0, 1, 22, 100])('is refused when it is cut after %i bytes, or in its middle', (length) => {
    expect([codeFor(bytes.slice(0, length)), openPackage(bytes.slice(0, -length - 1), rootKeys.publicKey).ok]).toEqual([
      'package-unreadable',
      false,
    ])
  })

  test('names the file of evidence that was altered', () => {
    const [name = '', content = new Uint8Array()] = Object.entries(entries).find(([each]) => each.startsWith('files/')) ?? []
    const opened = openPackage(zipped({ ...entries, [name]: Buffer.from(content).fill(65, 3, 4) }), rootKeys.publicKey)
    expect(opened.ok || opened.error.message).toBe(
      'The file “statement.txt” in this review package was altered after the review was packed.',
    )
  })

  test('names the list of contents when that was altered', () => {
    const manifest = Buffer.from(entries['manifest.json'] ?? [])
      .toString()
      .replace('For Friday.', 'For Monday.')
    const opened = openPackage(zipped({ ...entries, 'manifest.json': strToU8(manifest) }), rootKeys.publicKey)
    expect(opened.ok || opened.error.message).toBe('The list of contents of this review package was altered after the review was packed.')
  })

  test('is refused in a house with another root key', () => {
    expect(codeOf(openPackage(bytes, newKeys().publicKey))).toBe('other-house')
  })

  test.each([
    ['a file outside of its folder', '../../evil.txt'],
    ['a file with an absolute name', '/etc/evil.txt'],
    ['a file that nobody listed', `files/${'0'.repeat(64)}`],
    ['a folder of its own', 'files/'],
  ])('with %s is refused', (_, name) => {
    expect(openPackage(zipped({ ...entries, [name]: strToU8('x') }), rootKeys.publicKey).ok).toBe(false)
  })

  test('that lacks a file is refused', () => {
    expect(codeFor(zipped({ 'manifest.json': entries['manifest.json'] ?? new Uint8Array() }))).toBe('package-altered')
  })

  test('that would unpack to more than it is, is not unpacked', () => {
    const bomb = zipSync({ 'manifest.json': new Uint8Array(60_000_000) }, { level: 9 })
    expect([bomb.length < 100_000, codeFor(bomb)]).toEqual([true, 'package-unreadable'])
  })

  test.each(['', 'no zip', '{"format":"another"}'])('is none when the file holds %j', (text) => {
    expect(codeFor(strToU8(text))).toBe('package-unreadable')
  })

  test('of a form that is not known yet says so', () => {
    expect(codeFor(zipped({ 'manifest.json': strToU8('{"format":"chancery-review-3"}') }))).toBe('package-newer')
  })

  test('changes nothing where it is refused', async () => {
    const before = await computers.away.store.audit.head()
    const refused = await computers.away.ask('reviews.unpack', { bytes: Buffer.from(flipped(200, 1)).toString('base64') })
    expect([refused.ok, await computers.away.store.audit.head()]).toEqual([false, before])
  })
})

test('a package whose list of contents could not be read again is not written', () => {
  const whole = { files: new Map<string, Uint8Array>() }
  const longest = writeArchive({ ...whole, manifest: 'é'.repeat(packageLimits.manifest / 2) })
  expect([
    longest.ok && readArchive(longest.value).ok,
    codeOf(writeArchive({ ...whole, manifest: 'é'.repeat(packageLimits.manifest / 2 + 1) })),
  ]).toEqual([true, 'package-too-large'])
})
