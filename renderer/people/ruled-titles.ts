import type { RuledName } from '../../core/review/index.ts'
import { kindTitles } from '../clauses/state-names.ts'

/** What approval rules are for, as people call it. */
export const ruledTitles: Readonly<Record<RuledName, string>> = {
  ...kindTitles,
  letter: 'Letter',
  template: 'Letter template',
  letterhead: 'Letterhead',
  company: 'Company values',
  style: 'House style',
}
