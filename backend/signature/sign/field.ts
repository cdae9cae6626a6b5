import { countIn, isType, PdfFault, textIn, nameIn, type PdfDictionary, type PdfReference, type PdfValue } from '../pdf/index.ts'
import type { Update } from '../pdf/update.ts'
import { arrayOf, changed, dictionaryOf, nameOf, textOf } from '../pdf/write-value.ts'

/** Print and Locked (ISO 32000-2 §12.5.3): PDF/A wants the first, a signature's field the second. */
const flags = 132

/** SignaturesExist and AppendOnly (ISO 32000-2 §12.7.3). */
const signatureFlags = 3

/** A signature field of the file. */
export interface SignatureField {
  readonly reference: PdfReference
  readonly name: string
  /** The signature in it, where it is filled. */
  readonly signature: PdfDictionary | undefined
}

/** Far more than forms and trees of pages have. */
const deepest = 64

/** The signature fields of a file, in their order (ISO 32000-2 §12.7.5.5). Those inside of other fields have their full names. */
export function signatureFields(update: Update): SignatureField[] {
  const { file } = update
  const catalog = update.dictionary(update.root)
  const form = file.dictionary(catalog.entries.get('AcroForm'), file.last)
  const seen = new Set<number>()
  const walk = (values: readonly PdfValue[], above: string, kind: string | undefined, depth: number): SignatureField[] => {
    if (depth > deepest) throw new PdfFault('fields lie too deep in each other')
    return values.flatMap((value) => {
      if (!isType(value, 'reference') || seen.has(value.number)) return []
      seen.add(value.number)
      const field = file.dictionary(value, file.last)
      if (field === undefined) return []
      const own = textIn(field.entries.get('T'))
      const name = own === undefined ? above : above === '' ? own : `${above}.${own}`
      const type = nameIn(field.entries.get('FT')) ?? kind
      const below = walk(file.items(field.entries.get('Kids'), file.last), name, type, depth + 1)
      if (type !== 'Sig' || own === undefined) return below
      return [{ reference: value, name, signature: file.dictionary(field.entries.get('V'), file.last) }, ...below]
    })
  }
  return walk(form === undefined ? [] : file.items(form.entries.get('Fields'), file.last), '', undefined, 0)
}

/** What a new field is like: in points from the bottom left of its page, and what a screen reader says of it. */
export interface NewField {
  readonly page: PdfReference
  readonly description: string
  /** Undefined for a signature that nobody sees. */
  readonly seal?: { readonly rectangle: Rectangle; readonly appearance: PdfReference } | undefined
}

type Rectangle = readonly [left: number, bottom: number, right: number, top: number]

/**
 * Where the widget of an invisible signature lies: without size, so that it needs no appearance (ISO 19005-3 §6.3.3), and
 * outside of the page, so that it needs no tag (ISO 14289-1 §7.18.1). A further signature thus leaves the tags of a signed
 * file alone; validators take a change there for an attack.
 */
const nowhere: Rectangle = [-1, -1, -1, -1]

/** Puts a signature into a field that is there and empty. */
export function fillField(update: Update, { reference }: SignatureField, value: PdfReference): void {
  update.put(reference, changed(update.dictionary(reference), { V: value }))
  setForm(update, [])
}

/**
 * Adds a field with a signature to the page: its widget, its place in the form, and for a seal in a tagged file a Form
 * element that names it for who cannot see (ISO 14289-1 §7.18.4).
 */
export function addField(update: Update, value: PdfReference, field: NewField): void {
  const taken = new Set(signatureFields(update).map(({ name }) => name))
  let number = 1
  while (taken.has(`Signature${String(number)}`)) number += 1
  const widget = update.reserve()
  const page = update.dictionary(field.page)
  const annotations = update.file.items(page.entries.get('Annots'), update.file.last)
  update.put(
    widget,
    dictionaryOf({
      Type: nameOf('Annot'),
      Subtype: nameOf('Widget'),
      FT: nameOf('Sig'),
      T: textOf(`Signature${String(number)}`),
      TU: textOf(field.description),
      V: value,
      P: field.page,
      F: flags,
      Rect: arrayOf([...(field.seal?.rectangle ?? nowhere)]),
      AP: field.seal === undefined ? undefined : dictionaryOf({ N: field.seal.appearance }),
      StructParent: field.seal === undefined ? undefined : tagWidget(update, widget, field.page),
    }),
  )
  // A page has its tab order before the first signature, or validators take it for a change of what that one signed.
  const isSigned = signatureFields(update).some(({ signature }) => signature !== undefined)
  const tabs = page.entries.get('Tabs') ?? (isSigned ? undefined : nameOf('S'))
  update.put(field.page, changed(page, { Annots: arrayOf([...annotations, widget]), Tabs: tabs }))
  setForm(update, [widget])
}

