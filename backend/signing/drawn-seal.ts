import { succeed, type Result } from '../../core/requests/index.ts'
import { cleanImage } from '../images/index.ts'
import { commonNameOf, sealLines, sealPicture } from '../signature/index.ts'
import type { KeptCertificate } from '../store/index.ts'
import { certificatesOf } from './kept-keys.ts'

interface SealToDraw {
  readonly width: number
  readonly height: number
  readonly reason: string
  /** As base64. */
  readonly image?: string | undefined
}

/** A seal as a signature made now would show it. Fails as `sealPicture` and `cleanImage`. */
export function drawnSeal(kept: KeptCertificate, { width, height, reason, image }: SealToDraw): Result<{ svg: string }> {
  const clean = cleanSealImage(image)
  if (!clean.ok) return clean
  const lines = sealLines(new Date(), reason === '' ? undefined : reason)
  const drawn = sealPicture({ width, height, image: clean.value }, commonNameOf(certificatesOf(kept)), lines)
  return drawn.ok ? succeed({ svg: drawn.value }) : drawn
}

/** A picture for a seal with nothing in it but what draws it. Fails as `cleanImage`. */
export function cleanSealImage(image: string | undefined): Result<Uint8Array | undefined> {
  if (image === undefined) return succeed(undefined)
  const clean = cleanImage(Buffer.from(image, 'base64'))
  return clean.ok ? succeed(clean.value.bytes) : clean
}
