import { Kysely } from 'kysely'
import { DatabaseSync } from 'node:sqlite'
import type { StoreFailure } from './failures.ts'
import { migrateTo, migrationsMade } from './migrate.ts'
import { NodeSqliteDialect } from './sqlite-dialect.ts'
import type { Tables } from './tables.ts'

/** The columns of each table as SQLite tells them (sqlite.org/pragma.html: table_list, table_xinfo), by the table's name. */
type Shape = ReadonlyMap<string, { readonly isStrict: boolean; readonly columns: ReadonlyMap<string, string> }>

/**
 * What is another in the tables of a store than the migrations that it says it went through would have made; undefined where
 * they are the same. Early builds made some tables otherwise under the same name, and no query of today runs on those.
 */
export async function schemaDifference(database: DatabaseSync): Promise<StoreFailure | undefined> {
  const last = migrationsMade(database).at(-1)
  if (last === undefined) return undefined
  const different = firstDifference(shapeOf(database), await shapeAfter(last))
  if (different === undefined) return undefined
  return {
    code: 'store-other-build',
    message: `The letters of this computer were made by an early build of Chancery that kept them otherwise (${different}), so this one cannot read them and left them as they are.`,
    remedy:
      'Bring back a backup that this Chancery made with "chancery restore", or export the library with the build that made them, and import it into a new data folder.',
  }
}

async function shapeAfter(migration: string): Promise<Shape> {
  const database = new DatabaseSync(':memory:')
  const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(database) })
  try {
    await migrateTo(db, migration)
    return shapeOf(database)
  } finally {
    await db.destroy()
  }
}

function shapeOf(database: DatabaseSync): Shape {
  const tables = database.prepare("select name, strict from pragma_table_list where schema = 'main' and type in ('table', 'virtual')").all()
  const columnsOf = database.prepare('select name, type, "notnull", dflt_value, pk, hidden from pragma_table_xinfo(?)')
  const columns = (table: string): Map<string, string> =>
    new Map(columnsOf.all(table).map(({ name, ...column }) => [String(name), Object.values(column).join(' ')]))
  return new Map(tables.map(({ name, strict }) => [String(name), { isStrict: strict === 1, columns: columns(String(name)) }]))
}

/** Tables and columns are looked for in the order of the program; what another program put beside them harms nobody. */
function firstDifference(found: Shape, wanted: Shape): string | undefined {
  for (const [table, { isStrict, columns }] of wanted) {
    const there = found.get(table)
    if (there === undefined) return `there is no table "${table}"`
    if (there.isStrict !== isStrict) return `the table "${table}" checks its values otherwise`
    for (const [column, kind] of columns) {
      const other = there.columns.get(column)
      if (other === undefined) return `the table "${table}" has no "${column}"`
      if (other !== kind) return `the table "${table}" has another "${column}"`
    }
    const added = [...there.columns.keys()].find((column) => !columns.has(column))
    if (added !== undefined) return `the table "${table}" has a "${added}" more`
  }
  return undefined
}
