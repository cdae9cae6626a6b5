import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { appendOnly, run } from './guards.ts'

/** Certificates that people sign with, those whom the house trusts, and what was signed of released letters. */
export const signing: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    const never = 'a signature of a released letter never changes'
    await run(db, [
      // The key lies in its file as it came, under the password of that file; of a token there is only its place.
      `create table signing_certificates (
        id text primary key not null, person text not null references persons (id), label text not null,
        kind text not null check (kind in ('file', 'test', 'token')), certificate text not null,
        key_format text check (key_format in ('p12', 'pem')), key_file blob, token text, added_at text not null,
        check ((kind = 'token') = (token is not null) and (kind = 'token') = (key_file is null) and (kind = 'token') = (key_format is null))
      ) strict`,
      'create index signing_certificates_by_person on signing_certificates (person)',
      'create table trusted_certificates (fingerprint text primary key not null, certificate text not null, added_by text not null, added_at text not null) strict',
      `create table signings (
        release_id text not null references releases (id), position integer not null check (position >= 1),
        digest text not null unique references released_files (digest), signer text not null, level text not null,
        is_test integer not null check (is_test in (0, 1)), signed_by text not null, signed_at text not null,
        primary key (release_id, position)
      ) strict, without rowid`,
      // What was approved is what is sent: a signature stands behind the bytes before it, whoever writes it here.
      `create trigger signings_append before insert on signings
        when new.position is not 1 + (select count(*) from signings where release_id = new.release_id)
        or not exists (
          select 1 from released_files as signed, released_files as before where signed.digest = new.digest
          and before.digest = coalesce(
            (select digest from signings where release_id = new.release_id order by position desc limit 1),
            (select pdf_digest from releases where id = new.release_id)
          )
          and signed.size > before.size and substr(signed.bytes, 1, before.size) = before.bytes
        ) begin select raise(abort, 'a signed file begins with the file before it'); end`,
      // Made last, so that it is asked first.
      ...appendOnly('signings', [['release_id', 'position'], ['digest']], never),
    ])
  },
}
