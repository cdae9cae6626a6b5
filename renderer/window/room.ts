import { createContext, type JSX } from 'react'
import type { ShelfWithoutClauses } from '../../core/letter/index.ts'
import type { Settings } from '../../core/requests/index.ts'

/** What every room gets. */
export interface RoomProps {
  readonly settings: Settings
  /** The day it is at the host. */
  readonly today: string
  readonly shelf: ShelfWithoutClauses
  /** What is open in the room: the parts of the address after its name. */
  readonly path: readonly string[]
}

/** One of the places that the header leads to. */
export interface Room {
  /** As it stands in the address. */
  readonly name: string
  readonly title: string
  /** The command that leads here from everywhere. */
  readonly command: { readonly id: string; readonly keys: string }
  readonly Screen: (props: RoomProps) => JSX.Element
  /** What stands behind the title in the header: how much waits there for the person who sits here. */
  readonly Count?: () => JSX.Element | null
}

/** The rooms in the order of the header; a context, because every room shows the header. */
export const RoomsContext = createContext<readonly Room[]>([])
