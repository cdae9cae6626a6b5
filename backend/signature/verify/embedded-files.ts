import { isType, nameIn, PdfFault, textIn, type PdfFile, type Revision } from '../pdf/index.ts'

/** What one of our letters carries of itself, as it stands in the file. */
export interface EmbeddedFiles {
  readonly letter: Uint8Array
  readonly manifest: Uint8Array
  /** A file enclosed under a name; undefined where there is none. */
  enclosed(name: string): Uint8Array | undefined
}

const names = { letter: ['letter.json', 'Source'], manifest: ['manifest.json', 'Data'] } as const

/** More associated files than a letter has. */
const mostFiles = 1000

/**
 * The letter and the manifest that a revision carries (ISO 32000-2 §14.13, ISO 19005-3 §6.8): associated files of the
 * document by name and relationship. Undefined where one of them is missing: then the file is none of ours. One that is
 * there twice is a `PdfFault`.
 */
export function embeddedFilesIn(file: PdfFile, revision: Revision): EmbeddedFiles | undefined {
  const letter = embedded(file, revision, names.letter)
  const manifest = embedded(file, revision, names.manifest)
  return letter === undefined || manifest === undefined
    ? undefined
    : { letter, manifest, enclosed: (name) => embedded(file, revision, [name, undefined]) }
}

function embedded(file: PdfFile, revision: Revision, [name, relationship]: readonly [string, string | undefined]): Uint8Array | undefined {
  const associated = file.items(file.catalog(revision).entries.get('AF'), revision)
  if (associated.length > mostFiles) throw new PdfFault('the file has too many attachments')
  const found = associated.flatMap((reference) => {
    const spec = file.dictionary(reference, revision)
    const isNamed = textIn(spec?.entries.get('UF'))?.normalize('NFC') === name.normalize('NFC')
    const isIt = isNamed && (relationship === undefined || nameIn(spec?.entries.get('AFRelationship')) === relationship)
    const stream = isIt ? file.resolve(file.dictionary(spec?.entries.get('EF'), revision)?.entries.get('F'), revision) : undefined
    return isType(stream, 'stream') ? [stream] : []
  })
  if (found.length > 1) throw new PdfFault(`the file carries ${name} more than once`)
  return found[0] && file.unpack(found[0])
}
