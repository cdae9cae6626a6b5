import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { folder, root } from './chancery.ts'
import { sourceFlags } from '../../scripts/source-flags.ts'

test('npm start -- --no-open prints the address and ends cleanly on Ctrl-C', async () => {
  using here = folder()
  const words = [...sourceFlags, join(root, 'scripts', 'start.ts'), '--no-open', '--data', here.path]
  const starting = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(starting, 'exit')
  for await (const line of createInterface({ input: starting.stdout })) {
    if (!line.startsWith('Building')) {
      expect(line).toMatch(/^Chancery is at http:\/\/127\.0\.0\.1:\d+\/\S+$/u)
      break
    }
  }
  starting.kill('SIGINT')
  expect(await ended).toEqual([0, null])
}, 60_000)
