import { createContext, useCallback, useContext, useEffect, useMemo, useState, type JSX, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { Failure } from '../../core/requests/index.ts'
import { CloseIcon } from '../look/icons.tsx'

/** One line at the bottom of the window about what just happened, with at most one thing to do about it. */
export interface Notice {
  readonly text: string
  readonly tone?: 'plain' | 'bad'
  readonly action?: { readonly label: string; run(): void }
}

export type Notify = (notice: Notice) => void

const NotifyContext = createContext<Notify>(() => undefined)

/** Milliseconds a notice stays; one with a pointer or the focus on it stays longer. */
const noticeStays = 8000

export function useNotify(): Notify {
  return useContext(NotifyContext)
}

/** A failure as a notice: what happened, and what to do. */
export function noticeOf(failure: Failure): Notice {
  return { text: failure.remedy === undefined ? failure.message : `${failure.message} ${failure.remedy}`, tone: 'bad' }
}

export function Notices({ children }: { readonly children: ReactNode }): JSX.Element {
  const [notice, setNotice] = useState<Notice>()
  const end = useCallback(() => setNotice(undefined), [])
  return (
    <NotifyContext value={setNotice}>
      {children}
      <div role="status" className="notice-place">
        {notice !== undefined && <NoticeLine key={notice.text} notice={notice} end={end} />}
      </div>
    </NotifyContext>
  )
}

function NoticeLine({ notice, end }: { readonly notice: Notice; end(): void }): JSX.Element {
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    if (isHeld) return undefined
    const timer = setTimeout(end, noticeStays)
    return () => clearTimeout(timer)
  }, [isHeld, end])
  const hold = useMemo(
    () => ({
      onPointerEnter: () => setHeld(true),
      onPointerLeave: () => setHeld(false),
      onFocus: () => setHeld(true),
      onBlur: () => setHeld(false),
    }),
    [],
  )
  const { action } = notice
  return (
    <div className={notice.tone === 'bad' ? 'notice notice-bad' : 'notice'} {...hold}>
      <span>{notice.text}</span>
      {action !== undefined && (
        <Button
          className="notice-action"
          onPress={() => {
            // What it does may bring a notice of its own, which stays.
            end()
            action.run()
          }}
        >
          {action.label}
        </Button>
      )}
      <Button className="notice-close" aria-label="Close this notice" onPress={end}>
        <CloseIcon />
      </Button>
    </div>
  )
}
