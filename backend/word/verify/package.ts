import { unzipSync } from 'fflate'
import { fail, succeed, type Failure, type Result } from '../../../core/requests/index.ts'
import { elementsOf, readXml, type XmlElement } from './xml.ts'

export type PackageFailure = Failure<'not-a-word-file' | 'word-file-broken' | 'word-file-too-large'>

const largestFile = 64 * 1024 * 1024
const largestPart = 32 * 1024 * 1024
const mostParts = 5_000
/** Of all parts that are read, a part that is named twice counted twice. */
const largestContent = 3 * largestPart

/** The parts of a Word file that verification reads. */
export interface WordParts {
  readonly document: XmlElement
  readonly numbering: XmlElement | undefined
  readonly styles: XmlElement | undefined
  readonly footnotes: XmlElement | undefined
  readonly custom: readonly XmlElement[]
}

const remedy = 'Ask for the file again, or open it in Word and save it as a .docx file.'

function broken(part: string, fault: string): { readonly ok: false; readonly error: PackageFailure } {
  return fail({ code: 'word-file-broken', message: `The file cannot be checked: its part "${part.slice(0, 120)}" ${fault}.`, remedy })
}

const notWord = (): { readonly ok: false; readonly error: PackageFailure } =>
  fail({ code: 'not-a-word-file', message: 'This is not a Word file (.docx).', remedy: 'Choose the .docx file that was exported.' })

const tooLarge = (what: string): { readonly ok: false; readonly error: PackageFailure } =>
  fail({
    code: 'word-file-too-large',
    message: `The file cannot be checked: ${what}, more than any letter holds.`,
    remedy: 'Ask where the file comes from before opening it.',
  })

/** Reads one part at a time out of a zip file that nobody vouches for: sizes are looked at before anything is inflated. */
class ZipReader {
  readonly #bytes: Uint8Array
  readonly #sizes = new Map<string, number>()
  #read = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** Lists what is there. Part names do not tell upper from lower case (ECMA-376 part 2 §6.2.2.3). */
  open(): Result<undefined, PackageFailure> {
    let twice: string | undefined
    try {
      unzipSync(this.#bytes, {
        filter: ({ name, originalSize }) => {
          const key = name.toLowerCase()
          if (this.#sizes.has(key)) twice = name
          this.#sizes.set(key, originalSize)
          return false
        },
      })
    } catch {
      return notWord()
    }
    if (this.#sizes.size > mostParts) return tooLarge(`it has ${String(this.#sizes.size)} parts`)
    if (twice !== undefined) return broken(twice, 'is there twice')
    return succeed(undefined)
  }

  has(path: string): boolean {
    return this.#sizes.has(path.toLowerCase())
  }

  read(path: string): Result<XmlElement, PackageFailure> {
    const key = path.toLowerCase()
    const size = this.#sizes.get(key)
    if (size === undefined) return broken(path, 'is missing')
    if (size > largestPart) return tooLarge(`its part "${path.slice(0, 120)}" unpacks to ${String(Math.round(size / 1_048_576))} MB`)
    this.#read += size
    if (this.#read > largestContent) return tooLarge(`its parts unpack to more than ${String(largestContent / 1_048_576)} MB`)
    let bytes: Uint8Array | undefined
    try {
      bytes = Object.values(unzipSync(this.#bytes, { filter: ({ name }) => name.toLowerCase() === key }))[0]
    } catch {
      return broken(path, 'cannot be unpacked')
    }
    const text = bytes === undefined ? undefined : decode(bytes)
    if (text === undefined) return broken(path, 'is not text')
    const xml = readXml(text)
    return xml.ok ? xml : broken(path, xml.error)
  }
}

function decode(bytes: Uint8Array): string | undefined {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
  try {
    return new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

interface Relationship {
  /** The last word of the type's address: both the transitional and the strict address end with it. */
  readonly kind: string
  readonly target: string
}

/** A path inside the package, from the part that names it. */
function resolvePath(from: string, target: string): string {
  const steps = target.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function relationshipsOf(zip: ZipReader, part: string): Result<Relationship[], PackageFailure> {
  const slash = part.lastIndexOf('/')
  const path = `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`
  if (!zip.has(path)) return succeed([])
  const root = zip.read(path)
  if (!root.ok) return root
  const inside = elementsOf(root.value, 'rel:Relationship').filter((each) => each.attributes.get('TargetMode') !== 'External')
  return succeed(
    inside.map(({ attributes }) => ({
      kind: (attributes.get('Type') ?? '').split('/').at(-1) ?? '',
      target: resolvePath(part, attributes.get('Target') ?? ''),
    })),
  )
}

/** Opens a Word file: the main part is found through the relationships, wherever it is. */
export function openWordFile(bytes: Uint8Array): Result<WordParts, PackageFailure> {
  if (bytes.length > largestFile) return tooLarge(`it is ${String(Math.round(bytes.length / 1_048_576))} MB`)
  const zip = new ZipReader(bytes)
  const opened = zip.open()
  if (!opened.ok) return opened
  const root = relationshipsOf(zip, '')
  if (!root.ok) return root
  const main = root.value.find(({ kind }) => kind === 'officeDocument')?.target
  if (main === undefined) return notWord()
  const document = zip.read(main)
  if (!document.ok) return document
  if (document.value.name !== 'w:document') return notWord()
  const relationships = relationshipsOf(zip, main)
  return relationships.ok ? readParts(zip, document.value, relationships.value) : relationships
}

function readParts(zip: ZipReader, document: XmlElement, relationships: readonly Relationship[]): Result<WordParts, PackageFailure> {
  const parts = new Map<string, XmlElement>()
  const custom: XmlElement[] = []
  const read = new Set<string>()
  for (const { kind, target } of relationships) {
    if (!['numbering', 'styles', 'footnotes', 'customXml'].includes(kind) || read.has(target)) continue
    read.add(target)
    const part = zip.read(target)
    if (!part.ok) return part
    if (kind === 'customXml') custom.push(part.value)
    else parts.set(kind, part.value)
  }
  return succeed({ document, custom, numbering: parts.get('numbering'), styles: parts.get('styles'), footnotes: parts.get('footnotes') })
}
