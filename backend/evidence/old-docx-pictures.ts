import type { Element } from '@xmldom/xmldom'
import { unzipSync } from 'fflate'
import { cleanImage, largestImage, type CleanImage, type ImageFailure } from '../images/index.ts'
import { parse, written } from './docx-xml.ts'
import type { DroppedThing } from './old-letter.ts'

/*
 * mammoth tells of a picture only its description. Before it reads a document, the description of each picture is replaced by a name,
 * under which the rest is kept: which part of the file it is, how wide, and what it shows (ECMA-376 §20.4.2, VML for older files).
 */

/** What a document says of one of its pictures. */
interface Said {
  /** The part of the file that holds it, or why none does. */
  readonly part: string | 'linked' | 'missing'
  /** Empty where nothing is said of it. */
  readonly alt: string
  /** In millimetres. */
  readonly width: number | undefined
  /** True where Word shows only a part of it. */
  readonly isCropped: boolean
}

/** A picture of a document as letters keep it, with what the document says of it. */
export interface OldPicture extends Pick<Said, 'alt' | 'width'> {
  readonly image: CleanImage
}

const documentPart = 'word/document.xml'
const relationsPart = 'word/_rels/document.xml.rels'

/** Bytes of all pictures of a document together, and how many of them are looked at. */
const largestTogether = 100_000_000
const mostPictures = 500

const unitsOfMillimetre = 36_000
const pointsOfMillimetre = 72 / 25.4

/** The pictures of a document by the names that `parts` has in the place of their descriptions. */
export interface NamedPictures {
  readonly parts: Record<string, Uint8Array>
  /** The picture of this name, or what to say of it; undefined for what is no name. */
  take(name: string | null | undefined): OldPicture | DroppedThing | undefined
  /** Pictures that have no part at all, which no reader shows. */
  readonly missing: number
}

/** Names the pictures of a document. Nothing outside of its file is looked for, and what unpacks to too much is not unpacked. */
export function withNamedPictures(parts: Readonly<Record<string, Uint8Array>>, bytes: Uint8Array): NamedPictures {
  const words = parse(parts[documentPart])
  if (words === undefined) return { parts: { ...parts }, take: () => undefined, missing: 0 }
  renewPictures(words)
  const said = drawings(words, targetsOf(parse(parts[relationsPart])))
  const files = unpackPictures(
    bytes,
    said.map(({ part }) => part),
  )
  return {
    parts: { ...parts, [documentPart]: written(words) },
    take: (name) => {
      const found = said[numberIn(name)]
      return found === undefined ? undefined : taken(found, files)
    },
    missing: said.filter(({ part }) => part === 'missing').length,
  }
}

const nameOf = (number: number): string => `chancery-picture-${String(number)}`

function numberIn(name: string | null | undefined): number {
  return Number(/^chancery-picture-(\d{1,5})$/u.exec(name ?? '')?.[1] ?? -1)
}

function taken({ part, alt, width, isCropped }: Said, files: ReadonlyMap<string, Uint8Array>): OldPicture | DroppedThing {
  if (part === 'linked') return 'linked pictures, which are not in the file'
  // Nobody who cut something away wants to send it.
  if (isCropped) return 'cropped pictures, of which the file holds more than it shows'
  const bytes = files.get(part)
  if (bytes === undefined) return 'pictures that are damaged or too large'
  const clean = cleanImage(bytes)
  return clean.ok ? { image: clean.value, alt, width } : droppedFor[clean.error.code]
}

const droppedFor: Readonly<Record<ImageFailure['code'], DroppedThing>> = {
  'image-unreadable': 'pictures that are damaged or too large',
  'image-too-large': 'pictures that are damaged or too large',
  'image-kind-unknown': 'pictures that are neither PNG nor JPEG, such as EMF',
  'image-drawing': 'pictures that are neither PNG nor JPEG, such as EMF',
  'image-turned': 'photos that lie on their side or are made for print',
  'image-colours': 'photos that lie on their side or are made for print',
}

/** The part that each relation to a picture names; `linked` where it leads out of the file. */
function targetsOf(relations: Element | undefined): ReadonlyMap<string, string> {
  return new Map(
    [...(relations?.getElementsByTagName('Relationship') ?? [])].map((relation) => {
      const target = relation.getAttribute('Target') ?? ''
      const isOutside = relation.getAttribute('TargetMode') === 'External'
      return [relation.getAttribute('Id') ?? '', isOutside ? 'linked' : target.startsWith('/') ? target.slice(1) : `word/${target}`]
    }),
  )
}

