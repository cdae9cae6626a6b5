import { fail, succeed, type Failure, type Result } from '../../../core/requests/index.ts'
import { isOnPage, leastSeal, millimetresOf, pointsOf } from '../../../core/seal/index.ts'
import { SealSetter, type SealProblem } from '../../layout/set-seal.ts'
import type { SealPlace } from '../levels.ts'
import { isType, PdfFault, PdfFile, type PdfDictionary, type PdfReference, type PdfStream, type PdfValue } from '../pdf/index.ts'
import type { Update } from '../pdf/update.ts'
import { arrayOf, changed, dictionaryOf, nameOf } from '../pdf/write-value.ts'
import { pagesOf, type NewField } from './field.ts'

export interface SealOptions {
  readonly place: SealPlace
  /** A PNG or JPEG that stands beside the words. */
  readonly image?: Uint8Array | undefined
}

export type SealFailure = Failure<'seal-outside' | 'seal-small' | 'seal-character'>

let setter: SealSetter | undefined

type Size = Pick<SealPlace, 'width' | 'height'>

/** A seal as it will look, as SVG, before anything is signed. */
export function sealPicture(size: Size & Pick<SealOptions, 'image'>, name: string, lines: readonly string[]): Result<string, SealFailure> {
  if (isTooSmall(size)) return fail(tooSmall)
  setter ??= new SealSetter()
  const drawn = setter.picture({ ...size, name, lines })
  return typeof drawn === 'string' ? succeed(drawn) : fail(failureOf(drawn))
}

/** The pages of a seal as the engine drew them; a seal of the same words is the same bytes. */
export function drawSeal({ place, image }: SealOptions, name: string, lines: readonly string[]): Result<PdfFile, SealFailure> {
  if (isTooSmall(place)) return fail(tooSmall)
  const { width, height } = place
  setter ??= new SealSetter()
  const drawn = setter.set({ width, height, name, lines, image })
  if (!(drawn instanceof Uint8Array)) return fail(failureOf(drawn))
  const file = PdfFile.read(drawn)
  if (!file.ok) throw new Error('the engine wrote a PDF that cannot be read')
  return succeed(file.value)
}

function isTooSmall({ width, height }: Size): boolean {
  return !(width >= leastSeal.width && height >= leastSeal.height)
}

function failureOf(problem: SealProblem): SealFailure {
  if (problem.kind === 'too-small') return tooSmall
  return {
    code: 'seal-character',
    message: `The seal cannot show the character ${problem.character}: no font here has it.`,
    remedy: 'Sign without a seal, or with another reason.',
  }
}

const tooSmall: SealFailure = {
  code: 'seal-small',
  message: 'The seal is too small for its words.',
  remedy: 'Make it larger, or shorten the reason: a name, a time and a line of reason want about 60 by 12 mm.',
}

/** That a page, if there is one, does not hold a seal; undefined where it does. */
export function sealOutside(place: SealPlace, page: Size | undefined): SealFailure | undefined {
  if (page === undefined) return noPage(place)
  if (isOnPage(place, page)) return undefined
  return { code: 'seal-outside', message: 'The seal reaches beyond the page.', remedy: 'Place it elsewhere.' }
}

function noPage({ page }: SealPlace): SealFailure {
  return { code: 'seal-outside', message: `The letter has no page ${String(page)}.`, remedy: 'Place it elsewhere.' }
}

/** The field's page and seal: the drawing becomes the appearance of its widget. Fails where it would reach beyond the page. */
export function placeSeal(update: Update, place: SealPlace, drawn: PdfFile): Result<Pick<NewField, 'page' | 'seal'>, SealFailure> {
  const page = pagesOf(update)[place.page - 1]
  const box = page === undefined ? undefined : boxOf(update, page)
  const [left = 0, bottom = 0, right = 0, top = 0] = box ?? []
  const outside = sealOutside(place, page && { width: millimetresOf(right - left), height: millimetresOf(top - bottom) })
  if (page === undefined || outside !== undefined) return fail(outside ?? noPage(place))
  const rectangle = [
    left + pointsOf(place.left),
    top - pointsOf(place.top + place.height),
    left + pointsOf(place.left + place.width),
    top - pointsOf(place.top),
  ] as const
  return succeed({ page, seal: { rectangle, appearance: appearance(update, drawn) } })
}

