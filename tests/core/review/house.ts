import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import {
  wordsToSign,
  wordsToVouch,
  type Decision,
  type Meaning,
  type Person,
  type Role,
  type SubjectKind,
  type Vouching,
} from '../../../core/review/index.ts'

/** A key pair made by Node's own Ed25519, so that what core verifies was signed by another implementation. */
export interface Keys {
  readonly publicKey: string
  readonly privateKey: KeyObject
}

export function newKeys(): Keys {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  // The last 32 bytes of the SPKI form are the key itself (RFC 8410 §4).
  return { publicKey: publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex'), privateKey }
}

export function signed(words: string, { privateKey }: Keys): string {
  return sign(null, Buffer.from(words), privateKey).toString('hex')
}

/** The n-th id of tests. */
export function id(number: number): string {
  return `0193${String(number).padStart(4, '0')}-0000-7000-8000-000000000000`
}

export interface Colleague {
  readonly person: Person
  readonly keys: Keys
}

export function colleague(number: number, name: string, ...roles: Role[]): Colleague {
  const keys = newKeys()
  return { person: { id: id(number), name, roles, publicKey: keys.publicKey, formerKeys: [], active: true }, keys }
}

/** A house: its root key, and people whose keys it vouches for. */
export const rootKeys = newKeys()
export const author = colleague(1, 'Ada Author', 'author')
export const reviewer = colleague(2, 'Rita Reviewer', 'reviewer')
export const second = colleague(3, 'Sam Second', 'reviewer')
export const signatory = colleague(4, 'Sid Signatory', 'signatory')
export const administrator = colleague(5, 'Adam Minister', 'administrator')
export const colleagues = [author, reviewer, second, signatory, administrator]
export const people = colleagues.map(({ person }) => person)

export function vouchingFor({ person: { id: person, name, roles, publicKey } }: Colleague, root: Keys = rootKeys): Vouching {
  const about = { person, name, roles, publicKey, at: '2026-01-05T09:00:00Z', root: root.publicKey }
  return { ...about, signature: signed(wordsToVouch(about), root) }
}

export const vouchings = colleagues.map((each) => vouchingFor(each))

let decided = 0

/** What somebody decides on a digest, signed. */
export function decision(
  by: Colleague,
  digest: string,
  changes: { meaning?: Meaning; role?: Role; subject?: SubjectKind; comment?: string } = {},
): Decision {
  decided += 1
  const { meaning = 'approve', role = by.person.roles[0] ?? 'reviewer', subject = 'clause-version', comment = '' } = changes
  const words = wordsToSign({ subject, digest, meaning, role })
  const about = {
    subject,
    digest,
    meaning,
    role,
    person: by.person.id,
    publicKey: by.person.publicKey,
    at: '2026-11-23T10:00:00Z',
    comment,
  }
  return { id: id(1000 + decided), ...about, signature: signed(words, by.keys) }
}