/** The pictures of DrawingML, named in order; one without a part is taken out, because mammoth stumbles over it. */
function drawings(words: Element, targets: ReadonlyMap<string, string>): Said[] {
  return [...words.getElementsByTagName('a:blip')].slice(0, mostPictures).flatMap((blip, number): Said[] => {
    const frame = around(blip, 'wp:inline') ?? around(blip, 'wp:anchor')
    const properties = [...(frame?.childNodes ?? [])].find((node): node is Element => node.nodeName === 'wp:docPr')
    if (frame === undefined || properties === undefined) return [nothing]
    const embedded = blip.getAttribute('r:embed') ?? ''
    const linked = blip.getAttribute('r:link') ?? ''
    const part = targets.get(embedded === '' ? linked : embedded) ?? 'missing'
    if (part === 'missing') for (const name of ['r:embed', 'r:link']) blip.removeAttribute(name)
    const [extent] = frame.getElementsByTagName('wp:extent')
    const [cut] = (around(blip, 'pic:blipFill') ?? blip).getElementsByTagName('a:srcRect')
    const alt = descriptionIn(properties.getAttribute('descr'), properties.getAttribute('title'))
    properties.setAttribute('descr', nameOf(number))
    return [
      {
        part: embedded === '' && part !== 'missing' ? 'linked' : part,
        alt,
        width: widthFrom(Number(extent?.getAttribute('cx') ?? Number.NaN) / unitsOfMillimetre),
        isCropped: ['l', 't', 'r', 'b'].some((side) => Number.parseFloat(cut?.getAttribute(side) ?? '0') > 0),
      },
    ]
  })
}

const nothing: Said = { part: 'missing', alt: '', width: undefined, isCropped: false }

/** Writes the pictures of VML, as Word had them before 2010, in the form of today, so that there is one way to read them. */
function renewPictures(words: Element): void {
  for (const data of [...words.getElementsByTagName('v:imagedata')].slice(0, mostPictures)) {
    const [old, shape, id] = [around(data, 'w:pict'), around(data, 'v:shape'), data.getAttribute('r:id')]
    const renewed = id === null || old === undefined ? undefined : parse(new TextEncoder().encode(emptyDrawing))
    if (old === undefined || id === null || renewed === undefined) continue
    const points = Number(/(?:^|;)\s*width:\s*([\d.]+)pt/u.exec(shape?.getAttribute('style') ?? '')?.[1] ?? Number.NaN)
    const isCropped = ['cropleft', 'croptop', 'cropright', 'cropbottom'].some(
      (side) => Number.parseFloat(data.getAttribute(side) ?? '0') > 0,
    )
    const set = (name: string, attribute: string, value: string): void =>
      renewed.getElementsByTagName(name)[0]?.setAttribute(attribute, value)
    if (points > 0) set('wp:extent', 'cx', String(Math.round((points / pointsOfMillimetre) * unitsOfMillimetre)))
    set('wp:docPr', 'descr', shape?.getAttribute('alt') ?? '')
    set('wp:docPr', 'title', data.getAttribute('o:title') ?? '')
    set('a:blip', 'r:embed', id)
    if (isCropped) set('a:srcRect', 'l', '1')
    old.parentNode?.replaceChild(words.ownerDocument?.importNode(renewed, true) ?? renewed, old)
  }
}

const drawingml = 'http://schemas.openxmlformats.org/drawingml/2006'
const emptyDrawing = `<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="${drawingml}/wordprocessingDrawing"
 xmlns:a="${drawingml}/main" xmlns:pic="${drawingml}/picture" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
><wp:inline><wp:extent/><wp:docPr/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed=""/><a:srcRect/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`

function around(element: Element, name: string): Element | undefined {
  for (let node = element.parentNode; node !== null; node = node.parentNode) if (node.nodeName === name) return node as Element
  return undefined
}

/** As wide as it stood there, as far as a page of ours has room for it. */
function widthFrom(millimetres: number): number | undefined {
  return Number.isFinite(millimetres) && millimetres > 0 ? Math.min(160, Math.max(5, Math.round(millimetres))) : undefined
}

/** Names of files, and what programs call what nobody described. */
const noDescription = /^(?:[^\s]*\.(?:png|jpe?g|gif|bmp|tiff?|svg|[ew]mf)|(?:image|picture|grafik|bild|imagen|immagine|obraz)\s*\d*)$/iu

/** What a program adds to a description that it made itself. */
const madeByProgram =
  /\s*\b(?:Description automatically generated|Automatisch generierte Beschreibung|Description générée automatiquement)\b.*$/isu

function descriptionIn(...given: readonly (string | null | undefined)[]): string {
  const texts = given.map((text) => (text ?? '').replace(madeByProgram, '').replaceAll(/\s+/gu, ' ').trim())
  return texts.find((text) => text !== '' && !noDescription.test(text))?.slice(0, 2000) ?? ''
}

/** The parts that pictures name. Their sizes are believed only as limits: what unpacks to more is cut there, and no picture then. */
function unpackPictures(bytes: Uint8Array, wanted: readonly string[]): ReadonlyMap<string, Uint8Array> {
  const names = new Set(wanted)
  let together = 0
  try {
    const files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!names.has(name) || originalSize > largestImage) return false
        together += originalSize
        return together <= largestTogether
      },
    })
    return new Map(Object.entries(files))
  } catch {
    return new Map()
  }
}
