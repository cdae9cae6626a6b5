import { standingOfDecision, wordsToSign, type Decision, type Person, type Role } from '../../core/review/index.ts'
import { fail, succeed, type EvidenceTranscript, type Failure, type Result } from '../../core/requests/index.ts'
import type { Store, Transcript } from '../store/index.ts'
import type { Acting } from './session.ts'
import { namesIn } from './names-in.ts'

const unknown: Failure = { code: 'transcript-unknown', message: 'This transcript is not kept here.', remedy: 'Open the evidence again.' }
const ownWork: Failure = {
  code: 'own-work',
  message: 'You wrote this transcript, and nobody attests their own.',
  remedy: 'Ask a second person to compare it with the picture.',
}
const left: Failure = {
  code: 'person-inactive',
  message: 'Who has left this house attests nothing more.',
  remedy: 'Ask somebody else to attest the transcript.',
}

/** Roles in the order in which somebody who holds several attests. */
const attestingRoles: readonly Role[] = ['reviewer', 'administrator', 'author', 'signatory']

/** Whether a decision attests a transcript of this author: nobody attests their own. */
export function isAttestation({ subject, meaning, person }: Decision, author: string): boolean {
  return subject === 'transcript' && meaning === 'attest' && person !== author
}

/** The attestations of a transcript that count: signed by a key that this house vouches for, and not by who wrote it. */
async function attestationsOf(store: Store, { digest, author }: Transcript): Promise<Result<Decision[]>> {
  const proofs = await store.proofs.on([digest])
  if (!proofs.ok) return proofs
  const { decisions, vouchings, rootKey } = proofs.value
  const attests = decisions.filter((decision) => isAttestation(decision, author))
  return succeed(rootKey === undefined ? [] : attests.filter((decision) => standingOfDecision(decision, vouchings, rootKey) === 'counts'))
}

/** The transcript of a file with this digest, and whether a second person has attested it; undefined for one that is not kept. */
export async function transcriptOf(
  store: Store,
  evidence: string,
  digest: string,
): Promise<Result<{ readonly text: string; readonly isAttested: boolean } | undefined>> {
  const kept = await store.evidence.transcripts(evidence)
  if (!kept.ok) return kept
  const transcript = kept.value.find((each) => each.digest === digest)
  if (transcript === undefined) return succeed(undefined)
  const attests = await attestationsOf(store, transcript)
  return attests.ok ? succeed({ text: transcript.text, isAttested: attests.value.length > 0 }) : attests
}

/** All transcripts of a file, with who wrote and who attested them. */
export async function transcriptsShown(store: Store, evidence: string): Promise<Result<{ transcripts: EvidenceTranscript[] }>> {
  const kept = await store.evidence.transcripts(evidence)
  if (!kept.ok) return kept
  const names = await namesIn(store)
  if (!names.ok) return names
  const shown: EvidenceTranscript[] = []
  for (const transcript of kept.value) {
    const attests = await attestationsOf(store, transcript)
    if (!attests.ok) return attests
    const { digest, text, author, madeAt } = transcript
    shown.push({
      digest,
      text,
      madeAt,
      author: { id: author, name: names.value(author) },
      attestations: attests.value.map(({ person, at }) => ({ name: names.value(person), at })),
    })
  }
  return succeed({ transcripts: shown })
}

/** Signs that a transcript repeats its picture. Nobody attests what they wrote, nor twice. */
export async function attest(store: Store, { person, sign }: Acting, evidence: string, digest: string): Promise<Result<void>> {
  const kept = await store.evidence.transcripts(evidence)
  if (!kept.ok) return kept
  const transcript = kept.value.find((each) => each.digest === digest)
  const role = attestingRoles.find((each) => person.roles.includes(each))
  if (transcript === undefined) return fail(unknown)
  if (transcript.author === person.id) return fail(ownWork)
  if (!person.active || role === undefined) return fail(left)
  return store.evidence.attest(digest, attestation(person, role, digest, sign))
}

function attestation(
  { id, publicKey }: Person,
  role: Role,
  digest: string,
  sign: Acting['sign'],
): Pick<Decision, 'role' | 'person' | 'publicKey' | 'signature'> {
  return { role, person: id, publicKey, signature: sign(wordsToSign({ subject: 'transcript', digest, meaning: 'attest', role })) }
}
