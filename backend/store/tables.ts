import type { ClauseTables } from './clause-tables.ts'
import type { LetterTables } from './letter-tables.ts'
import type { PeopleTables } from './people-tables.ts'
import type { RegisterTables } from './register-tables.ts'
import type { ReviewTables } from './review-tables.ts'
import type { SigningTables } from './signing-tables.ts'

/** All tables of the store. Times are ISO 8601 in UTC, days ISO 8601, ids UUIDv7, digests SHA-256 as hexadecimal digits, JSON is text. */
export interface Tables extends LetterTables, ClauseTables, PeopleTables, ReviewTables, RegisterTables, SigningTables {}
