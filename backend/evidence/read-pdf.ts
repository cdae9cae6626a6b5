import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getDocument, Util, VerbosityLevel, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { TextItem as PdfItem, TextStyle } from 'pdfjs-dist/types/src/display/api.js'
import type { EvidencePage, EvidenceText, TextItem } from '../../core/evidence/index.ts'
import { evidenceFailures, longestText, mostPages, Unreadable } from './failures.ts'
import { inkOf, softHyphensOf } from './soft-hyphens.ts'

/** Where pdf.js keeps its tables of character codes, which fonts of Chinese, Japanese and Korean texts need. */
const characterMaps = join(dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json'))), 'cmaps/')

/**
 * Reads the text of a PDF with its places. Nothing in the file is run, followed or fetched: pdf.js compiles no code of
 * fonts, has no sandbox for scripts here, and text needs neither links nor attachments.
 */
export async function readPdf(bytes: Uint8Array): Promise<EvidenceText> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    cMapUrl: characterMaps,
    cMapPacked: true,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    return await readPages(await task.promise)
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable(error instanceof Error && error.name === 'PasswordException' ? evidenceFailures.locked : evidenceFailures.damaged)
  } finally {
    await task.destroy()
  }
}

async function readPages(document: PDFDocumentProxy): Promise<EvidenceText> {
  if (document.numPages > mostPages) throw new Unreadable(evidenceFailures.long)
  let text = ''
  const pages: EvidencePage[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    if (text !== '' && !text.endsWith('\n')) text += '\n'
    const page = await document.getPage(number)
    const read = await readPage(page, text.length)
    page.cleanup()
    text += read.text
    if (text.length > longestText) throw new Unreadable(evidenceFailures.long)
    pages.push(read.page)
  }
  return { format: 1, kind: 'pdf', text, pages }
}

async function readPage(page: PDFPageProxy, start: number): Promise<{ text: string; page: EvidencePage }> {
  const view = page.getViewport({ scale: 1 })
  const { items, styles } = await page.getTextContent()
  const words = items.filter((item) => 'str' in item)
  const hyphens = await softHyphensOf(page, words.map(({ str }) => str).join(''))
  let text = ''
  let drawn = 0
  const placed: TextItem[] = []
  for (const item of words) {
    drawn += inkOf(item.str).length
    if (item.str !== '')
      placed.push({
        start: start + text.length,
        end: start + text.length + item.str.length,
        ...boxOf(item, styles[item.fontName], view.transform),
      })
    text += item.hasEOL ? `${item.str}${hyphens.has(drawn) ? '\u00AD' : ''}\n` : item.str
  }
  return { text, page: { width: view.width, height: view.height, start, end: start + text.length, items: placed } }
}

/** The upright box around a run of words, on the page as it is shown. */
function boxOf(item: PdfItem, style: TextStyle | undefined, view: number[]): Pick<TextItem, 'x' | 'y' | 'width' | 'height' | 'vertical'> {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0]: number[] = Util.transform(view, item.transform)
  const size = Math.hypot(c, d)
  const along = Math.hypot(a, b) || 1
  // Where the words go, and where their tops are; the page's y grows downwards.
  const [right, down] = [(a / along) * item.width, (b / along) * item.width]
  const [up, across] = size === 0 ? [0, 0] : [d / size, c / size]
  const isUsable = (share: number | undefined): share is number => share !== undefined && Number.isFinite(share) && share !== 0
  const ascent = (isUsable(style?.ascent) ? Math.min(style.ascent, 1.2) : 0.8) * size
  const descent = (isUsable(style?.descent) ? Math.max(style.descent, -0.5) : -0.2) * size
  const corners = [0, 1].flatMap((end) =>
    [ascent, descent].map((height) => ({ x: x + end * right + across * height, y: y + end * down + up * height })),
  )
  const [left, top] = [Math.min(...corners.map((corner) => corner.x)), Math.min(...corners.map((corner) => corner.y))]
  const box = {
    x: round(left),
    y: round(top),
    width: round(Math.max(...corners.map((corner) => corner.x)) - left),
    height: round(Math.max(...corners.map((corner) => corner.y)) - top),
  }
  return Math.abs(down) > Math.abs(right) ? { ...box, vertical: true } : box
}

/** A hundredth of a point is finer than any screen. */
function round(points: number): number {
  return Math.round(points * 100) / 100
}
