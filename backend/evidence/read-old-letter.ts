import { largestEvidence, longestText, evidenceFailures, Unreadable } from './failures.ts'
import { readOldDocx } from './old-docx.ts'
import type { OldLetter } from './old-letter.ts'
import { lettersLinesOfPdf } from './old-pdf-lines.ts'
import { blocksOfLines, linesOfText } from './old-text.ts'
import { readPdf } from './read-pdf.ts'
import { decodePlainText, recognise } from './recognise.ts'

/** Blocks of the longest document (core/document/document.ts). */
const mostBlocks = 20_000

/**
 * Reads a letter of another program: a Word document, the text of a PDF, or plain text.
 *
 * @throws Unreadable with the reason; anything else is the file's doing too, and happens in a thread of its own.
 */
export async function readOldLetter(bytes: Uint8Array): Promise<OldLetter> {
  if (bytes.length > largestEvidence) throw new Unreadable(evidenceFailures.heavy)
  const letter = await read(bytes)
  if (letter.blocks.length > mostBlocks) throw new Unreadable(evidenceFailures.long)
  return letter
}

async function read(bytes: Uint8Array): Promise<OldLetter> {
  switch (recognise(bytes)) {
    case 'docx':
      return readOldDocx(bytes)
    case 'pdf': {
      const { lines, runningLines } = lettersLinesOfPdf(await readPdf(bytes))
      return {
        blocks: blocksOfLines(lines),
        images: [],
        dropped: runningLines > 0 ? { 'page numbers and running lines': runningLines } : {},
      }
    }
    case 'text':
    case 'mail': {
      const text = decodePlainText(bytes) ?? ''
      if (text.length > longestText) throw new Unreadable(evidenceFailures.long)
      return { blocks: blocksOfLines(linesOfText(text)), dropped: {}, images: [] }
    }
    default:
      throw new Unreadable(evidenceFailures.unknown)
  }
}
