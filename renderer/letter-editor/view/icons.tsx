import type { JSX, ReactNode } from 'react'
import { Icon as Frame } from '../../look/icon.tsx'

/** Icons of the editor have lines a little wider, as they stand alone in their buttons. */
function Icon({ children }: { readonly children: ReactNode }): JSX.Element {
  return (
    <Frame className="editor-icon" stroke={1.5}>
      {children}
    </Frame>
  )
}

export const TickIcon = (): JSX.Element => (
  <Icon>
    <path d="m3.5 8.5 3 3 6-7" />
  </Icon>
)
export const CloseIcon = (): JSX.Element => (
  <Icon>
    <path d="m4 4 8 8M12 4l-8 8" />
  </Icon>
)
export const UpIcon = (): JSX.Element => (
  <Icon>
    <path d="M8 12.5v-9M4.5 7 8 3.5 11.5 7" />
  </Icon>
)
export const DownIcon = (): JSX.Element => (
  <Icon>
    <path d="M8 3.5v9M4.5 9 8 12.5 11.5 9" />
  </Icon>
)
export const MoreIcon = (): JSX.Element => (
  <Icon>
    <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth={2.4} strokeLinecap="round" />
  </Icon>
)
export const BinIcon = (): JSX.Element => (
  <Icon>
    <path d="M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5M6.8 7v3.6M9.2 7v3.6" />
  </Icon>
)
export const QuoteIcon = (): JSX.Element => (
  <Icon>
    <path d="M3 9.5V7.6C3 5.8 4 4.6 5.8 4.2M3 8h2.6v3.5H3zM9 9.5V7.6c0-1.8 1-3 2.8-3.4M9 8h2.6v3.5H9z" />
  </Icon>
)
export const NumbersIcon = (): JSX.Element => (
  <Icon>
    <path d="M7 4h6.5M7 8h6.5M7 12h6.5M2.5 3l1-.5v3.3M2.3 10.3c.8-.8 2-.5 2 .3 0 .8-2 1.8-2 2.4h2.1" />
  </Icon>
)
export const BulletsIcon = (): JSX.Element => (
  <Icon>
    <path d="M6.5 4h7M6.5 8h7M6.5 12h7" />
    <circle cx="3" cy="4" r=".9" fill="currentColor" stroke="none" />
    <circle cx="3" cy="8" r=".9" fill="currentColor" stroke="none" />
    <circle cx="3" cy="12" r=".9" fill="currentColor" stroke="none" />
  </Icon>
)
export const TableIcon = (): JSX.Element => (
  <Icon>
    <rect x="2.5" y="3" width="11" height="10" rx="1" />
    <path d="M2.5 6.5h11M2.5 9.8h11M8 6.5V13" />
  </Icon>
)
export const PictureIcon = (): JSX.Element => (
  <Icon>
    <rect x="2.5" y="3" width="11" height="10" rx="1" />
    <circle cx="5.8" cy="6.2" r="1.1" />
    <path d="m3 12 3.6-3.6 2.2 2.2 2-2 2.5 2.4" />
  </Icon>
)
export const LinkIcon = (): JSX.Element => (
  <Icon>
    <path d="M6.8 9.2 9.2 6.8M7.3 4.9l1.2-1.2a2.7 2.7 0 0 1 3.8 3.8L11.1 8.7M8.7 11.1l-1.2 1.2a2.7 2.7 0 0 1-3.8-3.8l1.2-1.2" />
  </Icon>
)
export const PageBreakIcon = (): JSX.Element => (
  <Icon>
    <path d="M4 6V2.5h8V6M4 10v3.5h8V10M1.5 8h2M5.5 8h2M9 8h2M12.8 8h1.7" />
  </Icon>
)
export const UndoIcon = (): JSX.Element => (
  <Icon>
    <path d="M5.5 3 2.5 6l3 3M2.5 6H10a3.5 3.5 0 0 1 0 7H7" />
  </Icon>
)
export const RedoIcon = (): JSX.Element => (
  <Icon>
    <path d="m10.5 3 3 3-3 3M13.5 6H6a3.5 3.5 0 0 0 0 7h3" />
  </Icon>
)
export const ChevronIcon = (): JSX.Element => (
  <Icon>
    <path d="M5 6.5 8 9.5l3-3" />
  </Icon>
)
export const SuperscriptIcon = (): JSX.Element => (
  <Icon>
    <path d="m2.5 6 5.5 7M8 6l-5.5 7M10.5 3.2c.5-1 2.5-.8 2.5.5 0 1-1.6 1.6-2.5 2.8h2.7" />
  </Icon>
)
export const SubscriptIcon = (): JSX.Element => (
  <Icon>
    <path d="m2.5 3 5.5 7M8 3l-5.5 7M10.5 10.2c.5-1 2.5-.8 2.5.5 0 1-1.6 1.6-2.5 2.8h2.7" />
  </Icon>
)
export const AlignStartIcon = (): JSX.Element => (
  <Icon>
    <path d="M2.5 3.5h11M2.5 6.5h7M2.5 9.5h11M2.5 12.5h7" />
  </Icon>
)
export const AlignCentreIcon = (): JSX.Element => (
  <Icon>
    <path d="M2.5 3.5h11M4.5 6.5h7M2.5 9.5h11M4.5 12.5h7" />
  </Icon>
)
export const AlignEndIcon = (): JSX.Element => (
  <Icon>
    <path d="M2.5 3.5h11M6.5 6.5h7M2.5 9.5h11M6.5 12.5h7" />
  </Icon>
)
export const JustifyIcon = (): JSX.Element => (
  <Icon>
    <path d="M2.5 3.5h11M2.5 6.5h11M2.5 9.5h11M2.5 12.5h11" />
  </Icon>
)
export const CitationIcon = (): JSX.Element => (
  <Icon>
    <path d="M5 3H3v10h2M11 3h2v10h-2M7 6.4l1.4-.9v5" />
  </Icon>
)
export const FootnoteIcon = (): JSX.Element => (
  <Icon>
    <path d="M2 12.5 5.5 4 9 12.5M3.2 9.8h4.6M11.5 4.2 13 3.2v4.6" />
  </Icon>
)
export const ChangesIcon = (): JSX.Element => (
  <Icon>
    <path d="M2.5 4.5h7M2.5 8h4M2.5 11.5h4M9 12.8l.6-2.4 3.6-3.6 1.8 1.8-3.6 3.6z" />
  </Icon>
)
export const CommentIcon = (): JSX.Element => (
  <Icon>
    <path d="M2.5 3h11v7.5H8.2L5 13.2v-2.7H2.5zM5 5.7h6M5 7.9h4" />
  </Icon>
)
