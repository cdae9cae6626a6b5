import { digestOfHouse, houseCode, HouseRecord, thingOfRecord, type HouseThing } from '../../core/house/index.ts'
import type { Finding } from '../../core/letter/index.ts'
import { cleanImage, type CleanImage } from '../images/index.ts'
import { besideOf, type FolderFiles } from './folder-files.ts'
import type { ImageFile } from './reading.ts'
import { decodeText, findingsOf, type FileFindings } from './source-text.ts'
import { readStyleFile, styleFileName } from './style-file.ts'
import { readCompanyFile, readLetterheadFile, readTemplateFile } from './template-file.ts'

/** A version of something of the house in a library folder. Without a record it is a file somebody wrote by hand, and the first version. */
export interface HouseFile {
  readonly file: string
  readonly thing: HouseThing
  readonly number: number
  readonly record: HouseRecord | undefined
}

/** Below this folder lie versions with their records; what people write lies in letters/, letterheads/, company.yaml and style.yaml. */
export const houseFolder = 'house/'

/** Reads the company's values, letterheads, letter templates and house style of a library folder. A file with faults is left out. */
export function readHouseFiles(folder: FolderFiles, images: Map<string, CleanImage>): { house: HouseFile[]; findings: Finding[] } {
  const findings: Finding[] = []
  const house: HouseFile[] = []
  const seen = new Set<string>()
  for (const path of folder.paths()) {
    const list = findingsOf(`${folder.name}/${path}`)
    const read = readerOf(path)?.(folder, path, list, images)
    findings.push(...list.list)
    if (read === undefined) continue
    const key = `${read.thing.kind} ${houseCode(read.thing)} ${String(read.number)}`
    if (!seen.has(key)) house.push(read)
    seen.add(key)
  }
  // A version's successors come after it.
  return { house: house.toSorted((left, right) => left.number - right.number), findings }
}

type Reader = (folder: FolderFiles, path: string, list: FileFindings, images: Map<string, CleanImage>) => HouseFile | undefined

function readerOf(path: string): Reader | undefined {
  if (path === 'company.yaml') return byHand(company)
  if (path === styleFileName) return byHand(style)
  if (path.startsWith('letterheads/') && path.endsWith('.yaml')) return byHand(letterhead)
  if (path.startsWith('letters/') && path.endsWith('.md')) return byHand(template)
  return path.startsWith(houseFolder) && path.endsWith('.json') ? readRecorded : undefined
}

type ImageAt = (path: string) => ImageFile | undefined
interface ReadThing {
  readonly thing: HouseThing | undefined
  readonly findings: readonly Finding[]
}

function company(text: string, file: string): ReadThing {
  const { company: content, findings } = readCompanyFile(text, file)
  return { thing: content && { kind: 'company', content }, findings }
}

function style(text: string, file: string): ReadThing {
  const { style: content, findings } = readStyleFile(text, file)
  return { thing: content && { kind: 'style', content }, findings }
}

function letterhead(text: string, file: string, imageAt: ImageAt): ReadThing {
  const { letterhead: content, findings } = readLetterheadFile(text, file, imageAt)
  return { thing: content && { kind: 'letterhead', content }, findings }
}

function template(text: string, file: string): ReadThing {
  const { template: content, findings } = readTemplateFile(text, file)
  return { thing: content && { kind: 'template', content }, findings }
}

function byHand(read: (text: string, file: string, imageAt: ImageAt) => ReadThing): Reader {
  return (folder, path, list, images) => {
    const text = textOf(folder, path, list)
    if (text === undefined) return undefined
    const { thing, findings } = read(text, `${folder.name}/${path}`, (image) => imageOf(folder, besideOf(path, image), images))
    list.list.push(...findings)
    return thing === undefined ? undefined : { file: `${folder.name}/${path}`, thing, number: 1, record: undefined }
  }
}

const readRecorded: Reader = (folder, path, list, images) => {
  const text = textOf(folder, path, list)
  if (text === undefined) return undefined
  const record = HouseRecord.safeParse(json(text))
  const thing = record.success ? thingOfRecord(record.data) : undefined
  if (!record.success || thing === undefined) {
    list.error('file-malformed', undefined, 'The file holds no version of the house.', 'Export the library again.')
    return undefined
  }
  if (
    digestOfHouse(thing, record.data.number) !== record.data.digest ||
    record.data.decisions.some(({ digest }) => digest !== record.data.digest)
  ) {
    list.error(
      'file-malformed',
      undefined,
      'What it says was changed after it was written, so what was decided does not belong to it.',
      'Export the library again.',
    )
    return undefined
  }
  const logo = thing.kind === 'letterhead' ? thing.content.logo : undefined
  if (logo !== undefined && imageOf(folder, logoPath(logo), images)?.digest !== logo.digest) {
    list.error('image-missing', undefined, 'The logo of this letterhead is not in the folder.', 'Export the library again.')
    return undefined
  }
  return { file: `${folder.name}/${path}`, thing, number: record.data.number, record: record.data }
}

/** Where an exported folder keeps a logo. */
export function logoPath({ digest, mediaType }: { readonly digest: string; readonly mediaType: string }): string {
  return `${houseFolder}logos/${digest}.${mediaType === 'image/png' ? 'png' : 'jpg'}`
}

function imageOf(folder: FolderFiles, path: string, images: Map<string, CleanImage>): ImageFile | undefined {
  const drawn = folder.drawings?.drawn.get(path)
  if (drawn !== undefined) {
    images.set(drawn.digest, drawn)
    return { digest: drawn.digest, mediaType: drawn.mediaType }
  }
  const bytes = folder.read(path)
  const clean = bytes === undefined ? undefined : cleanImage(bytes)
  if (clean?.ok !== true) return undefined
  images.set(clean.value.digest, clean.value)
  return { digest: clean.value.digest, mediaType: clean.value.mediaType }
}

function textOf(folder: FolderFiles, path: string, list: FileFindings): string | undefined {
  const bytes = folder.read(path)
  if (bytes !== undefined) return decodeText(bytes, list)
  list.error(
    'file-unreadable',
    undefined,
    'The file cannot be read: it is too large, or leads outside of the folder.',
    'Put the file itself there.',
  )
  return undefined
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
