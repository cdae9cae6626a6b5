import './node-globals.ts'
import { X509Certificate } from 'node:crypto'
import type { Failure } from '../core/requests/index.ts'
import type { Verification } from '../core/verification/index.ts'
import { certificatesIn } from '../backend/signature/verify/certificates-in.ts'
import { judgeFile } from '../backend/signature/verify/judge-file.ts'

/** A file to judge, and the files of certificates whose word counts. */
export interface Question {
  readonly bytes: Uint8Array
  readonly trusted: readonly Uint8Array[]
}

export type Outcome = Verification | Failure

const noCertificate: Failure = {
  code: 'no-certificate',
  message: 'One of the files that you trust holds no certificate.',
  remedy: 'Take it away, or save it as PEM or DER.',
}

async function judged({ bytes, trusted }: Question): Promise<Outcome> {
  const certificates: X509Certificate[] = []
  for (const file of trusted) {
    const found = certificatesIn(file)
    if (found === undefined) return noCertificate
    certificates.push(...found)
  }
  return judgeFile(bytes, { pages: undefined, now: new Date(), ...(trusted.length > 0 && { trusted: certificates }) })
}

const unreadable: Failure = {
  code: 'not-judged',
  message: 'This file could not be judged: something in it is not as PDFs are.',
  remedy: 'Ask whoever sent it for the file once more.',
}

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  void judged(data)
    .catch(() => unreadable)
    .then((outcome) => postMessage(outcome))
})
