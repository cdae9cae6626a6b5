import { isType, nameIn, PdfFault, textIn, type PdfDictionary, type PdfFile, type PdfValue, type Revision } from '../pdf/index.ts'

/** A field of the form, or a widget that stands under one without a name of its own (ISO 32000-2 §12.7.4). */
export interface Field {
  readonly number: number
  /** Its full name: with those of the fields above it. */
  readonly name: string
  readonly dictionary: PdfDictionary
  /** `Tx`, `Btn`, `Ch` or `Sig`, which it may have from above. */
  readonly type: string | undefined
  /** The field above it. */
  readonly above: Field | undefined
}

/** Far more than forms have. */
const deepest = 64
const mostFields = 100_000

/** The fields and widgets of a revision's form, each once, those above before those below. */
export function fieldsOf(file: PdfFile, revision: Revision): Map<number, Field> {
  const form = file.dictionary(file.catalog(revision).entries.get('AcroForm'), revision)
  const found = new Map<number, Field>()
  const walk = (values: readonly PdfValue[], above: Field | undefined, depth: number): void => {
    if (depth > deepest) throw new PdfFault('fields lie too deep in each other')
    for (const value of values) {
      if (!isType(value, 'reference') || found.has(value.number)) continue
      const dictionary = file.dictionary(value, revision)
      if (dictionary === undefined) continue
      if (found.size === mostFields) throw new PdfFault('the form has too many fields')
      const name = [above?.name, textIn(file.resolve(dictionary.entries.get('T'), revision))].filter(Boolean).join('.')
      const field = { number: value.number, name, dictionary, type: nameIn(dictionary.entries.get('FT')) ?? above?.type, above }
      found.set(value.number, field)
      walk(file.items(dictionary.entries.get('Kids'), revision), field, depth + 1)
    }
  }
  walk(form === undefined ? [] : file.items(form.entries.get('Fields'), revision), undefined, 0)
  return found
}
