import { Document, Packer, Paragraph, TextRun } from 'docx'
import { writeWord } from '../../backend/word/index.ts'
import { plainText } from '../../core/document/index.ts'
import { manifestOf } from '../../core/release/index.ts'
import { exampleLetter, resolved } from './letters.ts'
import { measureInTurn, milliseconds, table } from './measure.ts'

/** The peer: the same words as plain paragraphs, packed by `docx` itself. */
function rawPack(text: string): Promise<Buffer> {
  const paragraphs = text.split('\n').map((line) => new Paragraph({ children: [new TextRun(line)] }))
  return Packer.toBuffer(new Document({ sections: [{ children: paragraphs }] }))
}

export async function benchWord(runs: number): Promise<string> {
  const letter = exampleLetter('partner-letter.md')
  const ready = resolved(letter)
  const manifest = manifestOf(letter, ready, { state: 'draft', layout: 'bench' })
  const text =
    [...ready.parts.values()].map(({ children }) => plainText([{ type: 'paragraph', children: [...children] }])).join('\n') +
    plainText(ready.body.map(({ block }) => block))
  const { ours, raw } = await measureInTurn(runs, { ours: () => writeWord(ready, manifest), raw: () => rawPack(text) })
  return table(`Two-page letter to DOCX (${String(runs)} runs)`, [
    { what: 'raw docx pack of the same words', figure: milliseconds(raw), beside: '' },
    {
      what: 'Chancery: styles, numbering, controls, manifest',
      figure: milliseconds(ours),
      beside: `${(ours.p50 - raw.p50).toFixed(1)} ms more, at most 5`,
      kept: ours.p50 - raw.p50 <= 5,
    },
  ])
}
