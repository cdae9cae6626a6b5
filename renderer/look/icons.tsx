import type { JSX } from 'react'
import { Icon } from './icon.tsx'

export const CloseIcon = (): JSX.Element => (
  <Icon>
    <path d="M4 4l8 8M12 4l-8 8" />
  </Icon>
)
export const SearchIcon = (): JSX.Element => (
  <Icon>
    <circle cx="7" cy="7" r="4.2" />
    <path d="M10.2 10.2L13.5 13.5" />
  </Icon>
)
export const MoreIcon = (): JSX.Element => (
  <Icon>
    <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2.2" />
  </Icon>
)
export const LeftPanelIcon = (): JSX.Element => (
  <Icon>
    <rect x="2" y="3" width="12" height="10" rx="1.5" />
    <path d="M6 3v10" />
  </Icon>
)
export const RightPanelIcon = (): JSX.Element => (
  <Icon>
    <rect x="2" y="3" width="12" height="10" rx="1.5" />
    <path d="M10 3v10" />
  </Icon>
)
export const ImportIcon = (): JSX.Element => (
  <Icon>
    <path d="M8 9.8v-7M5 5.5l3-3 3 3M2.8 11v1.5a1 1 0 0 0 1 1h8.4a1 1 0 0 0 1-1V11" />
  </Icon>
)
export const PlusIcon = (): JSX.Element => (
  <Icon>
    <path d="M8 3v10M3 8h10" />
  </Icon>
)
export const ThemeIcon = (): JSX.Element => (
  <Icon>
    <circle cx="8" cy="8" r="5.5" />
    <path d="M8 2.5v11a5.5 5.5 0 0 0 0-11z" fill="currentColor" stroke="none" />
  </Icon>
)
export const DocumentIcon = (): JSX.Element => (
  <Icon>
    <path d="M4 2h5.2L12.5 5.2V14H4z" />
    <path d="M9 2v3.4h3.4M6 8h4.5M6 10.5h4.5" />
  </Icon>
)
export const SealIcon = (): JSX.Element => (
  <Icon size={12}>
    <circle cx="8" cy="6.5" r="4" />
    <path d="M5.6 9.8L4.8 14 8 12.4l3.2 1.6-.8-4.2" />
  </Icon>
)
