import type { LetterEditor } from '../slate-types.ts'

/** The text that a special character is wanted for: the letter's, or that of a footnote that is being written. */
export interface CharacterWish {
  editor(): LetterEditor | undefined
  ask(editor: LetterEditor): void
  /** Puts the sign into the text that asked last; it no longer asks by then, since the picker tells only when it is gone. */
  take(sign: string): LetterEditor | undefined
  done(): void
  /** Calls back after every change; returns how to stop. */
  subscribe(listener: () => void): () => void
}

export function createCharacterWish(): CharacterWish {
  const listeners = new Set<() => void>()
  let asking: LetterEditor | undefined
  let last: LetterEditor | undefined
  const change = (next: LetterEditor | undefined): void => {
    asking = next
    for (const listener of listeners) listener()
  }
  return {
    editor: () => asking,
    ask(editor) {
      last = editor
      change(editor)
    },
    take(sign) {
      last?.insertText(sign)
      return last
    },
    done: () => change(undefined),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
