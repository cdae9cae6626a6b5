/** Puts what comes in pieces together to lines, none longer than `longest` characters. */
export class Lines {
  readonly #longest: number
  #rest = ''

  constructor(longest: number) {
    this.#longest = longest
  }

  /** The lines that are whole with this piece; undefined once one is too long, and from then on. */
  take(piece: string): string[] | undefined {
    const [first = '', ...others] = piece.split('\n')
    const rest = others.pop()
    const whole = rest === undefined ? [] : [this.#rest + first, ...others]
    this.#rest = rest ?? this.#rest + first
    return [this.#rest, ...whole].some(({ length }) => length > this.#longest) ? undefined : whole
  }
}
