import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { actAs, exportProfile, House, importProfile } from '../../../backend/people/index.ts'
import { openSealed, sealBytes, type SealedBytes } from '../../../backend/people/sealed-bytes.ts'
import { outsideHere, type Store } from '../../../backend/store/index.ts'
import { verifyLog } from '../../../core/audit/index.ts'
import { standingOfDecision, verifyVouching, wordsToSign, type Decision, type Person } from '../../../core/review/index.ts'
import { codeOf, DataFolder, must } from '../store/stores.ts'

vi.mock(import('node:crypto'), async (original) => (await import('./quick-passphrases.ts')).quickPassphrases(await original()))

const [own, first, other] = ['seven quiet harbour lamps', 'a first passphrase', 'another passphrase']
const data = new DataFolder()
let store: Store
let house: House
let founder: Person

/** Adds somebody with the first passphrase. */
async function added(name: string, ...roles: Person['roles']): Promise<Person> {
  return must(await house.add({ name, roles, passphrase: first }, founder, own))
}

async function decisionOf(person: Person, passphrase: string): Promise<Decision> {
  const words = { subject: 'letter', digest: '0'.repeat(64), meaning: 'approve', role: 'reviewer' } as const
  const signature = must(await actAs(person, passphrase, store.people)).sign(wordsToSign(words))
  return { ...words, id: person.id, person: person.id, publicKey: person.publicKey, at: data.clock, comment: '', signature }
}

async function standing(decision: Decision): Promise<string> {
  return standingOfDecision(decision, must(await store.people.vouchings()), must(await store.people.root())?.publicKey ?? '')
}

beforeAll(async () => {
  store = must(await data.open())
  house = new House(store.people, data.outside)
  founder = must(await house.found({ name: 'Ada Author', roles: ['author'], passphrase: own }))
})
afterAll(async () => {
  await store.close()
  data[Symbol.dispose]()
})

describe('a house', () => {
  test('has one founder', async () => {
    expect(codeOf(await house.found({ name: 'Eve Other', roles: [], passphrase: own }))).toBe('root-exists')
  })
  test('makes its founder an administrator whom the root vouches for', async () => {
    const [vouching] = must(await store.people.vouchings(founder.publicKey))
    expect([founder.roles, vouching !== undefined && verifyVouching(vouching)]).toEqual([['author', 'administrator'], true])
  })
  test('takes no weak passphrase', async () => {
    expect(codeOf(await house.add({ name: 'Rita Reviewer', roles: ['reviewer'], passphrase: 'short' }, founder, own))).toBe(
      'passphrase-weak',
    )
  })
  test('adds nobody for who is no administrator', async () => {
    const author = await added('Al Author', 'author')
    expect(codeOf(await house.add({ name: 'Eve Other', roles: ['reviewer'], passphrase: first }, author, first))).toBe('role-missing')
  })
  test('lets nobody go for who is no administrator', async () => {
    const [author, other] = [await added('Nora No-administrator', 'author'), await added('Stan Stays', 'author')]
    expect([codeOf(await house.retire(other.id, true, author)), must(await store.people.open(other.id)).active]).toEqual([
      'role-missing',
      true,
    ])
  })
  test('adds nobody without the passphrase of the root key', async () => {
    expect(codeOf(await house.add({ name: 'Eve Other', roles: ['reviewer'], passphrase: first }, founder, other))).toBe(
      'own-passphrase-wrong',
    )
  })
  test('has no two people of one name, however it is written', async () => {
    await added('Uma Unique', 'author')
    const again = await house.add({ name: ' uma  Unique', roles: ['reviewer'], passphrase: first }, founder, own)
    expect(codeOf(again)).toBe('name-taken')
  })
  test('has a name free again once its bearer left', async () => {
    const { id } = await added('Gus Gone', 'author')
    must(await house.retire(id, true, founder))
    expect(codeOf(await house.add({ name: 'Gus Gone', roles: ['author'], passphrase: first }, founder, own))).toBe('')
  })
  test('keeps its last administrator', async () => {
    expect(codeOf(await house.retire(founder.id, true, founder))).toBe('last-administrator')
  })
  test('says when a person leaves and comes back', async () => {
    const { id } = await added('Lea Leaver', 'author')
    const left = must(await house.retire(id, true, founder)).active
    expect([left, must(await house.retire(id, false, founder)).active]).toEqual([false, true])
  })
  test('gives a new administrator the root key under their own passphrase', async () => {
    const { id } = await added('Ned New', 'author')
    expect(codeOf(await house.setRoles(id, ['administrator'], founder, own))).toBe('passphrase-needed')
    expect(codeOf(await house.setRoles(id, ['administrator'], founder, own, other))).toBe('passphrase-wrong')
    const administrator = must(await house.setRoles(id, ['author', 'administrator'], founder, own, first))
    expect(codeOf(await house.add({ name: 'By the new one', roles: ['author'], passphrase: first }, administrator, first))).toBe('')
    must(await house.setRoles(id, ['author'], founder, own))
    expect(must(await store.people.sealedKeys(id)).root).toBeUndefined()
  })
})

