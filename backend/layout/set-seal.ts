import type { NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { coveredCodePoints, readFonts } from './fonts.ts'
import { Engine } from './engine.ts'

/** What a seal shows, and how large it is in millimetres. */
export interface Seal {
  readonly width: number
  readonly height: number
  readonly name: string
  /** Under the name, a line each: when, why. */
  readonly lines: readonly string[]
  /** A PNG or JPEG, such as a drawn or scanned signature. */
  readonly image?: Uint8Array | undefined
}

export type SealProblem = { readonly kind: 'no-glyph'; readonly character: string } | { readonly kind: 'too-small' }

/** Points; the largest that fits is taken. */
const sizes = [11, 10, 9, 8.5, 8.2, 8, 7.5, 7, 6.5, 6]

/** Points of the smallest words that are read with ease; smaller ones are for places that leave no other way. */
const readable = 6.5

/** Sets seals, each as a PDF of one page of its size. Not shared between threads. */
export class SealSetter {
  readonly #engine = new Engine(readFonts())

  set(seal: Seal): Uint8Array | SealProblem {
    const document = this.#layOut(seal)
    return 'kind' in document ? document : this.#engine.pdf(document)
  }

  /** As `set`, but as SVG: what a person sees before they sign. */
  picture(seal: Seal): string | SealProblem {
    const document = this.#layOut(seal)
    return 'kind' in document ? document : this.#engine.svg(document)
  }

  #layOut({ width, height, name, lines, image }: Seal): NodeTypstDocument | SealProblem {
    const covered = coveredCodePoints()
    const missing = [...name, ...lines.join('')].find((character) => !covered.has(character.codePointAt(0) ?? 0))
    if (missing !== undefined) return { kind: 'no-glyph', character: missing }
    const picture = image === undefined ? undefined : `seal-picture.${image[0] === 0xff ? 'jpg' : 'png'}`
    const data = JSON.stringify({
      title: 'Signature',
      head: 'Signed by',
      width,
      height,
      name: breakable(name),
      lines: lines.map(breakable),
      sizes,
      readable,
      image: picture ?? null,
    })
    const images = new Map(image === undefined || picture === undefined ? [] : [[picture, image] as const])
    const document = this.#engine.layOut('file', { page: 'seal', data, images, attachments: [] })
    return this.#engine.fits(document) ? document : { kind: 'too-small' }
  }
}

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** A word that may be longer than a seal is wide, such as a digest, may go on in the next line after any of its letters: it would run out of it. */
function breakable(text: string): string {
  return text.replaceAll(/\S{24,}/gu, (word) => Array.from(letters.segment(word), ({ segment }) => segment).join('\u200B'))
}
