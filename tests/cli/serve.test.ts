import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import { openStore, outsideHere } from '../../backend/store/index.ts'
import { letterOf, must } from '../backend/store/stores.ts'
import { chancery, folder, root, startChancery } from './chancery.ts'

const isBuilt = existsSync(join(root, 'build', 'renderer', 'index.html'))
if (!isBuilt) process.stderr.write('SKIPPED: the tests of "serve", because the window is not built ("npm run build").\n')

async function firstLine(stream: NodeJS.ReadableStream | null): Promise<string> {
  if (stream === null) return ''
  const lines = createInterface({ input: stream })
  const [line] = (await once(lines, 'line')) as [string]
  return line
}

describe.skipIf(!isBuilt)('serve', () => {
  test('prints its address, opens the window once for it, and ends cleanly when asked', async () => {
    using here = folder()
    const serving = startChancery(here.path, 'serve', '--no-open', '--data', 'data', '--exports', 'exports')
    const ended = once(serving, 'exit')
    const line = await firstLine(serving.stdout)
    const [, address = ''] = /^Chancery is at (http:\/\/127\.0\.0\.1:\d+\/\S+)$/u.exec(line) ?? []
    const opened = await fetch(address, { redirect: 'manual' })
    expect([opened.status, opened.headers.get('location')]).toEqual([303, '/'])
    serving.kill('SIGINT')
    expect(await ended).toEqual([0, null])
    expect(existsSync(join(here.path, 'data', 'chancery.sqlite'))).toBe(true)
  })
  test('says while it runs that it is open already, and how to come to a new address', async () => {
    using here = folder()
    const serving = startChancery(here.path, 'serve', '--no-open', '--data', 'data')
    const ended = once(serving, 'exit')
    await firstLine(serving.stdout)
    const second = await chancery(here.path, 'serve', '--no-open', '--data', 'data')
    serving.kill('SIGINT')
    await ended
    expect([second.status, second.stderr]).toEqual([
      2,
      'Chancery is already open with this data folder. Go on in its window. If that is gone, end the Chancery that is running (Ctrl+C where it was started) and start it again: its address worked once.\n',
    ])
  })
  test('says in a sentence when its port is taken', async () => {
    using here = folder()
    const serving = startChancery(here.path, 'serve', '--no-open', '--data', 'data')
    const ended = once(serving, 'exit')
    const [port = ''] = /(?<=127\.0\.0\.1:)\d+/u.exec(await firstLine(serving.stdout)) ?? []
    const second = await chancery(here.path, 'serve', '--no-open', '--data', 'other', '--port', port)
    expect([second.status, second.stderr]).toEqual([2, expect.stringContaining(`Port ${port} is taken`)])
    serving.kill('SIGTERM')
    await ended
  })
  test('offers the newest backup for a damaged file of letters, as every other command does', async () => {
    using here = folder()
    const data = join(here.path, 'data')
    const store = must(await openStore(data, outsideHere()))
    must(await store.createLetter(letterOf('kept')))
    must(await store.backups.make())
    await store.close()
    writeFileSync(join(data, 'chancery.sqlite'), 'A letter to nobody. '.repeat(100))
    const { status, stderr } = await chancery(here.path, 'serve', '--no-open', '--data', 'data')
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/^The file of letters .* Bring back the newest backup .*"chancery restore --newest"/u),
    ])
  })
})
