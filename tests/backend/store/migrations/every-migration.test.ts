import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrations } from '../../../../backend/store/migrations/index.ts'

const numbered = (folder: string, end: string): string[] =>
  readdirSync(join(import.meta.dirname, folder))
    .filter((name) => /^\d{4}-/u.test(name) && name.endsWith(end))
    .map((name) => name.slice(0, -end.length))
    .toSorted()

const names = Object.keys(migrations)

test('the migrations are numbered without a gap, in the order in which they are run', () => {
  expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, index) => index + 1))
})

test('every migration is a file of its own', () => {
  expect(numbered('../../../../backend/store/migrations', '.ts')).toEqual(names)
})

test('every migration has a test of its own', () => {
  expect(numbered('.', '.test.ts')).toEqual(names)
})