describe('a new key', () => {
  test('is issued by somebody else', async () => {
    expect(codeOf(await house.newKey(founder.id, other, founder, own))).toBe('own-key')
  })
  test('is issued to nobody who has left', async () => {
    const { id } = await added('Lev Left', 'reviewer')
    must(await house.retire(id, true, founder))
    expect(codeOf(await house.newKey(id, other, founder, own))).toBe('person-retired')
  })
  test('leaves what was approved with the older key counting', async () => {
    const rita = await added('Rita Reviewer', 'reviewer')
    const before = await decisionOf(rita, first)
    const renewed = must(await house.newKey(rita.id, other, founder, own))
    expect([renewed.formerKeys, await standing(before), await standing(await decisionOf(renewed, other))]).toEqual([
      [rita.publicKey],
      'counts',
      'counts',
    ])
  })
})

test('a changed passphrase opens the same key and the root key', async () => {
  must(await house.changePassphrase(founder, own, other))
  expect([codeOf(await actAs(founder, own, store.people)), codeOf(await actAs(founder, other, store.people))]).toEqual([
    'passphrase-wrong',
    '',
  ])
  expect(codeOf(await house.add({ name: 'Later', roles: ['author'], passphrase: first }, founder, other))).toBe('')
  must(await house.changePassphrase(founder, other, own))
})

