import { canonicalJson, digestOf, type Json } from '../../core/document/index.ts'
import type { Vouching } from '../../core/review/index.ts'
import type { Change } from './connection.ts'

/** What the audit trail tells a key by: SHA-256 of its 32 bytes, which names nobody. */
export function keyDigest(publicKey: string): string {
  return digestOf(Buffer.from(publicKey, 'hex'))
}

/** Whether a key belongs to somebody here already. */
export async function hasKey(tx: Change['tx'], publicKey: string): Promise<boolean> {
  return (await tx.selectFrom('person_keys').select('person').where('public_key', '=', publicKey).executeTakeFirst()) !== undefined
}

/** A person's key from now on; `sealed` is left out where its private half lies on another computer. */
export async function insertKey({ tx, now }: Change, person: string, publicKey: string, sealed: Json | undefined): Promise<void> {
  await tx
    .insertInto('person_keys')
    .values({ public_key: publicKey, person, sealed: sealed === undefined ? null : canonicalJson(sealed), since: now, until: null })
    .execute()
}

/** What the root vouched for; known already, it stays as it is. */
export async function insertVouching(tx: Change['tx'], vouching: Vouching): Promise<void> {
  const { signature, person, publicKey, at } = vouching
  if ((await tx.selectFrom('vouchings').select('person').where('signature', '=', signature).executeTakeFirst()) !== undefined) return
  await tx
    .insertInto('vouchings')
    .values({ signature, person, public_key: publicKey, at, vouching: canonicalJson({ ...vouching }) })
    .execute()
}

/** An administrator's copy of the root key, under their own passphrase. */
export async function setRootKey(tx: Change['tx'], person: string, sealedRoot: Json): Promise<void> {
  const sealed = canonicalJson(sealedRoot)
  await tx
    .insertInto('root_keys')
    .values({ person, sealed })
    .onConflict((conflict) => conflict.column('person').doUpdateSet({ sealed }))
    .execute()
}

/** Keeps a private key sealed anew; returns the digest of how it was sealed until now, undefined where it lay elsewhere. */
export async function sealKey(tx: Change['tx'], publicKey: string, sealed: Json): Promise<string | undefined> {
  const before = await tx.selectFrom('person_keys').select('sealed').where('public_key', '=', publicKey).executeTakeFirst()
  await tx
    .updateTable('person_keys')
    .set({ sealed: canonicalJson(sealed) })
    .where('public_key', '=', publicKey)
    .execute()
  return before?.sealed == null ? undefined : digestOf(before.sealed)
}
