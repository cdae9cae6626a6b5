import type { JSX } from 'react'
import { ToggleButton } from 'react-aria-components'
import { LeftPanelIcon, RightPanelIcon } from '../look/icons.tsx'
import { ToolTipFor } from '../look/tool-tip.tsx'
import { pagesText, useFeedPart } from '../preview/preview.tsx'
import type { FeedState, PageFeed } from '../preview/page-feed.ts'
import type { Panels } from './use-panels.ts'

const languages = new Intl.DisplayNames('en-GB', { type: 'language' })

interface LetterFooterProps {
  readonly feed: PageFeed
  readonly language: string
  readonly panels: Panels
}

const pagesOf = ({ laidOut }: FeedState): number | undefined => laidOut?.pages.length
const wordsOf = ({ laidOut }: FeedState): number => laidOut?.words ?? 0
const clausesOf = ({ laidOut }: FeedState): number => laidOut?.letter.document.filter(({ type }) => type === 'clause').length ?? 0

/** The bar at the bottom: how long the letter is, what it is made of, and the two panels. */
export function LetterFooter({ feed, language, panels }: LetterFooterProps): JSX.Element {
  const pages = useFeedPart(feed, pagesOf)
  const words = useFeedPart(feed, wordsOf)
  const clauses = useFeedPart(feed, clausesOf)
  return (
    <footer className="window-footer">
      <FoldButton title="clause library" isOpen={panels.libraryOpen} toggle={() => panels.toggle('library')} icon={<LeftPanelIcon />} />
      {pages !== undefined && (
        <>
          <span>{pagesText(pages)}</span>
          <span>{words === 1 ? '1 word' : `${words.toLocaleString('en-GB')} words`}</span>
          <span>{readingTime(words)}</span>
        </>
      )}
      <span>{languages.of(language)}</span>
      <span className="window-header-gap" />
      {pages !== undefined && <span>{clauses === 1 ? '1 clause' : `${String(clauses)} clauses`}</span>}
      <FoldButton title="side panel" isOpen={panels.sideOpen} toggle={() => panels.toggle('side')} icon={<RightPanelIcon />} />
    </footer>
  )
}

/** At 230 words a minute, as people read print in silence (Brysbaert, 2019, gives 238 for English). */
function readingTime(words: number): string {
  const minutes = Math.max(1, Math.round(words / 230))
  return `${minutes === 1 ? '1 minute' : `${String(minutes)} minutes`} to read`
}

interface FoldButtonProps {
  readonly title: string
  readonly isOpen: boolean
  readonly icon: JSX.Element
  toggle(): void
}

function FoldButton({ title, isOpen, icon, toggle }: FoldButtonProps): JSX.Element {
  return (
    <ToolTipFor title={`${isOpen ? 'Fold' : 'Show'} the ${title}`}>
      <ToggleButton className="icon-button icon-button-small" aria-label={`Show the ${title}`} isSelected={isOpen} onChange={toggle}>
        {icon}
      </ToggleButton>
    </ToolTipFor>
  )
}
