import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { PdfFile } from '../../backend/signature/pdf/index.ts'
import { embeddedFilesIn } from '../../backend/signature/verify/embedded-files.ts'
import { DraftManifest } from '../../core/release/index.ts'
import { hasPoppler, pageTexts } from '../backend/layout/pages.ts'
import { must } from '../backend/store/stores.ts'
import { chancery, chanceryProcess, example, folder } from './chancery.ts'

const text = readFileSync(example, 'utf8')
const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')

describe('build', () => {
  test('writes the PDF and the Word file and prints their paths and SHA-256', async () => {
    using here = folder()
    const { status, stdout } = await chancery(here.path, 'build', example, '--out', 'letters')
    const paths = ['pdf', 'docx'].map((format) => join(here.path, 'letters', `partner-letter.${format}`))
    expect(stdout.trimEnd().split('\n')).toEqual(paths.map((path) => `${sha256(path)}  ${path}`))
    expect(status).toBe(0)
  })
  test('finds its letter from the folder of the caller', async () => {
    using here = folder()
    mkdirSync(join(here.path, 'mine'))
    copyFileSync(example, join(here.path, 'mine', 'letter.md'))
    expect((await chancery(join(here.path, 'mine'), 'build', 'letter.md', '--out', '.', '--format', 'docx')).status).toBe(0)
    expect(readdirSync(join(here.path, 'mine')).toSorted()).toEqual(['letter.docx', 'letter.md'])
  })
  test('writes the one format that is asked for', async () => {
    using here = folder()
    await chancery(here.path, 'build', example, '--out', '.', '--format', 'pdf')
    expect(readdirSync(here.path)).toEqual(['partner-letter.pdf'])
  })
  test('gives the same bytes every time, in another process too', async () => {
    using one = folder()
    using other = folder()
    const command = ['build', example, '--out', '.'] as const
    const printed = [await chancery(one.path, ...command), chanceryProcess(other.path, command)].map(({ stdout }) => stdout)
    const digests = printed.map((lines) => lines.match(/^[0-9a-f]{64}/gmu))
    expect(digests[0]).toHaveLength(2)
    expect(digests[0]).toEqual(digests[1])
  })
  test.each(['--no-draft-line', '--no-letterhead'])('makes another page with %s', async (option) => {
    using here = folder()
    const command = ['build', example, '--out', '.', '--format', 'pdf'] as const
    const printed = [await chancery(here.path, ...command), await chancery(here.path, ...command, option)]
    const digests = printed.map(({ stdout }) => stdout.slice(0, 64))
    expect(digests[0]).toMatch(/^[0-9a-f]{64}$/u)
    expect(digests[1]).toMatch(/^[0-9a-f]{64}$/u)
    expect(digests[0]).not.toBe(digests[1])
  })
  test.skipIf(!hasPoppler)('says on every page of its PDF that the letter is a draft, unless that is to be left out', async () => {
    using here = folder()
    writeFileSync(join(here.path, 'letter.md'), `${text}\n${'We sell cameras to shops. '.repeat(300)}\n`)
    const said: boolean[][] = []
    for (const option of [[], ['--no-draft-line']]) {
      await chancery(here.path, 'build', 'letter.md', '--out', '.', '--format', 'pdf', ...option)
      said.push(pageTexts(readFileSync(join(here.path, 'letter.pdf'))).map((page) => page.includes('Draft, not released')))
    }
    const pages = said[0]?.length ?? 0
    expect([pages > 1, ...said]).toEqual([true, Array.from({ length: pages }, () => true), Array.from({ length: pages }, () => false)])
  })
  test('says in the header of its Word file and in both manifests that the letter is a draft, unless the header is to leave it out', async () => {
    using here = folder()
    const said: unknown[] = []
    for (const option of [[], ['--no-draft-line']]) {
      await chancery(here.path, 'build', example, '--out', '.', ...option)
      const parts = Object.entries(unzipSync(readFileSync(join(here.path, 'partner-letter.docx'))))
      const headers = parts.filter(([name]) => /^word\/header\d*\.xml$/u.test(name)).map(([, bytes]) => Buffer.from(bytes).toString())
      const custom = parts.filter(([name]) => name.startsWith('customXml/')).map(([, bytes]) => Buffer.from(bytes).toString())
      const file = must(PdfFile.read(readFileSync(join(here.path, 'partner-letter.pdf'))))
      const { manifest = new Uint8Array() } = embeddedFilesIn(file, file.last) ?? {}
      const isDraft = DraftManifest.safeParse(JSON.parse(Buffer.from(manifest).toString())).success
      said.push([
        headers.some((text) => text.includes('Draft, not released')),
        custom.some((text) => /"state":"draft"|&quot;state&quot;:&quot;draft&quot;/u.test(text)),
        isDraft,
      ])
    }
    expect(said).toEqual([
      [true, true, true],
      [false, true, true],
    ])
  })
  test('shows no progress bar in a pipe', async () => {
    using here = folder()
    const { stdout, stderr } = chanceryProcess(here.path, ['build', example, '--out', '.', '--format', 'docx'])
    expect(stdout + stderr).not.toMatch(/[\u2588\u2591]|[^\P{Cc}\n]/u)
  })
})

