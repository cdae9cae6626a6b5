import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { templatesFolder } from '../../backend/places/index.ts'
import { openAnswersThread } from '../../backend/workers/index.ts'
import { exportsTo } from '../../cli/serve/save-exports.ts'
import { requestNames } from '../../core/requests/index.ts'
import { Builds } from '../../scripts/builds.ts'
import { sourceFlags } from '../../scripts/source-flags.ts'
import { must } from '../backend/store/stores.ts'
import { askEverything } from '../electron/ask-everything.ts'
import { askServed } from '../electron/ask-served.ts'
import { folder, root } from './chancery.ts'

/** Asks everything of what `npm start -- --no-open` opens. */
async function askedOfTheBuild(data: string): Promise<Awaited<ReturnType<typeof askEverything>>> {
  const words = [...sourceFlags, join(root, 'scripts', 'start.ts'), '--no-open', '--data', join(data, 'data'), '--exports', data]
  const started = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(started, 'exit')
  try {
    for await (const line of createInterface({ input: started.stdout })) {
      const address = /^Chancery is at (\S+)$/u.exec(line)?.[1]
      if (address !== undefined) return await askEverything(await askServed(address))
    }
    throw new Error('npm start ended without an address.')
  } finally {
    started.kill('SIGINT')
    await ended
  }
}

async function askedOfTheSources(data: string): Promise<Awaited<ReturnType<typeof askEverything>>> {
  const answers = must(
    await openAnswersThread({
      dataFolder: join(data, 'data'),
      libraryFolders: [templatesFolder()],
      host: { name: 'serve', version: '1', tokenLibraries: [] },
      deeds: exportsTo(data),
      report: (fault) => {
        throw fault
      },
    }),
  )
  try {
    return await askEverything(answers.ask)
  } finally {
    await answers.close()
  }
}

test('the program that npm start builds answers every request and makes the very files that the sources make', async () => {
  using one = folder()
  using other = folder()
  const built = await askedOfTheBuild(one.path)
  expect(existsSync(join(new Builds(join(root, 'build', 'program')).newest()?.folder ?? '', 'answers-worker.js'))).toBe(true)
  expect(Object.keys(built).toSorted()).toEqual([...requestNames].toSorted())
  const sources = await askedOfTheSources(other.path)
  const filesOf = (asked: typeof built) => asked['letters.export'].files.map(({ name, digest }) => [name, digest])
  expect(filesOf(built)).toHaveLength(2)
  expect(filesOf(built)).toEqual(filesOf(sources))
}, 180_000)

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
