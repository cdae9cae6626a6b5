import { countIn, nameIn, textIn, type PdfDictionary, type PdfFile, type Revision } from '../../pdf/index.ts'
import { filledFields } from '../signatures-in.ts'

/** What the signatures of a file let others add (ISO 32000-2 §12.8.2.2 and §12.8.2.4). */
export interface Rules {
  /** Why no signature may come into a field; undefined where one may. */
  whyNoSignature(field: string): string | undefined
}

/** The rules of all signatures that a revision holds; a later one never loosens those of an earlier one. */
export function rulesOf(file: PdfFile, revision: Revision): Rules {
  const rules = filledFields(file, revision).flatMap(({ field, value }) => {
    const signature = file.dictionary(value, revision)
    const lock = file.dictionary(field.dictionary.entries.get('Lock'), revision)
    const transforms = file.items(signature?.entries.get('Reference'), revision).map((each) => ruleOf(file, revision, each))
    return [...transforms, ...(lock === undefined ? [] : [lockOf(file, revision, lock), levelOf(file, revision, lock)])]
  })
  return {
    whyNoSignature(field) {
      const level = Math.min(3, ...rules.map((rule) => rule.level ?? 3))
      if (level < 2) return 'the certification forbids any'
      return rules.some(({ locks }) => locks?.(field) === true) ? 'an earlier signature locked the field' : undefined
    },
  }
}

interface Rule {
  readonly level?: number
  readonly locks?: (field: string) => boolean
}

function ruleOf(file: PdfFile, revision: Revision, value: Parameters<PdfFile['dictionary']>[0]): Rule {
  const reference = file.dictionary(value, revision)
  const parameters = file.dictionary(reference?.entries.get('TransformParams'), revision)
  const method = nameIn(file.resolve(reference?.entries.get('TransformMethod'), revision))
  if (method === 'FieldMDP' && parameters !== undefined) return lockOf(file, revision, parameters)
  if (method !== 'DocMDP') return {}
  return { level: 2, ...(parameters !== undefined && levelOf(file, revision, parameters)) }
}

/** Anything but 2 or 3 is taken for the strictest. */
function levelOf(file: PdfFile, revision: Revision, dictionary: PdfDictionary): Rule {
  if (!dictionary.entries.has('P')) return {}
  const level = countIn(file.resolve(dictionary.entries.get('P'), revision))
  return { level: level === 2 || level === 3 ? level : 1 }
}

/** A word for the fields that is none of the standard's locks all of them. */
function lockOf(file: PdfFile, revision: Revision, dictionary: PdfDictionary): Rule {
  const action = nameIn(file.resolve(dictionary.entries.get('Action'), revision))
  const names = file.items(dictionary.entries.get('Fields'), revision).flatMap((item) => textIn(file.resolve(item, revision)) ?? [])
  const isNamed = (field: string): boolean => names.some((name) => field === name || field.startsWith(`${name}.`))
  if (action === 'Include') return { locks: isNamed }
  return { locks: action === 'Exclude' ? (field) => !isNamed(field) : () => true }
}
