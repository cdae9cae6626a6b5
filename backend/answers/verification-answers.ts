import type { X509Certificate } from 'node:crypto'
import { fail, succeed, type Failure } from '../../core/requests/index.ts'
import type { AnswerGroup } from './answer-group.ts'
import type { Answering } from './answers.ts'
import { withDataAtHand } from './proof-at-hand.ts'

const noCertificate: Failure = {
  code: 'no-certificate',
  message: 'One of the files that you trust holds no certificate.',
  remedy: 'Take it away, or save it as PEM or DER.',
}

export function verificationAnswers({ store, layout, host }: Pick<Answering, 'store' | 'layout' | 'host'>): AnswerGroup<'files.verify'> {
  return {
    'files.verify': async ({ bytes, trusted }) => {
      // Read when it is first asked for: a window that verifies nothing opens without it.
      const { certificatesIn, verifyFile } = await import('../signature/index.ts')
      const certificates: X509Certificate[] = []
      for (const encoded of trusted) {
        const found = certificatesIn(Buffer.from(encoded, 'base64'))
        if (found === undefined) return fail(noCertificate)
        certificates.push(...found)
      }
      const asked = { layout, now: new Date(), ...(certificates.length > 0 && { trusted: certificates }) }
      const verification = await verifyFile(Buffer.from(bytes, 'base64'), asked)
      if (verification.proof === undefined) return succeed(verification)
      const proof = await withDataAtHand(verification.proof, store, host.today())
      return proof.ok ? succeed({ ...verification, proof: proof.value }) : proof
    },
  }
}
