import type { Document } from 'docx'
import { canonicalJson, type Json } from '../../core/document/index.ts'
import { Manifest } from '../../core/release/index.ts'
import { cleanText } from './clean-text.ts'
import type { PackagePart } from './properties.ts'
import { xmlText } from './xml-text.ts'

/** The namespace of the manifest's element: what it is found by among other custom XML parts. */
export const manifestNamespace = 'urn:chancery:manifest:1'

/** GUID of the data store item (ECMA-376 §22.5.2.1), the same in every letter. */
const storeItem = '{6B3F8C52-4E0A-4B7D-9A61-2F1C7E5D0A93}'

const officeRelationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A manifest whose texts XML can hold: values that a person pasted may have carried control characters. */
export function cleanManifest(manifest: Manifest): Manifest {
  const clean = (value: Json): Json => {
    if (typeof value === 'string') return cleanText(value)
    if (Array.isArray(value)) return value.map((member: Json) => clean(member))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, clean(member ?? null)]))
  }
  return Manifest.parse(clean(manifest))
}

/** Puts the manifest into the file as canonical JSON in a custom XML part (ECMA-376 §15.2.5); returns the parts to pack. */
export function embedManifest(document: Document, manifest: Manifest): PackagePart[] {
  document.Document.Relationships.addRelationship('Manifest', `${officeRelationships}/customXml`, '../customXml/item1.xml')
  document.ContentTypes.addOverride('application/vnd.openxmlformats-officedocument.customXmlProperties+xml', '/customXml/itemProps1.xml')
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  const json = xmlText(canonicalJson(cleanManifest(manifest)))
  const properties = `<ds:datastoreItem ds:itemID="${storeItem}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="${manifestNamespace}"/></ds:schemaRefs></ds:datastoreItem>`
  const relationship = `<Relationship Id="rId1" Type="${officeRelationships}/customXmlProps" Target="itemProps1.xml"/>`
  return [
    { path: 'customXml/item1.xml', data: `${declaration}<manifest xmlns="${manifestNamespace}">${json}</manifest>` },
    { path: 'customXml/itemProps1.xml', data: `${declaration}${properties}` },
    {
      path: 'customXml/_rels/item1.xml.rels',
      data: `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationship}</Relationships>`,
    },
  ]
}
