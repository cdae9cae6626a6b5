import { fail, succeed, type Ask, type Failure, type RequestOutput, type Result } from '../../../core/requests/index.ts'

/** Whether a picture can be shown: its address is that of its bytes in this window. */
export type PictureState = { readonly kind: 'coming' } | { readonly kind: 'here'; readonly address: string } | { readonly kind: 'missing' }

export type AddedPicture = RequestOutput<'images.add'>

/** What a shelf takes from outside. */
export interface PictureOutside {
  readonly ask: Ask
  /** Bytes as base64 to an address that an image element can show. */
  makeAddress(mediaType: string, bytes: string): string
  dropAddress(address: string): void
  /** The bytes of a file as base64. */
  encode(file: Blob): Promise<string>
  /** The picture drawn anew as the browser shows it, upright and in the colours of a screen; undefined when it cannot. */
  redraw(file: Blob): Promise<Blob | undefined>
  /** A drawing made of lines as a picture, and how many of its pixels one of the drawing's lengths became; undefined when it cannot be drawn. */
  rasterise(file: Blob): Promise<Rasterised | undefined>
}

export interface Rasterised {
  readonly picture: Blob
  readonly scale: number
}

/** What the letter's page needs of a shelf. */
export type Pictures = Pick<PictureShelf, 'state' | 'subscribe' | 'want' | 'add'>

const largestFile = 20_000_000
const tooLarge: Failure = {
  code: 'image-too-large',
  message: 'The file is larger than 20 MB, which is too much for a letter.',
  remedy: 'Save the picture smaller and choose that file.',
}
const coming: PictureState = { kind: 'coming' }
const missing: PictureState = { kind: 'missing' }

/** Faults of a photo that drawing it anew mends. */
const mendable: ReadonlySet<string> = new Set(['image-turned', 'image-colours'])

/** The pictures of an open letter, by digest: each asked for once, when it is first shown. */
export class PictureShelf {
  readonly #outside: PictureOutside
  readonly #states = new Map<string, PictureState>()
  readonly #listeners = new Set<() => void>()

  constructor(outside: PictureOutside) {
    this.#outside = outside
  }

  readonly state = (digest: string): PictureState => this.#states.get(digest) ?? coming

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Asks for a picture unless it is there or on its way. */
  readonly want = (digest: string): void => {
    if (!this.#states.has(digest)) void this.#load(digest)
  }

  /**
   * Gives a file to the store; a photo that lies on its side, or is made for print, is drawn anew first, and of an SVG drawing a picture is
   * made, whose `width` and `height` are the drawing's own.
   */
  async add(file: Blob): Promise<Result<AddedPicture>> {
    if (file.size > largestFile) return fail(tooLarge)
    const added = await this.#send(file)
    const kept = added.ok ? added : await this.#mended(file, added)
    // One that was missing until now is there again.
    if (kept.ok && this.state(kept.value.digest).kind === 'missing') await this.#load(kept.value.digest)
    return kept
  }

  /** Lets go of the bytes; whoever still shows a picture asks for it anew. */
  close(): void {
    for (const state of this.#states.values()) if (state.kind === 'here') this.#outside.dropAddress(state.address)
    this.#states.clear()
  }

  async #mended(file: Blob, refused: Result<AddedPicture> & { readonly ok: false }): Promise<Result<AddedPicture>> {
    if (refused.error.code === 'image-drawing') {
      const drawn = await this.#outside.rasterise(file)
      const kept = drawn === undefined ? refused : await this.#send(drawn.picture)
      if (!kept.ok || drawn === undefined) return kept
      const own = (pixels: number): number => Math.max(1, Math.round(pixels / drawn.scale))
      return succeed({ ...kept.value, width: own(kept.value.width), height: own(kept.value.height) })
    }
    const redrawn = mendable.has(refused.error.code) ? await this.#outside.redraw(file) : undefined
    return redrawn === undefined ? refused : this.#send(redrawn)
  }

  async #send(file: Blob): Promise<Result<AddedPicture>> {
    return this.#outside.ask('images.add', { bytes: await this.#outside.encode(file) })
  }

  async #load(digest: string): Promise<void> {
    this.#states.set(digest, coming)
    const read = await this.#outside.ask('images.read', { digest })
    // Closed meanwhile: nobody would let go of the address.
    if (!this.#states.has(digest)) return
    this.#states.set(
      digest,
      read.ok ? { kind: 'here', address: this.#outside.makeAddress(read.value.mediaType, read.value.bytes) } : missing,
    )
    for (const listener of this.#listeners) listener()
  }
}
