import { isType, nameIn, textIn, type PdfDictionary, type PdfValue } from '../../pdf/index.ts'
import { fieldsOf, type Field } from '../fields.ts'
import type { Change } from './change.ts'
import type { Rules } from './rules.ts'

/** What leads to a field or widget. */
export const fieldUses = ['Fields', 'Kids', 'Annots', 'Parent', 'Obj', 'CO']

/** What a new field and its widget may say. No actions: what a click does is nobody's signature. */
const fieldKeys = new Set('Type Subtype FT T TU TM Ff V P F Rect AP StructParent Lock SV Kids Parent DA H NM M MK BS Border'.split(' '))

/** A widget that a revision brings, or one that was empty and shows a signature now. */
export interface NewWidget {
  readonly number: number
  readonly dictionary: PdfDictionary
  readonly field: string
}

/**
 * Explains what a revision changed in the form: signature fields that are new or were empty and are filled. Gives the
 * widgets that are new with them.
 */
export function explainForm(
  change: Change,
  form: { before: PdfValue | undefined; after: PdfValue | undefined },
  rules: Rules,
): NewWidget[] {
  const pair = change.pair(form.before, form.after, ['AcroForm'])
  const after = isType(pair.after, 'dictionary') ? pair.after : undefined
  const before = isType(pair.before, 'dictionary') ? pair.before : emptyDictionary
  if (after === undefined) {
    if (form.before !== undefined) change.add('unexplained', 'The form with its signatures was taken away.')
    return []
  }
  for (const key of change.changedKeys(before, after))
    if (key !== 'Fields' && key !== 'SigFlags') change.add('unexplained', `The form was changed in its ${key}.`)
  const fields = change.pair(before.entries.get('Fields'), after.entries.get('Fields'), ['Fields'])
  const added = change.grown(fields)
  if (added === undefined) change.add('unexplained', 'Fields were taken out of the form, or put in another order.')
  const known = fieldsOf(change.file, change.before)
  explainFilled(change, known, rules)
  const names = new Set([...known.values()].map(({ name }) => name))
  return (added ?? []).flatMap((value) => explainNew(change, value, names, rules))
}

const emptyDictionary: PdfDictionary = { type: 'dictionary', entries: new Map(), repeated: [] }

/** Fields that were there and that the revision touched. */
function explainFilled(change: Change, known: ReadonlyMap<number, Field>, rules: Rules): void {
  const filled = new Set<Field | undefined>()
  for (const [number, field] of known) {
    if (!change.touched.has(number)) continue
    const after = change.file.dictionary(reference(number), change.after)
    if (after === undefined || isType(change.file.object(number, change.after)?.value, 'stream')) continue
    const keys = change.changedKeys(field.dictionary, after)
    const isEmpty = holderOf(field)?.dictionary.entries.has('V') !== true
    if (field.type === 'Sig' && isEmpty && keys.includes('V') && keys.every((key) => key === 'V' || key === 'AP')) {
      filled.add(field)
      change.explainAs(reference(number), fieldUses)
      change.explainAll(after.entries.get('AP'))
      sign(change, { field: field.name, value: after.entries.get('V'), isNew: false }, rules)
    } else if (filled.has(field.above) && keys.every((key) => key === 'AP')) {
      change.explainAs(reference(number), fieldUses)
      change.explainAll(after.entries.get('AP'))
    } else if (field.type !== 'Sig') {
      change.explainAs(reference(number), fieldUses)
      change.explainAll(after)
      change.add('filled-field', `The form field "${field.name}" was changed in its ${keys.join(', ')}.`, false)
    }
  }
}

/** The field that holds the value of a widget or field. */
function holderOf(field: Field): Field | undefined {
  return field.dictionary.entries.has('V') || field.above === undefined ? field : holderOf(field.above)
}

