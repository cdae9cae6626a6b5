import type { ResolvedLetter } from '../../core/letter/index.ts'
import { cleanText } from './clean-text.ts'
import { xmlText } from './xml-text.ts'

/** A part that stands in for one the library writes. */
export interface PackagePart {
  readonly path: string
  readonly data: string
}

const namespaces = [
  'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:dcterms="http://purl.org/dc/terms/"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(' ')

/** The core properties (ECMA-376 part 2 §11). The library would write the present time; a letter has its own date. */
export function corePropertiesPart(letter: ResolvedLetter): PackagePart {
  const author = letter.author === '' ? letter.organisation : letter.author
  const element = (name: string, text: string): string => (text === '' ? '' : `<${name}>${xmlText(cleanText(text))}</${name}>`)
  const time = (name: string): string => `<${name} xsi:type="dcterms:W3CDTF">${letter.date}T00:00:00Z</${name}>`
  const properties = [
    element('dc:title', letter.subject),
    element('dc:creator', author),
    element('cp:lastModifiedBy', author),
    element('dc:language', letter.language),
    element('cp:revision', '1'),
    time('dcterms:created'),
    time('dcterms:modified'),
  ]
  return {
    path: 'docProps/core.xml',
    data: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties ${namespaces}>${properties.join('')}</cp:coreProperties>`,
  }
}
