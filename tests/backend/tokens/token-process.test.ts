import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTokenProgram, TokenPrograms, tokenProgramsOf, TokenUse, type StartTokenProgram } from '../../../backend/tokens/index.ts'
import { pkcs11Binding } from '../../../backend/tokens/pkcs11-binding.ts'
import { must } from '../store/stores.ts'

const compiler = ['cc', 'gcc', 'clang'].find((one) => spawnSync(one, ['--version'], { stdio: 'ignore' }).status === 0)
const whyNot =
  process.platform === 'win32' || compiler === undefined
    ? 'there is no C compiler'
    : pkcs11Binding() === undefined
      ? 'pkcs11js could not be built'
      : undefined
if (whyNot !== undefined) process.stdout.write(`Skipped: libraries of tokens that misbehave (${whyNot}).\n`)

const folder = mkdtempSync(join(tmpdir(), 'chancery-bad-library-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A library that does something the moment it is loaded. */
function library(name: string, deed: string): string {
  const [source, path] = [join(folder, `${name}.c`), join(folder, `${name}.so`)]
  const includes = '#include <stdlib.h>\n#include <string.h>\n#include <unistd.h>\n'
  writeFileSync(source, `${includes}__attribute__((constructor)) static void begin(void) { ${deed} }\n`)
  execFileSync(compiler ?? 'cc', ['-shared', '-fPIC', '-w', '-o', path, source])
  return path
}

/** What comes of a look at the tokens of a library. */
async function looked(path: string, host: Parameters<typeof TokenUse.begin>[1] = {}): Promise<string> {
  const use = must(await TokenUse.begin(path, host))
  const seen = await use.ask({ kind: 'look' }, 'seen')
  use.close()
  return seen.ok ? 'seen' : seen.error.code
}

describe.skipIf(whyNot !== undefined)('a library of a token', () => {
  test.each([
    ['crashes', '*(volatile int *)0 = 1;'],
    ['ends its process', '_exit(0);'],
    ['aborts', 'abort();'],
    ['answers in place of the program', 'write(3, "garbage\\n", 8); for (;;) sleep(1);'],
    ['answers without end', 'char b[65536]; memset(b, 65, sizeof b); for (;;) write(3, b, sizeof b);'],
    ['answers twice', 'write(3, "{}\\n{}\\n", 6); for (;;) sleep(1);'],
  ])('that %s takes nothing down but its own process, and one sentence says so', async (name, deed) => {
    expect(await looked(library(name.replaceAll(' ', '-'), deed))).toBe('token-stopped')
  })

  test('that prints to every output is not listened to there', async () => {
    const path = library('prints', 'write(1, "{\\"kind\\":\\"seen\\",\\"tokens\\":[]}\\n", 29); write(2, "x\\n", 2);')
    expect(await looked(path)).toBe('module-unusable')
  })

  test('that crashed can be tried again at once, in a new process', async () => {
    const note = join(folder, 'tried')
    const path = library('again', `if (access("${note}", F_OK) != 0) { system("touch '${note}'"); abort(); }`)
    expect([await looked(path), await looked(path)]).toEqual(['token-stopped', 'module-unusable'])
  })

  describe('that hangs', () => {
    let hanging: string
    let started: number[]
    const start: StartTokenProgram = () => startTokenProgram((child) => started.push(child.pid ?? 0))
    beforeAll(() => {
      hanging = library('hangs', 'for (;;) sleep(1);')
    })

    const isAlive = (pid: number): boolean => {
      try {
        return process.kill(pid, 0)
      } catch {
        return false
      }
    }

    test('is given up after a while, and its process is ended', async () => {
      started = []
      expect(await looked(hanging, { start, patience: 300 })).toBe('token-silent')
      await expect.poll(() => started.filter(isAlive), { timeout: 5000 }).toEqual([])
    })

    test('is cancelled at once, and whoever comes next waits only until its process is gone', async () => {
      started = []
      const controller = new AbortController()
      const waiting = looked(hanging, { start, signal: controller.signal })
      await expect.poll(() => started.length).toBe(1)
      controller.abort()
      expect(await waiting).toBe('cancelled')
      must(await TokenUse.begin(hanging, { start })).close()
      expect(isAlive(started[0] ?? 0)).toBe(false)
    })

    test('is not begun for somebody who cancelled before', async () => {
      expect(await TokenUse.begin(hanging, { signal: AbortSignal.abort() })).toMatchObject({ error: { code: 'cancelled' } })
    })

    test('fails with what it was asked when its process is killed', async () => {
      started = []
      const waiting = looked(hanging, { start })
      await expect.poll(() => started.length).toBe(1)
      process.kill(started[0] ?? 0, 'SIGSEGV')
      expect(await waiting).toBe('token-stopped')
    })

    test('is held through a host in the same way, which starts no more than a few', async () => {
      const programs = new TokenPrograms(start)
      started = []
      const through = tokenProgramsOf(programs.ask)
      const asked = [1, 2, 3, 4, 5].map(() => through())
      const answers = asked.map((program) => program.ask(JSON.stringify({ kind: 'look', path: hanging })))
      const last = await answers[4]
      await Promise.all(asked.map((program) => program.end()))
      const others = await Promise.all(answers.slice(0, 4))
      expect([last, new Set(others.map((one) => (one.ok ? '' : one.error.code))), started.filter(isAlive)]).toMatchObject([
        { error: { code: 'token-busy' } },
        new Set(['token-stopped']),
        [],
      ])
    })
  })
})

test.each([
  ['nonsense', 'what is this'],
  ['half a question', '{"kind":"sign"}'],
  ['more than was agreed', '{"kind":"look","path":"/x","more":1}'],
])('the program ends itself at %s', async (_, line) => {
  const program = startTokenProgram()
  expect(await program.ask(line)).toMatchObject({ ok: false, error: { code: 'token-stopped' } })
  await program.end()
})

test('the program signs nothing before a key is open', async () => {
  const program = startTokenProgram()
  const answer = await program.ask(JSON.stringify({ kind: 'sign', scheme: { kind: 'rsa', hash: 'sha256' }, digest: 'AAAA' }))
  await program.end()
  expect(answer.ok && JSON.parse(answer.value)).toMatchObject({ kind: 'failed', failure: { message: 'No key of the token is open.' } })
})

test('no file of the program writes down what it is asked, which may hold a PIN', () => {
  const files = ['worker', 'token-desk', 'token-session', 'token-use', 'start-program', 'token-programs', 'sign-with', 'token-module']
  const texts = files.map((name) => readFileSync(new URL(`../../../backend/tokens/${name}.ts`, import.meta.url), 'utf8'))
  expect(texts.filter((text) => /console|stdout\.write|stderr\.write/u.test(text))).toEqual([])
})
