import { readFileSync, writeFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLetterSetter } from '../../backend/layout/set-letter.ts'
import { letterOf } from '../backend/layout/pages.ts'
import { Authority } from '../backend/signature/authority/index.ts'
import { softModule, SoftToken, whyNoToken } from '../../scripts/soft-token.ts'
import { chancery, folder, type Ended } from './chancery.ts'

if (whyNoToken !== undefined) process.stdout.write(`Skipped: the command that signs with a token (${whyNoToken}).\n`)

const letter = createLetterSetter().pdf(letterOf([]), []).bytes

test.each([
  [['--pkcs11', 'module.so'], '--token and --key'],
  [['--pkcs11', 'module.so', '--p12', 'key.p12'], 'several keys'],
  [[], 'no key to sign with'],
])('%j names no key', async (words, why) => {
  using here = folder()
  const ended = await chancery(here.path, 'sign', 'letter.pdf', '--out', 'signed.pdf', ...words)
  expect([ended.status, ended.stderr]).toEqual([2, expect.stringContaining(why)])
})

describe.skipIf(whyNoToken !== undefined)('a key on a token', () => {
  let authority: Authority
  let token: SoftToken
  beforeAll(async () => {
    authority = await Authority.start()
    token = new SoftToken()
    const leaf = authority.leaf('p-256')
    token.add('My key', 'a1', leaf, [leaf.certificate, authority.intermediate])
  })
  afterAll(async () => {
    token[Symbol.dispose]()
    await authority[Symbol.asyncDispose]()
  })

  function desk(pin: string): ReturnType<typeof folder> {
    const here = folder()
    writeFileSync(join(here.path, 'letter.pdf'), letter)
    writeFileSync(join(here.path, 'second.pdf'), letter)
    writeFileSync(join(here.path, 'pin.txt'), `${pin}\n`)
    return here
  }

  async function sign(path: string, ...words: string[]): Promise<Ended> {
    const place = ['--pkcs11', softModule, '--token', token.label, '--key', 'My key', '--pin-file', 'pin.txt']
    return chancery(path, 'sign', ...words, '--unreleased', ...place)
  }

  test('signs several letters at one unlock, and each is found sound and whole', async () => {
    using here = desk(token.pin)
    const ended = await sign(here.path, 'letter.pdf', 'second.pdf', '--out', 'out')
    const verified = await chancery(here.path, 'verify', 'out/letter-signed.pdf', 'out/second-signed.pdf')
    const signed = readFileSync(join(here.path, 'out/letter-signed.pdf'))
    expect([
      ended.status,
      verified.status,
      verified.stdout.includes('A. Person'),
      signed.subarray(0, letter.length).equals(letter),
    ]).toEqual([0, 0, true, true])
  })

  test('stays shut under a wrong PIN, and nothing is written', async () => {
    using here = desk('000000')
    const ended = await sign(here.path, 'letter.pdf', '--out', 'signed.pdf')
    expect([ended.status, ended.stderr.includes('000000'), existsSync(join(here.path, 'signed.pdf'))]).toEqual([2, false, false])
    expect(ended.stderr).toContain('The PIN does not open the token.')
  })
})
