/** The drawing of a layer: kept outside of the script's memory, and under an address from when it is first shown. */
export class LayerPicture {
  readonly #drawing: Blob
  #address: string | undefined

  constructor(svg: string) {
    this.#drawing = new Blob([svg], { type: 'image/svg+xml' })
  }

  get address(): string {
    return (this.#address ??= URL.createObjectURL(this.#drawing))
  }

  /** Its address leads nowhere any more. */
  drop(): void {
    if (this.#address !== undefined) URL.revokeObjectURL(this.#address)
    this.#address = undefined
  }
}
