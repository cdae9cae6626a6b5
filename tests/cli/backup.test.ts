import { copyFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openStore, outsideHere, type OpenedBy, type Store } from '../../backend/store/index.ts'
import { letterOf, must, textIn } from '../backend/store/stores.ts'
import { chancery, folder } from './chancery.ts'

async function open(path: string, openedBy?: OpenedBy): Promise<Store> {
  return must(await openStore(join(path, 'data'), outsideHere(), openedBy))
}

/** A data folder with one letter. */
async function oneLetter(path: string): Promise<string> {
  const store = await open(path)
  const { id } = must(await store.createLetter(letterOf('before')))
  await store.close()
  return id
}

describe('backup', () => {
  test('writes a file into the data folder and says where, also while a window is open', async () => {
    using here = folder()
    const window = await open(here.path, 'window')
    const { status, stdout } = await chancery(here.path, 'backup', '--data', 'data', '--json')
    await window.close()
    const made = JSON.parse(stdout) as { path: string; kind: string }
    expect([status, made.kind, existsSync(made.path)]).toEqual([0, 'by-hand', true])
  })
  test('lists what is there', async () => {
    using here = folder()
    await oneLetter(here.path)
    await chancery(here.path, 'backup', '--data', 'data')
    const { status, stdout } = await chancery(here.path, 'backup', '--list', '--data', 'data', '--json')
    const { items, total } = JSON.parse(stdout) as { items: { id: string }[]; total: number }
    expect([status, items.map(({ id }) => `${id}.sqlite`), total]).toEqual([0, readdirSync(join(here.path, 'data', 'backups')), 1])
  })
})

describe('restore', () => {
  test('brings back a named backup and keeps what was there', async () => {
    using here = folder()
    const id = await oneLetter(here.path)
    const made = JSON.parse((await chancery(here.path, 'backup', '--data', 'data', '--json')).stdout) as { id: string }
    const store = await open(here.path)
    await store.saveLetter(id, 1, letterOf('after'))
    await store.close()
    const { status, stdout } = await chancery(here.path, 'restore', made.id, '--data', 'data', '--json')
    const again = await open(here.path)
    const text = await textIn(again, id)
    await again.close()
    const { keptAs } = JSON.parse(stdout) as { keptAs: string }
    expect([status, text, existsSync(join(here.path, 'data', keptAs))]).toEqual([0, 'before', true])
  })
  test('says which backup it brought back, where the data from before lies, and how that comes back', async () => {
    using here = folder()
    await oneLetter(here.path)
    const made = JSON.parse((await chancery(here.path, 'backup', '--data', 'data', '--json')).stdout) as { id: string; at: string }
    const { stdout } = await chancery(here.path, 'restore', '--newest', '--data', 'data')
    const [kept = ''] = readdirSync(join(here.path, 'data', 'backups')).filter((name) => name.includes('before-restore'))
    expect(stdout.trimEnd().split('\n')).toEqual([
      `Brought back the backup of ${made.at}, made by hand (${made.id}).`,
      `What was there before is kept in ${join(here.path, 'data', 'backups', kept)}.`,
      `"chancery restore ${kept.replace('.sqlite', '')}" brings that back.`,
    ])
  })
  test('asks for no profile, and stands in the restored audit trail with the trail that it replaced', async () => {
    using here = folder()
    const id = await oneLetter(here.path)
    const made = JSON.parse((await chancery(here.path, 'backup', '--data', 'data', '--json')).stdout) as { id: string; at: string }
    const store = await open(here.path)
    await store.renameLetter(id, 'Another title')
    const before = must(await store.audit.head())
    await store.close()
    await chancery(here.path, 'restore', made.id, '--data', 'data')
    const verified = await chancery(here.path, 'audit', 'verify', '--data', 'data')
    const { stdout } = await chancery(here.path, 'audit', 'export', '--data', 'data')
    const last = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Record<string, string>
    expect(last).toMatchObject({ kind: 'store.restored', actor: 'system', entity: made.id })
    expect([JSON.parse(last['payload'] ?? ''), verified.status]).toEqual([{ madeAt: made.at, before }, 0])
  })
  test('is refused while a window is open, and changes nothing', async () => {
    using here = folder()
    await oneLetter(here.path)
    await chancery(here.path, 'backup', '--data', 'data')
    const window = await open(here.path, 'window')
    const { status, stderr } = await chancery(here.path, 'restore', '--newest', '--data', 'data')
    await window.close()
    expect([status, stderr]).toEqual([
      2,
      'Chancery is already open with this data folder. Go on in the window that is open, or close it and try again.\n',
    ])
  })
  test('brings a damaged store back', async () => {
    using here = folder()
    const id = await oneLetter(here.path)
    await chancery(here.path, 'backup', '--data', 'data')
    writeFileSync(join(here.path, 'data', 'chancery.sqlite'), 'A letter to nobody. '.repeat(100))
    const refused = await chancery(here.path, 'backup', '--data', 'data')
    const restored = await chancery(here.path, 'restore', '--newest', '--data', 'data')
    const [, aside = ''] = /^What was there before is kept in (.+)\.$/mu.exec(restored.stdout) ?? []
    const store = await open(here.path)
    const text = await textIn(store, id)
    await store.close()
    expect([refused.status, refused.stderr.includes('chancery restore --newest'), restored.status, text]).toEqual([2, true, 0, 'before'])
    expect(readdirSync(aside)).toContain('chancery.sqlite')
  })
  test('brings back with --newest what no restore put aside', async () => {
    using here = folder()
    await oneLetter(here.path)
    const { stdout } = await chancery(here.path, 'backup', '--data', 'data', '--json')
    const made = JSON.parse(stdout) as { id: string; at: string; path: string }
    copyFileSync(made.path, made.path.replace(made.id, 'chancery-29991124T090000Z-before-restore'))
    const restored = await chancery(here.path, 'restore', '--newest', '--data', 'data')
    expect(restored.stdout.split('\n')[0]).toBe(`Brought back the backup of ${made.at}, made by hand (${made.id}).`)
  })
  test.each([[[]], [['chancery-20261124T090000Z-daily', '--newest']]])('asks which backup when it is told %j', async (which) => {
    using here = folder()
    expect(await chancery(here.path, 'restore', ...which, '--data', 'data')).toMatchObject({
      status: 2,
      stderr: 'Say which backup, or --newest. "chancery backup --list" names them.\n',
    })
  })
})
