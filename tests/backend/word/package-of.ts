import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** The parts of a Word file as text, by path. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]))
}

export function part(bytes: Uint8Array, path: string): string {
  const found = partsOf(bytes).get(path)
  if (found === undefined) throw new Error(`no part ${path}`)
  return found
}

/** The file with some of its parts replaced, added, or (undefined) left out. */
export function withParts(bytes: Uint8Array, changes: Readonly<Record<string, string | Uint8Array | undefined>>): Uint8Array {
  const parts: Record<string, Uint8Array> = unzipSync(bytes)
  for (const [path, part] of Object.entries(changes)) {
    if (part === undefined) delete parts[path]
    else parts[path] = typeof part === 'string' ? strToU8(part) : part
  }
  return zipSync(parts)
}

/** The file with a change to the text of its main part; a failing test where there is nothing to change. */
export function withDocument(bytes: Uint8Array, find: string | RegExp, replacement: string): Uint8Array {
  const before = part(bytes, 'word/document.xml')
  const after = before.replace(find, () => replacement)
  if (after === before) throw new Error(`nothing to change: ${String(find)}`)
  return withParts(bytes, { 'word/document.xml': after })
}
