import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { keepsRows, run } from './guards.ts'

/**
 * A signature that counts stands behind the released file or the last one that counts, without those for trying out: a file with one of these
 * in it is invalid to whoever names whom they trust. One for trying out stands behind whatever was signed before, while none counts.
 */
export const trialSignatures: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    const [, replace = ''] = keepsRows(
      'signings',
      [['release_id', 'position'], ['digest']],
      'a signature of a released letter never changes',
    )
    await run(db, [
      'drop trigger signings_append',
      `create trigger signings_append before insert on signings
        when new.position is not 1 + (select count(*) from signings where release_id = new.release_id)
        or not exists (
          select 1 from released_files as signed, released_files as before where signed.digest = new.digest
          and before.digest = coalesce(
            (
              select digest from signings where release_id = new.release_id and is_test <= new.is_test
              order by position desc limit 1
            ),
            (select pdf_digest from releases where id = new.release_id)
          )
          and signed.size > before.size and substr(signed.bytes, 1, before.size) = before.bytes
        ) begin select raise(abort, 'a signed file begins with the file before it'); end`,
      `create trigger signings_trial before insert on signings
        when new.is_test = 1 and exists (select 1 from signings where release_id = new.release_id and is_test = 0)
        begin select raise(abort, 'a signature for trying out stands behind none that counts'); end`,
      // Made last, so that it is asked first.
      'drop trigger signings_replace',
      replace,
    ])
  },
}
