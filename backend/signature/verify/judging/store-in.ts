import type { X509Certificate } from 'node:crypto'
import { isType, PdfFault, type PdfFile } from '../../pdf/index.ts'
import { certificateFrom } from './certificate-path.ts'

/** What a file carries to validate its signatures with (EN 319 142-1 §5.4.2); answers and lists as DER. */
export interface ValidationStore {
  readonly certificates: readonly X509Certificate[]
  readonly responses: readonly Uint8Array[]
  readonly lists: readonly Uint8Array[]
  /** The revisions in which it came or grew. */
  readonly revisions: readonly number[]
}

/** More than a file needs; those of an attack would be tried one by one. */
const mostItems = 1000

/** The store of a file's last revision: it may only grow. */
export function storeIn(file: PdfFile): ValidationStore {
  const { last } = file
  const store = file.dictionary(file.catalog(last).entries.get('DSS'), last)
  const streams = (key: string): Uint8Array[] => {
    const items = file.items(store?.entries.get(key), last)
    if (items.length > mostItems) throw new PdfFault('the file carries more than its signatures can need')
    return items.flatMap((item) => {
      const stream = file.resolve(item, last)
      return isType(stream, 'stream') ? [file.unpack(stream)] : []
    })
  }
  const dictionaries = file.revisions.map((revision) => file.dictionary(file.catalog(revision).entries.get('DSS'), revision))
  return {
    certificates: streams('Certs').flatMap((encoded) => certificateFrom(encoded) ?? []),
    responses: streams('OCSPs'),
    lists: streams('CRLs'),
    revisions: file.revisions.flatMap(({ number }, index) => {
      const [before, here] = [dictionaries[index - 1], dictionaries[index]]
      return here !== undefined && here !== before ? [number] : []
    }),
  }
}
