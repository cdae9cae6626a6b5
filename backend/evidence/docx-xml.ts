import { DOMParser, XMLSerializer, type Element } from '@xmldom/xmldom'

/** A part of a document as a tree; undefined where it is not there or cannot be read. */
export function parse(bytes: Uint8Array | undefined): Element | undefined {
  if (bytes === undefined) return undefined
  const text = new TextDecoder().decode(bytes)
  // Word writes no document type, and one could make a small file a huge one.
  if (/<!DOCTYPE/iu.test(text)) return undefined
  try {
    return new DOMParser({ onError: () => undefined }).parseFromString(text, 'text/xml').documentElement ?? undefined
  } catch {
    return undefined
  }
}

export function written(root: Element): Uint8Array {
  return new TextEncoder().encode(new XMLSerializer().serializeToString(root))
}
