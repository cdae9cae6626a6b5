import { DOMParser } from '@xmldom/xmldom'
import { Editor } from 'slate'
import { describe, expect, test } from 'vitest'
import { toSlateForm, type Block, type ClauseContent } from '../../../core/document/index.ts'
import { pinClause } from '../../../core/letter/index.ts'
import { blocksFromFragment, clauseDataType, draggedClause, dragOf } from '../../../renderer/letter-editor/behaviours/clipboard.ts'
import { insertBlocks } from '../../../renderer/letter-editor/commands/insert-blocks.ts'
import { blocksFromHtml, type MarkupNode } from '../../../renderer/letter-editor/paste/html.ts'
import { blocksFromText } from '../../../renderer/letter-editor/paste/text.ts'
import { caretAt, certificate, certificateBlock, editorWith, item, paragraph, part, shape, table } from './letters.ts'

function read(html: string): Block[] {
  const parsed = new DOMParser().parseFromString(`<body>${html}</body>`, 'text/html')
  return blocksFromHtml(parsed.documentElement as unknown as MarkupNode)
}

describe('HTML', () => {
  test('keeps headings, paragraphs, marks and links', () => {
    expect(read('<h1>Title</h1><p>Plain <b>bold</b> <a href="https://example.com/">link</a></p>')).toEqual(
      toSlateForm([
        { type: 'heading', level: 2, children: [{ text: 'Title' }] },
        {
          type: 'paragraph',
          children: [
            { text: 'Plain ' },
            { text: 'bold', bold: true },
            { text: ' ' },
            { type: 'link', url: 'https://example.com/', children: [{ text: 'link' }] },
          ],
        },
      ]),
    )
  })

  test('keeps the numbers and levels of lists', () => {
    expect(read('<ol start="3"><li>Three<ul><li>Nested</li></ul></li><li>Four</li></ol>')).toMatchObject([
      { kind: 'decimal', level: 0, start: 3 },
      { kind: 'bullet', level: 1 },
      { kind: 'decimal', level: 0 },
    ])
  })

  test('keeps tables rectangular', () => {
    expect(read('<table><tr><th>a</th><th>b</th></tr><tr><td>c</td></tr></table>')).toMatchObject([
      { type: 'table', headerRows: 1, columns: { length: 2 }, children: [{}, { children: { length: 2 } }] },
    ])
  })

  test.each([
    ['a script', '<p>a<script>alert(1)</script></p>'],
    ['a style', '<style>p{}</style><p>a</p>'],
    ['an image from elsewhere', '<p>a<img src="https://example.com/x.png"/></p>'],
    ['a link that runs code', '<p><a href="javascript:alert(1)">a</a></p>'],
    ['words deleted by tracked changes', '<p>a<del>b</del></p>'],
    ['a frame', '<p>a<iframe src="https://example.com"></iframe></p>'],
  ])('leaves nothing of %s', (_name, html) => {
    expect(read(html)).toEqual([paragraph('a')])
  })

  test('does not take a whole paste as bold because its wrapper is bold and takes it back', () => {
    expect(read('<b style="font-weight:normal"><p>plain</p></b>')).toEqual([paragraph('plain')])
  })

  test("does not unset bold for Word's setting of other scripts", () => {
    expect(read('<p><b style="mso-bidi-font-weight:normal">bold</b></p>')).toEqual([
      { type: 'paragraph', children: [{ text: 'bold', bold: true }] },
    ])
  })
})

test('merged cells of pasted HTML keep their places', () => {
  const html = '<table><tr><td rowspan="2">a</td><td colspan="2">b</td></tr><tr><td>c</td><td>d</td></tr></table>'
  expect(read(html)).toMatchObject([
    {
      columns: { length: 3 },
      children: [
        { children: [{ rowSpan: 2, children: [{ text: 'a' }] }, { columnSpan: 2, children: [{ text: 'b' }] }, {}] },
        { children: [{ children: [{ text: '' }] }, { children: [{ text: 'c' }] }, { children: [{ text: 'd' }] }] },
      ],
    },
  ])
})

describe('plain text', () => {
  test('with as many tabs in each line is a table, as spreadsheets write it', () => {
    expect(blocksFromText('Range\tPrice\r\nAperture\t"12\n""net"""\r\n')).toMatchObject([
      {
        type: 'table',
        headerRows: 0,
        children: [
          { children: [{ children: [{ text: 'Range' }] }, { children: [{ text: 'Price' }] }] },
          { children: [{ children: [{ text: 'Aperture' }] }, { children: [{ text: '12\n"net"' }] }] },
        ],
      },
    ])
  })

  test('with tabs in some lines only stays lines', () => {
    expect(blocksFromText('a\tb\nc')).toEqual([paragraph('a\tb'), paragraph('c')])
  })

  test('is one paragraph a line', () => {
    expect(blocksFromText('one\r\n\r\ntwo')).toEqual([paragraph('one'), paragraph('two')])
  })

  test('loses control characters and halves of surrogate pairs', () => {
    expect(blocksFromText('a\u0000b\u001bc\ud800d')).toEqual([paragraph('abcd')])
  })
})

