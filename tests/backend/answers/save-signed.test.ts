import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { namesOf } from '../../../backend/answers/save-signed.ts'
import { savingCancelled } from '../../../backend/files/index.ts'
import { newestPdf } from '../../../backend/store/index.ts'
import { codeOf, must } from '../store/stores.ts'
import { SigningSitting } from './signing-sitting.ts'

const signing = new SigningSitting()
const { ask, released, wish } = signing
const here = mkdtempSync(join(tmpdir(), 'chancery-save-signed-'))
let folder = here
afterAll(() => rmSync(here, { recursive: true, force: true }))

describe('the signed files of many letters', () => {
  beforeEach(() => {
    folder = join(here, randomUUID())
    signing.places = { placeFor: (name) => ({ path: join(folder, name), handle: 'handle' }) }
  })
  afterEach(() => {
    signing.places = undefined
  })

  async function signed(): Promise<string> {
    const release = await released()
    must(await ask('signing.sign', wish(release)))
    return release
  }
  /** Once the folder is known, `happens`. */
  const folderAskedAnd = (happens: () => void) => ({
    placeFor: (name: string) => {
      happens()
      return { path: join(folder, name), handle: 'handle' }
    },
  })
  const save = (releases: string[], ticket = randomUUID()) => ask('signing.save', { releases, ticket })
  const newest = async (release: string): Promise<Uint8Array> =>
    must(await signing.store.register.file(newestPdf(must(await signing.store.register.open(release))).digest))

  test('go into one new folder, each under its letter’s title, numbered where two have the same, byte for byte', async () => {
    const releases = [await signed(), await signed()]
    const saved = must(await save([...releases, releases[0] ?? '']))
    const { title } = must(await ask('register.open', { id: releases[0] ?? '' }))
    const place = join(folder, saved.folder?.name ?? '')
    expect([saved.folder?.handle, saved.folder?.files, readdirSync(place).toSorted()]).toEqual([
      'handle',
      2,
      [`${title} (2)-signed.pdf`, `${title}-signed.pdf`],
    ])
    expect(readFileSync(join(place, `${title} (2)-signed.pdf`)).equals(await newest(releases[1] ?? ''))).toBe(true)
  })

  test('are not saved at all where one letter is not signed, and it is named', async () => {
    const answer = await save([await signed(), await released()])
    expect([codeOf(answer), answer.ok ? '' : answer.error.message]).toEqual([
      'not-signed',
      expect.stringMatching(/^Nobody has signed “.+” yet\.$/u),
    ])
    expect(() => readdirSync(folder)).toThrow()
  })

  test('are not saved where the person closes the dialog', async () => {
    const release = await signed()
    signing.places = undefined
    expect(must(await save([release]))).toEqual({})
  })

  test('leave nothing behind when they are cancelled on the way', async () => {
    const releases = [await signed(), await signed()]
    const ticket = randomUUID()
    signing.places = folderAskedAnd(() => void ask('signing.cancel', { ticket }))
    expect(await save(releases, ticket)).toEqual({ ok: false, error: savingCancelled })
    expect(() => readdirSync(folder)).toThrow()
  })

  test('leave nothing behind, and say the same, when they are cancelled while they are written', async () => {
    const releases = [await signed(), await signed()]
    const ticket = randomUUID()
    const { register } = signing.store
    const file = vi.spyOn(register, 'file')
    file.mockImplementationOnce(async (digest) => {
      await ask('signing.cancel', { ticket })
      return register.file(digest)
    })
    expect(await save(releases, ticket)).toEqual({ ok: false, error: savingCancelled })
    expect([file.mock.calls.length > 0, readdirSync(folder)]).toEqual([true, []])
    file.mockRestore()
  })

  test('are not looked at before the person said where they go', async () => {
    const release = await signed()
    const open = vi.spyOn(signing.store.register, 'open')
    let openedBefore = -1
    signing.places = folderAskedAnd(() => void (openedBefore = open.mock.calls.length))
    must(await save([release]))
    open.mockRestore()
    expect(openedBefore).toBe(0)
  })
})

describe('the names of signed files', () => {
  test('differ where long titles differ only in what a name leaves out', () => {
    const begin = 'a'.repeat(100)
    const names = namesOf([`${begin} for Dunmore`, `${begin} for Harbour`, `${begin} for Tarn`])
    expect(names).toEqual([`${begin}-signed.pdf`, `${begin} (2)-signed.pdf`, `${begin} (3)-signed.pdf`])
  })

  test('differ where a title looks like a numbered one, and where two differ in their case alone', () => {
    expect(namesOf(['Notice (2)', 'Notice', 'notice'])).toEqual(['Notice (2)-signed.pdf', 'Notice-signed.pdf', 'notice (3)-signed.pdf'])
  })

  test('differ where a disk may take two for one, whatever the script', () => {
    const names = namesOf(['Straße', 'STRASSE', 'ΟΔΟΣ', 'οδος'])
    expect(names).toEqual(['Straße-signed.pdf', 'STRASSE (2)-signed.pdf', 'ΟΔΟΣ-signed.pdf', 'οδος (2)-signed.pdf'])
  })

  test('have at most the 255 bytes that a file system takes, numbers and all', () => {
    const titles = Array.from({ length: 12 }, () => '关于产品合格性的说明'.repeat(20))
    expect(Math.max(...namesOf(titles).map((name) => Buffer.byteLength(name)))).toBeLessThanOrEqual(255)
  })

  test('are found for as many letters of one title as are signed at once', () => {
    expect(new Set(namesOf(Array.from({ length: 5000 }, () => 'Notice'))).size).toBe(5000)
  })
})
