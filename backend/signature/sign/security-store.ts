import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { fail, succeed, type Result } from '../../../core/requests/index.ts'
import {
  isType,
  PdfFault,
  pdfFailures,
  PdfFile,
  type PdfDictionary,
  type PdfFailure,
  type PdfReference,
  type PdfValue,
} from '../pdf/index.ts'
import { Update } from '../pdf/update.ts'
import { arrayOf, changed, dateOf, dictionaryOf, nameOf } from '../pdf/write-value.ts'
import { signatureFields } from './field.ts'
import type { RevocationEvidence } from './revocation.ts'

/**
 * Adds to a signed file what its signatures can be validated with when nobody answers any more: the DSS dictionary, with a
 * VRI for the last signature (EN 319 142-1 §5.4.2, ISO 32000-2 §12.8.4.3). What is in the file's DSS stays in it.
 */
export function addSecurityStore(bytes: Uint8Array, evidence: RevocationEvidence, at: Date): Result<Uint8Array, PdfFailure> {
  const file = PdfFile.read(bytes)
  if (!file.ok) return file
  try {
    const update = new Update(file.value)
    const kept = streamsIn(update)
    const add = (items: readonly Buffer[]): PdfReference[] =>
      items.map((item) => kept.get(digestOf(item)) ?? update.addStream(dictionaryOf({ Filter: nameOf('FlateDecode') }), deflateSync(item)))
    setStore(update, { Certs: add(evidence.certificates), OCSPs: add(evidence.responses), CRLs: add(evidence.lists) }, at)
    return succeed(update.write().bytes)
  } catch (error) {
    if (error instanceof PdfFault) return fail(pdfFailures.damaged(error.message))
    throw error
  }
}

type Kept = Readonly<Record<'Certs' | 'OCSPs' | 'CRLs', readonly PdfReference[]>>

function setStore(update: Update, added: Kept, at: Date): void {
  const { file, root } = update
  const catalog = update.dictionary(root)
  const store = storeIn(update)
  const together = (key: keyof Kept): PdfValue | undefined => {
    const before = file.items(store.entries.get(key), file.last)
    const numbers = new Set(before.flatMap((value) => (isType(value, 'reference') ? [value.number] : [])))
    const all = [...before, ...added[key].filter(({ number }) => !numbers.has(number))]
    return all.length === 0 ? undefined : arrayOf(all)
  }
  const list = (items: readonly PdfReference[]): PdfValue | undefined => (items.length === 0 ? undefined : arrayOf(items))
  const related = file.dictionary(store.entries.get('VRI'), file.last) ?? dictionaryOf({})
  const own = dictionaryOf({ Cert: list(added.Certs), OCSP: list(added.OCSPs), CRL: list(added.CRLs), TU: dateOf(at) })
  const key = lastSignatureKey(update)
  const dss = update.add(
    dictionaryOf({
      Type: nameOf('DSS'),
      VRI: key === undefined ? undefined : changed(related, { [key]: own }),
      Certs: together('Certs'),
      OCSPs: together('OCSPs'),
      CRLs: together('CRLs'),
    }),
  )
  const extensions = file.dictionary(catalog.entries.get('Extensions'), file.last) ?? dictionaryOf({})
  const esic = dictionaryOf({ BaseVersion: nameOf('1.7'), ExtensionLevel: 5 })
  update.put(root, changed(catalog, { DSS: dss, Extensions: changed(extensions, { ESIC: esic }) }))
}

function storeIn({ file }: Update): PdfDictionary {
  return file.dictionary(file.catalog(file.last).entries.get('DSS'), file.last) ?? dictionaryOf({})
}

/** What the file's DSS has already, by its digest. */
function streamsIn(update: Update): Map<string, PdfReference> {
  const { file } = update
  const store = storeIn(update)
  const found = ['Certs', 'OCSPs', 'CRLs'].flatMap((key) =>
    file.items(store.entries.get(key), file.last).flatMap((reference): [string, PdfReference][] => {
      const stream = file.resolve(reference, file.last)
      return isType(reference, 'reference') && isType(stream, 'stream') ? [[digestOf(file.unpack(stream)), reference]] : []
    }),
  )
  return new Map(found)
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The key of a VRI: SHA-1 of /Contents with its padding, in capitals (ISO 32000-2 table 262). */
function lastSignatureKey(update: Update): string | undefined {
  const contents = signatureFields(update)
    .findLast(({ signature }) => signature !== undefined)
    ?.signature?.entries.get('Contents')
  return isType(contents, 'string') ? createHash('sha1').update(contents.bytes).digest('hex').toUpperCase() : undefined
}
