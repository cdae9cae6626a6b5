import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { folderOnDisk, readLibraryFiles } from '../../backend/files/index.ts'
import { chancery } from './chancery.ts'
import { fullLibrary } from './full-library.ts'

const here = mkdtempSync(join(tmpdir(), 'chancery-round-trip-'))

/**
 * All that a library holds, table by table. What is left out is of one store alone: ids, when something came, and where a file of
 * evidence lay in its folder.
 */
const tables: Readonly<Record<string, string>> = {
  'clause versions with their states, days, reasons and authors': `
    select identity, number, clause_versions.state, frozen, digest, body_digest, valid_from, valid_until, clause_versions.review_by, reason, author,
      made_at, approved_at, withdrawn_at, withdrawal,
      (select of.identity || ' ' || other.number from clause_versions as other join clauses as of on of.id = other.clause_id
        where other.id = clause_versions.replacement) as replacement
    from clause_versions join clauses on clauses.id = clause_id order by identity, number`,
  'what each clause version says': `
    select identity, number, json_remove(content, '$.evidence[0].file') as content
    from clause_versions join clauses on clauses.id = clause_id order by identity, number`,
  'what a list of clauses shows': `
    select identity, code, kind, title, language, jurisdictions, owner, newest, state, approved, expires, review_by, sort_key,
      (select group_concat(tag, ', ') from (select tag from clause_tags where clause_id = clauses.id order by tag)) as tags
    from clauses order by identity`,
  'versions of the house': `
    select kind, code, number, state, frozen, content, digest, reason, author, made_at, withdrawal from house_versions
    order by kind, code, number`,
  'decisions with their signatures and keys': `
    select id, subject, digest, meaning, role, person, public_key, at, comment, signature from decisions order by id`,
  'public keys, and who vouched for them': 'select person, public_key, at, vouching, signature from vouchings order by signature',
  'files of evidence': 'select digest, name, media_type, size, hex(bytes) as bytes from evidence_files order by digest',
  transcripts: 'select digest, evidence, text, author, made_at from transcripts order by digest',
  pictures: 'select digest, media_type, width, height, hex(bytes) as bytes from images order by digest',
}

function rowsIn(data: string, sql: string): unknown[] {
  const database = new DatabaseSync(join(here, data, 'chancery.sqlite'), { readOnly: true })
  try {
    return database.prepare(sql).all()
  } finally {
    database.close()
  }
}

function trailOf(data: string): unknown[] {
  return rowsIn(data, 'select seq, hash from audit order by seq')
}

function filesIn(folder: string): [string, string][] {
  return [...folderOnDisk(join(here, folder)).paths()].map((path) => [path, readFileSync(join(here, folder, path), 'hex')])
}

beforeAll(async () => {
  await (await fullLibrary(join(here, 'house'))).close()
  for (const command of [
    ['export', 'exported', '--data', 'house'],
    ['import', 'exported', '--data', 'other'],
    ['export', 'again', '--data', 'other'],
  ]) {
    const { status, stderr } = await chancery(here, 'library', ...command)
    if (status !== 0) throw new Error(`library ${command.join(' ')}: ${stderr}`)
  }
}, 60_000)
afterAll(() => {
  rmSync(here, { recursive: true, force: true })
})

describe('a library that was exported and imported into an empty store', () => {
  test('was one with a version in every state, of clauses and of the house', () => {
    const states = 'select distinct state from clause_versions order by state'
    expect(rowsIn('house', states).map((row) => Object.values(row as object)[0])).toEqual([
      'approved',
      'changes-asked',
      'draft',
      'in-review',
      'refused',
      'withdrawn',
    ])
    expect(Object.values(tables).every((sql) => rowsIn('house', sql).length > 0)).toBe(true)
  })

  test.each(Object.entries(tables))('has the same %s', (_, sql) => {
    expect(rowsIn('other', sql)).toEqual(rowsIn('house', sql))
  })

  test('is exported as the same files, byte for byte, but for the root key of the house', () => {
    const isFile = ([path]: [string, string]): boolean => path !== 'library.record.json'
    const recordIn = (folder: string): unknown => ({
      ...JSON.parse(readFileSync(join(here, folder, 'library.record.json'), 'utf8')),
      root: undefined,
    })
    expect(recordIn('again')).toEqual(recordIn('exported'))
    expect(filesIn('again').filter(isFile)).toEqual(filesIn('exported').filter(isFile))
  })

  test('leaves out no picture and no file of evidence', () => {
    const { images, evidence, findings } = readLibraryFiles(folderOnDisk(join(here, 'exported')))
    expect([images.length, evidence.size, findings]).toEqual([2, 2, []])
  })

  test('keeps a quotation sealed against a text where its records were taken away', () => {
    const folder = folderOnDisk(join(here, 'exported'))
    const paths = new Set([...folder.paths()].filter((path) => !path.endsWith('.record.json')))
    const { versions } = readLibraryFiles({ ...folder, paths: () => paths })
    const kept = versions.filter(({ version }) => version.seal !== undefined).map(({ version, record }) => [version.code, record])
    expect(kept).toEqual([['statement/sealed', undefined]])
  })
})

test.each(['house', 'other'])('an import of what is known in %s says so, ends with 0, and leaves no trace', async (data) => {
  const before = trailOf(data)
  const { status, stdout } = await chancery(here, 'library', 'import', 'exported', '--data', data)
  expect([status, stdout.split('\n')[0], trailOf(data)]).toEqual([0, 'Nothing changed: all is known here already.', before])
})

test('an export leaves no trace in the store, and nothing but its folder beside it', () => {
  expect([rowsIn('house', "select kind from audit where kind like '%export%'"), readdirSync(here).toSorted()]).toEqual([
    [],
    ['again', 'exported', 'house', 'other'],
  ])
})
