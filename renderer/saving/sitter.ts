/** Who is named for words. */
export interface Writer {
  readonly id: string
  readonly name: string
}

/** Who sits here, as far as the window knows; `isHouse` is false before anybody has a profile, when words are nobody's. */
interface Sitter {
  readonly isHouse: boolean
  readonly here: Writer | undefined
}

/** Stands for whoever wrote while nobody was unlocked in a house: anybody might have. */
export const unknownWriter: Writer = { id: 'unknown', name: 'somebody who was not unlocked' }

let sitter: Sitter = { isHouse: false, here: undefined }
const listeners = new Set<() => void>()

/** To be called with everything that the host says about who sits here. */
export function sitterIs({ isHouse, here }: Sitter): void {
  const isSame = sitter.isHouse === isHouse && sitter.here?.id === here?.id
  sitter = { isHouse, here }
  if (!isSame) for (const listener of listeners) listener()
}

/** Calls back when somebody else sits here, or nobody any more; returns how to stop. */
export function onSitter(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Who sits here with an open key. */
export const writerHere = (): Writer | undefined => sitter.here

/** Whose words are those that are written now; undefined before there is a house. */
export function writerNow(): Writer | undefined {
  return sitter.isHouse ? (sitter.here ?? unknownWriter) : undefined
}