describe('a profile as a file', () => {
  test('says nothing without its passphrase', async () => {
    const text = must(await exportProfile(founder, own, store.people))
    expect([text.includes('Ada'), text.includes(founder.publicKey)]).toEqual([false, false])
  })
  test('is not exported by who does not know the passphrase', async () => {
    expect(codeOf(await exportProfile(founder, other, store.people))).toBe('passphrase-wrong')
  })
  test('moves a person and their house to another computer', async () => {
    const elsewhere = new DataFolder()
    const there = must(await elsewhere.open())
    const text = must(await exportProfile(founder, own, store.people))
    const moved = must(await importProfile(text, own, there.people))
    expect(moved).toEqual(founder)
    expect(must(await there.people.root())?.publicKey).toBe(must(await store.people.root())?.publicKey)
    expect(
      codeOf(await new House(there.people, outsideHere()).add({ name: 'There', roles: ['author'], passphrase: first }, moved, own)),
    ).toBe('')
    await there.close()
    elsewhere[Symbol.dispose]()
  })
  test('with a former key is refused where the person has a newer one, which still opens', async () => {
    const kim = await added('Kim Renewed', 'author')
    const former = must(await exportProfile(kim, first, store.people))
    const renewed = must(await house.newKey(kim.id, other, founder, own))
    expect([codeOf(await importProfile(former, first, store.people)), codeOf(await exportProfile(renewed, other, store.people))]).toEqual([
      'key-outdated',
      '',
    ])
  })
  test('in which somebody gave themselves a role comes in nowhere', async () => {
    const al = await added('Al Ambitious', 'author')
    const file = JSON.parse(must(await exportProfile(al, first, store.people))) as { format: string; sealed: SealedBytes }
    const plain = Buffer.from((await openSealed(file.sealed, first, file.format)) ?? []).toString()
    const words = plain.replaceAll('"roles":["author"]', '"roles":["author","reviewer"]')
    const forged = JSON.stringify({ ...file, sealed: await sealBytes(Buffer.from(words), first, file.format) })
    const elsewhere = new DataFolder()
    const there = must(await elsewhere.open())
    expect([words === plain, codeOf(await importProfile(forged, first, there.people)), must(await there.people.list())]).toEqual([
      false,
      'profile-unreadable',
      [],
    ])
    await there.close()
    elsewhere[Symbol.dispose]()
  })
  test('does not come into another house', async () => {
    const elsewhere = new DataFolder()
    const there = must(await elsewhere.open())
    must(await new House(there.people, elsewhere.outside).found({ name: 'Eve Other', roles: [], passphrase: other }))
    expect(codeOf(await importProfile(must(await exportProfile(founder, own, store.people)), own, there.people))).toBe('other-house')
    await there.close()
    elsewhere[Symbol.dispose]()
  })
  test.each(['', '{}', '{"format":"chancery-profile-1","sealed":{}}', 'x'.repeat(1000)])('is refused when it is none: %s', async (text) => {
    expect(codeOf(await importProfile(text, own, store.people))).toBe('profile-unreadable')
  })
})

describe('erasing a person', () => {
  test('takes their name from the store, and leaves the chain whole and what they approved counting', async () => {
    const gone = await added('Unrepeatable Name', 'reviewer')
    const decision = await decisionOf(gone, first)
    must(await house.erase(gone.id, founder, own))
    expect(
      JSON.stringify([
        must(await store.people.list()),
        must(await store.people.vouchings()),
        must(await store.audit.entries({ offset: 0, limit: 1000 })),
      ]),
    ).not.toContain('Unrepeatable')
    expect(verifyLog(must(await store.audit.exportLog())).ok).toBe(true)
    expect(must(await store.audit.verify()).broken).toBeUndefined()
    expect(await standing(decision)).toBe('counts')
    expect(codeOf(await actAs(gone, first, store.people))).toBe('key-elsewhere')
  })
  test('leaves their name nowhere in the store’s files', async () => {
    const gone = await added('Traceless Person', 'reviewer')
    must(await house.setRoles(gone.id, ['author'], founder, own))
    must(await house.erase(gone.id, founder, own))
    const files = [data.file, `${data.file}-wal`].filter((file) => existsSync(file))
    expect(files.filter((file) => readFileSync(file).includes('Traceless'))).toEqual([])
  })
  test('takes the certificates that they signed with, and their keys', async () => {
    const gone = await added('Gone Signatory', 'signatory')
    const key = { kind: 'test', format: 'pem', file: Buffer.from('the key of a signatory') } as const
    const { id } = must(
      await store.signing.addCertificate({ person: gone.id, label: 'Gone Signatory', certificate: 'PEM', key }, '0'.repeat(64)),
    )
    must(await house.erase(gone.id, founder, own))
    expect(codeOf(await store.signing.certificate(id, gone.id))).toBe('certificate-unknown')
    expect(readFileSync(data.file).includes('the key of a signatory')).toBe(false)
  })

  test('is refused for the last administrator', async () => {
    expect(codeOf(await house.erase(founder.id, founder, own))).toBe('last-administrator')
  })
  test('is the only way by which what was vouched for goes', () => {
    expect(() => data.sql('delete from vouchings')).toThrow('what was vouched for never changes')
  })
})
