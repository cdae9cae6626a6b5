import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { RequestOutput } from '../../core/requests/index.ts'
import { ask, partingBytes } from '../desktop.ts'
import { browserPictures, PictureShelf } from '../letter-editor/index.ts'
import { CaretWatch } from '../preview/caret-watch.ts'
import { PageFeed } from '../preview/page-feed.ts'
import { LetterSession, type SessionState } from './letter-session.ts'

/** Everything that lives as long as a letter is open. */
export interface OpenLetter {
  readonly session: LetterSession
  readonly feed: PageFeed
  readonly caret: CaretWatch
  readonly pictures: PictureShelf
}

function openLetter({ id, letter, revision }: RequestOutput<'letters.open'>): OpenLetter {
  const session = new LetterSession(ask, id, letter, revision)
  const feed = new PageFeed({
    ask,
    read: () => session.letter,
    afterTask: (work) => queueMicrotask(work),
    makeAddress: (svg) => URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })),
    dropAddress: (address) => URL.revokeObjectURL(address),
  })
  return { session, feed, caret: new CaretWatch(), pictures: new PictureShelf({ ask, ...browserPictures }) }
}

/** Opens the answer of the host as a letter on the screen: laid out and saved as it changes, saved for good when it closes. */
export function useOpenLetter(answer: RequestOutput<'letters.open'>): OpenLetter {
  const [open] = useState(() => openLetter(answer))
  useEffect(() => {
    const { session, feed, pictures } = open
    feed.open()
    feed.request()
    const stop = session.onChange(feed.request)
    return () => {
      stop()
      feed.close()
      pictures.close()
      void session.flush()
    }
  }, [open])
  useSaveOnLeaving(open.session)
  return open
}

/** A window that is hidden or closed saves at once. It asks to stay only when what is in it cannot be saved in time. */
function useSaveOnLeaving(session: LetterSession): void {
  useEffect(() => {
    const save = (): void => void session.flush()
    const hide = (): void => {
      if (document.visibilityState === 'hidden') save()
    }
    const leave = (event: BeforeUnloadEvent): void => {
      const { kind } = session.state().save
      const isTooLong = window.desktop === undefined && !session.isSaved && JSON.stringify(session.letter).length > partingBytes
      if (kind === 'failed' || kind === 'conflict' || isTooLong) event.preventDefault()
      save()
    }
    document.addEventListener('visibilitychange', hide)
    addEventListener('pagehide', save)
    addEventListener('beforeunload', leave)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      removeEventListener('pagehide', save)
      removeEventListener('beforeunload', leave)
    }
  }, [session])
}

/** One part of the session's state; the caller is drawn anew only when that part changes. */
export function useSessionPart<Part>(session: LetterSession, part: (state: SessionState) => Part): Part {
  const read = useMemo(() => () => part(session.state()), [session, part])
  return useSyncExternalStore(session.subscribe, read)
}
