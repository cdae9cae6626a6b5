import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { gatherEvidence } from '../../../../backend/signature/sign/revocation.ts'
import { fillRoom, signedBytes } from '../../../../backend/signature/sign/room.ts'
import { addSecurityStore } from '../../../../backend/signature/sign/security-store.ts'
import { signPdf } from '../../../../backend/signature/sign/sign-pdf.ts'
import { must } from '../../release/house.ts'
import { Authority, openssl, type KeyKind, type LeafOptions } from '../authority/index.ts'
import { Attacker } from './attacker.ts'
import { fieldWith, ranged, room, unknownRange } from './own-field.ts'
import { identityFrom, plainLetter } from './signed-files.ts'

type BadSigner = readonly [what: string, make: (authority: Authority) => Promise<Uint8Array>, why: RegExp]

/** Letters whose signatures are whole, by who may not sign so, where the root of the authority alone is trusted; and what is said of each. */
export const badSigners: readonly BadSigner[] = [
  ['a certificate that has ended (expired)', by({ fault: 'expired' }), /certificate had ended/u],
  ['a certificate that is not valid yet', by({ fault: 'not-yet-valid' }), /was not valid yet/u],
  ['a certificate for another use', by({ fault: 'wrong-usage' }), /is not meant for signing documents/u],
  ['a certificate that was revoked', revoked, /was revoked on/u],
  ['a certificate that is signed by itself', by({ fault: 'self-signed' }), /nobody vouches for|is not by anybody whom/u],
  ['a certificate of an authority that nobody trusts', byStranger, /is not by anybody whom/u],
  ['a key of 1024 bits', by({}, 'rsa-1024'), /1024 bits/u],
  ['a digest of SHA-1', (authority) => signedByOpenssl('sha1', authority), /weak/u],
  ['a digest of MD5', (authority) => signedByOpenssl('md5', authority), /weak/u],
]

function by(options: LeafOptions, kind: KeyKind = 'p-256'): (authority: Authority) => Promise<Uint8Array> {
  return async (authority) => must(await signPdf(plainLetter(), identityFrom(authority, kind, options), { at: new Date() }))
}

async function byStranger(): Promise<Uint8Array> {
  await using others = await Authority.start()
  return await by({})(others)
}

/** Signed without a timestamp; what says that the certificate was taken back is in the file. */
async function revoked(authority: Authority): Promise<Uint8Array> {
  const options = { commonName: 'Somebody revoked' }
  const { certificate, chain } = identityFrom(authority, 'p-256', options)
  const bytes = await by(options)(authority)
  authority.revoke(authority.leaf('p-256', options))
  // openssl counts in seconds, and what is to come does not count yet.
  await setTimeout(1100)
  const { evidence } = await gatherEvidence([certificate, ...chain], new Date())
  return must(addSecurityStore(bytes, evidence, new Date()))
}

/** Signed by openssl, with its own leave to be weak. */
export async function signedByOpenssl(digest: 'sha256' | 'sha1' | 'md5', authority: Authority): Promise<Uint8Array> {
  const words = `/ByteRange ${unknownRange} /Contents <${'0'.repeat(room)}>`
  const prepared = ranged(fieldWith(new Attacker(plainLetter()), words).save())
  const { certificate, key } = authority.leaf('rsa-2048')
  const { folder } = authority
  writeFileSync(join(folder, 'covered'), signedBytes(prepared))
  const how = ['-sign', '-binary', '-in', 'covered', '-signer', certificate, '-inkey', key, '-certfile', 'intermediate.pem', '-md', digest]
  openssl(folder, 'cms', ...how, '-outform', 'DER', '-out', 'weak.der')
  fillRoom(prepared, readFileSync(join(folder, 'weak.der')))
  return Promise.resolve(prepared.bytes)
}
