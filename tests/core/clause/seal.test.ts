import { describe, expect, test } from 'vitest'
import { canBeSealed, hasOwnWords, sealBreak, sealedWords, type ClauseVersion } from '../../../core/clause/index.ts'

const evidence = `WRITTEN STATEMENT
We are able to confirm the position as
follows: 1. The policy applies to sensi-
tive sites. 2. It is advice to \u201cdepartments\u201d only.
Nothing else follows.`

describe('the seal of a quotation', () => {
  test('holds for the very words, with other white space and quote marks', () => {
    expect(sealBreak('1. The policy applies to sensitive sites.\n2. It is advice to "departments" only.', evidence)).toBeUndefined()
  })

  test('holds with ligatures and soft hyphens folded', () => {
    expect(sealBreak('We are able to con\uFB01rm the po\u00ADsition', evidence)).toBeUndefined()
  })

  test('holds over a line that ends with a soft hyphen', () => {
    expect(sealBreak('able to confirm the position', 'We are able to con\u00AD\nfirm the posi\u00AD\r\n tion.')).toBeUndefined()
  })

  test('holds for a hyphen that its evidence writes as a soft one at a line’s end', () => {
    expect(sealBreak('a well-known label', 'It is a well\u00AD\nknown label.')).toBeUndefined()
  })

  test('breaks for a hyphen that its evidence has as a soft one within a line', () => {
    expect(sealBreak('a well-known label', 'It is a well\u00ADknown label.')).toBeDefined()
  })

  test('holds for one hyphen kept and another joined', () => {
    expect(sealBreak('a well-known assessment', 'It is a well-\nknown assess-\nment.')).toBeUndefined()
  })

  test('holds for a hyphen that hangs at a line’s end, and for one that joins after it', () => {
    expect(sealBreak('for pre- and post-war assessments', 'It is for pre-\nand post-\nwar assess-\nments.')).toBeUndefined()
  })

  test('breaks for a word joined before a capital letter', () => {
    expect(sealBreak('at ExampleVision', 'It is sold at Example-\nVision.')).toBeDefined()
  })

  test('shows how the evidence goes on from where a mixture of hyphens parts from it', () => {
    expect(sealBreak('a well-known assessment follows', 'It is a well-\nknown assess-\nment fol-\nlows not.')).toBeUndefined()
    expect(sealBreak('a well-known assessment falls', 'It is a well-\nknown assess-\nment fol-\nlows not.')).toEqual({
      shared: 'a well-known assessment f',
      quotation: 'alls',
      evidence: 'ollows not.',
    })
  })

  test('breaks at one changed character and shows both texts from there', () => {
    const words = '2. It is advice to "departmenta" only.'
    expect(sealBreak(words, evidence)).toEqual({
      shared: '2. It is advice to "department',
      quotation: 'a" only.',
      evidence: 's" only. Nothing else follows.',
    })
  })

  test('breaks when a list label differs', () => {
    expect(sealBreak('3. It is advice', evidence)).toBeDefined()
  })

  test('breaks on a change of case', () => {
    expect(sealBreak('the policy applies', evidence)).toBeDefined()
  })

  test('breaks for no words at all', () => {
    expect(sealBreak('  ', evidence)).toBeDefined()
  })

  const body: ClauseVersion['body'] = [
    { type: 'paragraph', children: [{ text: 'Introduction' }] },
    {
      type: 'quotation',
      children: [
        { type: 'list-item', kind: 'decimal', level: 0, children: [{ text: 'First' }] },
        { type: 'attribution', children: [{ text: 'Ministry' }] },
      ],
    },
  ]

  test('covers the quotation with its labels, not what stands around it nor the attribution', () => {
    expect(sealedWords(body)).toBe('1. First')
  })

  test('leaves words beside the quotation to the house', () => {
    expect(hasOwnWords(body)).toBe(true)
  })

  test('leaves nothing to the house where the quotation, with who said it, is the whole clause', () => {
    expect(hasOwnWords([...body.slice(1), { type: 'paragraph', children: [{ text: ' ' }] }])).toBe(false)
  })

  test('cannot be set on a quotation with a merge field', () => {
    const field = { type: 'merge-field' as const, name: 'a.b', children: [{ text: '' }] as [{ text: string }] }
    expect(canBeSealed([{ type: 'quotation', children: [{ type: 'paragraph', children: [field] }] }])).toBe(false)
  })

  test.each(['quotation', 'paragraph'])(
    'cannot be set on a %s that stands only sometimes, whose words a letter could leave out',
    (what) => {
      const when = { field: 'a.b', test: 'set' as const }
      const paragraph = { type: 'paragraph' as const, ...(what === 'paragraph' && { when }), children: [{ text: 'x' }] }
      expect(canBeSealed([{ type: 'quotation', ...(what === 'quotation' && { when }), children: [paragraph] }])).toBe(false)
    },
  )

  test('cannot be set on a clause without a quotation', () => {
    expect(canBeSealed([{ type: 'paragraph', children: [{ text: 'x' }] }])).toBe(false)
  })
})
