import { X509Certificate } from 'node:crypto'

/** The certificates of a file, PEM blocks or one as DER; undefined where it holds none. */
export function certificatesIn(bytes: Uint8Array): X509Certificate[] | undefined {
  const blocks = Buffer.from(bytes)
    .toString('latin1')
    .match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/gu)
  try {
    return (blocks ?? [bytes]).map((block) => new X509Certificate(block))
  } catch {
    return undefined
  }
}
