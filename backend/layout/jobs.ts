import type { ResolvedLetter } from '../../core/letter/index.ts'
import type { Attachment, LaidOutPages, LaidOutPdf, RedlineSheet } from './layout.ts'
import type { LayoutVersion } from './version.ts'

/** What is asked of the layout worker. */
export type Job =
  | {
      readonly id: number
      readonly kind: 'pdf'
      readonly letter: ResolvedLetter
      readonly attachments: readonly Attachment[]
      readonly version: LayoutVersion
    }
  | {
      readonly id: number
      readonly kind: 'pages'
      readonly letter: ResolvedLetter
      readonly known: ReadonlySet<string>
      readonly version: LayoutVersion
    }
  | { readonly id: number; readonly kind: 'redline'; readonly sheet: RedlineSheet }

/** What it answers, each under the number of its job. */
export type Answer =
  | { readonly id: number; readonly kind: 'pdf'; readonly value: LaidOutPdf }
  | { readonly id: number; readonly kind: 'pages'; readonly value: LaidOutPages }
  | { readonly id: number; readonly kind: 'fault'; readonly fault: string }
