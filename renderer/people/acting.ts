import { createContext, useContext } from 'react'
import type { HouseRoot } from '../../core/requests/index.ts'
import type { Person } from '../../core/review/index.ts'

export interface Acting {
  /** False until the host has said who sits here. */
  readonly isKnown: boolean
  /** Who sits here with an open key; undefined while nobody does. */
  readonly here: Person | undefined
  /** The house's root key; undefined before the house was set up. */
  readonly root: HouseRoot | undefined
  /** True in a house while nobody sits here: nobody may write. */
  readonly isLocked: boolean
  /** Calls `then` at once when somebody sits here; else asks to unlock, or to set up the house, and calls it afterwards. */
  needsPerson(then: () => void): void
  /** The same for what anybody may do while there is no house, such as writing letters: then nobody has to sit here. */
  needsWriter(then: () => void): void
  changePassphrase(): void
  /** Asks for another person's passphrase, that of `wanted` first; who sits here stays until it is given. */
  switchPerson(wanted?: string): void
  lock(): void
  /** To be called when people were changed, or the host said that nobody is here. */
  lookAgain(): void
}

const nothing = (): void => undefined

export const ActingContext = createContext<Acting>({
  isKnown: false,
  here: undefined,
  root: undefined,
  isLocked: false,
  needsPerson: nothing,
  needsWriter: nothing,
  changePassphrase: nothing,
  switchPerson: nothing,
  lock: nothing,
  lookAgain: nothing,
})

/** Who sits here, for every screen. */
export function useActing(): Acting {
  return useContext(ActingContext)
}
