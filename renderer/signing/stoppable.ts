import { useEffect, useRef, useState } from 'react'
import { ask } from '../desktop.ts'

/** Signing that can be stopped as long as the host has not kept what came of it. */
export interface Stoppable {
  /** Of the signing that is under way. */
  readonly ticket: string | undefined
  readonly isStopping: boolean
  /** Signs under a ticket, and tells whether it was asked to stop meanwhile. */
  run<Value>(sign: (ticket: string) => Promise<Value>): Promise<{ readonly came: Value; readonly wasStopped: boolean }>
  /** Asks the host to stop. Whether it could, what comes of the signing says; until then nobody knows. */
  stop(): void
}

export function useStoppable(): Stoppable {
  const [ticket, setTicket] = useState<string>()
  const [isStopping, setStopping] = useState(false)
  const wasStopped = useRef(false)
  const isUnderWay = ticket !== undefined
  useEffect(() => {
    if (!isUnderWay) return undefined
    // The host goes on signing when the window is gone, and nobody would be told what came of it.
    const askToStay = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', askToStay)
    return () => removeEventListener('beforeunload', askToStay)
  }, [isUnderWay])
  return {
    ticket,
    isStopping,
    run: async (sign) => {
      const own = crypto.randomUUID()
      wasStopped.current = false
      setTicket(own)
      const came = await sign(own)
      setTicket(undefined)
      setStopping(false)
      return { came, wasStopped: wasStopped.current }
    },
    stop: () => {
      if (ticket === undefined || wasStopped.current) return
      wasStopped.current = true
      setStopping(true)
      void ask('signing.cancel', { ticket })
    },
  }
}
