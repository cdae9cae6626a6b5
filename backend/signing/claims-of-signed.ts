import type { SignatureClaims } from '../../core/verification/index.ts'
import { claimsIn } from '../signature/index.ts'
import type { ReleasedLetter, Store } from '../store/index.ts'

/** What each signature of a released letter says of itself, in their order; nothing of what cannot be read, which verification tells. */
export async function claimsOfSigned(released: ReleasedLetter, { register }: Pick<Store, 'register'>): Promise<readonly SignatureClaims[]> {
  const claims: SignatureClaims[] = []
  for (const { digest } of released.signed) {
    const bytes = await register.file(digest)
    claims.push((bytes.ok ? claimsIn(bytes.value).at(-1) : undefined) ?? {})
  }
  return claims
}
