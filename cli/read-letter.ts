import { basename, dirname } from 'node:path'
import { createEvidenceReader } from '../backend/evidence/index.ts'
import {
  enclosedFinder,
  imageFinder,
  loadWholeShelf,
  type Draw,
  readInside,
  readLetterFileDrawing,
  readTextFile,
  type LoadedShelf,
} from '../backend/files/index.ts'
import { assembleLetter, type Finding, type Letter, type LetterSource, type Shelf } from '../core/letter/index.ts'
import { fromCaller, librariesOf } from './caller.ts'

/** Each in a thread of its own, which a hostile drawing takes down alone. */
export const drawing: Draw = (bytes) => createEvidenceReader().draw(bytes)

export interface ReadLetter {
  /** Undefined when the file or the library cannot be read. */
  readonly letter: Letter | undefined
  readonly shelf: Shelf
  /** Bytes of its pictures and of the files it encloses, by digest. */
  readonly images: ReadonlyMap<string, Uint8Array>
  readonly findings: readonly Finding[]
  /** The findings about the letter's document, with the file's lines in the place of paths. */
  locate(findings: readonly Finding[]): Finding[]
  /** True when the letter file itself is the trouble: bad input rather than a letter with findings. */
  readonly unreadable: boolean
}

/** The shelf of the given libraries, or of the starter library. */
export function shelfOfFiles(libraries: readonly string[]): Promise<LoadedShelf> {
  return loadWholeShelf(librariesOf(libraries), { draw: drawing, read: (bytes) => createEvidenceReader().read(bytes) })
}

/** Reads and assembles a letter file on a shelf. */
export async function readLetter(file: string, { shelf, images: shelfImages, findings: shelfFindings }: LoadedShelf): Promise<ReadLetter> {
  const images = new Map(shelfImages)
  const path = fromCaller(file)
  const shown = basename(file)
  const { text, findings: fileFindings } = readTextFile(path, shown)
  const before = [...shelfFindings, ...fileFindings]
  const asTheyAre = (given: readonly Finding[]): Finding[] => [...given]
  if (text === undefined) {
    const named = before.map((finding) =>
      finding.code === 'file-unreadable' ? { ...finding, message: finding.message.replace(/\.$/u, ` (${path}).`) } : finding,
    )
    return { letter: undefined, shelf, images, findings: named, locate: asTheyAre, unreadable: true }
  }
  const beside = {
    imageAt: imageFinder(path, images),
    bytesAt: (image: string) => readInside(dirname(path), image),
    draw: drawing,
  }
  const { source, findings: readFindings, drawn } = await readLetterFileDrawing(text, shown, beside, enclosedFinder(path, images))
  for (const { digest, bytes } of drawn) images.set(digest, bytes)
  if (source === undefined)
    return { letter: undefined, shelf, images, findings: [...before, ...readFindings], locate: asTheyAre, unreadable: true }
  const { letter, findings: assemblyFindings } = assembleLetter(source, shelf)
  return {
    letter,
    shelf,
    images,
    findings: [...before, ...readFindings, ...assemblyFindings],
    locate: locator(source, letter, shown),
    unreadable: false,
  }
}

/** Assembly puts parts around the body and keeps its order, so the n-th block that is no part is the n-th in the file. */
function locator(source: LetterSource, letter: Letter | undefined, file: string): ReadLetter['locate'] {
  const lines = source.body.flatMap((block, index) => (block.type === 'part' ? [] : [source.positions?.[index]]))
  const ownParts = new Map(
    source.body.flatMap((block, index) => (block.type === 'part' ? [[block.part, source.positions?.[index]] as const] : [])),
  )
  let seen = 0
  const positions = letter?.document.map((block) => {
    if (block.type === 'part') return ownParts.get(block.part)
    seen += 1
    return lines[seen - 1]
  })
  return (findings) =>
    findings.map((finding) => {
      const position = finding.place.line === undefined ? positions?.[finding.place.path?.[0] ?? -1] : undefined
      return position === undefined
        ? finding
        : { ...finding, place: { ...finding.place, file, line: position.line, column: position.column } }
    })
}
