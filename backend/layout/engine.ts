import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PagePlace } from '../../core/requests/index.ts'
import { finishPdf } from './finish-pdf.ts'
import type { Attachment } from './layout.ts'
import type { PageOverflows } from './overflow-findings.ts'

/** A folder that does not exist: everything the engine reads is handed to it, and it has nothing else to read. */
const nowhere = process.platform === 'win32' ? 'C:\\chancery-nowhere' : '/chancery-nowhere'

/** The pages that can be set: each a source of ours, which reads its words from the JSON of the same name. */
const pages = ['letter', 'redline', 'seal'] as const

/** What is set: `images` by the name that the data calls them, `attachments` go into a PDF. */
export interface Setting {
  readonly page: (typeof pages)[number]
  readonly data: string
  readonly images: ReadonlyMap<string, Uint8Array>
  readonly attachments: readonly Attachment[]
}

/**
 * The engine remembers every piece of every page it made, without end. A file's pages are not asked for again; pages of
 * the preview are, a key press later, nearly the same.
 */
const sweeps = {
  file: { every: 3, age: 0 },
  preview: { every: 1, age: 4 },
} as const

/** The engine refused a page; a fault of ours, told without the engine's own words. */
export class LayoutError extends Error {
  override readonly name = 'LayoutError'
}

/** Typst, fed from memory. Not shared between threads. */
export class Engine {
  readonly #compiler: NodeCompiler
  readonly #files = new Set<string>()
  #purpose: keyof typeof sweeps = 'file'
  #sinceSweep = 0

  constructor(fonts: readonly Buffer[]) {
    this.#compiler = NodeCompiler.create({ workspace: nowhere, fontArgs: [{ fontBlobs: [...fonts] }] })
    for (const page of pages)
      this.#compiler.addSource(join(nowhere, `${page}.typ`), readFileSync(join(import.meta.dirname, `${page}.typ`), 'utf8'))
  }

  layOut(purpose: keyof typeof sweeps, { page, data, images, attachments }: Setting): NodeTypstDocument {
    this.sweep()
    this.#purpose = purpose
    this.#sinceSweep += 1
    const files = new Map<string, Uint8Array>(images)
    for (const [index, attachment] of attachments.entries()) files.set(`attachment-${String(index)}`, attachment.bytes)
    this.#holdOnly(files)
    this.#compiler.mapShadow(join(nowhere, `${page}.json`), Buffer.from(data))
    const outcome = this.#compiler.compile({ mainFilePath: join(nowhere, `${page}.typ`) })
    const document = outcome.result
    if (document === null) throw new LayoutError(this.#diagnosis(outcome.takeDiagnostics()))
    const warnings = outcome.takeWarnings()
    if (warnings !== null) throw new LayoutError(this.#diagnosis(warnings))
    return document
  }

  /** PDF/A-3a and PDF/UA-1 at once. */
  pdf(document: NodeTypstDocument): Uint8Array {
    const finished = finishPdf(this.#compiler.pdf(document, { pdfStandard: 'a-3a' }))
    if (finished === undefined) throw new LayoutError('the file does not end as this version of the engine ends its files')
    return finished
  }

  /** Whether the words of a seal fit into it. */
  fits(document: NodeTypstDocument): boolean {
    const found = this.#compiler.query(document, { selector: '<fits>', field: 'value' }) as boolean[]
    return found[0] === true
  }

  svg(document: NodeTypstDocument): string {
    return this.#compiler.svg(document)
  }

  places(document: NodeTypstDocument): PagePlace[] {
    const found = this.#compiler.query(document, { selector: '<places>', field: 'value' }) as [[number[], number, number, number][]]
    return found[0].map(([path, page, x, y]) => ({ path, page, x, y }))
  }

  /** What does not fit its place on the pages of a letter. */
  overflows(document: NodeTypstDocument): PageOverflows {
    const found = this.#compiler.query(document, { selector: '<overflows>', field: 'value' }) as [
      { words: { path: number[]; word: string }[]; head: number[] },
    ]
    return { words: found[0].words, head: found[0].head[0] }
  }

  /** Lets the engine forget what it need not remember, where that is due; before the next pages at the latest. */
  sweep(): void {
    const { every, age } = sweeps[this.#purpose]
    if (this.#sinceSweep < every) return
    this.#compiler.evictCache(age)
    this.#sinceSweep = 0
  }

  #holdOnly(files: ReadonlyMap<string, Uint8Array>): void {
    for (const name of this.#files) if (!files.has(name)) this.#compiler.unmapShadow(join(nowhere, name))
    for (const [name, bytes] of files) this.#compiler.mapShadow(join(nowhere, name), Buffer.from(bytes))
    this.#files.clear()
    for (const name of files.keys()) this.#files.add(name)
  }

  #diagnosis(error: Parameters<NodeCompiler['fetchDiagnostics']>[0] | null): string {
    if (error === null) return 'no diagnosis'
    return this.#compiler
      .fetchDiagnostics(error)
      .map((entry: unknown) => JSON.stringify(entry))
      .join('\n')
  }
}
