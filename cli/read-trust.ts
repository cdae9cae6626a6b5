import type { X509Certificate } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { certificatesIn } from '../backend/signature/index.ts'
import { fail, succeed, type Result } from '../core/requests/index.ts'
import { visible } from './output.ts'
import { readBytes } from './read-bytes.ts'

/** A certificate is a few kilobytes; a file of all authorities of a country some hundred. */
const largestFile = 5_000_000

/** The certificates of a folder whose word counts: its files that end in .pem, .crt, .cer or .der, in either form. */
export function readTrust(folder: string): Result<X509Certificate[]> {
  const name = visible(basename(folder))
  let files: string[]
  try {
    files = readdirSync(folder).filter((file) => /\.(?:pem|crt|cer|der)$/iu.test(file))
  } catch {
    return fail({ code: 'file-unreadable', message: `The folder ${name} cannot be read.`, remedy: 'Check the name after --trust.' })
  }
  const certificates: X509Certificate[] = []
  for (const file of files.toSorted()) {
    const bytes = readBytes(join(folder, file), largestFile)
    if (!bytes.ok) return bytes
    const read = certificatesIn(bytes.value)
    if (read === undefined)
      return fail({
        code: 'file-unreadable',
        message: `${visible(file)} in ${name} holds no certificate.`,
        remedy: 'Take it out of the folder, or save it as PEM or DER.',
      })
    certificates.push(...read)
  }
  if (certificates.length > 0) return succeed(certificates)
  return fail({
    code: 'file-unreadable',
    message: `The folder ${name} holds no certificates.`,
    remedy: 'Put those in that you trust, as .pem, .crt, .cer or .der.',
  })
}
