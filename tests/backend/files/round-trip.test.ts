import fc from 'fast-check'
import { expect, test } from 'vitest'
import { serialiseDocument, type Block } from '../../../core/document/index.ts'
import { readMarkdown } from '../../../backend/files/read-markdown.ts'
import { findingsOf } from '../../../backend/files/source-text.ts'
import { writeMarkdown } from '../../../backend/files/write-markdown.ts'
import { document } from '../../arbitrary/document.ts'
import { runs } from '../../random-size.ts'

function read(text: string): Block[] {
  const findings = findingsOf('test.md')
  const imageAt = () => ({ digest: 'ab'.repeat(32), mediaType: 'image/png' as const })
  const body = readMarkdown({ text, firstLine: 1, imageAt }, findings)
  expect(findings.list).toEqual([])
  return [...body.blocks]
}

test('document → file → document keeps every document', () => {
  fc.assert(
    fc.property(document, (blocks) => {
      expect(serialiseDocument(read(writeMarkdown(blocks)))).toBe(serialiseDocument(blocks))
    }),
    { numRuns: runs(4_000) },
  )
})
