import { withReferences } from './footnote-references.ts'

/** What a PDF says of itself where it also keeps to PDF/UA-1 (ISO 14289-1:2014, 5). */
const identifier = '<pdfuaid:part>1</pdfuaid:part>'
const namespace = ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'

/** PDF/A knows no PDF/UA: it wants a property of another standard described in the file itself (ISO 19005-3, 6.6.2.3). */
const description = [
  '<rdf:li rdf:parseType="Resource">',
  '<pdfaSchema:schema>PDF/UA Universal Accessibility schema</pdfaSchema:schema>',
  '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>',
  '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>',
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">',
  '<pdfaProperty:category>internal</pdfaProperty:category>',
  '<pdfaProperty:description>The part of ISO 14289 that the file keeps to</pdfaProperty:description>',
  '<pdfaProperty:name>part</pdfaProperty:name>',
  '<pdfaProperty:valueType>Integer</pdfaProperty:valueType>',
  '</rdf:li></rdf:Seq></pdfaSchema:property>',
  '</rdf:li>',
].join('')

/** Bytes of an entry of the cross-reference table (ISO 32000-1, 7.5.4). */
const entryLength = 20

/** The window of a reader shows the letter's title, not the name of its file (ISO 14289-1:2014, 7.1). */
const displayTitle = '\n    /DisplayDocTitle true'

/**
 * Adds to a PDF/A-3a file of the engine what makes it PDF/UA-1 too; the engine writes one standard at a time. Nothing
 * that is drawn changes, and equal bytes give equal bytes. The engine writes its metadata and its catalog last,
 * before a plain cross-reference table: only these two objects are written anew, and only the catalog moves; marks of
 * footnotes get their type without a byte more.
 *
 * Undefined where the file is not laid out like that; then nothing is known about where its objects stand.
 */
export function finishPdf(pdf: Uint8Array): Uint8Array | undefined {
  // One character a byte, so that places in the text are places in the file.
  const given = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
  const tableAt = Number(/startxref\n(\d+)\n%%EOF\n?$/u.exec(given.slice(-64))?.[1] ?? Number.NaN)
  const table = /^xref\n0 (\d+)\n/u.exec(given.slice(tableAt, tableAt + 32))
  const root = /\/Root (\d+) 0 R/u.exec(given.slice(given.lastIndexOf('trailer')))?.[1]
  if (table === null || root === undefined) return undefined
  const entryAt = (object: number): number => tableAt + table[0].length + entryLength * object
  const standsAt = (object: number): number => Number(given.slice(entryAt(object), entryAt(object) + 10))
  const file = withReferences(
    given,
    Array.from({ length: Math.min(Number(table[1]), Number(root)) }, (_, object) => standsAt(object)),
  )
  const [metadataAt, catalogAt] = [standsAt(Number(root) - 1), standsAt(Number(root))]
  const metadata = finishMetadata(file.slice(metadataAt, catalogAt))
  const catalog = finishCatalog(file.slice(catalogAt, tableAt))
  if (metadata === undefined || catalog === undefined) return undefined
  const movedTo = metadataAt + metadata.length
  const finished = [
    file.slice(0, metadataAt),
    metadata,
    catalog,
    file.slice(tableAt, entryAt(Number(root))),
    String(movedTo).padStart(10, '0'),
    file.slice(entryAt(Number(root)) + 10, file.lastIndexOf('startxref\n')),
    `startxref\n${String(movedTo + catalog.length)}\n%%EOF\n`,
  ]
  return Buffer.from(finished.join(''), 'latin1')
}

/** The catalog, where it is the one object of what is given, with the wish to show the title. */
function finishCatalog(objects: string): string | undefined {
  const isCatalogAlone =
    /^\d+ 0 obj\n<<\n {2}\/Type \/Catalog\n/u.test(objects) && objects.indexOf('endobj') === objects.length - 'endobj\n\n'.length
  return isCatalogAlone ? insertBefore(objects, '\n  >>', { after: '/ViewerPreferences <<' }, displayTitle) : undefined
}

/** The metadata object with the identifier, its description, and a length that is right again. */
function finishMetadata(object: string): string | undefined {
  const parts =
    /^(\d+ 0 obj\n<<\n {2}\/Length )(\d+)(\n {2}\/Type \/Metadata\n {2}\/Subtype \/XML\n>>\nstream\n)(.*)(\nendstream\nendobj\n\n)$/su.exec(
      object,
    )
  if (parts === null) return undefined
  const [, before = '', length = '', head = '', packet = '', after = ''] = parts
  if (Number(length) !== packet.length) return undefined
  const named = insertBefore(packet, ' >', { after: '<rdf:Description rdf:about=""' }, namespace)
  const described = named && insertBefore(named, '</rdf:Bag></pdfaExtension:schemas>', { after: '<pdfaExtension:schemas>' }, description)
  const identified = described && insertBefore(described, '<xmpTPg:NPages>', { after: '</pdfaid:conformance>' }, identifier)
  return identified && `${before}${String(identified.length)}${head}${identified}${after}`
}

/** Puts `added` before the first `place` that follows `after`; undefined where one of them is not there. */
function insertBefore(text: string, place: string, { after }: { readonly after: string }, added: string): string | undefined {
  const from = text.indexOf(after)
  const at = from < 0 ? -1 : text.indexOf(place, from + after.length)
  return at < 0 ? undefined : text.slice(0, at) + added + text.slice(at)
}
