import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digestOfJson, parseDocument, serialiseDocument, type Json } from '../../../core/document/index.ts'
import { document } from '../../arbitrary/document.ts'
import { runs } from '../../random-size.ts'

function parsedChildren(text: string): unknown {
  const { children } = JSON.parse(text) as { children: unknown }
  const parsed = parseDocument(children)
  return parsed.ok ? parsed.value : parsed.error
}

test('parse(serialise(x)) = x for any document', () => {
  fc.assert(
    fc.property(document, (blocks) => {
      const withoutAbsent = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
      expect(withoutAbsent(parsedChildren(serialiseDocument(blocks)))).toEqual(withoutAbsent(blocks))
    }),
    { numRuns: runs(10_000) },
  )
})

function reversedKeys(value: Json): Json {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(reversedKeys)
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, reversedKeys(member ?? null)]),
  )
}

test('the digest does not depend on the order of keys', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(digestOfJson(reversedKeys(value as Json))).toBe(digestOfJson(value as Json))
    }),
    { numRuns: runs(10_000) },
  )
})
