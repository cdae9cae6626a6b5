import { nameIn, textIn, type PdfDictionary, type PdfFile, type PdfValue, type Revision } from '../../pdf/index.ts'
import { certificationIn, levelIn } from '../claims.ts'
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
    return [...transforms, ...(lock === undefined ? [] : [lockOf(file, revision, lock), { level: levelIn(file, revision, lock) }])]
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
  readonly level?: number | undefined
  readonly locks?: (field: string) => boolean
}

function ruleOf(file: PdfFile, revision: Revision, value: PdfValue): Rule {
  const reference = file.dictionary(value, revision)
  const parameters = file.dictionary(reference?.entries.get('TransformParams'), revision)
  const method = nameIn(file.resolve(reference?.entries.get('TransformMethod'), revision))
  if (method === 'FieldMDP' && parameters !== undefined) return lockOf(file, revision, parameters)
  const level = certificationIn(file, revision, value)
  return level === undefined ? {} : { level }
}

/** A word for the fields that is none of the standard's locks all of them. */
function lockOf(file: PdfFile, revision: Revision, dictionary: PdfDictionary): Rule {
  const action = nameIn(file.resolve(dictionary.entries.get('Action'), revision))
  const names = file.items(dictionary.entries.get('Fields'), revision).flatMap((item) => textIn(file.resolve(item, revision)) ?? [])
  const isNamed = (field: string): boolean => names.some((name) => field === name || field.startsWith(`${name}.`))
  if (action === 'Include') return { locks: isNamed }
  return { locks: action === 'Exclude' ? (field) => !isNamed(field) : () => true }
}
