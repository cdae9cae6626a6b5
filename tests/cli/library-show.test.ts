import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folderOnDisk, readLibraryFiles, writeLibraryFolder } from '../../backend/files/index.ts'
import type { ClauseVersion } from '../../core/clause/index.ts'
import { importAuthor } from '../../core/review/index.ts'
import { stockedHouse, storeIn } from '../backend/release/house.ts'
import { must, wishOf } from '../backend/store/stores.ts'
import { administrator, author, colleague, newKeys, reviewer, second, vouchingFor } from '../core/review/house.ts'
import { chancery } from './chancery.ts'

const here = mkdtempSync(join(tmpdir(), 'chancery-cli-show-'))
const statement = 'It is advice to departments. It does not bind private persons.'

function quoting(digest: string, code: string, words: string): ClauseVersion {
  return {
    code,
    kind: 'statement',
    title: 'Scope',
    language: 'en-GB',
    jurisdictions: ['GB'],
    version: 1,
    valid: { from: '2026-11-19' },
    tags: [],
    evidence: [{ title: 'Statement on scope', issuer: 'Ministry of Examples', date: '2026-11-19', file: 'statement.txt', digest }],
    seal: { evidence: 0 },
    body: [{ type: 'quotation', children: [{ type: 'paragraph', children: [{ text: words }] }] }],
  }
}

beforeAll(async () => {
  const house = await stockedHouse(join(here, 'house'))
  const { digest } = must(
    await house.evidence.add(Buffer.from(statement), { name: 'statement.txt', mediaType: 'text/plain' }, author.person.id),
  )
  const sealed = must(await house.library.createClause(quoting(digest, 'statement/sealed', statement), wishOf(author.person)))
  const mixed = quoting(digest, 'statement/mixed', statement)
  must(
    await house.library.createClause(
      { ...mixed, body: [...mixed.body, { type: 'paragraph', children: [{ text: 'We keep to it.' }] }] },
      wishOf(author.person),
    ),
  )
  const broken = must(
    await house.library.createClause(quoting(digest, 'statement/broken', statement.replace('not', 'nod')), wishOf(author.person)),
  )
  must(await house.library.withdraw(broken.id, sealed.id, wishOf(reviewer.person, 'It misquotes.')))
  const { seal: _, ...plain } = quoting(digest, 'statement/plain', statement)
  const unsealed = must(
    await house.library.createClause({ ...plain, body: [{ type: 'paragraph', children: [{ text: 'Plain.' }] }] }, wishOf(author.person)),
  )
  must(await house.library.withdraw(unsealed.id, undefined, wishOf(reviewer.person, 'It says nothing.')))
  must(await writeLibraryFolder(join(here, 'exported'), must(await house.library.contents())))
  const nameless = vouchingFor({ ...second, person: { ...second.person, name: 'Erased' } })
  must(await house.people.erase(second.person.id, [nameless], administrator.person.id))
  await house.close()
  const other = await storeIn(join(here, 'other'))
  const [root, olga] = [newKeys(), colleague(21, 'Olga Other', 'author')]
  must(await other.people.found(root.publicKey, { ...olga.person, vouching: vouchingFor(olga, root) }))
  must(await other.library.importFiles(readLibraryFiles(folderOnDisk(join(here, 'exported'))), { by: importAuthor }))
  await other.close()
}, 60_000)
afterAll(() => {
  rmSync(here, { recursive: true, force: true })
})

async function shown(data: string, code: string): Promise<string[]> {
  const { stdout } = await chancery(here, 'library', 'show', code, '--data', data)
  return stdout.split('\n').filter((line) => line.startsWith('# '))
}

async function first(data: string, code: string): Promise<unknown> {
  const { items } = JSON.parse((await chancery(here, 'library', 'show', code, '--data', data, '--json')).stdout) as { items: unknown[] }
  return items[0]
}

test('each decision is shown with who took it, in which role, when, and whether it counts; of who was erased no name', async () => {
  expect((await shown('house', 'statement/commitment')).filter((line) => line.startsWith('# approved')).slice(0, 2)).toEqual([
    '# approved by Rita Reviewer as reviewer, 2026-11-23 · Signed, and vouched for by this house.',
    '# approved by A person whose data was erased as reviewer, 2026-11-23 · Signed, and vouched for by this house.',
  ])
})

