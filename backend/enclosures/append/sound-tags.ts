import { isType, nameIn, type PdfValue } from '../../signature/pdf/index.ts'
import type { SourcePdf } from './source-pdf.ts'

/** How deep elements of tags may lie in each other, and how many there may be. */
export const deepestTag = 100
export const mostTags = 200_000

/** Whether a file has tags that are a tree, so that they can be taken over one by one. */
export function hasSoundTags(source: SourcePdf): boolean {
  const root = source.dictionary(source.catalog.entries.get('StructTreeRoot'))
  const kids = root?.entries.get('K')
  if (kids === undefined) return false
  const seen = new Set<number>()
  const open: { readonly value: PdfValue; readonly depth: number }[] = [{ value: kids, depth: 0 }]
  for (let count = 0; open.length > 0; count += 1) {
    const { value, depth } = open.pop() ?? { value: null, depth: 0 }
    if (count > mostTags || depth > deepestTag) return false
    const found = source.resolve(value)
    if (isType(found, 'array')) {
      if (found.items.length > mostTags) return false
      for (const item of found.items) open.push({ value: item, depth })
      continue
    }
    if (!isType(found, 'dictionary') || ['MCR', 'OBJR'].includes(nameIn(source.resolve(found.entries.get('Type'))) ?? '')) continue
    if (isType(value, 'reference')) {
      if (seen.has(value.number)) return false
      seen.add(value.number)
    }
    const below = found.entries.get('K')
    if (below !== undefined) open.push({ value: below, depth: depth + 1 })
  }
  return true
}