describe('a fragment of a letter', () => {
  test('keeps a whole clause locked', () => {
    const editor = editorWith([paragraph('')])
    expect(blocksFromFragment(editor, [certificateBlock])).toMatchObject([{ type: 'clause', code: certificate.code }])
  })

  test('turns part of a clause into free text', () => {
    const editor = editorWith([paragraph('')])
    const some = { ...certificateBlock, children: [{ type: 'paragraph', children: [{ text: 'cameras' }] }] }
    expect(blocksFromFragment(editor, [some])).toEqual([paragraph('cameras')])
  })

  test('keeps a clause of another jurisdiction than one with its code and language', () => {
    const editor = editorWith([paragraph('')])
    editor.clauseVersions = [
      { ...certificate, jurisdictions: ['IE'], body: [{ type: 'paragraph', children: [{ text: 'Words for Ireland.' }] }] },
      certificate,
    ]
    expect(blocksFromFragment(editor, [certificateBlock])).toEqual([certificateBlock])
  })

  test('turns a part of the letter into free text', () => {
    const editor = editorWith([paragraph('')])
    expect(blocksFromFragment(editor, [part('date', '4 May')])).toEqual([paragraph('4 May')])
  })

  test('keeps the text of what it does not know', () => {
    const editor = editorWith([paragraph('')])
    expect(blocksFromFragment(editor, [{ type: 'video', children: [{ text: 'caption' }] }])).toEqual([paragraph('caption')])
  })
})

describe('blocks come in', () => {
  test('into the middle of a line: its halves flow together with the first and the last paragraph', () => {
    const editor = editorWith([paragraph('abcd')])
    caretAt(editor, 0, 2)
    insertBlocks(editor, [paragraph('one'), paragraph('two')])
    expect(shape(editor)).toEqual(['paragraph: abone', 'paragraph: twocd'])
  })

  test('in place of an empty line', () => {
    const editor = editorWith([paragraph('')])
    caretAt(editor, 0)
    insertBlocks(editor, [item('one'), paragraph('two')])
    expect(shape(editor)).toEqual(['decimal 0: one', 'paragraph: two'])
  })

  test('into a cell as lines of its text', () => {
    const editor = editorWith([table(['a'])])
    caretAt(editor, [0, 0, 0], 1)
    insertBlocks(editor, [paragraph('one'), paragraph('two')])
    expect(shape(editor)).toEqual(['table: aone\ntwo'])
  })

  test('behind a selected chip, which is not divided', () => {
    const editor = editorWith([
      {
        type: 'paragraph',
        children: [{ text: '' }, { type: 'merge-field', name: 'partner.name', children: [{ text: '' }] }, { text: 'cd' }],
      },
    ])
    editor.select({ path: [0, 1, 0], offset: 0 })
    insertBlocks(editor, [paragraph('one'), paragraph('two')])
    expect(shape(editor)).toEqual(['paragraph: one', 'paragraph: twocd'])
    expect(editor.children[0]).toMatchObject({ children: [{}, { type: 'merge-field' }, { text: 'one' }] })
  })

  test('with the caret behind them', () => {
    const editor = editorWith([paragraph('abcd')])
    caretAt(editor, 0, 2)
    insertBlocks(editor, [paragraph('one'), paragraph('two')])
    editor.insertText('!')
    expect(shape(editor)).toEqual(['paragraph: abone', 'paragraph: two!cd'])
  })
})

test('a drag brings the variant of the jurisdictions that it names', () => {
  const editor = editorWith([paragraph('')])
  editor.clauseVersions = [{ ...certificate, jurisdictions: ['IE'] }, certificate]
  const named = draggedClause(editor, { getData: (type) => (type === clauseDataType ? dragOf(certificate) : '') })
  expect(named?.jurisdictions).toEqual(['GB'])
})

test.each([
  ['a known clause', dragOf(certificate), certificate.code],
  ['a version that is not at hand', dragOf({ ...certificate, version: 7 }), undefined],
  ['what is not JSON', '{', undefined],
])('a drag that names %s', (_name, data, code) => {
  const editor = editorWith([paragraph('')])
  const named = draggedClause(editor, { getData: (type) => (type === clauseDataType ? data : '') })
  expect(named?.code).toBe(code)
})

test('what is pasted over a clause takes its place, and the clause after it stays, though a table begins it', () => {
  const clause = pinClause({ ...certificate, body: [table(['Range', 'Valid'])] as ClauseContent[] })
  const editor = editorWith([certificateBlock, clause])
  editor.select(Editor.range(editor, [0]))
  insertBlocks(editor, [paragraph('Pasted')])
  expect([shape(editor)[0], editor.children[1]]).toEqual(['paragraph: Pasted', editorWith([clause]).children[0]])
})