/** MediaBox of a page, which it may have from those above it (ISO 32000-2 §7.7.3.4). */
function boxOf({ file }: Update, page: PdfReference): number[] | undefined {
  let node = file.dictionary(page, file.last)
  for (let height = 0; node !== undefined && height < 64; height += 1) {
    const box = file.items(node.entries.get('CropBox') ?? node.entries.get('MediaBox'), file.last)
    if (box.length === 4) return box.map((value) => (typeof value === 'number' ? value : 0))
    node = file.dictionary(node.entries.get('Parent'), file.last)
  }
  return undefined
}

function appearance(update: Update, drawn: PdfFile): PdfReference {
  const [page] = pagesIn(drawn)
  const contents = drawn.resolve(page?.entries.get('Contents'), drawn.last)
  if (page === undefined || !isType(contents, 'stream')) throw new PdfFault('the seal has no page')
  const copied = new Map<number, PdfReference>()
  const form = dictionaryOf({
    Type: nameOf('XObject'),
    Subtype: nameOf('Form'),
    BBox: arrayOf(drawn.items(page.entries.get('MediaBox'), drawn.last)),
    Resources: copy(update, drawn, page.entries.get('Resources') ?? dictionaryOf({}), copied),
  })
  return update.addStream(form, unmarked(drawn.unpack(contents)))
}

function pagesIn(drawn: PdfFile): PdfDictionary[] {
  const tree = drawn.dictionary(drawn.catalog(drawn.last).entries.get('Pages'), drawn.last)
  return drawn.items(tree?.entries.get('Kids'), drawn.last).flatMap((kid) => drawn.dictionary(kid, drawn.last) ?? [])
}

/** The tags of the drawing's own page: as an appearance it is all one, under the tag of its widget. */
function unmarked(content: Uint8Array): Buffer {
  const operators = Buffer.from(content).toString('latin1')
  return Buffer.from(operators.replaceAll(/^(?:\/\w+ (?:<<[^\n]*>>\s*BDC|\/\w+ BDC|BMC)|EMC)$\n?/gmu, ''), 'latin1')
}

/** A value of another file with all that it refers to. */
function copy(update: Update, from: PdfFile, value: PdfValue, copied: Map<number, PdfReference>): PdfValue {
  if (isType(value, 'reference')) return copyObject(update, from, value, copied)
  if (isType(value, 'array')) return arrayOf(value.items.map((item) => copy(update, from, item, copied)))
  return isType(value, 'dictionary') ? copyEntries(update, from, value, copied) : value
}

function copyEntries(update: Update, from: PdfFile, { entries }: PdfDictionary, copied: Map<number, PdfReference>): PdfDictionary {
  return dictionaryOf(Object.fromEntries([...entries].map(([key, entry]) => [key, copy(update, from, entry, copied)])))
}

function copyObject(update: Update, from: PdfFile, { number }: PdfReference, copied: Map<number, PdfReference>): PdfReference {
  const known = copied.get(number)
  if (known !== undefined) return known
  const own = update.reserve()
  copied.set(number, own)
  const value = from.object(number, from.last)?.value ?? null
  if (isType(value, 'stream')) copyStream(update, from, { own, value }, copied)
  else update.put(own, copy(update, from, value, copied))
  return own
}

function copyStream(
  update: Update,
  from: PdfFile,
  { own, value }: { readonly own: PdfReference; readonly value: PdfStream },
  copied: Map<number, PdfReference>,
): void {
  const dictionary = copyEntries(update, from, changed(value.dictionary, { Length: 0 }), copied)
  update.putStream(own, dictionary, from.bytes.subarray(value.from, value.to))
}
