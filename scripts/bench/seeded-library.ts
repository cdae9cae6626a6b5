import { Kysely } from 'kysely'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { clauseOf, gatherClause, insertVersion } from '../../backend/store/clause-rows.ts'
import { Connection } from '../../backend/store/connection.ts'
import { openStore, outsideHere } from '../../backend/store/index.ts'
import { NodeSqliteDialect } from '../../backend/store/sqlite-dialect.ts'
import type { Tables } from '../../backend/store/tables.ts'
import { clauseKinds, digestOfClauseVersion, type ClauseVersion } from '../../core/clause/index.ts'
import { succeed } from '../../core/requests/index.ts'
import { numbersFrom } from './seeded-register.ts'

/** Clauses put into a store in one transaction. */
const batch = 500
const author = '01939a10-0000-7000-8000-000000000001'
const words =
  'camera recorder scope assessed regulator statement partner retail certificate every year binds departments sensitive sites equipment supply market guidance published clause answer question model owner register evidence'.split(
    ' ',
  )

/**
 * Puts clauses with `versions` versions each into the store in `folder`, with their entries in the audit trail, many in one
 * transaction: one by one they would take minutes. The last version of one clause in five is a draft, all others are approved.
 */
export async function seedLibrary(
  folder: string,
  { clauses, versions, seed }: { readonly clauses: number; readonly versions: number; readonly seed: number },
): Promise<void> {
  const made = await openStore(folder, outsideHere())
  if (!made.ok) throw new Error(made.error.message)
  await made.value.close()
  const database = new DatabaseSync(join(folder, 'chancery.sqlite'))
  // Nobody needs this store after a power cut.
  database.exec('pragma journal_mode = wal; pragma synchronous = off')
  const connection = new Connection(new Kysely<Tables>({ dialect: new NodeSqliteDialect(database) }), outsideHere())
  const random = numbersFrom(seed)
  for (let first = 0; first < clauses; first += batch) {
    const seeded = await connection.change(async (change) => {
      for (let index = first; index < Math.min(first + batch, clauses); index += 1) {
        const drawn = Array.from({ length: versions }, (_, number) => versionOf(index, number + 1, random))
        const clause = await clauseOf(change, versionOf(index, 1, random))
        for (const version of drawn) {
          const state = version.version === versions && index % 5 === 0 ? 'draft' : 'approved'
          const id = await insertVersion(change, clause, version, state, { author, reason: 'Seeded.', madeAt: change.now })
          await change.record({
            actor: author,
            kind: 'clause-version.created',
            entity: id,
            payload: { code: version.code, version: version.version, after: digestOfClauseVersion(version), reason: 'Seeded.' },
          })
        }
        await gatherClause(change, clause)
      }
      return succeed(undefined)
    })
    if (!seeded.ok) throw new Error(seeded.error.message)
  }
  await connection.close()
}

/** A version of three paragraphs of some forty words. */
function versionOf(index: number, number: number, random: (below: number) => number): ClauseVersion {
  const sentence = (): string => `${Array.from({ length: 40 }, () => words[random(words.length)] ?? '').join(' ')}.`
  return {
    code: `statement/clause-${String(index)}`,
    kind: clauseKinds[index % clauseKinds.length] ?? 'statement',
    title: `Clause ${String(index)} on ${words[index % words.length] ?? ''}`,
    language: 'en-GB',
    jurisdictions: [[], ['GB'], ['GB', 'IE']][index % 3] ?? [],
    version: number,
    valid: index % 4 === 0 ? { from: '2025-01-01', until: `2027-0${String(1 + (index % 9))}-01` } : {},
    tags: [words[index % 7] ?? '', words[index % 11] ?? ''],
    evidence: [],
    body: Array.from({ length: 3 }, () => ({ type: 'paragraph' as const, children: [{ text: sentence() }] })),
  }
}
