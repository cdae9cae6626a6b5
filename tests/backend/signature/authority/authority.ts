import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openssl } from './openssl.ts'
import { AuthorityServer } from './server.ts'
import { keys, settings, type KeyKind, type LeafFault } from './settings.ts'

/** A certificate of the authority with its key: paths of PEM files, the key without encryption. */
export interface Leaf {
  readonly name: string
  readonly certificate: string
  readonly key: string
  /** The certificate and those above it up to, but without, the root. */
  readonly chain: string
}

export interface LeafOptions {
  readonly fault?: LeafFault
  /** What stands as the common name; `A. Person` unless given. */
  readonly commonName?: string
}

/**
 * A certificate authority of openssl's making: a root, an intermediate, leafs as they are asked for, an OCSP responder,
 * revocation lists and an RFC 3161 timestamp authority, served on loopback. Nothing of the program has a hand in it, so
 * that it can judge what the program does.
 */
export class Authority implements AsyncDisposable {
  readonly folder: string
  readonly server: AuthorityServer
  readonly root: string
  readonly intermediate: string
  readonly #leafs = new Map<string, Leaf>()

  private constructor(folder: string, server: AuthorityServer) {
    this.folder = folder
    this.server = server
    this.root = join(folder, 'root.pem')
    this.intermediate = join(folder, 'intermediate.pem')
  }

  static async start(): Promise<Authority> {
    const folder = mkdtempSync(join(tmpdir(), 'chancery-authority-'))
    mkdirSync(join(folder, 'served'))
    const server = await AuthorityServer.start(folder)
    writeFileSync(join(folder, 'settings.cnf'), settings(server.address))
    const authority = new Authority(folder, server)
    authority.#found()
    return authority
  }

  get timestampAddress(): string {
    return `${this.server.address}/tsa`
  }

  /** A second address of the same timestamp authority, which misbehaves by itself. */
  get secondTimestampAddress(): string {
    return `${this.server.address}/second-tsa`
  }

  /** A leaf with such a key; the same one each time it is asked for in the same words. */
  leaf(kind: KeyKind, options: LeafOptions = {}): Leaf {
    const name = [kind, options.fault ?? 'sound', options.commonName ?? ''].join('-').replaceAll(/[^a-z0-9-]/giu, '_')
    const made = this.#leafs.get(name) ?? this.#makeLeaf(name, kind, options)
    this.#leafs.set(name, made)
    return made
  }

  /** A PKCS#12 file of a leaf with its chain: `new` is AES-256 and SHA-256, `old` is RC2-40 and 3DES with SHA-1, `triple` only the latter, `open` none but of what keeps it whole. */
  p12({ name, key, certificate }: Leaf, password: string, encryption: 'new' | 'old' | 'triple' | 'open' = 'new'): string {
    const path = join(this.folder, `${name}-${encryption}.p12`)
    const as = {
      new: [],
      old: ['-legacy'],
      triple: ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
      open: ['-keypbe', 'NONE', '-certpbe', 'NONE'],
    }[encryption]
    writeFileSync(`${path}.password`, password)
    const out = ['-out', path, '-passout', `file:${path}.password`]
    openssl(this.folder, 'pkcs12', '-export', '-inkey', key, '-in', certificate, '-certfile', 'intermediate.pem', ...as, ...out)
    rmSync(`${path}.password`)
    return path
  }

  /** Takes a certificate back; the responder and the list say so from now on. */
  revoke({ certificate }: Leaf): void {
    openssl(this.folder, 'ca', ...configured('intermediate'), '-revoke', certificate, '-crl_reason', 'keyCompromise')
    this.#list('intermediate')
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server.close()
    rmSync(this.folder, { recursive: true, force: true })
  }

