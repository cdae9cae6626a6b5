import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { chancery } from './chancery.ts'

const here = mkdtempSync(join(tmpdir(), 'chancery-cli-faulty-'))
afterAll(() => {
  rmSync(here, { recursive: true, force: true })
})

const sound = (code: string): string =>
  `---\ncode: ${code}\nkind: statement\ntitle: A statement\nlanguage: en-GB\njurisdictions: [GB]\n---\nOur words.\n`

/** A clause file with something else in the place of a part of it. */
const withOther =
  (part: string, other: string) =>
  (code: string): string =>
    sound(code).replace(part, other)
const withLine = (line: string) => withOther('jurisdictions: [GB]', line)

/** What can be wrong with a clause file, once each. */
const faults: readonly ((code: string) => string | Uint8Array)[] = [
  () => '',
  () => 'Words without front matter.',
  (code) => sound(code).slice(0, 30),
  (code) => Buffer.from(sound(code), 'utf16le'),
  () => Uint8Array.of(0xff, 0xfe, 0x00, 0x01),
  () => Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1'),
  withOther('kind: statement', 'kind: poem'),
  withOther('language: en-GB', 'language: 12'),
  (code) => sound(code.toUpperCase()),
  withOther('title: A statement', 'title:'),
  withOther('title: A statement\n', ''),
  withLine('colour: green'),
  withOther('title: A statement', `title: ${'A statement '.repeat(20)}`),
  withOther('title: A statement', 'title: [A, statement]'),
  withLine('jurisdictions: GB'),
  withLine('valid: 2026'),
  withLine('evidence: [{ title: A page, link: example }]'),
  withLine('evidence: { title: A page }'),
  withLine('version: 0'),
  withLine('version: one'),
  withLine('jurisdictions: [GB'),
  withLine('owner: "half a quote'),
  withLine('\ttabbed: text'),
  withOther('---\n', '---\n&all [*all]\n'),
  withLine(']'),
  withLine('owner: *nobody'),
  withLine('title: A statement'),
  withLine('valid: { from: 2026-02-30 }'),
  withLine('valid: { from: 2026-03-02, until: 2026-03-01 }'),
  withLine('review_by: tomorrow'),
  withLine('evidence: [{ title: A scan, file: evidence/none.pdf }]'),
  withLine('evidence: [{ title: A file, file: ../../outside.txt }]'),
  withLine('seal: { evidence: 2 }'),
  withOther('Our words.', ''),
  withOther('Our words.', '<script>alert(1)</script>'),
  withOther('Our words.', 'Words ![a picture](https://example.com/a.png) words.'),
  withOther('Our words.', '![a picture](none.png)'),
]

test('of a thousand faulty files each is told in a clear sentence with what to do, once a fault, and nothing comes in, the sound one neither', async () => {
  const clauses = join(here, 'library', 'clauses')
  mkdirSync(clauses, { recursive: true })
  writeFileSync(join(clauses, 'sound.md'), sound('statement/sound'))
  for (let file = 0; file < 1000; file += 1)
    writeFileSync(join(clauses, `${String(file)}.md`), faults[file % faults.length]?.(`statement/faulty-${String(file)}`) ?? '')

  const { status, stdout, stderr } = await chancery(here, 'library', 'import', 'library', '--data', 'house', '--json')
  const { findings } = JSON.parse(stdout) as {
    findings: { severity: string; message: string; remedy?: string; place: { file?: string } }[]
  }
  const told = Map.groupBy(findings, ({ place }) => place.file ?? '')
  const listed = (await chancery(here, 'library', 'list', '--data', 'house', '--json')).stdout
  expect([status, stderr, told.size, JSON.parse(listed)]).toMatchObject([1, '', 1000, { total: 0 }])
  expect(
    [...told.entries()].filter(([, said]) => said.length !== 1).map(([file, said]) => [file, said.map(({ message }) => message)]),
  ).toEqual([])
  expect([...told.keys()].filter((file) => !/clauses\/\d+\.md$/u.test(file))).toEqual([])
  const unclear = findings.filter(
    ({ severity, message, remedy = '' }) =>
      severity !== 'error' ||
      !/^["A-Z].*\.$/u.test(message) ||
      !/^[A-Z].*\.$/u.test(remedy) ||
      /\b(?:token|stream|undefined|null|regex|zod|stack|Error|ENOENT|YAMLParse|[Ii]nvalid input|expected)\b/u.test(message),
  )
  expect(unclear).toEqual([])
}, 60_000)
