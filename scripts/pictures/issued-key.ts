import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const settings = `[req]
distinguished_name=name
[name]
[authority]
basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign,cRLSign
[leaf]
basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature,nonRepudiation
`

/** What the pictures are signed with: a key under a password as a PKCS #12 file, and the certificate of the authority that vouches for it. */
export function issuedKey(name: string, password: string): { readonly p12: Buffer; readonly authority: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-key-'))
  const run = (...words: string[]): void => {
    execFileSync('openssl', words, { cwd: folder, stdio: 'ignore' })
  }
  try {
    writeFileSync(join(folder, 'settings'), settings)
    writeFileSync(join(folder, 'password'), password)
    const made = ['-config', 'settings', '-newkey', 'rsa:2048', '-nodes', '-days', '730']
    run('req', '-x509', ...made, '-extensions', 'authority', '-subj', '/CN=Example Trust Services', '-keyout', 'ca.key', '-out', 'ca.pem')
    run('req', ...made, '-subj', `/CN=${name}/O=Northlight Vision UK Ltd`, '-keyout', 'key.pem', '-out', 'asked.csr')
    const issued = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '365', '-extfile', 'settings', '-extensions', 'leaf']
    run('x509', '-req', '-in', 'asked.csr', ...issued, '-out', 'leaf.pem')
    const pack = ['-inkey', 'key.pem', '-in', 'leaf.pem', '-certfile', 'ca.pem', '-out', 'key.p12', '-passout', 'file:password']
    run('pkcs12', '-export', ...pack)
    return { p12: readFileSync(join(folder, 'key.p12')), authority: readFileSync(join(folder, 'ca.pem')) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
