/** A picture that a person wants to put into the letter, or to change where it stands. */
export interface PictureWish {
  /** The file that was pasted or dropped; without one the person chooses it. */
  readonly file?: File
  /** The top block before which it goes; without one it goes to the caret. */
  readonly index?: number
  /** The top block that is the picture to change. */
  readonly change?: number
}

/** Wishes that wait for the dialog, the first of them on the screen. */
export interface PictureWishes {
  first(): PictureWish | undefined
  add(...wishes: readonly PictureWish[]): void
  /** The first wish was granted or given up; `added` blocks came in for it, before which no later wish for the same place may go. */
  done(added?: number): void
  /** Calls back after every change; returns how to stop. */
  subscribe(listener: () => void): () => void
}

export function createPictureWishes(): PictureWishes {
  const listeners = new Set<() => void>()
  let waiting: readonly PictureWish[] = []
  const change = (next: readonly PictureWish[]): void => {
    waiting = next
    for (const listener of listeners) listener()
  }
  return {
    first: () => waiting[0],
    add: (...wishes) => change([...waiting, ...wishes]),
    done: (added = 0) => {
      const [first, ...others] = waiting
      change(others.map((wish) => movedBehind(wish, first?.index, added)))
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** A wish for a place at or behind one where blocks came in. */
function movedBehind(wish: PictureWish, index: number | undefined, added: number): PictureWish {
  return index === undefined || wish.index === undefined || wish.index < index ? wish : { ...wish, index: wish.index + added }
}

/** The pictures among the files of a paste or drop; those that come with words are pictures of the words, as word processors send them. */
export function pictureFiles(data: Pick<DataTransfer, 'files' | 'getData'>): File[] {
  const hasWords = data.getData('text/html') !== '' && data.getData('text/plain').trim() !== ''
  return hasWords ? [] : [...data.files].filter(({ type }) => type.startsWith('image/'))
}
