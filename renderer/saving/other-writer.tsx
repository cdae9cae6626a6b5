import { useCallback, useSyncExternalStore, type JSX } from 'react'
import { Button } from 'react-aria-components'
import { useActing } from '../people/acting.ts'
import type { SavingSession } from './saving-session.ts'
import { onSitter, unknownWriter } from './sitter.ts'

/** True while something that is open has unsaved words of another than who sits here. */
export function useIsByOthers(session: SavingSession<object>): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [session.subscribe(listener), onSitter(listener)]
      return () => stops.forEach((stop) => stop())
    },
    [session],
  )
  return useSyncExternalStore(subscribe, () => session.isByOthers)
}

interface OtherWriterProps {
  readonly session: SavingSession<object>
  readonly what: 'letter' | 'draft'
}

/** Says whose unsaved words these are, since they are saved in nobody else's name, and how they are saved. */
export function OtherWriter({ session, what }: OtherWriterProps): JSX.Element {
  const { here, switchPerson } = useActing()
  const { writers } = session
  const names = new Intl.ListFormat('en-GB').format(writers.map(({ name }) => name))
  const [only, ...more] = writers
  const isByOne = only !== undefined && more.length === 0 && only !== unknownWriter
  return (
    <div className="trouble" role="alert">
      <p>
        <b>
          The {what} is not saved: what is new in it was written by {names}.
        </b>{' '}
        {here?.name} is unlocked here.{' '}
        {isByOne ? 'It is saved once its writer unlocks, or once you answer for it.' : 'Nobody may save it but who answers for all of it.'}
      </p>
      {isByOne && (
        <Button className="button" onPress={() => switchPerson(only.id)}>
          Unlock as {only.name} …
        </Button>
      )}
      <Button className="button" onPress={() => void session.takeOver()}>
        Take them as my own
      </Button>
    </div>
  )
}
