import { describe, expect, test } from 'vitest'
import { digestOf, digestOfDocument, type Document, type Run } from '../../../core/document/index.ts'

const paragraph = (...children: Run[]): Document => [{ type: 'paragraph', children }]

describe('the digest of a document', () => {
  test('is SHA-256: the empty text gives the digest of FIPS 180-4', () => {
    expect(digestOf('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  test('is the same for a text in one run and in two equal ones', () => {
    expect(digestOfDocument(paragraph({ text: 'Our cameras' }))).toBe(digestOfDocument(paragraph({ text: 'Our ' }, { text: 'cameras' })))
  })

  test('is the same for a mark that is false and one that is absent', () => {
    expect(digestOfDocument(paragraph({ text: 'a', bold: false }))).toBe(digestOfDocument(paragraph({ text: 'a' })))
  })

  test('is the same for composed and decomposed letters (NFC)', () => {
    expect(digestOfDocument(paragraph({ text: 'e\u0301' }))).toBe(digestOfDocument(paragraph({ text: '\u00e9' })))
  })

  test('changes with one character', () => {
    expect(digestOfDocument(paragraph({ text: 'shall' }))).not.toBe(digestOfDocument(paragraph({ text: 'shalt' })))
  })

  test('changes with a mark', () => {
    expect(digestOfDocument(paragraph({ text: 'a', bold: true }))).not.toBe(digestOfDocument(paragraph({ text: 'a' })))
  })

  test('keeps the marks of a merge field apart from one without', () => {
    const field = (spacer: Run): Document => [
      { type: 'paragraph', children: [{ type: 'merge-field', name: 'company.name', children: [spacer] }] },
    ]
    expect(digestOfDocument(field({ text: '', bold: true }))).not.toBe(digestOfDocument(field({ text: '' })))
  })
})
