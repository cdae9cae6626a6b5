import { isType, nameIn, PdfFault, type PdfFile, type PdfStream, type PdfValue, type Revision } from '../../pdf/index.ts'
import { numbersIn, operationsIn, shownBy, type Operation } from './content.ts'
import { fontOf, type Font } from './fonts.ts'
import { boxThrough, matrixOf, times, unchanged, type Box, type Matrix } from './matrix.ts'
import type { Page } from './pages.ts'

/** Bytes of content that are read for a page, drawings in drawings over and over: far more than a page has. */
const mostContent = 50_000_000
const deepestForm = 12

/** How text is set (ISO 32000-2 §9.3). */
interface Setting {
  readonly place: Matrix
  readonly font: Font | undefined
  readonly size: number
  readonly letterSpace: number
  readonly wordSpace: number
  readonly scale: number
  readonly leading: number
  readonly rise: number
}

const start: Setting = { place: unchanged, font: undefined, size: 0, letterSpace: 0, wordSpace: 0, scale: 1, leading: 0, rise: 0 }

/**
 * Where the text of a page stands, as boxes a little larger than the glyphs, in the page's own space. Text that is not
 * seen counts too: it names what stands in a scanned picture. Content that cannot be read is a `PdfFault`.
 */
export function textOn(file: PdfFile, page: Page, revision: Revision): Box[] {
  const contents = file.resolve(page.dictionary.entries.get('Contents'), revision)
  const streams = (isType(contents, 'array') ? contents.items : [contents]).map((part) => file.resolve(part, revision))
  const bytes = streams.flatMap((stream) => (isType(stream, 'stream') ? [file.unpack(stream), Buffer.from('\n')] : []))
  const reader = new TextReader(file, revision)
  reader.read(Buffer.concat(bytes), page.dictionary.entries.get('Resources') ?? page.inherited.get('Resources'), unchanged, 0)
  return reader.boxes
}

class TextReader {
  readonly boxes: Box[] = []
  readonly #file: PdfFile
  readonly #revision: Revision
  readonly #unpacked = new Map<PdfStream, Uint8Array>()
  readonly #fonts = new Map<PdfValue, Font>()
  #done = 0

  constructor(file: PdfFile, revision: Revision) {
    this.#file = file
    this.#revision = revision
  }

  read(bytes: Uint8Array, resources: PdfValue | undefined, at: Matrix, depth: number): void {
    this.#done += bytes.length
    if (depth > deepestForm || this.#done > mostContent) throw new PdfFault('a page has too much on it')
    const kept: [Matrix, Setting][] = []
    let [matrix, setting, line] = [at, start, unchanged]
    for (const operation of operationsIn(bytes)) {
      const { operator, operands } = operation
      if (operator === 'q') kept.push([matrix, setting])
      else if (operator === 'Q') [matrix, setting] = kept.pop() ?? [matrix, setting]
      else if (operator === 'cm') matrix = times(matrixOf(numbersIn(operands)), matrix)
      else if (operator === 'Do') this.#draw(nameIn(operands[0]) ?? '', resources, matrix, depth)
      else if (operator === 'Tf') setting = { ...setting, font: this.#font(resources, operands), size: numbersIn(operands)[1] ?? 0 }
      else if (operator === 'BT' || operator === 'Tm') {
        line = operator === 'BT' ? unchanged : matrixOf(numbersIn(operands))
        setting = { ...setting, place: line }
      } else {
        setting = { ...setting, ...spacing(operation) }
        const moved = movement(operation, setting)
        if (moved !== undefined) {
          line = times(moved, line)
          setting = { ...setting, place: line }
        }
        if (['Tj', 'TJ', "'", '"'].includes(operator)) setting = this.#show(operation, setting, matrix)
      }
    }
  }

  #show(operation: Operation, setting: Setting, matrix: Matrix): Setting {
    let { place } = setting
    const { font, size, scale, rise, letterSpace, wordSpace } = setting
    for (const part of shownBy(operation)) {
      let width = typeof part === 'number' ? (-part / 1000) * size * scale : 0
      if (isType(part, 'string')) {
        const measured = (font ?? fontOf(this.#file, undefined, this.#revision)).measure(part)
        const spaces = part.bytes.filter((byte) => byte === 32).length
        width = ((measured.width / 1000) * size + measured.count * letterSpace + spaces * wordSpace) * scale
        this.boxes.push(boxThrough([0, rise - 0.25 * size, width, rise + 0.95 * size], times(place, matrix)))
      }
      place = times([1, 0, 0, 1, width, 0], place)
    }
    return { ...setting, place }
  }

  #draw(name: string, resources: PdfValue | undefined, matrix: Matrix, depth: number): void {
    const drawings = this.#file.dictionary(this.#file.dictionary(resources, this.#revision)?.entries.get('XObject'), this.#revision)
    const form = this.#file.resolve(drawings?.entries.get(name), this.#revision)
    if (!isType(form, 'stream') || nameIn(form.dictionary.entries.get('Subtype')) !== 'Form') return
    const own = matrixOf(numbersIn(this.#file.items(form.dictionary.entries.get('Matrix'), this.#revision)))
    const bytes = this.#unpacked.get(form) ?? this.#file.unpack(form)
    this.#unpacked.set(form, bytes)
    this.read(bytes, form.dictionary.entries.get('Resources') ?? resources, times(own, matrix), depth + 1)
  }

  #font(resources: PdfValue | undefined, [name]: readonly PdfValue[]): Font {
    const fonts = this.#file.dictionary(this.#file.dictionary(resources, this.#revision)?.entries.get('Font'), this.#revision)
    const given = fonts?.entries.get(nameIn(name) ?? '')
    const known = given === undefined ? undefined : this.#fonts.get(given)
    const font = known ?? fontOf(this.#file, given, this.#revision)
    if (given !== undefined) this.#fonts.set(given, font)
    return font
  }
}

function spacing({ operator, operands }: Operation): Partial<Setting> {
  const [first = 0, second = 0] = numbersIn(operands)
  if (operator === 'Tc') return { letterSpace: first }
  if (operator === 'Tw') return { wordSpace: first }
  if (operator === '"') return { wordSpace: first, letterSpace: second }
  if (operator === 'Tz') return { scale: first / 100 }
  if (operator === 'TL') return { leading: first }
  if (operator === 'TD') return { leading: -second }
  return operator === 'Ts' ? { rise: first } : {}
}

function movement({ operator, operands }: Operation, { leading }: Setting): Matrix | undefined {
  const [across = 0, up = 0] = numbersIn(operands)
  if (operator === 'Td' || operator === 'TD') return [1, 0, 0, 1, across, up]
  return operator === 'T*' || operator === "'" || operator === '"' ? [1, 0, 0, 1, 0, -leading] : undefined
}
