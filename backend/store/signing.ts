import type { ExpressionBuilder, SelectQueryBuilder } from 'kysely'
import { z } from 'zod'
import { digestOf } from '../../core/document/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import type { Change, Connection, Reading } from './connection.ts'
import { DamagedRow, type StoreFailure } from './failures.ts'
import type { SigningCertificatesTable } from './signing-tables.ts'
import type { Tables } from './tables.ts'

/** Where a key lies: in its file, which is kept as it came, or on a token, of which only the place is known. */
export type KeptKey =
  | { readonly kind: 'file' | 'test'; readonly format: 'p12' | 'pem'; readonly file: Uint8Array }
  | { readonly kind: 'token'; readonly place: TokenPlace }

/** A key on a token: the library of the token by its whole path, its label and serial number, and the ID of the key in hexadecimal digits. */
export const TokenPlace = z.strictObject({ module: z.string(), token: z.string(), serial: z.string(), id: z.string() })
export type TokenPlace = z.infer<typeof TokenPlace>

/** A certificate that a person signs with. */
export interface KeptCertificate {
  readonly id: string
  readonly person: string
  readonly label: string
  /** PEM. */
  readonly certificate: string
  readonly key: KeptKey
  readonly addedAt: string
  /** Its password as the keychain of the system sealed it; undefined where it is not remembered. */
  readonly remembered: Uint8Array | undefined
}

/** A certificate whose word counts when a file is verified. */
export interface TrustedCertificate {
  readonly fingerprint: string
  /** PEM. */
  readonly certificate: string
  readonly addedBy: string
  readonly addedAt: string
}

/** Beside the settings of the window, whose names it never has. */
const authoritiesKey = 'timestamp-authorities'
const Authorities = z.array(z.string())

const certificateUnknown: StoreFailure = {
  code: 'certificate-unknown',
  message: 'This certificate is not there any more.',
  remedy: 'Choose another one.',
}
const certificateExists: StoreFailure = {
  code: 'certificate-exists',
  message: 'This certificate is there already.',
  remedy: 'Choose it from the list, or remove it first.',
}

/** What letters are signed with: people's certificates, timestamp authorities, and the certificates that the house trusts. */
export class SigningRoom {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** A person's certificates, the last added first. */
  async certificates(person: string): Promise<Result<KeptCertificate[], StoreFailure>> {
    return this.#connection.read(async (db) => {
      const rows = await certificateRows(db).where('person', '=', person).orderBy('id', 'desc').execute()
      return succeed(rows.map(certificateFrom))
    })
  }

  /** One of a person's; another person's is as unknown as none. */
  async certificate(id: string, person: string): Promise<Result<KeptCertificate, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const row = await ownRow(db, id, person)
      return row === undefined ? fail(certificateUnknown) : succeed(certificateFrom(row))
    })
  }

  /** Keeps a certificate of a person's with its key. Fails with `certificate-exists` where that person has it already. */
  async addCertificate(
    { person, label, certificate, key }: Omit<KeptCertificate, 'id' | 'addedAt' | 'remembered'>,
    fingerprint: string,
  ): Promise<Result<KeptCertificate, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const { tx, now } = change
      const known = await tx
        .selectFrom('signing_certificates')
        .select('id')
        .where('person', '=', person)
        .where('certificate', '=', certificate)
        .executeTakeFirst()
      if (known !== undefined) return fail(certificateExists)
      const id = change.newId()
      const where =
        key.kind === 'token'
          ? { key_format: null, key_file: null, token: JSON.stringify(key.place) }
          : { key_format: key.format, key_file: key.file, token: null }
      await tx
        .insertInto('signing_certificates')
        .values({ id, person, label, certificate, kind: key.kind, added_at: now, ...where })
        .execute()
      await change.record({
        actor: person,
        kind: 'certificate.added',
        entity: id,
        payload: { kind: key.kind, fingerprint },
        personal: { about: person, data: { label } },
      })
      return succeed({ id, person, label, certificate, key, addedAt: now, remembered: undefined })
    })
  }

  /** Takes a certificate out with its key; what was signed with it stays signed. */
  async removeCertificate(id: string, person: string): Promise<Result<void, StoreFailure>> {
    const removed = await this.#connection.change(async (change) => {
      const row = await ownRow(change.tx, id, person)
      if (row === undefined) return fail(certificateUnknown)
      await change.tx.deleteFrom('signing_certificates').where('id', '=', id).execute()
      await change.record({ actor: person, kind: 'certificate.removed', entity: id, payload: moved(row, 'kept', 'removed') })
      return succeed(undefined)
    })
    return removed.ok ? this.#connection.emptyLog() : removed
  }

  /** Keeps the password of a person's key as the keychain of the system sealed it, in the place of one that was kept before. */
  async rememberPassword(id: string, person: string, sealed: Uint8Array): Promise<Result<void, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const row = await ownRow(change.tx, id, person)
      if (row === undefined) return fail(certificateUnknown)
      await change.tx.deleteFrom('remembered_passwords').where('certificate', '=', id).execute()
      await change.tx.insertInto('remembered_passwords').values({ certificate: id, sealed, kept_at: change.now }).execute()
      const payload = moved(row, row.sealed === null ? 'kept' : 'remembered', 'remembered')
      await change.record({ actor: person, kind: 'certificate.password-remembered', entity: id, payload })
      return succeed(undefined)
    })
  }

  /** Forgets the password of a person's key; nothing to do where it is not remembered. */
  async forgetPassword(id: string, person: string): Promise<Result<void, StoreFailure>> {
    const forgotten = await this.#connection.change(async (change) => {
      const row = await ownRow(change.tx, id, person)
      if (row === undefined) return fail(certificateUnknown)
      if (row.sealed === null) return succeed(undefined)
      await change.tx.deleteFrom('remembered_passwords').where('certificate', '=', id).execute()
      await change.record({ actor: person, kind: 'certificate.password-forgotten', entity: id, payload: moved(row, 'remembered', 'kept') })
      return succeed(undefined)
    })
    return forgotten.ok ? this.#connection.emptyLog() : forgotten
  }

  /** Addresses of timestamp authorities, the first one asked first; none until somebody names one. */
  async authorities(): Promise<Result<string[], StoreFailure>> {
    return this.#connection.read(async (db) => succeed(await readAuthorities(db)))
  }

  async setAuthorities(addresses: readonly string[], actor: string): Promise<Result<void, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const before = await readAuthorities(change.tx)
      if (JSON.stringify(before) === JSON.stringify(addresses)) return succeed(undefined)
      await keepAuthorities(change, addresses)
      await change.record({
        actor,
        kind: 'house.timestamp-authorities-changed',
        entity: authoritiesKey,
        payload: { before: before.join(' '), after: addresses.join(' ') },
      })
      return succeed(undefined)
    })
  }

  /** The certificates whose word counts, in the order in which they were added. */
  async trusted(): Promise<Result<TrustedCertificate[], StoreFailure>> {
    return this.#connection.read(async (db) => {
      const rows = await db.selectFrom('trusted_certificates').selectAll().orderBy('added_at').orderBy('fingerprint').execute()
      return succeed(
        rows.map(({ fingerprint, certificate, added_by, added_at }) => ({
          fingerprint,
          certificate,
          addedBy: added_by,
          addedAt: added_at,
        })),
      )
    })
  }

  /** Trusts certificates from now on; those that are trusted already stay whose they were. */
  async trust(
    certificates: readonly Pick<TrustedCertificate, 'fingerprint' | 'certificate'>[],
    actor: string,
  ): Promise<Result<void, StoreFailure>> {
    return this.#connection.change(async (change) => {
      for (const { fingerprint, certificate } of certificates) {
        const known = await change.tx
          .selectFrom('trusted_certificates')
          .select('fingerprint')
          .where('fingerprint', '=', fingerprint)
          .executeTakeFirst()
        if (known !== undefined) continue
        await change.tx
          .insertInto('trusted_certificates')
          .values({ fingerprint, certificate, added_by: actor, added_at: change.now })
          .execute()
        await change.record({ actor, kind: 'house.certificate-trusted', entity: fingerprint, payload: { fingerprint } })
      }
      return succeed(undefined)
    })
  }

  async distrust(fingerprint: string, actor: string): Promise<Result<void, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const { numDeletedRows } = await change.tx
        .deleteFrom('trusted_certificates')
        .where('fingerprint', '=', fingerprint)
        .executeTakeFirst()
      if (numDeletedRows === 0n) return fail(certificateUnknown)
      await change.record({ actor, kind: 'house.certificate-distrusted', entity: fingerprint, payload: { fingerprint } })
      return succeed(undefined)
    })
  }
}

