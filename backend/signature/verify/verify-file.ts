import type { X509Certificate } from 'node:crypto'
import type { Verification } from '../../../core/verification/index.ts'
import type { Layout } from '../../layout/index.ts'
import { judgeFile } from './judge-file.ts'
import { pagesBy } from './pages-by.ts'

export interface VerifyingOptions {
  readonly layout: Layout
  readonly now: Date
  /** Certificates whose word counts; left out, nobody is asked for. */
  readonly trusted?: readonly X509Certificate[] | undefined
}

/** Whether a PDF is what it says it is: its signatures, what was added after them, and what one of our letters proves of itself. */
export function verifyFile(bytes: Uint8Array, { layout, now, trusted }: VerifyingOptions): Promise<Verification> {
  return judgeFile(bytes, { pages: pagesBy(layout), now, trusted })
}