describe('a letter with an error', () => {
  test('is refused with its place and remedy, and nothing is written', async () => {
    using here = folder()
    writeFileSync(join(here.path, 'letter.md'), text.replace(/::clause\{code="[^"]+"/u, '::clause{code="policy-quote/no-such-thing"'))
    const { status, stdout, stderr } = await chancery(here.path, 'build', 'letter.md', '--out', 'out')
    expect(stderr).toMatch(/^letter\.md:\d+:\d+: error: .*policy-quote\/no-such-thing.*\.$/mu)
    expect([status, stdout, readdirSync(here.path)]).toEqual([1, '', ['letter.md']])
  })
  test('that misses a value is refused', async () => {
    using here = folder()
    writeFileSync(join(here.path, 'letter.md'), text.replace(/^date: .*$/mu, ''))
    expect((await chancery(here.path, 'build', 'letter.md', '--out', 'out')).status).toBe(1)
    expect(readdirSync(here.path)).toEqual(['letter.md'])
  })
})

describe('input that cannot be read', () => {
  const cases: [string, string | Uint8Array][] = [
    ['broken YAML', '---\ntitle: [\n---\nText'],
    ['no front matter', 'Only text'],
    ['a binary file', Uint8Array.from({ length: 4096 }, (_, index) => (index * 7) % 256)],
    ['an empty file', ''],
    ['ten megabytes', `${text}\n${'word '.repeat(2_200_000)}`],
  ]
  test.each(cases)('%s gets one clear answer and no stack', async (_, content) => {
    using here = folder()
    writeFileSync(join(here.path, 'letter.md'), content)
    const { status, stdout, stderr } = await chancery(here.path, 'build', 'letter.md', '--out', 'out')
    expect([status, stdout, readdirSync(here.path)]).toEqual([2, '', ['letter.md']])
    expect(stderr).toMatch(/^letter\.md(:\d+:\d+)?: error: /mu)
    expect(stderr).not.toMatch(/^\s+at |node:|Error:/mu)
  })
  test('a file that is not there', async () => {
    using here = folder()
    const { status, stderr } = await chancery(here.path, 'build', 'none.md', '--out', 'out')
    expect([status, stderr]).toEqual([2, expect.stringContaining('there is no such file')])
  })
  test('a folder instead of a file', async () => {
    using here = folder()
    expect((await chancery(here.path, 'build', '.', '--out', 'out')).status).toBe(2)
  })
  test.skipIf(process.getuid?.() === 0)('a file that may not be read (skipped for root, who may read everything)', async () => {
    using here = folder()
    writeFileSync(join(here.path, 'letter.md'), text)
    chmodSync(join(here.path, 'letter.md'), 0)
    expect((await chancery(here.path, 'build', 'letter.md', '--out', 'out')).status).toBe(2)
  })
})

describe('bad usage', () => {
  test.each([
    [[]],
    [['build']],
    [['build', example]],
    [['build', example, '--out', 'o', '--format', 'odt']],
    [['build', example, '--out', 'o', '--wrong']],
    [['burn']],
    [['serve', '--port', '99999']],
  ])('of %j ends with 2 and says how', async (command) => {
    using here = folder()
    const { status, stderr } = await chancery(here.path, ...command)
    expect(status).toBe(2)
    expect(stderr).toMatch(/error:|Usage:/u)
    expect(stderr).not.toMatch(/^\s+at /mu)
  })
})

test('--version says the version of the package', async () => {
  using here = folder()
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8')) as { version: string }
  expect((await chancery(here.path, '--version')).stdout).toBe(`${version}\n`)
})

test.each([[['--help']], [['build', '--help']], [['check', '--help']], [['verify', '--help']], [['serve', '--help']], [['help', 'build']]])(
  '%j says how to use it',
  async (command) => {
    using here = folder()
    const { status, stdout } = await chancery(here.path, ...command)
    expect([status, stdout]).toEqual([0, expect.stringContaining('Usage: chancery')])
  },
)
