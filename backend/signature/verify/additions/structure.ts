import { countIn, isType, nameIn, type PdfDictionary, type PdfReference, type PdfValue, type Revision } from '../../pdf/index.ts'
import type { Change, Pair } from './change.ts'
import type { NewWidget } from './form.ts'

const empty: PdfDictionary = { type: 'dictionary', entries: new Map(), repeated: [] }
const elementKeys = new Set(['Type', 'S', 'P', 'Pg', 'K', 'Alt', 'Lang', 'T'])

/**
 * Explains what a revision changed in the tree of tags: a Form element for each new widget (ISO 14289-1 §7.18.4), and the
 * key by which the widget finds it. Whatever else is another there stays unexplained.
 */
export function explainStructure(change: Change, root: PdfValue | undefined, widgets: readonly NewWidget[]): void {
  const before = change.file.dictionary(root, change.before)
  const after = isType(root, 'reference') ? change.file.object(root.number, change.after)?.value : before
  if (before === undefined) return
  const forms = { numbers: new Set(widgets.map(({ number }) => number)), elements: new Set<number>() }
  for (const number of change.open) explainElement(change, number, forms)
  const isExplained = isType(after, 'dictionary') && explainRoot(change, { before, after, root }, forms)
  if (!isExplained) change.add('unexplained', 'The tags of the file, by which it is read aloud, were changed.')
}

interface Root {
  readonly before: PdfDictionary
  readonly after: PdfDictionary
  readonly root: PdfValue | undefined
}

function explainRoot(change: Change, { before, after, root }: Root, forms: Forms): boolean {
  const allowed = new Set(['ParentTree', 'ParentTreeNextKey', 'K'])
  if (!change.changedKeys(before, after).every((key) => allowed.has(key))) return false
  if (isTouched(change, root)) {
    const kids = grownKids(change, before, after)
    const areForms = kids?.every((kid) => explainForm(change, kid, root.number, forms)) === true
    const [next, nextAfter] = [before, after].map(({ entries }) => entries.get('ParentTreeNextKey'))
    if (!areForms || (countIn(nextAfter) ?? 0) < (countIn(next) ?? 0)) return false
    change.explainAs(root, ['StructTreeRoot', 'P'])
  }
  return explainParents(change, { before: before.entries.get('ParentTree'), after: after.entries.get('ParentTree') }, forms.elements)
}

/** An element that was there, with nothing but new Form elements at the end of its kids. */
function explainElement(change: Change, number: number, forms: Forms): void {
  const [before, after] = [change.file.object(number, change.before)?.value, change.file.object(number, change.after)?.value]
  if (!isType(before, 'dictionary') || !isType(after, 'dictionary') || nameIn(before.entries.get('S')) === undefined) return
  if (!before.entries.has('P') || change.changedKeys(before, after).some((key) => key !== 'K')) return
  const kids = grownKids(change, before, after)
  if (kids?.every((kid) => explainForm(change, kid, number, forms)) === true)
    change.explainAs({ type: 'reference', number, generation: 0 }, ['K', 'P', 'Nums', 'Names'])
}

interface Forms {
  readonly numbers: ReadonlySet<number>
  readonly elements: Set<number>
}

function grownKids(change: Change, before: PdfDictionary, after: PdfDictionary): readonly PdfValue[] | undefined {
  const [old, whole] = [listOf(change, before.entries.get('K'), change.before), listOf(change, after.entries.get('K'), change.after)]
  return change.grown({ before: { type: 'array', items: old }, after: { type: 'array', items: whole } })
}

/** A single kid needs no list. */
function listOf(change: Change, given: PdfValue | undefined, revision: Revision): readonly PdfValue[] {
  const value = change.file.resolve(given, revision)
  if (!isType(value, 'array')) return given === undefined || given === null ? [] : [given]
  if (isType(given, 'reference')) change.explainAs(given, ['K'])
  return value.items
}

/** A new Form element that names a new widget, and nothing else. */
function explainForm(change: Change, kid: PdfValue, above: number, { numbers, elements }: Forms): boolean {
  const element = isType(kid, 'reference') && change.isNew(kid.number) ? change.file.object(kid.number, change.after)?.value : undefined
  if (!isType(kid, 'reference') || !isType(element, 'dictionary')) return false
  const { entries } = element
  const named = change.file.dictionary(entries.get('K'), change.after)?.entries
  const [parent, widget] = [entries.get('P'), named?.get('Obj')]
  const isForm =
    [...entries.keys()].every((key) => elementKeys.has(key)) &&
    nameIn(entries.get('S')) === 'Form' &&
    isType(parent, 'reference') &&
    parent.number === above &&
    nameIn(named?.get('Type')) === 'OBJR' &&
    isType(widget, 'reference') &&
    numbers.has(widget.number)
  if (!isForm) return false
  elements.add(kid.number)
  change.explainAs(kid, [])
  const own = entries.get('K')
  if (isType(own, 'reference')) change.explainAs(own, [])
  return true
}

/** A tree of parents that only grew, by new Form elements (ISO 32000-2 §7.9.7). */
function explainParents(change: Change, { before, after }: Pair, elements: ReadonlySet<number>): boolean {
  const isTouched = isType(after, 'reference') && change.touched.has(after.number)
  const [old, tree] = [change.file.dictionary(before, change.before), change.file.dictionary(after, change.after)]
  if (tree === undefined) return old === undefined
  if (!explainBranch(change, old ?? empty, tree, elements)) return false
  if (isTouched) change.explainAs(after, ['ParentTree', 'Kids'])
  return true
}

function explainBranch(change: Change, before: PdfDictionary, after: PdfDictionary, elements: ReadonlySet<number>, depth = 0): boolean {
  if (depth > 32 || change.changedKeys(before, after).some((key) => !['Nums', 'Kids', 'Limits'].includes(key))) return false
  const added = change.grown(change.pair(before.entries.get('Nums'), after.entries.get('Nums'), ['Nums']))
  const kids = change.pair(before.entries.get('Kids'), after.entries.get('Kids'), ['Kids'])
  const grown = change.grown(kids)
  if (added === undefined || grown === undefined) return false
  const areElements = added.every((item, index) => (index % 2 === 0 ? countIn(item) !== undefined : isOneOf(elements, item)))
  const old = isType(kids.before, 'array') ? kids.before.items : []
  const isOld = old.every((kid) => !isTouched(change, kid) || explainKid(change, kid, elements, depth))
  const areNew = grown.every((kid) => isType(kid, 'reference') && change.isNew(kid.number) && explainKid(change, kid, elements, depth))
  return areElements && isOld && areNew
}

function explainKid(change: Change, kid: PdfValue, elements: ReadonlySet<number>, depth: number): boolean {
  if (!isType(kid, 'reference')) return false
  const after = change.file.object(kid.number, change.after)?.value
  const before = change.file.dictionary(kid, change.before) ?? empty
  if (!isType(after, 'dictionary') || !explainBranch(change, before, after, elements, depth + 1)) return false
  change.explainAs(kid, ['Kids'])
  return true
}

function isTouched(change: Change, value: PdfValue | undefined): value is PdfReference {
  return isType(value, 'reference') && change.touched.has(value.number)
}

function isOneOf(elements: ReadonlySet<number>, value: PdfValue): boolean {
  return isType(value, 'reference') && elements.has(value.number)
}
