import { useMemo, useState, type JSX } from 'react'
import type { Block } from '../../core/document/index.ts'
import type { Redline, RedlineBlock } from '../../core/redline/index.ts'
import { acceptAll } from '../../core/suggestion/index.ts'
import { NotCompared } from './not-compared.tsx'
import { RedlineBlocks } from './redline-blocks.tsx'
import { useRedline } from './use-redline.ts'

interface ChangesProps {
  readonly before: readonly Block[]
  readonly after: readonly Block[]
}

/**
 * What a letter changed in approved words, in one text, as it reads with its suggestions accepted. Until that is compared it
 * shows what it last compared, or the words as they are.
 */
export function Changes({ before, after }: ChangesProps): JSX.Element {
  const read = useMemo(() => acceptAll([...after]), [after])
  const compared = useRedline(before, read)
  const [last, setLast] = useState<Redline>()
  if (compared.state === 'failed') return <NotCompared what="The changes" again={compared.again} />
  if (compared.state === 'compared' && compared.redline !== last) setLast(compared.redline)
  const { blocks } = last ?? { blocks: read.map((block): RedlineBlock => ({ change: 'same', block })) }
  return (
    <div className="redline-text redline-changes" aria-busy={compared.state === 'comparing'}>
      {compared.state === 'comparing' && (
        <p className="redline-comparing appears-late" role="status">
          {last === undefined ? 'Comparing: no change is marked yet …' : 'Comparing again: the marks are of the words before …'}
        </p>
      )}
      <RedlineBlocks blocks={blocks} place={undefined} />
    </div>
  )
}
