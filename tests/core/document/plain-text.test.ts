import { expect, test } from 'vitest'
import { plainText, type Block } from '../../../core/document/index.ts'

test('plain text gives list labels, cells, attribution, citations and footnotes as a reader meets them', () => {
  const blocks: Block[] = [
    {
      type: 'paragraph',
      children: [
        { text: 'See ' },
        { type: 'citation', source: 'Act', children: [{ text: '' }] },
        { text: ' here' },
        { type: 'footnote', children: [{ text: 'A note.' }] },
      ],
    },
    { type: 'list-item', kind: 'decimal', level: 0, start: 3, children: [{ text: 'third' }] },
    {
      type: 'quotation',
      children: [
        { type: 'paragraph', children: [{ text: 'Said' }] },
        { type: 'attribution', children: [{ text: 'Somebody' }] },
      ],
    },
    {
      type: 'table',
      headerRows: 1,
      columns: [{}, {}],
      children: [
        {
          type: 'table-row',
          children: [
            { type: 'table-cell', children: [{ text: 'a' }] },
            { type: 'table-cell', children: [{ text: 'b' }] },
          ],
        },
      ],
    },
    { type: 'paragraph', children: [{ type: 'merge-field', name: 'partner.name', children: [{ text: '' }] }] },
  ]
  expect(plainText(blocks)).toBe('See [1] here\n3. third\nSaid\n— Somebody\na\tb\n{{partner.name}}\n1 A note.')
})
