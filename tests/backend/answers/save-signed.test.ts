import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { namesOf } from '../../../backend/answers/save-signed.ts'
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
    signing.places = {
      placeFor: (name) => {
        void ask('signing.cancel', { ticket })
        return { path: join(folder, name), handle: 'handle' }
      },
    }
    expect(codeOf(await save(releases, ticket))).toBe('cancelled')
    expect(() => readdirSync(folder)).not.toThrow()
    expect(readdirSync(folder)).toEqual([])
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

  test('are found for as many letters of one title as are signed at once', () => {
    expect(new Set(namesOf(Array.from({ length: 5000 }, () => 'Notice'))).size).toBe(5000)
  })
})
