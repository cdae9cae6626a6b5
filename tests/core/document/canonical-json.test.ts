import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../core/document/index.ts'

describe('canonical JSON (RFC 8785)', () => {
  test('sorts keys by UTF-16 code units, as the example of §3.2.3 does', () => {
    const keys = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\u{1f600}': 'Emoji',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    const sorted = [...canonicalJson(keys).matchAll(/:"([^"]+)"/gu)].map((match) => match[1])
    expect(sorted).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji',
      'Hebrew Letter Dalet With Dagesh',
    ])
  })

  test.each([
    [333333333.3333333, '333333333.3333333'],
    [1e30, '1e+30'],
    [4.5, '4.5'],
    [2e-3, '0.002'],
    [1e-27, '1e-27'],
    [-0, '0'],
  ])('writes the number %d as ECMAScript does (§3.2.2.3)', (number, written) => {
    expect(canonicalJson(number)).toBe(written)
  })

  test('writes strings with the escapes of §3.2.2.2 and no others', () => {
    expect(canonicalJson('€$\u000F\nA\'B"\\"/')).toBe(String.raw`"€$\u000f\nA'B\"\\\"/"`)
  })

  test('refuses a number that JSON cannot say', () => {
    expect(() => canonicalJson(Number.NaN)).toThrow(TypeError)
  })

  test('refuses half of a surrogate pair', () => {
    expect(() => canonicalJson({ text: '\uD800' })).toThrow(TypeError)
  })

  test('leaves out keys without a value', () => {
    expect(canonicalJson({ kept: 1, left: undefined })).toBe('{"kept":1}')
  })
})