test('a decision of another house is shown as such, with why it does not count', async () => {
  const why = 'This house does not vouch for the key of this signature, so the decision does not count here.'
  expect((await shown('other', 'statement/commitment')).find((line) => line.includes('Rita'))).toBe(
    `# approved by Rita Reviewer of another house as reviewer, 2026-11-23 · ${why}`,
  )
})

test('who wrote a version is named', async () => {
  expect((await shown('house', 'statement/sealed'))[0]).toBe(
    '# statement/sealed v1 en-GB GB · draft · 2026-11-24 by Ada Author · They have their reasons.',
  )
})

test('a seal that holds is shown with its evidence, and the days on which the words are valid', async () => {
  expect(await first('house', 'statement/sealed')).toMatchObject({
    author: { name: 'Ada Author' },
    standsToday: 'draft',
    version: { valid: { from: '2026-11-19' } },
    seal: { state: 'holds', evidence: { title: 'Statement on scope', issuer: 'Ministry of Examples', file: 'statement.txt' } },
  })
})

test('the export of the library names each version whose seal does not hold, and writes it all the same', async () => {
  const ended = await chancery(here, 'library', 'export', 'written', '--data', 'house')
  expect([ended.status, ended.stderr.split('\n').filter((line) => line !== '')]).toEqual([
    0,
    [
      expect.stringMatching(
        /written: warning: statement\/broken: Version 1 of “Scope” \(en-GB\) went out with a seal that does not hold\. .* Quote the evidence word for word, or unseal the quotation and give the reason\.$/u,
      ),
    ],
  ])
  const { stdout } = await chancery(here, 'library', 'export', 'written-too', '--data', 'house', '--json')
  expect(JSON.parse(stdout)).toMatchObject({
    findings: [{ severity: 'warning', code: 'seal-broken', place: { clause: 'statement/broken' } }],
  })
})

test('a clause that is a quotation as a whole is called sealed', async () => {
  expect(await shown('house', 'statement/sealed')).toContainEqual(
    expect.stringMatching(/^# sealed, and repeats Statement on scope, Ministry of Examples, .*[0-9a-f]{64}$/u),
  )
})

test('of a clause with words of the house beside its quotation only the quotation is called sealed', async () => {
  expect(await shown('house', 'statement/mixed')).toContainEqual(
    expect.stringMatching(/^# its quotation is sealed, and repeats Statement on scope, .* · its other words are the house’s own$/u),
  )
})

test('a seal that is broken says where it parts from its evidence', async () => {
  expect((await shown('house', 'statement/broken')).find((line) => line.startsWith('# sealed'))).toMatch(
    /^# sealed, but: The quotation departs from its evidence after “It is advice to departments\. It does no”: .* It is sealed against Statement on scope, Ministry of Examples/u,
  )
})

test('a withdrawn version is headed by who withdrew it when and why, and what stands in, whatever its days say', async () => {
  const lines = await shown('house', 'statement/broken')
  expect(lines[2]).toMatch(
    /^# withdrawn on \d{4}-\d\d-\d\d by Rita Reviewer: It misquotes\. · use instead statement\/sealed v1 · from 2026-11-19$/u,
  )
  expect(lines.join(' ')).not.toContain('valid today')
  expect(await first('house', 'statement/broken')).toMatchObject({ standsToday: 'withdrawn', withdrawal: { by: 'Rita Reviewer' } })
})

test('a withdrawal that came with an import names nobody of this house', async () => {
  expect((await shown('other', 'statement/plain'))[2]).toMatch(/^# withdrawn on \d{4}-\d\d-\d\d: It says nothing\. · from/u)
})

test('words that nobody approved are not called valid', async () => {
  expect((await shown('house', 'statement/sealed'))[2]).toBe('# not approved yet · from 2026-11-19')
})

test('approved words are called valid on their days', async () => {
  expect((await shown('house', 'statement/commitment'))[2]).toBe('# valid today · from 2026-01-01')
})

test('JSON has of each decision what the lines say', async () => {
  expect(await first('other', 'statement/commitment')).toMatchObject({
    decisions: [{ name: 'Rita Reviewer', isOfThisHouse: false, role: 'reviewer', meaning: 'approve', counts: false }, { counts: false }],
  })
})
