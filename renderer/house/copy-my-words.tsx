import type { JSX } from 'react'
import { Button } from 'react-aria-components'
import { houseChanges } from '../../core/house/index.ts'
import { useNotify } from '../window/notices.tsx'
import type { HouseSession } from './house-session.ts'

/** The way out for words that are no longer saved into their draft: all that it says, a line each, goes to the clipboard. */
export function CopyMyWords({ session }: { readonly session: HouseSession }): JSX.Element {
  const notify = useNotify()
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(wordsOf(session))
      notify({ text: 'All that your draft says is on the clipboard.' })
    } catch {
      notify({ text: 'The words were not copied, because the clipboard is closed to this window. Select the text and copy it.' })
    }
  }
  return (
    <Button className="button" onPress={() => void copy()}>
      Copy my words
    </Button>
  )
}

function wordsOf(session: HouseSession): string {
  return houseChanges(undefined, session.thing())
    .filter(({ after }) => after !== '')
    .map(({ what, after }) => `${what}: ${after}`)
    .join('\n')
}
