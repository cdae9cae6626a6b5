import type { Block } from '../../core/document/index.ts'
import { compareDocuments } from '../../core/redline/index.ts'

/** Two documents to compare. */
export interface RedlineWish {
  readonly before: readonly Block[]
  readonly after: readonly Block[]
}

globalThis.addEventListener('message', ({ data }: MessageEvent<RedlineWish>) => {
  globalThis.postMessage(compareDocuments(data.before, data.after), { transfer: [] })
})
