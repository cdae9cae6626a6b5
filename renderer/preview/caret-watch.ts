/** Where the caret stands in the letter's document, for what follows it. Kept out of React, as it moves with every key. */
export class CaretWatch {
  readonly #listeners = new Set<() => void>()
  #path: readonly number[] = []

  readonly path = (): readonly number[] => this.#path

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly moved = (path: readonly number[]): void => {
    if (path.join() === this.#path.join()) return
    this.#path = path
    for (const listener of this.#listeners) listener()
  }
}