function setForm(update: Update, added: readonly PdfReference[]): void {
  const { file, root } = update
  const catalog = update.dictionary(root)
  const given = catalog.entries.get('AcroForm')
  const form = file.dictionary(given, file.last) ?? dictionaryOf({})
  const fields = arrayOf([...file.items(form.entries.get('Fields'), file.last), ...added])
  const whole = changed(form, { Fields: fields, SigFlags: signatureFlags })
  if (isType(given, 'reference')) update.put(given, whole)
  else update.put(root, changed(catalog, { AcroForm: whole }))
}

/** Gives a widget its Form element; the key under which the tree of parents knows it. Undefined in a file without tags. */
function tagWidget(update: Update, widget: PdfReference, page: PdfReference): number | undefined {
  const { file } = update
  const rootReference = update.dictionary(update.root).entries.get('StructTreeRoot')
  if (!isType(rootReference, 'reference')) return undefined
  const root = update.dictionary(rootReference)
  const parents = root.entries.get('ParentTree')
  const tree = file.dictionary(parents, file.last) ?? dictionaryOf({ Nums: arrayOf([]) })
  const key = countIn(root.entries.get('ParentTreeNextKey')) ?? highestKey(update, tree, 0) + 1
  const [top] = file.items(root.entries.get('K'), file.last)
  if (!isType(top, 'reference')) return undefined
  const element = update.add(
    dictionaryOf({
      Type: nameOf('StructElem'),
      S: nameOf('Form'),
      P: top,
      Pg: page,
      K: dictionaryOf({ Type: nameOf('OBJR'), Obj: widget, Pg: page }),
    }),
  )
  const document = update.dictionary(top)
  update.put(top, changed(document, { K: arrayOf([...kidsOf(update, document), element]) }))
  const grown = withParent(update, tree, key, element)
  if (isType(parents, 'reference')) update.put(parents, grown)
  update.put(rootReference, changed(root, { ParentTreeNextKey: key + 1, ParentTree: isType(parents, 'reference') ? parents : grown }))
  return key
}

function kidsOf(update: Update, element: PdfDictionary): readonly PdfValue[] {
  const kids = element.entries.get('K')
  if (kids === undefined) return []
  const resolved = update.file.resolve(kids, update.file.last)
  return isType(resolved, 'array') ? resolved.items : [kids]
}

/** A number tree with one key more, higher than all others (ISO 32000-2 §7.9.7). */
function withParent(update: Update, tree: PdfDictionary, key: number, element: PdfReference): PdfDictionary {
  const { file } = update
  if (!tree.entries.has('Kids')) return changed(tree, { Nums: arrayOf([...file.items(tree.entries.get('Nums'), file.last), key, element]) })
  const leaf = update.add(dictionaryOf({ Limits: arrayOf([key, key]), Nums: arrayOf([key, element]) }))
  return changed(tree, { Kids: arrayOf([...file.items(tree.entries.get('Kids'), file.last), leaf]) })
}

function highestKey(update: Update, tree: PdfDictionary, depth: number): number {
  if (depth > deepest) throw new PdfFault('the tree of tags is too deep')
  const { file } = update
  const own = file.items(tree.entries.get('Nums'), file.last).filter((_, index) => index % 2 === 0)
  const below = file.items(tree.entries.get('Kids'), file.last).map((kid) => highestKey(update, update.dictionary(kid), depth + 1))
  return Math.max(-1, ...own.map((value) => countIn(value) ?? -1), ...below)
}

/** The pages of the file in their order. */
export function pagesOf(update: Update): PdfReference[] {
  const { file } = update
  const seen = new Set<number>()
  const walk = (value: PdfValue | undefined, depth: number): PdfReference[] => {
    if (depth > deepest) throw new PdfFault('pages lie too deep in each other')
    if (!isType(value, 'reference') || seen.has(value.number)) return []
    seen.add(value.number)
    const node = file.dictionary(value, file.last)
    if (node === undefined) return []
    if (!node.entries.has('Kids')) return [value]
    return file.items(node.entries.get('Kids'), file.last).flatMap((kid) => walk(kid, depth + 1))
  }
  return walk(update.dictionary(update.root).entries.get('Pages'), 0)
}
