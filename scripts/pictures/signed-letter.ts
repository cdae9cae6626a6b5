import { openStore, outsideHere } from '../../backend/store/index.ts'
import { signPdf } from '../../backend/signature/index.ts'
import { newIdentity } from '../bench/sign.ts'

/** The PDF of a released letter, signed by its signatory. */
export async function signedLetter(data: string, release: string): Promise<Buffer> {
  const store = await openStore(data, outsideHere())
  if (!store.ok) throw new Error(store.error.message)
  const entry = await store.value.register.open(release)
  const pdf = entry.ok ? await store.value.register.file(entry.value.pdf.digest) : entry
  await store.value.close()
  if (!pdf.ok) throw new Error(pdf.error.message)
  const signed = await signPdf(pdf.value, newIdentity('Ines Castell'), { at: new Date(), reason: 'Signed for the company' })
  if (!signed.ok) throw new Error(signed.error.message)
  return Buffer.from(signed.value)
}
