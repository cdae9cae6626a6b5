import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isType, PdfFile, type PdfValue } from '../../backend/signature/pdf/index.ts'
import { must } from '../backend/release/house.ts'
import { alterations } from '../backend/signature/attacks/altered-embedded.ts'
import { Attacker } from '../backend/signature/attacks/attacker.ts'
import { attacks } from '../backend/signature/attacks/attacks.ts'
import { plainLetter, signedBy } from '../backend/signature/attacks/signed-files.ts'
import { Authority } from '../backend/signature/authority/index.ts'
import { releasingHouse } from '../backend/signature/verify/released.ts'
import { chancery, folder, type Ended } from './chancery.ts'

const password = 'a secret of four words'
const plain = plainLetter()

let authority: Authority
let released: Buffer
let signed: Buffer
let signedPlain: Buffer
beforeAll(async () => {
  authority = await Authority.start()
  await using house = await releasingHouse()
  const { pdf } = await house.release()
  released = Buffer.from(must(await house.store.register.file(pdf.digest)))
  signed = await signedBy(released, authority, { at: new Date() })
  signedPlain = await signedBy(plain, authority, { at: new Date() })
}, 120_000)
afterAll(() => authority[Symbol.asyncDispose]())

async function sign(path: string, files: Readonly<Record<string, Uint8Array>>, passwordFile: string, ...words: string[]): Promise<Ended> {
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(path, name), bytes)
  writeFileSync(join(path, 'password.txt'), password)
  const key = ['--p12', authority.p12(authority.leaf('p-256'), password), '--password-file', passwordFile]
  return chancery(path, 'sign', ...Object.keys(files), ...words, ...key, '--out', 'out')
}

function flipped(bytes: Uint8Array, at: number): Buffer {
  const altered = Buffer.from(bytes)
  altered[at] = (altered[at] ?? 0) ^ 1
  return altered
}

/** A byte in the middle of what is drawn on the first page. */
function inPage(bytes: Uint8Array): number {
  const file = must(PdfFile.read(bytes))
  let page: PdfValue | undefined = file.catalog(file.last).entries.get('Pages')
  for (let next = page; next !== undefined; next = file.items(file.dictionary(page, file.last)?.entries.get('Kids'), file.last)[0])
    page = next
  const contents = file.resolve(file.dictionary(page, file.last)?.entries.get('Contents'), file.last)
  const stream = isType(contents, 'array') ? file.resolve(contents.items[0], file.last) : contents
  if (!isType(stream, 'stream')) throw new Error('the page has no content')
  return Math.floor((stream.from + stream.to) / 2)
}

function inManifest(bytes: Buffer): Buffer {
  const [[, alter] = []] = alterations
  return alter?.(bytes, 'manifest.json') ?? bytes
}

const altered: readonly (readonly [string, () => Uint8Array | undefined, string[], RegExp])[] = [
  ['a released letter with another byte', () => flipped(released, 2000), [], /pages are not those that the embedded letter gives/u],
  ['a released letter with another byte on its page', () => flipped(released, inPage(released)), [], /pages are not those/u],
  ['a released letter with another byte in its manifest', () => inManifest(released), [], /manifest|no released letter|cannot be read/u],
  ['a signed letter with another byte', () => flipped(signed, 2000), [], /What was signed was changed since: the signature by A\. Person/u],
  ['a signed letter with another byte on its page', () => flipped(signed, inPage(signed)), [], /What was signed was changed since/u],
  [
    'a signed letter under a note',
    () => attacks['a note is laid over the text (evil annotation)']?.(new Attacker(signed)),
    [],
    /added after it was signed/u,
  ],
  [
    'a file of others with another byte on its page',
    () => flipped(plain, inPage(plain)),
    ['--unreleased'],
    /The PDF is damaged: object \d+/u,
  ],
  [
    'a signed file of others with another byte',
    () => flipped(signedPlain, inPage(plain)),
    ['--unreleased'],
    /What was signed was changed/u,
  ],
]

test.each(altered)('%s is not signed, and its signer is not asked for a password', async (_, make, words, why) => {
  using here = folder()
  const ended = await sign(here.path, { 'letter.pdf': make() ?? released }, 'not-there.txt', ...words)
  expect([ended.status, ended.stderr, existsSync(join(here.path, 'out'))]).toEqual([1, expect.stringMatching(why), false])
  expect(ended.stderr).toMatch(/^letter\.pdf:\n[^\n]+\nNothing was written\.\n$/u)
})

test('of several files each one that was altered is named, and the others are not signed either', async () => {
  using here = folder()
  const files = { 'whole.pdf': released, 'first.pdf': flipped(released, 2000), 'second.pdf': flipped(signed, 2000) }
  const ended = await sign(here.path, files, 'not-there.txt')
  expect([ended.status, existsSync(join(here.path, 'out'))]).toEqual([1, false])
  expect(ended.stderr).toMatch(/^first\.pdf:\n[^\n]+\nsecond\.pdf:\n[^\n]+\nNothing was written\.\n$/u)
})

test('letters that are whole are signed, with and without a signature before', async () => {
  using here = folder()
  const ended = await sign(here.path, { 'released.pdf': released, 'signed.pdf': signed }, 'password.txt')
  const written = ['released-signed.pdf', 'signed-signed.pdf'].map((name) => join('out', name))
  const verified = await chancery(here.path, 'verify', ...written)
  expect([ended.status, verified.status]).toEqual([0, 0])
})
