import { DOMParser, MIME_TYPE, onErrorStopParsing, type Node } from '@xmldom/xmldom'
import { fail, succeed, type Result } from '../../../core/requests/index.ts'
import { manifestNamespace } from '../manifest-part.ts'

/** An element by its canonical name: whatever prefix a file chose, and in both the transitional and the strict form. */
export interface XmlElement {
  /** Such as `w:p`; `?:name` for a namespace that this program does not read. */
  readonly name: string
  /** Attributes by local name. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (XmlElement | string)[]
}

const prefixes: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing', 'wp'],
  ['http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing', 'wp'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
  [manifestNamespace, 'manifest'],
])

/** Far deeper than any letter; a file that nests further is made to break readers. */
const deepest = 300

/** Tags, opening and closing, in one part; a letter of 500 pages has half as many. Each takes a kilobyte while it is read. */
const mostTags = 1_000_000

interface Growing {
  readonly name: string
  readonly attributes: Map<string, string>
  readonly children: (Growing | string)[]
}

function growing(node: Node & { readonly attributes?: unknown }): Growing {
  const prefix = prefixes.get(node.namespaceURI ?? '') ?? '?'
  return { name: `${prefix}:${node.localName ?? ''}`, attributes: attributesOf(node), children: [] }
}

function attributesOf(node: Node): Map<string, string> {
  const attributes = new Map<string, string>()
  if (!('attributes' in node) || node.attributes === null) return attributes
  // The boundary: the parser's types leave an element's attributes open.
  const list = node.attributes as {
    readonly length: number
    item(index: number): { localName: string | null; nodeName: string; value: string } | null
  }
  for (let index = 0; index < list.length; index += 1) {
    const attribute = list.item(index)
    if (attribute !== null) attributes.set(attribute.localName ?? attribute.nodeName, attribute.value)
  }
  return attributes
}

/** The tree below a node, without recursion; undefined when it is too deep. */
function convert(root: Node): XmlElement | undefined {
  const top = growing(root)
  const open: { node: Node; made: Growing; depth: number }[] = [{ node: root, made: top, depth: 0 }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.depth > deepest) return undefined
    for (let child = next.node.firstChild; child !== null; child = child.nextSibling) {
      if (child.nodeType === 3 || child.nodeType === 4) next.made.children.push(child.nodeValue ?? '')
      if (child.nodeType !== 1) continue
      const made = growing(child)
      next.made.children.push(made)
      open.push({ node: child, made, depth: next.depth + 1 })
    }
  }
  return top
}

/** Reads XML that may be hostile: no document type, so no entities; well-formed; not too deep. The error is half a sentence. */
export function readXml(text: string): Result<XmlElement, string> {
  if (/<!DOCTYPE|<!ENTITY/iu.test(text)) return fail('declares a document type, which a Word file never does')
  if (hasMoreTags(text)) return fail('holds more than any letter does')
  try {
    const root = new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, MIME_TYPE.XML_APPLICATION).documentElement
    const element = root === null ? undefined : convert(root)
    return element === undefined ? fail('is nested too deeply') : succeed(element)
  } catch {
    return fail('is not well-formed XML')
  }
}

function hasMoreTags(text: string): boolean {
  let count = 0
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) count += 1
  return count > mostTags
}

export function isElement(node: XmlElement | string): node is XmlElement {
  return typeof node !== 'string'
}

export function elementsOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  return (element?.children ?? []).filter((child): child is XmlElement => isElement(child) && (name === undefined || child.name === name))
}

export function firstOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child): child is XmlElement => isElement(child) && child.name === name)
}

/** The `w:val` of a child; undefined where there is no such child or no value. */
export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return firstOf(element, name)?.attributes.get('val')
}

/** Whether a property that can be on or off is on (ECMA-376 §17.17.4). */
export function isOn(element: XmlElement | undefined, name: string): boolean {
  const property = firstOf(element, name)
  return property !== undefined && !['0', 'false', 'off'].includes(property.attributes.get('val') ?? '1')
}

export function textContent(element: XmlElement): string {
  return element.children.map((child) => (isElement(child) ? textContent(child) : child)).join('')
}
