import { execFile } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLayout, type Layout } from '../../backend/layout/index.ts'
import { verifyFile } from '../../backend/signature/index.ts'
import type { Verification } from '../../core/verification/index.ts'
import { packed, plainLetter, signedBy } from '../backend/signature/attacks/signed-files.ts'
import { Authority } from '../backend/signature/authority/index.ts'
import { judge, python, whyNoPyHanko } from './pyhanko/pyhanko.ts'

const noPyHanko = whyNoPyHanko()
if (noPyHanko !== undefined) process.stdout.write(`Skipped: what we say of files that pyHanko signed (${noPyHanko}).\n`)

/** What is done to a letter in turn: `ours` signs with our program, `ours-lta` up to B-LTA, `packed` packs its objects; the rest is pyHanko's. */
const files: readonly (readonly [name: string, steps: readonly string[], kinds: readonly string[]])[] = [
  ['a signature', ['sign'], []],
  ['a signature in a packed file', ['packed', 'sign'], []],
  ['two signatures', ['sign', 'sign'], ['signature']],
  ['two signatures, the later with a seal', ['sign', 'seal'], ['signature']],
  ['two signatures in a packed file', ['packed', 'sign', 'seal'], ['signature']],
  ['our signature, and another', ['ours', 'sign'], ['signature']],
  ['a signature, and ours', ['sign', 'ours'], ['signature']],
  ['a certification', ['certify-1'], []],
  ['a certification, a store, and a timestamp', ['certify-1', 'store', 'renew'], ['document-timestamp', 'security-store']],
  ['a certification, and a signature', ['certify-2', 'sign'], ['signature']],
  ['a certification, and our signature', ['certify-3', 'ours'], ['signature']],
  ['a signature with a timestamp, and a store', ['stamp', 'store'], ['security-store']],
  ['our signature, and a store', ['ours', 'store'], ['security-store']],
  ['a signature up to B-LTA', ['lta'], ['document-timestamp', 'security-store']],
  ['a signature up to B-LTA whose timestamp was renewed', ['lta', 'renew'], ['document-timestamp', 'security-store']],
  ['our signature up to B-LTA whose timestamp was renewed', ['ours-lta', 'renew'], ['document-timestamp', 'security-store']],
]

/** What a signature of pyHanko forbids and a careless program does all the same. */
const forbidden: readonly (readonly [string, readonly string[], string])[] = [
  ['a lock of all fields, and our signature', ['lock-all', 'ours'], 'an earlier signature locked the field'],
]

let authority: Authority
let layout: Layout
beforeAll(async () => {
  authority = await Authority.start()
  layout = createLayout()
})
afterAll(async () => {
  await layout.close()
  await authority[Symbol.asyncDispose]()
})

async function made(name: string, steps: readonly string[]): Promise<string> {
  const path = join(authority.folder, `${name.replaceAll(/\W/gu, '-')}.pdf`)
  writeFileSync(path, plainLetter())
  for (const step of steps) {
    const bytes = readFileSync(path)
    if (step === 'packed') writeFileSync(path, packed(bytes, authority))
    else if (step === 'ours') writeFileSync(path, await signedBy(bytes, authority, { at: new Date() }))
    else if (step === 'ours-lta') writeFileSync(path, await signedBy(bytes, authority, { at: new Date(), level: 'B-LTA' }))
    else await byPyHanko(step, path)
  }
  return path
}

async function byPyHanko(how: string, path: string): Promise<void> {
  const { key, certificate, chain } = authority.leaf('rsa-2048', { commonName: 'B. Person' })
  const before = `${path}.before`
  copyFileSync(path, before)
  const job = { in: before, out: path, how, key, certificate, chain, root: authority.root, tsa: authority.timestampAddress }
  writeFileSync(`${path}.json`, JSON.stringify([job]))
  // Not to be waited for in one go: this process is the authority that it asks.
  await promisify(execFile)(python, [join(import.meta.dirname, 'pyhanko', 'sign.py'), `${path}.json`])
}

function verified(path: string): Promise<Verification> {
  return verifyFile(readFileSync(path), { layout, now: new Date(), trusted: [new X509Certificate(readFileSync(authority.root))] })
}

/** The kinds of what came after the first signature, each once: pyHanko saves a store whenever it has asked. */
function kindsIn({ signatures }: Verification): string[] {
  const additions = signatures[0]?.additions ?? []
  return [...new Set(additions.map(({ kind, allowed, what }) => (allowed ? kind : `not allowed: ${what}`)))].sort()
}

describe.skipIf(noPyHanko !== undefined)('of a file by pyHanko with', () => {
  test.each(files)('%s, each addition is explained, and it is valid here and there', async (name, steps, kinds) => {
    const path = await made(name, steps)
    const verification = await verified(path)
    expect([verification.verdict, verification.sentence, kindsIn(verification)]).toEqual(['valid', expect.any(String), kinds])
    const theirs = judge(authority.root, [path]).get(path) ?? []
    expect(theirs.filter(({ verdict }) => !verdict)).toEqual([])
  })

  test.each(forbidden)('%s, it is not valid', async (name, steps, why) => {
    const { verdict, sentence } = await verified(await made(name, steps))
    expect([verdict, sentence]).toEqual(['invalid', expect.stringContaining(why)])
  })
})