interface CertificateRow extends SigningCertificatesTable {
  sealed: Uint8Array | null
}

function certificateRows(db: Reading): SelectQueryBuilder<Tables, 'signing_certificates', CertificateRow> {
  const sealed = (builder: ExpressionBuilder<Tables, 'signing_certificates'>) =>
    builder.selectFrom('remembered_passwords').select('sealed').whereRef('certificate', '=', 'signing_certificates.id').as('sealed')
  return db.selectFrom('signing_certificates').selectAll().select(sealed)
}

/** What the audit trail says of a certificate that came to stand otherwise. */
function moved({ certificate }: CertificateRow, before: string, after: string): { fingerprint: string; before: string; after: string } {
  // Read by hand: what is no certificate can be taken out all the same.
  const bytes = Buffer.from(certificate.replaceAll(/-----[^-]+-----/gu, ''), 'base64')
  return { fingerprint: digestOf(bytes), before, after }
}

function ownRow(db: Reading, id: string, person: string): Promise<CertificateRow | undefined> {
  return certificateRows(db).where('id', '=', id).where('person', '=', person).executeTakeFirst()
}

function certificateFrom({ key_format, key_file, token, added_at, kind, sealed, ...row }: CertificateRow): KeptCertificate {
  const { id, person, label, certificate } = row
  return { id, person, label, certificate, key: keyFrom(), addedAt: added_at, remembered: sealed ?? undefined }

  function keyFrom(): KeptKey {
    if (kind !== 'token' && key_format !== null && key_file !== null) return { kind, format: key_format, file: key_file }
    const place = TokenPlace.safeParse(token === null ? undefined : JSON.parse(token))
    if (!place.success) throw new DamagedRow('a certificate has no key')
    return { kind: 'token', place: place.data }
  }
}

async function readAuthorities(db: Reading): Promise<string[]> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', authoritiesKey).executeTakeFirst()
  if (row === undefined) return []
  try {
    return Authorities.parse(JSON.parse(row.value))
  } catch {
    throw new DamagedRow('timestamp authorities')
  }
}

async function keepAuthorities({ tx }: Change, addresses: readonly string[]): Promise<void> {
  const value = JSON.stringify(addresses)
  await tx
    .insertInto('settings')
    .values({ key: authoritiesKey, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}
