import { execFileSync, spawnSync } from 'node:child_process'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pkcs11Binding } from '../backend/tokens/pkcs11-binding.ts'

const libraries = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib64/softhsm/libsofthsm2.so', '/usr/local/lib/softhsm/libsofthsm2.so']

/** The module of SoftHSM, a token made of software. */
export const softModule = libraries.find((path) => existsSync(path)) ?? ''

/** Why no token can be had here, in words for the run's output; undefined where one can. */
export const whyNoToken =
  softModule === '' || spawnSync('softhsm2-util', ['--version'], { stdio: 'ignore' }).status !== 0
    ? 'SoftHSM is not installed'
    : pkcs11Binding() === undefined
      ? 'pkcs11js could not be built'
      : undefined

const attribute = { class: 0x0, token: 0x1, private: 0x2, label: 0x3, value: 0x11, certificateType: 0x80, subject: 0x101, id: 0x102 }

/** A token in a folder of its own, which SoftHSM finds until it is disposed of; for tests and the bench. */
export class SoftToken implements Disposable {
  readonly label = 'Office token'
  readonly pin = '271828'
  readonly #folder: string

  constructor() {
    this.#folder = mkdtempSync(join(tmpdir(), 'chancery-token-'))
    mkdirSync(join(this.#folder, 'tokens'))
    writeFileSync(join(this.#folder, 'softhsm2.conf'), `directories.tokendir = ${join(this.#folder, 'tokens')}\nlog.level = ERROR\n`)
    process.env['SOFTHSM2_CONF'] = join(this.#folder, 'softhsm2.conf')
    this.addToken(this.label)
  }

  addToken(label: string): void {
    this.#softhsm('--init-token', '--free', '--label', label, '--so-pin', '314159', '--pin', this.pin)
  }

  /** Writes a key onto the token, from its file, and the certificates in the files beside it, the first under the key's ID. */
  add(label: string, id: string, { key }: { readonly key: string }, certificates: readonly string[]): void {
    const file = join(this.#folder, 'key.pem')
    writeFileSync(file, createPrivateKey(readFileSync(key)).export({ format: 'pem', type: 'pkcs8' }))
    this.#softhsm('--import', file, '--token', this.label, '--label', label, '--id', id, '--pin', this.pin)
    rmSync(file)
    this.#write(certificates.map((path, index) => ({ id: index === 0 ? id : '', certificate: new X509Certificate(readFileSync(path)) })))
  }

  /** From here on nobody finds the token, until this is disposed of. */
  takenAway(): Disposable {
    const [here, away] = [join(this.#folder, 'tokens'), join(this.#folder, 'away')]
    renameSync(here, away)
    mkdirSync(here)
    return {
      [Symbol.dispose]: () => {
        rmSync(here, { recursive: true })
        renameSync(away, here)
      },
    }
  }

  #write(certificates: readonly { readonly id: string; readonly certificate: X509Certificate }[]): void {
    const binding = pkcs11Binding()
    if (binding === undefined) throw new Error('pkcs11js could not be built')
    const module = new binding.PKCS11()
    module.load(softModule)
    module.C_Initialize()
    const slot = module.C_GetSlotList(true).find((one) => module.C_GetTokenInfo(one).label.trimEnd() === this.label)
    if (slot === undefined) throw new Error('the token is not there')
    const session = module.C_OpenSession(slot, 6)
    module.C_Login(session, 1, this.pin)
    for (const { id, certificate } of certificates) {
      module.C_CreateObject(session, [
        { type: attribute.class, value: 1 },
        { type: attribute.token, value: true },
        { type: attribute.private, value: false },
        { type: attribute.certificateType, value: 0 },
        { type: attribute.label, value: 'certificate' },
        { type: attribute.subject, value: Buffer.from('3000', 'hex') },
        { type: attribute.id, value: Buffer.from(id, 'hex') },
        { type: attribute.value, value: certificate.raw },
      ])
    }
    module.C_Finalize()
    module.close()
  }

  #softhsm(...words: string[]): void {
    execFileSync('softhsm2-util', words, { stdio: ['ignore', 'ignore', 'pipe'], env: process.env })
  }

  [Symbol.dispose](): void {
    delete process.env['SOFTHSM2_CONF']
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
