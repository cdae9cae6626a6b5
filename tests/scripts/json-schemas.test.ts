import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { jsonSchemas } from '../../scripts/json-schemas.ts'

test.each([...jsonSchemas()])('%s says what the program embeds and prints today', (name, text) => {
  expect(readFileSync(join(import.meta.dirname, '../../docs/schemas', name), 'utf8')).toBe(text)
})
