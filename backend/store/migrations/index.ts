import type { Migration } from 'kysely/migration'
import { letters } from './0001-letters.ts'
import { images } from './0002-images.ts'

/** All migrations in their order. A released one never changes; what it forgot is the next one's. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-letters': letters,
  '0002-images': images,
}
