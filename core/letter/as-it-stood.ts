import { plainText, walk, type Block, type Document, type Paragraph, type Quotation } from '../document/index.ts'
import type { Letter } from './letter.ts'

/**
 * A passage as its letter set it: what that letter quoted from somebody else is a quotation, the words of the house beside it are
 * paragraphs. All of it is one quotation where the letter quoted nothing there, or where its quotations are not found in the passage.
 */
export function asItStood(passage: string, { document }: Pick<Letter, 'document'>): Block[] {
  const lines = passage.split('\n').filter((line) => line.trim() !== '')
  const quoted = quotedLines(lines, document)
  if (quoted.size === 0) return [quotation(lines)]
  const blocks: Block[] = []
  let run: string[] = []
  const close = (): void => {
    if (run.length > 0) blocks.push(quotation(run))
    run = []
  }
  for (const line of lines) {
    if (quoted.has(folded(line))) run.push(line)
    else {
      close()
      blocks.push(paragraph(line))
    }
  }
  close()
  return blocks
}

/** The lines of a passage that a clause, or a quotation, of the letter has in quotation marks of its own. */
function quotedLines(lines: readonly string[], document: Document): ReadonlySet<string> {
  const held = new Set(lines.map(folded))
  for (const block of document) {
    const quotations = [...walk([block])].flatMap(({ node }) => ('type' in node && node.type === 'quotation' ? [node] : []))
    const quoted = quotations.flatMap((each) => plainText([each]).split('\n')).map(folded)
    if (quoted.length > 0 && quoted.every((line) => held.has(line))) return new Set(quoted)
  }
  return new Set()
}

function folded(line: string): string {
  return line.replaceAll(/\s+/gu, ' ').trim()
}

function quotation(lines: readonly string[]): Quotation {
  return { type: 'quotation', children: lines.map(paragraph) }
}

function paragraph(text: string): Paragraph {
  return { type: 'paragraph', children: [{ text }] }
}
