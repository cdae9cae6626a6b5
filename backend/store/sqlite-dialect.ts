import { SqliteAdapter, SqliteDialect, type DialectAdapter, type SqliteDatabase, type SqliteStatement } from 'kysely'
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'

/** Prepared statements kept; the store asks far fewer different questions. */
const mostStatements = 100

/** SQLite can roll back a table that was made; saying so lets a migration that fails leave nothing behind. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/** Kysely over Node's own SQLite. */
export class NodeSqliteDialect extends SqliteDialect {
  constructor(database: DatabaseSync) {
    super({ database: asKyselyWants(database) })
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalAdapter()
  }
}

function asKyselyWants(database: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, StatementSync>()
  const prepared = (sql: string): StatementSync => {
    const statement = statements.get(sql) ?? database.prepare(sql)
    statements.delete(sql)
    statements.set(sql, statement)
    const [oldest] = statements.keys()
    if (statements.size > mostStatements && oldest !== undefined) statements.delete(oldest)
    return statement
  }
  return {
    close: () => {
      statements.clear()
      database.close()
    },
    // A transaction that will write takes the write lock at once: taken later, two of them can wait for each other.
    prepare: (sql) => {
      // A full disk ends the transaction by itself; rolling back then would hide why it ended.
      if (sql === 'rollback' && !database.isTransaction) return asStatement(prepared('select 1'))
      return asStatement(prepared(sql === 'begin' ? 'begin immediate' : sql))
    },
  }
}

function asStatement(statement: StatementSync): SqliteStatement {
  const values = (parameters: readonly unknown[]): SQLInputValue[] =>
    parameters.map((value) => (typeof value === 'boolean' ? Number(value) : (value as SQLInputValue)))
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => {
      const { changes, lastInsertRowid } = statement.run(...values(parameters))
      return { changes, lastInsertRowid }
    },
    iterate: (parameters) => statement.iterate(...values(parameters)),
  }
}
