import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type JSX,
  type ReactNode,
  type RefObject,
} from 'react'
import { Button } from 'react-aria-components'
import type { Failure } from '../../core/requests/index.ts'
import { useCommands, type Command } from '../commands/command.ts'
import { CloseIcon } from '../look/icons.tsx'

/** One line at the bottom of the window about what just happened, with at most one thing to do about it. */
export interface Notice {
  readonly text: string
  readonly tone?: 'plain' | 'bad'
  /** Stays until somebody closes it, or another comes. */
  readonly stays?: boolean
  readonly action?: { readonly label: string; run(): void }
}

export type Notify = (notice: Notice) => void

const NotifyContext = createContext<Notify>(() => undefined)

const EndNoticeContext = createContext<() => void>(() => undefined)

/** Milliseconds a notice stays; one with a pointer or the focus on it stays longer. */
const noticeStays = 8000

export function useNotify(): Notify {
  return useContext(NotifyContext)
}

/** Ends the notice that is shown: what it told was for somebody who no longer sits here. */
export function useEndNotice(): () => void {
  return useContext(EndNoticeContext)
}

/** A failure as a notice: what happened, and what to do. */
export function noticeOf(failure: Failure): Notice {
  return { text: failure.remedy === undefined ? failure.message : `${failure.message} ${failure.remedy}`, tone: 'bad' }
}

/**
 * A notice has a strip of its own below the screen, and room below dialogs, so that it never lies over anything that is pressed. One that
 * comes while a dialog is open lies over the dimmed screen, which keeps its place behind the dialog, until that closes.
 * React Aria leaves what is marked as top layer within reach while a dialog is open.
 */
export function Notices({ children }: { readonly children: ReactNode }): JSX.Element {
  const [notice, setNotice] = useState<Notice>()
  const end = useCallback(() => setNotice(undefined), [])
  return (
    <NotifyContext value={setNotice}>
      <EndNoticeContext value={end}>
        {children}
        <div role="status" className="notice-place" data-react-aria-top-layer="true">
          {notice !== undefined && <NoticeLine key={notice.text} notice={notice} end={end} />}
        </div>
      </EndNoticeContext>
    </NotifyContext>
  )
}

function NoticeLine({ notice, end }: { readonly notice: Notice; end(): void }): JSX.Element {
  const [isHeld, setHeld] = useState(false)
  const [isOverDialog] = useState(() => document.querySelector('.overlay') !== null)
  useEffect(() => {
    if (isHeld || notice.stays === true) return undefined
    const timer = setTimeout(end, noticeStays)
    return () => clearTimeout(timer)
  }, [isHeld, end, notice.stays])
  const hold = useMemo(
    () => ({
      onPointerEnter: () => setHeld(true),
      onPointerLeave: () => setHeld(false),
      onFocus: () => setHeld(true),
      onBlur: () => setHeld(false),
    }),
    [],
  )
  const line = useRef<HTMLDivElement>(null)
  useNoticeKeys(line, end)
  const { action } = notice
  return (
    <div ref={line} className={`notice${notice.tone === 'bad' ? ' notice-bad' : ''}${isOverDialog ? ' is-over-dialog' : ''}`} {...hold}>
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

/** F6 leads to the notice, Escape ends it where nothing nearer takes the key; the focus goes back to where it was. */
function useNoticeKeys(line: RefObject<HTMLDivElement | null>, end: () => void): void {
  const cameFrom = useRef<HTMLElement>(undefined)
  useCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'to-notice',
          title: 'Go to the notice',
          group: 'View',
          keys: 'F6',
          run: () => {
            if (document.activeElement instanceof HTMLElement) cameFrom.current = document.activeElement
            line.current?.querySelector('button')?.focus()
          },
        },
        {
          id: 'end-notice',
          title: 'Close the notice',
          group: 'View',
          keys: 'Escape',
          run: () => {
            const isInside = line.current?.contains(document.activeElement) === true
            end()
            if (isInside) cameFrom.current?.focus()
          },
        },
      ],
      [line, end],
    ),
  )
}
