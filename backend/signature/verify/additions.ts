import { isType, PdfFault, type PdfDictionary, type PdfFile } from '../pdf/index.ts'
import type { Addition } from './additions/addition.ts'
import { explainBytes, explainContainers } from './additions/bytes.ts'
import { certifiesFirst } from './additions/certification.ts'
import { Change } from './additions/change.ts'
import { describeObject } from './additions/describe.ts'
import { explainForm } from './additions/form.ts'
import { explainInformation, explainMetadata } from './additions/metadata.ts'
import { explainPages, pagesOf } from './additions/pages.ts'
import { rulesOf } from './additions/rules.ts'
import { explainSeals } from './additions/seals.ts'
import { explainStore } from './additions/store.ts'
import { explainStructure } from './additions/structure.ts'
import { Uses } from './additions/uses.ts'
import { signaturesIn, type FoundSignature } from './signatures-in.ts'

export type { Addition }

const known = new WeakMap<PdfFile, readonly Addition[]>()

/**
 * What the revisions after a signature changed, by a white list: signatures and timestamps, with their seals, and what they
 * are validated with. Anything that is not on it is `unexplained`. A revision that changes nothing is that too, since
 * nobody needs it; bytes after the end of the file count as one revision more.
 */
export function additionsAfter(file: PdfFile, signature: Pick<FoundSignature, 'revision'>): readonly Addition[] {
  const additions = known.get(file) ?? allAdditions(file)
  known.set(file, additions)
  return additions.filter(({ revision }) => revision > signature.revision)
}

function allAdditions(file: PdfFile): readonly Addition[] {
  const surroundings = { file, uses: new Uses(file), signatures: signaturesIn(file) }
  const found = file.revisions.flatMap((after, index) => {
    const before = file.revisions[index - 1]
    if (before === undefined) return []
    try {
      surroundings.uses.add(before)
      return additionsIn(new Change(surroundings, before, after))
    } catch (error) {
      if (error instanceof PdfFault) return [damaged(after.number, error)]
      throw error
    }
  })
  const { length } = file.revisions
  return file.trailing === 0 ? found : [...found, unexplained(length + 1, 'Bytes stand after the end of the file.')]
}

/** What was added cannot be told. */
function damaged(revision: number, { message }: PdfFault): Addition {
  return { revision, kind: 'damaged', what: `The file is damaged: ${message}.`, allowed: false }
}

function unexplained(revision: number, what: string): Addition {
  return { revision, kind: 'unexplained', what, allowed: false }
}

function additionsIn(change: Change): readonly Addition[] {
  const { file, before, after } = change
  explainTrailer(change)
  explainContainers(change)
  explainBytes(change)
  const [catalog, next] = [file.catalog(before), file.catalog(after)]
  explainCatalog(change, catalog, next)
  const of = (key: string): Parameters<typeof explainStore>[1] => ({ before: catalog.entries.get(key), after: next.entries.get(key) })
  const widgets = explainForm(change, of('AcroForm'), rulesOf(file, before))
  explainSeals(change, explainPages(change, pagesOf(file, before), widgets))
  explainStructure(change, catalog.entries.get('StructTreeRoot'), widgets)
  explainStore(change, of('DSS'))
  explainInformation(change, { before: before.trailer.entries.get('Info'), after: after.trailer.entries.get('Info') })
  explainMetadata(change, of('Metadata'))
  for (const number of change.open) change.add('unexplained', describeObject(change, number))
  if (change.additions.length === 0) change.add('unexplained', 'The file was saved again, and nothing in it needed that.')
  return change.additions
}

/** What the trailer says of the form of the table alone, and of this saving. */
const formal = new Set('Size Prev Type W Index Filter DecodeParms Length ID'.split(' '))

function explainTrailer(change: Change): void {
  const { file, before, after } = change
  const odd = change.changedKeys(before.trailer, after.trailer).filter((key) => !formal.has(key) || after.trailer.repeated.includes(key))
  for (const key of odd) change.add('unexplained', `The trailer of the file was changed in its ${key}.`)
  const [one, other] = [before, after].map((revision) => file.items(revision.trailer.entries.get('ID'), revision)[0])
  if (one !== undefined && !change.same({ before: one, after: other })) change.add('unexplained', 'The identifier of the file was changed.')
}

function explainCatalog(change: Change, before: PdfDictionary, after: PdfDictionary): void {
  const explained = ['AcroForm', 'DSS', 'Extensions', ...(certifiesFirst(change, before, after) ? ['Perms'] : [])]
  const odd = change.changedKeys(before, after).filter((key) => !explained.includes(key) || after.repeated.includes(key))
  for (const key of odd) change.add('unexplained', `The catalog of the file was changed in its ${key}.`)
  const root = change.after.trailer.entries.get('Root')
  if (isType(root, 'reference')) change.explainAs(root, ['Root'])
  const extensions = change.pair(before.entries.get('Extensions'), after.entries.get('Extensions'), ['Extensions'])
  change.explainAll(extensions.after)
}
