import { isType, nameIn, PdfFault, type PdfDictionary, type PdfValue } from '../../signature/pdf/index.ts'
import type { SourcePdf } from './source-pdf.ts'

const mostObjects = 200_000

/** What is wrong with the fonts that pages are drawn with, as far as it breaks PDF/A-3a; undefined where nothing is. */
export function badFonts(source: SourcePdf): string | undefined {
  for (const font of fontsOf(source)) {
    const subtype = nameIn(source.resolve(font.entries.get('Subtype')))
    if (subtype === 'Type3') continue
    const [descendant] = source.items(font.entries.get('DescendantFonts'))
    const described = subtype === 'Type0' ? source.dictionary(descendant) : font
    const descriptor = source.dictionary(described?.entries.get('FontDescriptor'))
    if (!['FontFile', 'FontFile2', 'FontFile3'].some((file) => descriptor?.entries.has(file) === true))
      return 'a font of it is not embedded'
    if (!isText(source, font)) return 'a font of it does not say which letters it draws'
  }
  return undefined
}

/** Whether it is known which letters a font draws (ISO 19005-3, 6.2.11.7.2). */
function isText(source: SourcePdf, font: PdfDictionary): boolean {
  if (font.entries.has('ToUnicode')) return true
  const encoding = source.resolve(font.entries.get('Encoding'))
  const name =
    nameIn(encoding) ?? (isType(encoding, 'dictionary') ? nameIn(source.resolve(encoding.entries.get('BaseEncoding'))) : undefined)
  const differs = isType(encoding, 'dictionary') && encoding.entries.has('Differences')
  return !differs && (name === 'WinAnsiEncoding' || name === 'MacRomanEncoding')
}

/** Every font below the resources of pages and of what is drawn for notes on them. */
function fontsOf(source: SourcePdf): PdfDictionary[] {
  const fonts: PdfDictionary[] = []
  const seen = new Set<number>()
  const open: PdfValue[] = source.pages.flatMap(({ entries }) => {
    const drawn = source.items(entries.get('Annots')).flatMap((item) => source.dictionary(item)?.entries.get('AP') ?? [])
    const resources = entries.get('Resources')
    return resources === undefined ? drawn : [resources, ...drawn]
  })
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (isType(value, 'reference')) {
      if (seen.has(value.number)) continue
      seen.add(value.number)
      if (seen.size > mostObjects) throw new PdfFault('it is made of too many parts')
    }
    const found = source.resolve(value)
    if (isType(found, 'array')) open.push(...found.items)
    const dictionary = isType(found, 'stream') ? found.dictionary : found
    if (!isType(dictionary, 'dictionary')) continue
    if (nameIn(dictionary.entries.get('Type')) === 'Font' && !isDescendant(dictionary)) fonts.push(dictionary)
    for (const [key, entry] of dictionary.entries) if (key !== 'Parent' && key !== 'P') open.push(entry)
  }
  return fonts
}

function isDescendant(font: PdfDictionary): boolean {
  return nameIn(font.entries.get('Subtype'))?.startsWith('CIDFont') === true
}