/** A field at the end of the list of fields: explained where it is a signature field with a name that nobody has. */
function explainNew(change: Change, value: PdfValue, names: Set<string>, rules: Rules): NewWidget[] {
  const number = isType(value, 'reference') ? value.number : undefined
  const field = number !== undefined && change.isNew(number) ? change.file.object(number, change.after)?.value : undefined
  if (number === undefined || !isType(field, 'dictionary')) {
    change.add('unexplained', 'Something that was in the file already was made a field of the form.')
    return []
  }
  const name = textIn(change.file.resolve(field.entries.get('T'), change.after)) ?? ''
  const odd = [...field.entries.keys()].filter((key) => !fieldKeys.has(key))
  if (nameIn(field.entries.get('FT')) !== 'Sig' || odd.length > 0 || field.entries.has('Parent')) {
    change.add('unexplained', `The form field "${name}" was added, which is none for a signature alone.`)
    return []
  }
  if (name === '' || name.includes('.') || names.has(name)) {
    change.add('unexplained', `A signature field was added under the name "${name}", which another one has or none may have.`)
    return []
  }
  names.add(name)
  const widgets = widgetsOf(change, number, field, name)
  if (widgets === undefined) {
    change.add('unexplained', `The signature field "${name}" was added with parts that are none of it.`)
    return []
  }
  for (const each of new Set([number, ...widgets.map((widget) => widget.number)])) change.explainAs(reference(each), fieldUses)
  for (const dictionary of [field, ...widgets.map((widget) => widget.dictionary)])
    for (const [key, entry] of dictionary.entries) if (key !== 'V' && key !== 'Kids' && key !== 'P') change.explainAll(entry)
  if (field.entries.has('V')) sign(change, { field: name, value: field.entries.get('V'), isNew: true }, rules)
  else change.add('annotation', `The signature field "${name}" was added and left empty.`)
  return widgets
}

function reference(number: number): { readonly type: 'reference'; readonly number: number; readonly generation: number } {
  return { type: 'reference', number, generation: 0 }
}

/** The widgets of a new field: itself, or those below it. Undefined where anything else stands below it. */
function widgetsOf(change: Change, number: number, field: PdfDictionary, name: string): NewWidget[] | undefined {
  const kids = field.entries.get('Kids')
  if (kids === undefined) return nameIn(field.entries.get('Subtype')) === 'Widget' ? [{ number, dictionary: field, field: name }] : []
  if (field.entries.has('Subtype')) return undefined
  const widgets = change.file.items(kids, change.after).map((kid): NewWidget | undefined => {
    const widget = isType(kid, 'reference') && change.isNew(kid.number) ? change.file.object(kid.number, change.after)?.value : undefined
    if (!isType(kid, 'reference') || !isType(widget, 'dictionary')) return undefined
    const above = widget.entries.get('Parent')
    const isOwn = isType(above, 'reference') && above.number === number && nameIn(widget.entries.get('Subtype')) === 'Widget'
    const isPlain = [...widget.entries.keys()].every((key) => fieldKeys.has(key) && !['T', 'V', 'Kids', 'FT'].includes(key))
    return isOwn && isPlain ? { number: kid.number, dictionary: widget, field: name } : undefined
  })
  if (isType(kids, 'reference')) change.explainAs(kids, ['Kids'])
  return widgets.includes(undefined) ? undefined : widgets.filter((widget) => widget !== undefined)
}

interface Signed {
  readonly field: string
  readonly value: PdfValue | undefined
  /** Whether the field came with the signature. */
  readonly isNew: boolean
}

/** A signature that came into a field: it has to be one that closes this revision, and nothing may forbid it. */
function sign(change: Change, { field, value, isNew }: Signed, rules: Rules): void {
  const where = isNew ? `in the new field "${field}"` : `in the field "${field}", which was left for one`
  if (isType(value, 'reference') && !change.isNew(value.number)) {
    change.add('unexplained', `Something that was in the file already was made a signature ${where}.`)
    return
  }
  const signature = change.signatures.find((each) => each.field === field && each.revision === change.after.number)
  if (signature === undefined || signature.fault !== undefined) {
    change.add('unexplained', `What is no signature of the whole revision was put ${where}.`)
    return
  }
  change.explainAll(value)
  if (signature.kind === 'timestamp') {
    change.add('document-timestamp', `A timestamp of the whole file was added ${where}.`)
    return
  }
  const forbidden = rules.whyNoSignature(field)
  const what = `A signature was added ${where}`
  change.add(
    isNew ? 'signature' : 'filled-field',
    forbidden === undefined ? `${what}.` : `${what}, but ${forbidden}.`,
    forbidden === undefined,
  )
}
