import type { SignatureClaims } from '../../core/verification/index.ts'
import { claimsIn } from '../signature/index.ts'
import { newestPdf, type ReleasedLetter, type Store } from '../store/index.ts'

/** What each signature of a released letter says of itself, in their order; nothing of what cannot be read, which verification tells. */
export async function claimsOfSigned(released: ReleasedLetter, { register }: Pick<Store, 'register'>): Promise<readonly SignatureClaims[]> {
  const bytes = await register.file(newestPdf(released).digest)
  return bytes.ok ? claimsIn(bytes.value) : []
}
