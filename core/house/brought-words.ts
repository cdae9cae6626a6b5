import { allOf } from '../review/index.ts'

/** What is told of something of the house that came with a review package. */
export interface BroughtWords {
  readonly title: string
  readonly number: number
  readonly state: 'approved' | 'draft'
  /** Names of the people whose approvals came with it. */
  readonly approvedBy: readonly string[]
  readonly replacesStarter: boolean
}

/** Something that came of the house, in words. */
export function houseLine({ title, number, state, approvedBy, replacesStarter }: BroughtWords): string {
  const standing = state === 'approved' ? `approved by ${allOf(approvedBy)}` : 'not approved yet'
  const place = replacesStarter ? ', in the place of the starter library’s, which nobody here had changed' : ''
  return `${title}, v${String(number)}, ${standing}${place}`
}
