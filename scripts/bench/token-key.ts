import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openToken, type TokenIdentity } from '../../backend/signature/index.ts'
import { softModule, SoftToken, whyNoToken } from '../soft-token.ts'

/** An RSA key of 2048 bits on a token made of software, with a certificate that it signed itself. */
export class TokenKey implements Disposable {
  readonly #token = whyNoToken === undefined ? new SoftToken() : undefined

  /** The key, its token open; undefined where no token can be had. */
  async identity(): Promise<TokenIdentity | undefined> {
    if (this.#token === undefined) return undefined
    const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-'))
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
    const about = ['-subj', '/CN=Bench', '-addext', 'basicConstraints=critical,CA:FALSE', '-out', certificate]
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, ...about], { stdio: 'ignore' })
    this.#token.add('bench', '01', { key }, [certificate])
    rmSync(folder, { recursive: true, force: true })
    const { label, pin } = this.#token
    const opened = await openToken({ module: softModule, token: label, key: { label: 'bench' }, pin })
    if (!opened.ok) throw new Error(opened.error.message)
    return opened.value
  }

  [Symbol.dispose](): void {
    this.#token?.[Symbol.dispose]()
  }
}
