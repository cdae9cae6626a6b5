import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkSignedData } from '../../backend/signature/verify/signed-data.ts'
import type { Authority } from '../backend/signature/authority/index.ts'

export interface OpensslSaid {
  readonly kind: 'signature' | 'timestamp of a signature' | 'timestamp of the file'
  readonly isAccepted: boolean
}

/** What openssl says of every signature (as CAdES) and every timestamp of a file, with the authority's root to trust. */
export function judgeByOpenssl(file: Buffer, { folder }: Authority): OpensslSaid[] {
  const accepts = (...words: string[]): boolean => spawnSync('openssl', words, { cwd: folder }).status === 0
  const isStamp = (data: Uint8Array, token: Uint8Array): boolean => {
    writeFileSync(join(folder, 'stamped'), data)
    writeFileSync(join(folder, 'token.der'), token)
    const what = ['-data', 'stamped', '-in', 'token.der', '-token_in']
    return accepts('ts', '-verify', ...what, '-CAfile', 'root.pem', '-untrusted', 'intermediate.pem')
  }
  return signaturesOf(file).flatMap(({ contents, covered, isTimestamp }): OpensslSaid[] => {
    if (isTimestamp) return [{ kind: 'timestamp of the file', isAccepted: isStamp(covered, contents) }]
    writeFileSync(join(folder, 'cms.der'), contents)
    writeFileSync(join(folder, 'covered'), covered)
    const what = ['-binary', '-inform', 'DER', '-in', 'cms.der', '-content', 'covered', '-out', '/dev/null']
    const isAccepted = accepts('cms', '-verify', '-cades', ...what, '-CAfile', 'root.pem', '-purpose', 'any')
    const { tokens, signature } = checkSignedData(contents, covered)
    const stamps = tokens.map((token) => ({ kind: 'timestamp of a signature' as const, isAccepted: isStamp(signature, token) }))
    return [{ kind: 'signature', isAccepted }, ...stamps]
  })
}

/** Every signature with what it covers, cut out by its range alone. */
function signaturesOf(file: Buffer): { readonly contents: Buffer; readonly covered: Buffer; readonly isTimestamp: boolean }[] {
  return [...file.toString('latin1').matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+)\s*\]/gu)].map((found) => {
    const [from = 0, to = 0, rest = 0] = found.slice(1).map(Number)
    const cms = Buffer.from(file.subarray(from + 1, to - 1).toString('latin1'), 'hex')
    return {
      contents: cms.subarray(0, 4 + cms.readUInt16BE(2)),
      covered: Buffer.concat([file.subarray(0, from), file.subarray(to, to + rest)]),
      // The dictionary stands around the hole.
      isTimestamp: file.subarray(Math.max(0, from - 400), to + 400).includes('/ETSI.RFC3161'),
    }
  })
}
