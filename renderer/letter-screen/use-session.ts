import { useEffect, useState } from 'react'
import type { RequestOutput, Result } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { EnclosedFiles } from '../enclosed-files/enclosed-files.ts'
import { browserPictures, encodeFile, PictureShelf } from '../letter-editor/index.ts'
import { CaretWatch } from '../preview/caret-watch.ts'
import { whenIdle } from '../preview/idle-work.ts'
import { LayerPicture } from '../preview/layer-picture.ts'
import { PageFeed } from '../preview/page-feed.ts'
import { typingPause } from '../window/typing-pause.ts'
import { useLookWhoIsHere, useSaveOnLeaving } from '../saving/use-saving-session.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'
import { LeftLetters } from './left-letters.ts'
import { LetterSession } from './letter-session.ts'

/** Everything that lives as long as a letter is open. */
export interface OpenLetter {
  readonly session: LetterSession
  readonly feed: PageFeed
  readonly caret: CaretWatch
  readonly pictures: PictureShelf
  readonly enclosed: EnclosedFiles
}

const left = new LeftLetters()

/** A letter as the store has it once what was left of one is there. */
export async function openedLetter(id: string): Promise<Result<RequestOutput<'letters.open'>>> {
  await left.settled()
  return ask('letters.open', { id })
}

/** Milliseconds that pages wait at most to be shown. Nobody writes so long without a pause; a key that is held down does. */
const pagesWait = 2000
/** Milliseconds that a save waits at most for a pause. */
const saveWait = 2000

function openLetter(opened: RequestOutput<'letters.open'>): OpenLetter {
  const typing = typingPause()
  const session = left.takeUp(opened) ?? new LetterSession(ask, opened.id, opened.letter, opened.revision, () => typing.wait(saveWait))
  const feed = new PageFeed({
    ask,
    read: () => session.letter,
    afterTask: (work) => queueMicrotask(work),
    pause: () => typing.wait(pagesWait),
    makePicture: (svg) => new LayerPicture(svg, whenIdle),
    prepare: ({ address }) => pictureLoaded(address),
  })
  const pictures = new PictureShelf({ ask, ...browserPictures })
  const enclosed = new EnclosedFiles({ ask, letter: session, encode: encodeFile })
  return { session, feed, caret: new CaretWatch(), pictures, enclosed }
}

/** Done when the browser holds the picture under an address, or cannot read it. */
function pictureLoaded(address: string): Promise<void> {
  return new Promise((resolve) => {
    const picture = new Image()
    for (const ending of ['load', 'error']) picture.addEventListener(ending, () => resolve(), { once: true })
    picture.src = address
  })
}

/** Opens the answer of the host as a letter on the screen: laid out and saved as it changes, saved for good when it closes. */
export function useOpenLetter(answer: RequestOutput<'letters.open'>): OpenLetter {
  const [open] = useState(() => openLetter(answer))
  const notify = useNotify()
  useEffect(() => {
    const { session, feed, pictures } = open
    feed.open()
    feed.request()
    const stop = session.onChange(feed.request)
    return () => {
      stop()
      feed.close()
      pictures.close()
      void left.leave(session).then((saved) => saved.ok || notify(noticeOf(saved.error)))
    }
  }, [open, notify])
  useSaveOnLeaving(open.session)
  useLookWhoIsHere(open.session)
  return open
}
