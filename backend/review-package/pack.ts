import { digestOf } from '../../core/document/index.ts'
import { succeed, type Result } from '../../core/requests/index.ts'
import { plainPackage, wordsToPack } from '../../core/review/index.ts'
import { canonicalJson } from '../../core/document/index.ts'
import type { Acting } from '../people/index.ts'
import type { GatheredReview } from '../store/index.ts'
import { writeArchive } from './archive.ts'

/** A package ready to go out; `digest` is of its signed list of contents. */
export interface Packed {
  readonly bytes: Uint8Array
  readonly digest: string
}

/** Signs what was gathered about a review in the name of who acts, and writes it as one file. `at` is now, ISO 8601 in UTC. */
export function packReview({ contents, files }: GatheredReview, { person, sign }: Acting, at: string): Result<Packed> {
  const plain = plainPackage({ ...contents, packed: { by: person.id, publicKey: person.publicKey, at } })
  const manifest = canonicalJson({ ...plain, signature: sign(wordsToPack(plain)) })
  const bytes = writeArchive({ manifest, files })
  return bytes.ok ? succeed({ bytes: bytes.value, digest: digestOf(manifest) }) : bytes
}
