import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ask, RequestOutput } from '../../../core/requests/index.ts'
import { administrator, author } from '../../core/review/house.ts'
import { Authority } from '../signature/authority/index.ts'
import { codeOf, must } from '../store/stores.ts'
import { peopledStore, sittingIn, type Sitting } from './sitting.ts'

let sitting: Sitting
let ask: Ask
let authority: Authority
beforeAll(async () => {
  authority = await Authority.start()
  sitting = await sittingIn(peopledStore)
  ;({ ask } = sitting)
})
afterAll(async () => {
  await sitting.close()
  await authority[Symbol.asyncDispose]()
})

async function settings(): Promise<RequestOutput<'signing.settings'>> {
  return must(await ask('signing.settings', {}))
}
const base64 = (path: string): string => readFileSync(path).toString('base64')
const addresses = ['https://time.example/tsa', 'http://other.example/tsa']

describe('what a house signs and verifies by', () => {
  test('is read by everybody, and names nobody to begin with', async () => {
    sitting.leaves()
    expect(await settings()).toEqual({ authorities: [], trusted: [] })
  })

  test('is changed by administrators alone', async () => {
    sitting.sits(author)
    const refused = [
      await ask('signing.setAuthorities', { authorities: addresses }),
      await ask('signing.trust', { bytes: base64(authority.root) }),
      await ask('signing.distrust', { fingerprint: '0'.repeat(64) }),
    ]
    expect([refused.map(codeOf), await settings()]).toEqual([
      ['role-missing', 'role-missing', 'role-missing'],
      { authorities: [], trusted: [] },
    ])
  })

  test('keeps timestamp authorities in the order in which they are asked', async () => {
    sitting.sits(administrator)
    must(await ask('signing.setAuthorities', { authorities: addresses }))
    must(await ask('signing.setAuthorities', { authorities: addresses.toReversed() }))
    expect((await settings()).authorities).toEqual(addresses.toReversed())
  })

  test.each(['file:///etc/passwd', 'time.example', 'ftp://time.example', 'https://ada:secret@time.example/tsa'])(
    'takes no address such as %s',
    async (address) => {
      sitting.sits(administrator)
      expect(codeOf(await ask('signing.setAuthorities', { authorities: [address] }))).toBe('bad-request')
    },
  )

  test('trusts the certificates of a file, each once, and no more when told so', async () => {
    sitting.sits(administrator)
    must(await ask('signing.trust', { bytes: base64(authority.root) }))
    must(await ask('signing.trust', { bytes: base64(authority.root) }))
    const [root, ...more] = (await settings()).trusted
    expect([root?.name, more]).toEqual(['Chancery test root', []])
    must(await ask('signing.distrust', { fingerprint: root?.fingerprint ?? '' }))
    expect((await settings()).trusted).toEqual([])
  })

  test('takes no file without a certificate', async () => {
    sitting.sits(administrator)
    expect(codeOf(await ask('signing.trust', { bytes: Buffer.from('Dear Partner').toString('base64') }))).toBe('no-certificate')
  })

  test('leaves every change in the audit trail', async () => {
    const { entries } = must(await sitting.store.audit.entries({ kind: 'house.', offset: 0, limit: 50 }))
    expect(new Set(entries.map(({ kind }) => kind))).toEqual(
      new Set(['house.founded', 'house.timestamp-authorities-changed', 'house.certificate-trusted', 'house.certificate-distrusted']),
    )
  })
})
