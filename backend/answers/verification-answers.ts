import type { X509Certificate } from 'node:crypto'
import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import { noCertificateIn, type Verification } from '../../core/verification/index.ts'
import { fileNameFor } from '../export/index.ts'
import { readVerificationPage } from '../places/index.ts'
import { newestPdf } from '../store/index.ts'
import type { AnswerGroup } from './answer-group.ts'
import type { Answering } from './answers.ts'
import { signedName } from './save-signed.ts'
import { withDataAtHand } from './proof-at-hand.ts'
import { trustedByHouse } from './trusted-by-house.ts'

const noPage: Failure = {
  code: 'page-missing',
  message: 'The page is not part of this copy of Chancery.',
  remedy: 'Build it with npm run build, or install Chancery anew.',
}

type Verifying = Pick<Answering, 'store' | 'layout' | 'host'>

export function verificationAnswers(answering: Verifying): AnswerGroup<'files.verify' | 'files.savePage' | 'register.verify'> {
  const { store } = answering
  return {
    'files.verify': async ({ bytes, trusted }) => {
      // Read when it is first asked for: a window that verifies nothing opens without it.
      const { certificatesIn } = await import('../signature/index.ts')
      const certificates: X509Certificate[] = []
      for (const { name, bytes: encoded } of trusted) {
        const found = certificatesIn(Buffer.from(encoded, 'base64'))
        if (found === undefined) return fail(noCertificateIn(name))
        certificates.push(...found)
      }
      return verified(Buffer.from(bytes, 'base64'), certificates, answering)
    },
    'files.savePage': async () => {
      const page = readVerificationPage()
      if (page === undefined) return fail(noPage)
      const saved = await answering.host.saveFiles([{ name: 'Verify a PDF.html', format: 'html', bytes: page }])
      return saved.ok ? succeed({ files: [...saved.value] }) : saved
    },
    'register.verify': async ({ id }) => {
      const released = await store.register.open(id)
      if (!released.ok) return released
      const { title, signed } = released.value
      const bytes = await store.register.file(newestPdf(released.value).digest)
      if (!bytes.ok) return bytes
      const verification = await verified(bytes.value, [], answering)
      if (!verification.ok) return verification
      return succeed({ name: signed.length === 0 ? `${fileNameFor(title)}.pdf` : signedName(title), verification: verification.value })
    },
  }
}

/** What a file is found to be, by those certificates and those that the house trusts. */
async function verified(
  bytes: Uint8Array,
  also: readonly X509Certificate[],
  { store, layout, host }: Verifying,
): Promise<Result<Verification>> {
  const { verifyFile } = await import('../signature/index.ts')
  const kept = await trustedByHouse(store)
  if (!kept.ok) return kept
  const trusted = [...kept.value, ...also]
  const verification = await verifyFile(bytes, { layout, now: new Date(), ...(trusted.length > 0 && { trusted }) })
  if (verification.proof === undefined) return succeed(verification)
  const proof = await withDataAtHand(verification.proof, store, host.today())
  return proof.ok ? succeed({ ...verification, proof: proof.value }) : proof
}
