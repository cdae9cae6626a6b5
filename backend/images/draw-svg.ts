import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { join } from 'node:path'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { coveredCodePoints, readFonts } from '../layout/fonts.ts'
import { isType, nameIn, countIn, PdfFile, type PdfDictionary, type PdfStream } from '../signature/pdf/index.ts'
import { cleanImage, type CleanImage, type ImageFailure } from './clean-image.ts'
import { plainSvg, type PlainSvg, type SvgFault } from './plain-svg.ts'
import { pngOf } from './write-png.ts'

/** A picture made of a drawing. `ownWidth` is how wide the drawing itself is, in millimetres. */
export interface DrawnImage extends CleanImage {
  readonly ownWidth: number
  /** True where words stand in it. */
  readonly hasWords: boolean
}

/** As wide as the text of a page and as high as it, at 300 dots an inch, and no more than six times its own size: as the window draws it. */
const mostWide = 1890
const mostHigh = 2670
const mostTimes = 6

/** Pixels that the engine draws for one of a filter's lengths. */
const engineScale = 3

const remedy = 'Export the drawing as PNG, about 2,000 pixels wide, and name that file.'
const failures: Readonly<Record<SvgFault | 'blank' | 'letters', ImageFailure>> = {
  unreadable: { code: 'image-drawing', message: 'The file says it is an SVG drawing, but it cannot be read as one.', remedy },
  unmeasured: { code: 'image-drawing', message: 'The SVG drawing does not say how large it is.', remedy },
  'reaches-out': { code: 'image-drawing', message: 'The SVG drawing shows another file, which it only names; nothing is fetched.', remedy },
  endless: { code: 'image-drawing', message: 'The SVG drawing repeats or filters so much that drawing it would not end.', remedy },
  letters: { code: 'image-drawing', message: 'The SVG drawing has words with characters that no font of letters has.', remedy },
  blank: { code: 'image-drawing', message: 'Nothing of the SVG drawing could be drawn.', remedy },
}

const nowhere = process.platform === 'win32' ? 'C:\\chancery-nowhere' : '/chancery-nowhere'

/**
 * An SVG drawing as a PNG, by the engine that sets the pages, which is the same on every machine and has nothing to read but the
 * drawing: its words are in a bundled font. Fails in a sentence. To be called in a thread that a hostile drawing may take down alone.
 */
export function drawSvg(bytes: Uint8Array): Result<DrawnImage, ImageFailure> {
  const plain = plainSvg(bytes)
  if (typeof plain === 'string') return fail(failures[plain])
  const covered = coveredCodePoints()
  if ([...plain.words].some((character) => !/\s/u.test(character) && !covered.has(character.codePointAt(0) ?? 0)))
    return fail(failures.letters)
  const drawn = pictureIn(drawnBy(plain))
  const clean = drawn === undefined ? undefined : cleanImage(drawn)
  if (clean === undefined) return fail(failures.blank)
  return clean.ok ? succeed({ ...clean.value, ownWidth: (plain.width / 96) * 25.4, hasWords: plain.words.trim() !== '' }) : clean
}

/**
 * A PDF of one page with the drawing. The engine draws lines as lines; what stands under a filter it draws as a picture, and so this
 * filter, which does nothing, has it draw everything as one.
 */
function drawnBy({ text, width, height }: PlainSvg): Uint8Array | undefined {
  const scale = Math.min(mostTimes, mostWide / width, mostHigh / height) / engineScale
  const size = `width="${String(width * scale)}" height="${String(height * scale)}"`
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" ${size}>
<filter id="chancery-whole" filterUnits="userSpaceOnUse" x="0" y="0" ${size} color-interpolation-filters="sRGB"><feOffset dx="0" dy="0"/></filter>
<g filter="url(#chancery-whole)"><g transform="scale(${String(scale)})">${text}</g></g></svg>`
  const compiler = NodeCompiler.create({ workspace: nowhere, fontArgs: [{ fontBlobs: readFonts() }] })
  compiler.addSource(
    join(nowhere, 'drawing.typ'),
    '#set page(width: auto, height: auto, margin: 0pt)\n#set document(date: none)\n#image("drawing.svg")',
  )
  compiler.mapShadow(join(nowhere, 'drawing.svg'), Buffer.from(drawing))
  try {
    const { result } = compiler.compile({ mainFilePath: join(nowhere, 'drawing.typ') })
    return result === null ? undefined : compiler.pdf(result)
  } catch {
    return undefined
  }
}

/** The picture of a page as a PNG. */
function pictureIn(pdf: Uint8Array | undefined): Uint8Array | undefined {
  const read = pdf === undefined ? undefined : PdfFile.read(pdf)
  if (read?.ok !== true) return undefined
  const file = read.value
  const pictures: PdfStream[] = []
  for (let number = 1; number < 100; number += 1) {
    const value = file.object(number, file.last)?.value
    if (isType(value, 'stream') && nameIn(entry(value.dictionary, 'Subtype')) === 'Image') pictures.push(value)
  }
  const colours = pictures.find(({ dictionary }) => nameIn(entry(dictionary, 'ColorSpace')) !== 'DeviceGray')
  if (colours === undefined) return undefined
  const mask = file.resolve(entry(colours.dictionary, 'SMask'), file.last)
  const [width, height] = [countIn(entry(colours.dictionary, 'Width')) ?? 0, countIn(entry(colours.dictionary, 'Height')) ?? 0]
  const [pixels, opaque] = [file.unpack(colours), isType(mask, 'stream') ? file.unpack(mask) : undefined]
  if (pixels.length !== width * height * 3 || opaque?.every((byte) => byte === 0) === true) return undefined
  const whole = new Uint8Array(width * height * 4)
  for (let at = 0; at < width * height; at += 1) {
    whole.set(pixels.subarray(at * 3, at * 3 + 3), at * 4)
    whole[at * 4 + 3] = opaque?.[at] ?? 255
  }
  return pngOf(width, height, whole)
}

function entry(dictionary: PdfDictionary, name: string): ReturnType<PdfDictionary['entries']['get']> {
  return dictionary.entries.get(name)
}
