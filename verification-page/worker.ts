import './node-globals.ts'
import { X509Certificate } from 'node:crypto'
import type { Failure } from '../core/requests/index.ts'
import { noCertificateIn, type Verification } from '../core/verification/index.ts'
import { certificatesIn } from '../backend/signature/verify/certificates-in.ts'
import { judgeFile } from '../backend/signature/verify/judge-file.ts'

/** A file to judge, and the files of certificates whose word counts. */
export interface Question {
  readonly bytes: Uint8Array
  readonly trusted: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

export type Outcome = Verification | Failure

async function judged({ bytes, trusted }: Question): Promise<Outcome> {
  const certificates: X509Certificate[] = []
  for (const file of trusted) {
    const found = certificatesIn(file.bytes)
    if (found === undefined) return noCertificateIn(file.name)
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
