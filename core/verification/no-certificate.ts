import type { Failure } from '../requests/result.ts'

/** A file that somebody named as trusted, and that holds none. */
export function noCertificateIn(name: string | undefined): Failure {
  const file = name === undefined ? 'The file' : `“${name}”`
  return { code: 'no-certificate', message: `${file} holds no certificate.`, remedy: 'Take it away, or save it as PEM or DER.' }
}
