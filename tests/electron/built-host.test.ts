import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { once } from 'node:events'
import { spawn, spawnSync } from 'node:child_process'
import { Readable } from 'node:stream'
import { beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { assembleLetter, resolveLetter } from '../../core/letter/index.ts'
import { createEvidenceReader } from '../../backend/evidence/index.ts'
import { createLayout } from '../../backend/layout/index.ts'
import { loadShelf, readLetterFile } from '../../backend/files/index.ts'
import { pdfOf } from '../backend/evidence/files-of-evidence.ts'

const Package = z.object({ dependencies: z.record(z.string(), z.string()) })
const BuilderConfig = z.object({ files: z.array(z.string()) })

const root = join(import.meta.dirname, '..', '..')
const built = join(root, 'build', 'electron')
const main = join(built, 'main')

function bundles(): string[] {
  return readdirSync(main).filter((name) => name.endsWith('.js'))
}

beforeAll(() => {
  const script = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const ended = spawnSync(process.execPath, [script, 'build'], { cwd: root, encoding: 'utf8' })
  if (ended.status !== 0) throw new Error(ended.stdout + ended.stderr)
}, 60_000)

function exampleLetter() {
  const { shelf, images } = loadShelf([join(root, 'templates')])
  const { source } = readLetterFile(readFileSync(join(root, 'templates', 'examples', 'partner-letter.md'), 'utf8'), 'partner-letter.md')
  if (source === undefined) throw new Error('the example is no letter')
  const { letter } = assembleLetter(source, shelf)
  if (letter === undefined) throw new Error('the example cannot be assembled')
  const { resolved } = resolveLetter(letter, shelf, { draftLine: true, printLetterhead: true, images })
  if (resolved === undefined) throw new Error('the example cannot be resolved')
  return resolved
}

test('the layout worker that Electron starts sets the page that the sources set', async () => {
  const letter = exampleLetter()
  const layout = createLayout()
  const worker = new Worker(join(main, 'layout-worker.js'))
  try {
    const expected = await layout.pdf(letter, [])
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage({ id: 1, kind: 'pdf', letter, attachments: [] })
    const [answer] = await once(worker, 'message')
    expect(answer).toMatchObject({ kind: 'pdf' })
    expect(expected.ok).toBe(true)
    expect(Buffer.from(answer.value.bytes).equals(expected.ok ? expected.value.bytes : Buffer.alloc(0))).toBe(true)
  } finally {
    await worker.terminate()
    await layout.close()
  }
})

test('the evidence worker that Electron starts reads what the sources read', async () => {
  const bytes = await pdfOf(['It binds nobody.'])
  const expected = await createEvidenceReader().read(bytes)
  const worker = new Worker(join(main, 'evidence-worker.js'))
  try {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage({ bytes, as: 'evidence' })
    const [answer] = await once(worker, 'message')
    expect(answer).toEqual({ read: expected.ok ? expected.value : undefined })
  } finally {
    await worker.terminate()
  }
})

test('the program that holds a token’s library is built for Electron, and answers there as it does under Node', async () => {
  const child = spawn(process.execPath, [join(main, 'token-worker.js')], { stdio: ['pipe', 'ignore', 'ignore', 'pipe'] })
  const answers = child.stdio[3]
  child.stdin?.write(`${JSON.stringify({ kind: 'look', path: '/nowhere/module.so' })}\n`)
  const [answer] = answers instanceof Readable ? await once(answers, 'data') : []
  child.stdin?.end()
  const [code] = await once(child, 'exit')
  expect([JSON.parse(String(answer)), code]).toMatchObject([{ kind: 'failed' }, 0])
})

test('the preload script is one file that a sandbox can load', () => {
  const text = readFileSync(join(built, 'preload', 'index.cjs'), 'utf8')
  expect([...text.matchAll(/require\("([^"]+)"\)/gu)].map(([, name]) => name)).toEqual(['electron'])
  expect(text).not.toMatch(/^import /mu)
})

test.each(['answers-worker', 'layout-worker', 'evidence-worker', 'store-worker'])(
  'a %s is started by the name that was built',
  (worker) => {
    const built = bundles().map((name) => readFileSync(join(main, name), 'utf8'))
    expect(built.filter((text) => text.includes(`new URL("./${worker}.js", import.meta.url)`))).toHaveLength(1)
  },
)

test('the answers worker that Electron starts answers the window', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'chancery-built-'))
  const workerData = { dataFolder, libraryFolders: [join(root, 'templates')], host: { name: 'electron', version: '1', tokenLibraries: [] } }
  const worker = new Worker(join(main, 'answers-worker.js'), { workerData })
  try {
    expect(await once(worker, 'message')).toEqual([{ kind: 'opened', failure: undefined }])
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage({ kind: 'ask', id: 1, name: 'letters.list', input: {} })
    expect(await once(worker, 'message')).toEqual([{ kind: 'answer', id: 1, result: { ok: true, value: [] } }])
  } finally {
    await worker.terminate()
    rmSync(dataFolder, { recursive: true, force: true })
  }
})

test('every package that the host imports is packed with it', () => {
  const { dependencies } = Package.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  const { files } = BuilderConfig.parse(parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')))
  const leftOut = files.filter((pattern) => pattern.startsWith('!')).join(' ')
  const imported = bundles().flatMap((name) => [
    ...readFileSync(join(main, name), 'utf8').matchAll(/^import (?:.*? from )?"([^".][^"]*)";$/gmu),
  ])
  const packages = new Set(
    imported.map(([, name = '']) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    ),
  )
  const fromOutside = [...packages].filter((name) => !name.startsWith('node:') && name !== 'electron')
  expect(fromOutside).toContain('docx')
  expect(fromOutside.filter((name) => dependencies[name] === undefined || new RegExp(`[{,]${name}[,}]`, 'u').test(leftOut))).toEqual([])
})
