/** Bytes held in memory: a page asks for the same files at every key press. */
const heldBytes = 64_000_000

/** Files that were read last, by their digests, up to a sum of bytes. A file of a digest never changes, so what is held is always right. */
export class HeldFiles<File extends { readonly bytes: Uint8Array }> {
  /** The last used at the end. */
  readonly #held = new Map<string, File>()

  /** The files of these digests; `load` reads one that is not held, and those that are not kept are left out. */
  async read(digests: Iterable<string>, load: (digest: string) => Promise<File | undefined>): Promise<Map<string, File>> {
    const found = new Map<string, File>()
    for (const digest of new Set(digests)) {
      const file = this.#held.get(digest) ?? (await load(digest))
      if (file === undefined) continue
      this.#hold(digest, file)
      found.set(digest, file)
    }
    return found
  }

  #hold(digest: string, file: File): void {
    this.#held.delete(digest)
    this.#held.set(digest, file)
    let sum = [...this.#held.values()].reduce((all, { bytes }) => all + bytes.length, 0)
    for (const [oldest, { bytes }] of this.#held) {
      if (sum <= heldBytes || oldest === digest) return
      this.#held.delete(oldest)
      sum -= bytes.length
    }
  }
}