  #found(): void {
    for (const name of ['root', 'intermediate']) {
      writeFileSync(join(this.folder, `${name}.index`), '')
      writeFileSync(join(this.folder, `${name}.crlnumber`), '01\n')
    }
    writeFileSync(join(this.folder, 'tsa.serial'), '01\n')
    this.#request('root', 'p-384', 'Chancery test root')
    openssl(this.folder, 'ca', ...configured('root'), '-selfsign', ...requested('root', 'root_extensions'), '-days', '3650')
    this.#request('intermediate', 'p-256', 'Chancery test intermediate')
    openssl(this.folder, 'ca', ...configured('root'), ...requested('intermediate', 'intermediate_extensions'), '-days', '1825')
    writeFileSync(join(this.folder, 'chain.pem'), readFileSync(this.intermediate))
    this.#issue('responder', 'p-256', 'Chancery test responder', 'responder_extensions')
    this.#issue('timestamp', 'rsa-2048', 'Chancery test timestamps', 'timestamp_extensions')
    this.#list('root')
    this.#list('intermediate')
    openssl(this.folder, 'x509', '-in', 'intermediate.pem', '-outform', 'DER', '-out', 'served/intermediate.cer')
  }

  #makeLeaf(name: string, kind: KeyKind, { fault, commonName = 'A. Person' }: LeafOptions): Leaf {
    const certificate = join(this.folder, `${name}.pem`)
    const leaf = { name, certificate, key: join(this.folder, `${name}.key`), chain: join(this.folder, `${name}.chain.pem`) }
    if (fault === 'self-signed') this.#signItself(name, kind, commonName)
    else this.#issue(name, kind, commonName, extensionsOf(fault), datesOf(fault))
    if (fault === 'revoked') this.revoke(leaf)
    const above = fault === 'self-signed' ? '' : readFileSync(this.intermediate, 'utf8')
    writeFileSync(leaf.chain, readFileSync(certificate, 'utf8') + above)
    return leaf
  }

  #issue(name: string, kind: KeyKind, commonName: string, extensions: string, dates: readonly string[] = []): void {
    this.#request(name, kind, commonName)
    openssl(this.folder, 'ca', ...configured('intermediate'), ...requested(name, extensions), ...dates)
  }

  #signItself(name: string, kind: KeyKind, commonName: string): void {
    openssl(this.folder, 'genpkey', ...keys[kind], '-out', `${name}.key`)
    const about = ['-subj', subject(commonName), '-days', '365', '-extensions', 'self_signed_extensions']
    openssl(this.folder, 'req', '-x509', '-new', '-config', 'settings.cnf', '-key', `${name}.key`, ...about, '-out', `${name}.pem`)
  }

  #request(name: string, kind: KeyKind, commonName: string): void {
    openssl(this.folder, 'genpkey', ...keys[kind], '-out', `${name}.key`)
    const about = ['-subj', subject(commonName), '-utf8']
    openssl(this.folder, 'req', '-new', '-config', 'settings.cnf', '-key', `${name}.key`, ...about, '-out', `${name}.csr`)
  }

  #list(name: 'root' | 'intermediate'): void {
    openssl(this.folder, 'ca', ...configured(name), '-gencrl', '-out', `${name}.crl.pem`)
    openssl(this.folder, 'crl', '-in', `${name}.crl.pem`, '-outform', 'DER', '-out', `served/${name}.crl`)
  }
}

function configured(authority: 'root' | 'intermediate'): string[] {
  return ['-batch', '-config', 'settings.cnf', '-name', authority, '-notext']
}

function requested(name: string, extensions: string): string[] {
  const own = name === 'root' ? ['-keyfile', 'root.key'] : []
  return [...own, '-in', `${name}.csr`, '-out', `${name}.pem`, '-extensions', extensions]
}

function subject(commonName: string): string {
  return `/CN=${commonName}/O=Example Vision UK`
}

function extensionsOf(fault: LeafFault | undefined): string {
  if (fault === 'wrong-usage') return 'wrong_usage_extensions'
  if (fault === 'nowhere-to-ask') return 'nowhere_to_ask_extensions'
  return fault === 'unreachable' ? 'unreachable_extensions' : 'signer_extensions'
}

function datesOf(fault: LeafFault | undefined): string[] {
  if (fault === 'expired') return ['-startdate', '20200101000000Z', '-enddate', '20210101000000Z']
  return fault === 'not-yet-valid' ? ['-startdate', '20900101000000Z', '-enddate', '20910101000000Z'] : []
}
