import { getDocument, PDFWorker, type PDFDocumentProxy } from 'pdfjs-dist'

let worker: PDFWorker | undefined

function workerOfPdf(): PDFWorker {
  return (worker ??= PDFWorker.create({ port: new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' }) }))
}

/** Where the window's build keeps what pdf.js needs for fonts that a PDF does not bring along. */
const besides = (folder: string): string => new URL(`pdf/${folder}/`, document.baseURI).href

/** An open PDF, and how to let go of it. */
export interface OpenPdf {
  readonly document: Promise<PDFDocumentProxy>
  close(): void
}

/** Opens a PDF for drawing. Scripts in it are not run, links not followed, and nothing is fetched but the program's own fonts. */
export function openPdf(bytes: Uint8Array): OpenPdf {
  const task = getDocument({
    data: bytes,
    worker: workerOfPdf(),
    useWasm: false,
    enableXfa: false,
    useSystemFonts: false,
    cMapUrl: besides('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: besides('standard_fonts'),
    wasmUrl: besides('wasm'),
  })
  return { document: task.promise, close: () => void task.destroy() }
}
