import type { JSX } from 'react'
import { valuesInWords } from '../../core/house/index.ts'

/** A warning that values of the company are still those that the program came with. */
export function StarterValues({ names }: { readonly names: readonly string[] }): JSX.Element | null {
  if (names.length === 0) return null
  return (
    <p className="starter-values" role="note">
      <b>{names.length === 1 ? 'One value is' : `${String(names.length)} values are`} of the starter library’s fictional company:</b>{' '}
      {valuesInWords(names)}. They would stand in every letter. Put in your own before this is approved.
    </p>
  )
}
