import { DOMParser } from '@xmldom/xmldom'
import { describe, expect, test } from 'vitest'
import { digestOfDocument, type Block } from '../../../core/document/index.ts'
import { blocksFromHtml, type MarkupNode } from '../../../renderer/letter-editor/paste/html.ts'
import { leftOutOf, leftOutText } from '../../../renderer/letter-editor/paste/left-out.ts'
import { blocksFromText } from '../../../renderer/letter-editor/paste/text.ts'
import { paragraph } from './letters.ts'

function bodyOf(html: string): MarkupNode {
  // A browser takes Word's own elements as they are; this parser wants to know their name space.
  const body = `<body xmlns:o="urn:schemas-microsoft-com:office:office">${html}</body>`
  return new DOMParser().parseFromString(body, 'text/xml').documentElement as unknown as MarkupNode
}

/** Blocks in short: what they are, and their words with their marks. */
function tree(blocks: readonly Block[]): unknown {
  // The digest refuses what is no document.
  digestOfDocument(blocks)
  return JSON.parse(
    JSON.stringify(blocks, (key, value: unknown) => (key === 'columns' ? undefined : value)).replaceAll(/\{"text":""\},?/gu, ''),
  )
}

const item = (kind: string, level: number, text: string) => ({ type: 'list-item', kind, level, children: [{ text }] })

/** Our own words in the markup of each program, what becomes of them, and what is told to stay behind. */
const sources: readonly (readonly [string, string, readonly unknown[], string | undefined])[] = [
  [
    'Word',
    `<h1>Range<o:p></o:p></h1>
     <p class="MsoNormal">We <b style="mso-bidi-font-weight:normal">confirm</b><a style="mso-footnote-id:ftn1" href="#_ftn1"><sup>[1]</sup></a>
       <ins cite="mailto:a" datetime="2026-11-02T10:00">the new</ins><del cite="mailto:a">the old</del> range<span class="MsoCommentReference"><a class="msocomanchor" href="#_msocom_1">[AP1]</a></span>.</p>
     <p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1.<span>&#160;&#160;</span></span>First</p>
     <p class="MsoListParagraph" style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">a)<span>&#160;</span></span>Second</p>
     <p class="MsoListParagraph" style="mso-list:l1 level1 lfo2"><span style="mso-list:Ignore">·<span>&#160;</span></span>Point</p>
     <p class="MsoNormal"><img src="file:///C:/chart.png" /><o:p>&#160;</o:p></p>
     <div style="mso-element:footnote-list"><div style="mso-element:footnote" id="ftn1"><p class="MsoFootnoteText">A note.</p></div></div>
     <div style="mso-element:comment-list"><div style="mso-element:comment"><p class="MsoCommentText">Really?</p></div></div>`,
    [
      { type: 'heading', level: 2, children: [{ text: 'Range' }] },
      {
        type: 'paragraph',
        children: [{ text: 'We ' }, { text: 'confirm', bold: true }, { text: ' the new range.' }],
      },
      item('decimal', 0, 'First'),
      item('lower-alpha', 1, 'Second'),
      item('bullet', 0, 'Point'),
    ],
    'The paste came without 2 tracked changes, 1 comment, 1 footnote and 1 image. Tracked changes were taken as accepted.',
  ],
  [
    'Google Docs',
    `<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400">Plain and </span><span style="font-weight:700;font-style:italic">bold</span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup><span style="text-decoration:underline">line</span></p>
     <ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>Point</span></p></li></ul>
     <div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>A comment.</span></p></div></b>`,
    [
      {
        type: 'paragraph',
        children: [{ text: 'Plain and ' }, { text: 'bold', bold: true, italic: true }, { text: 'line', underline: true }],
      },
      item('bullet', 0, 'Point'),
    ],
    'The paste came without 1 comment.',
  ],
  [
    'Outlook',
    `<div class="WordSection1"><p class="MsoNormal"><span lang="EN-GB" style="font-size:11.0pt">Dear partner,</span></p>
     <p class="MsoNormal"><o:p>&#160;</o:p></p><p class="MsoNormal">See <a href="https://example.com/plan">the plan</a>.</p>
     <p class="MsoNormal"><img src="cid:image001.png@1" alt="Logo" /></p></div>`,
    [
      paragraph('Dear partner,'),
      {
        type: 'paragraph',
        children: [{ text: 'See ' }, { type: 'link', url: 'https://example.com/plan', children: [{ text: 'the plan' }] }, { text: '.' }],
      },
    ],
    'The paste came without 1 image.',
  ],
  [
    'Excel',
    `<table border="0"><col width="64" /><tr height="20"><td class="xl65" colspan="2">Prices</td></tr><tr><td class="xl66">Aperture</td><td align="right">12.50</td></tr></table>`,
    [
      {
        type: 'table',
        headerRows: 0,
        children: [
          {
            type: 'table-row',
            children: [
              { type: 'table-cell', columnSpan: 2, children: [{ text: 'Prices' }] },
              { type: 'table-cell', children: [] },
            ],
          },
          {
            type: 'table-row',
            children: [
              { type: 'table-cell', children: [{ text: 'Aperture' }] },
              { type: 'table-cell', children: [{ text: '12.50' }] },
            ],
          },
        ],
      },
    ],
    undefined,
  ],
  [
    'a web page',
    `<article><h3>What is new</h3><p>Read <a href="javascript:alert(1)">this</a>.</p><script>alert(1)</script><svg><text>x</text></svg>
     <blockquote><p>So it is.</p></blockquote><ol start="4" type="i"><li>Four</li></ol></article>`,
    [
      { type: 'heading', level: 3, children: [{ text: 'What is new' }] },
      paragraph('Read this.'),
      { type: 'quotation', children: [paragraph('So it is.')] },
      { ...item('lower-roman', 0, 'Four'), start: 4 },
    ],
    'The paste came without 1 image.',
  ],
]

describe('what is pasted from', () => {
  test.each(sources)('%s keeps what a letter can hold', (_name, html, blocks) => {
    expect(tree(blocksFromHtml(bodyOf(html)))).toEqual(blocks)
  })

  test.each(sources)('%s is told to have come without the rest', (_name, html, _blocks, told) => {
    expect(leftOutText(leftOutOf(bodyOf(html)))).toBe(told)
  })

  test('a PDF viewer is one paragraph a line, without the page breaks between', () => {
    expect(blocksFromText('The first line\r\nand the second\f\r\nPage 2')).toEqual([
      paragraph('The first line'),
      paragraph('and the second'),
      paragraph('Page 2'),
    ])
  })
})
