/**
 * The drawing of a layer: kept outside of the script's memory, and under an address from when it is first shown. Of the layers of a long
 * letter few are ever shown, and putting one away takes the browser a moment, so that it waits until the window has nothing else to do.
 */
export class LayerPicture {
  /** The text until it is put away. */
  #drawing: Blob | string
  #address: string | undefined
  #isDropped = false

  constructor(svg: string, whenIdle: (work: () => void) => void) {
    this.#drawing = svg
    whenIdle(() => {
      if (!this.#isDropped) this.#putAway()
    })
  }

  get address(): string {
    this.#isDropped = false
    return (this.#address ??= URL.createObjectURL(this.#putAway()))
  }

  /** Its address leads nowhere any more. */
  drop(): void {
    this.#isDropped = true
    if (this.#address !== undefined) URL.revokeObjectURL(this.#address)
    this.#address = undefined
  }

  #putAway(): Blob {
    if (typeof this.#drawing === 'string') this.#drawing = new Blob([this.#drawing], { type: 'image/svg+xml' })
    return this.#drawing
  }
}
