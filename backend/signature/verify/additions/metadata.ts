import { DOMParser, MIME_TYPE, onErrorStopParsing, type Node } from '@xmldom/xmldom'
import { isType, type PdfValue } from '../../pdf/index.ts'
import type { Change, Pair } from './change.ts'

/** What a program may say of itself and of when it saved the file; nothing that is read of the letter. */
const ownWords = new Set(['ModDate', 'Producer'])

/** Explains a document information that says but another program and another time of saving. */
export function explainInformation(change: Change, given: Pair): void {
  const [before, after] = [change.file.dictionary(given.before, change.before), change.file.resolve(given.after, change.after)]
  if (before === undefined || !isType(after, 'dictionary') || !isType(given.after, 'reference')) return
  const keys = change.changedKeys(before, after)
  const arePlain = keys.every((key) => ownWords.has(key) && isType(after.entries.get(key), 'string'))
  if (arePlain && after.repeated.length === 0) change.explainAs(given.after, ['Info'])
}

/** Explains metadata (XMP) that say the same in whatever form, but for the program and the time of saving. */
export function explainMetadata(change: Change, given: Pair): void {
  if (!isType(given.after, 'reference') || !change.touched.has(given.after.number)) return
  const [before, after] = [said(change, given.before, change.before), said(change, given.after, change.after)]
  if (before !== undefined && before === after) change.explainAs(given.after, ['Metadata'])
}

const largest = 1_000_000
const mostTags = 20_000
const deepest = 64

function said(change: Change, value: PdfValue | undefined, revision: Change['before']): string | undefined {
  const stream = change.file.resolve(value, revision)
  if (!isType(stream, 'stream')) return undefined
  const bytes = change.file.unpack(stream)
  if (bytes.length > largest) return undefined
  const text = Buffer.from(bytes).toString('utf8')
  if (/<!DOCTYPE|<!ENTITY/iu.test(text) || text.split('<').length > mostTags) return undefined
  try {
    const root = new DOMParser({ onError: onErrorStopParsing }).parseFromString(text.trim(), MIME_TYPE.XML_APPLICATION).documentElement
    return root === null ? undefined : JSON.stringify(propertiesOf(root, 0))
  } catch {
    return undefined
  }
}

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const unsaid = new Set([
  ...['ModifyDate', 'MetadataDate'].map((name) => `http://ns.adobe.com/xap/1.0/ ${name}`),
  'http://ns.adobe.com/pdf/1.3/ Producer',
  // How the properties are written down.
  ...['about', 'parseType'].map((name) => `${rdf} ${name}`),
  'adobe:ns:meta/ xmptk',
])

type Property = readonly [name: string, value: string | readonly Property[]]

/**
 * What an element says, the same in each of the forms that XMP has for it (ISO 16684-1 §7): a property may be an element or an
 * attribute, a structure an element of its own or not. The items of a list keep their order, properties have none.
 */
function propertiesOf(element: Node, depth: number): string | readonly Property[] {
  if (depth > deepest) throw new Error('too deep')
  const properties: Property[] = attributesOf(element)
  const resource = properties.find(([name]) => name === `${rdf} resource`)
  if (resource !== undefined && properties.length === 1) return resource[1]
  let text = ''
  for (let child = element.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === 3 || child.nodeType === 4) text += child.nodeValue ?? ''
    if (child.nodeType !== 1) continue
    const name = nameOf(child)
    if (unsaid.has(name)) continue
    const below = propertiesOf(child, depth + 1)
    if (name === `${rdf} Description` && typeof below !== 'string') properties.push(...below)
    else if (name !== `${rdf} Description` || below !== '') properties.push([name, below])
  }
  if (properties.length === 0) return text.trim()
  if (text.trim() !== '') properties.push(['', text.trim()])
  const isList = properties.some(([name]) => name === `${rdf} li`)
  return isList ? properties : properties.toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
}

function attributesOf(element: Node): Property[] {
  if (!('attributes' in element) || element.attributes === null) return []
  // The boundary: the parser's types leave an element's attributes open.
  const list = element.attributes as { readonly length: number; item(index: number): (Node & { readonly value: string }) | null }
  return Array.from({ length: list.length }, (_, index) => list.item(index)).flatMap((attribute): Property[] => {
    if (attribute === null || attribute.namespaceURI === 'http://www.w3.org/2000/xmlns/') return []
    const name = nameOf(attribute)
    return unsaid.has(name) ? [] : [[name, attribute.value]]
  })
}

function nameOf(node: Node): string {
  return `${node.namespaceURI ?? ''} ${node.localName ?? ''}`
}
