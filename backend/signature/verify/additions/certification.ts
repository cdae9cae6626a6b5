import { isType, type PdfDictionary } from '../../pdf/index.ts'
import { filledFields } from '../signatures-in.ts'
import type { Change } from './change.ts'

/**
 * Whether a changed catalog only says that the first signature of the file, which comes with this very revision, certifies it: its
 * permissions have nothing but that (ISO 32000-2 §12.8.4 and §12.8.6). Permissions that come or change later are another's doing.
 */
export function certifiesFirst(change: Change, before: PdfDictionary, after: PdfDictionary): boolean {
  const { file, signatures, after: revision } = change
  if (before.entries.has('Perms') || signatures.some((signature) => signature.revision < revision.number)) return false
  const permissions = change.pair(undefined, after.entries.get('Perms'), ['Perms']).after
  if (!isType(permissions, 'dictionary') || permissions.entries.size !== 1 || permissions.repeated.length > 0) return false
  const certifying = permissions.entries.get('DocMDP')
  return (
    isType(certifying, 'reference') &&
    filledFields(file, revision).some(({ value }) => isType(value, 'reference') && value.number === certifying.number)
  )
}
