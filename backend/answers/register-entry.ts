import { identityOf, type Day } from '../../core/clause/index.ts'
import type { ReleasedManifest, SignedDecision } from '../../core/release/index.ts'
import { succeed, type RegisterEntry, type Result, type SendingShape } from '../../core/requests/index.ts'
import { digestForKeeping, digestOfAdaptation, stateOn, type ClauseState } from '../../core/review/index.ts'
import type { SignatureClaims } from '../../core/verification/index.ts'
import { namesIn, nobodyHere, type NameOf } from './names-in.ts'
import type { OpenVersion, ReleasedLetter, Sending, Store } from '../store/index.ts'

export function shownSending({ id, day, recipient, how, note, recordedBy }: Sending, nameOf: NameOf): SendingShape {
  return { id, day, recipient, how, note, recordedBy: nameOf(recordedBy) }
}

/** A released letter as the window and the command line show it, with where its clauses stand today. */
export async function entryOf(released: ReleasedLetter, store: Store, today: Day): Promise<Result<RegisterEntry>> {
  const names = await namesIn(store)
  if (!names.ok) return names
  const { manifest } = released
  const { detached = [] } = manifest
  const codes = [...new Set([...manifest.clauses, ...detached].map(({ code }) => code))]
  const versions = codes.length === 0 ? succeed([]) : await store.library.versions(codes)
  if (!versions.ok) return versions
  const kept = await keptIn(manifest, store)
  if (!kept.ok) return kept
  const claims = await claimsOf(released, store)
  const { id, letterId, title, recipient, date, releasedAt, letterDigest, pdf, docx } = released
  return succeed({
    id,
    letterId,
    title,
    recipient,
    date,
    releasedAt,
    letterDigest,
    releasedBy: names.value(released.releasedBy),
    approvals: manifest.release.approvals.map((approval) => shownApproval(approval, manifest)),
    audit: manifest.release.audit,
    files: [
      { format: 'pdf', digest: pdf.digest, size: pdf.size },
      { format: 'docx', digest: docx.digest, size: docx.size },
    ],
    signatures: released.signed.map(({ mediaType: _type, signedBy, ...signature }, index) => ({
      ...signature,
      signedBy: names.value(signedBy),
      ...claims[index],
    })),
    clauses: manifest.clauses.map((clause, index) => ({
      identity: identityOf(clause),
      code: clause.code,
      version: clause.version,
      passage: clause.text,
      approvals: clause.approvals.map((approval) => shownApproval(approval, manifest)),
      kept: kept.value[index]?.kept ?? [],
      ...(kept.value[index]?.adapted && { adapted: kept.value[index].adapted }),
      ...standingOf(identityOf(clause), clause.version, clause.code, versions.value, today),
    })),
    ...(detached.length > 0 && {
      detached: detached.map((words) => ({
        identity: identityOf(words),
        code: words.code,
        version: words.version,
        passage: words.text,
        ...standingOf(identityOf(words), words.version, words.code, versions.value, today),
      })),
    }),
    ...(manifest.enclosures !== undefined && { enclosures: manifest.enclosures }),
    sendings: released.sendings.map((sending) => shownSending(sending, names.value)),
  })
}

/** The engine is read only where there is a signature. */
async function claimsOf(released: ReleasedLetter, store: Store): Promise<readonly SignatureClaims[]> {
  if (released.signed.length === 0) return []
  const { claimsOfSigned } = await import('../signing/index.ts')
  return claimsOfSigned(released, store)
}

type Kept = Pick<RegisterEntry['clauses'][number], 'kept' | 'adapted'>

/** Who kept which old version and who approved which adapted words, clause by clause: signed in the manifest, and why in this store. */
async function keptIn(manifest: ReleasedManifest, store: Store): Promise<Result<Kept[]>> {
  const withReasons = async (about: string, signed: readonly SignedDecision[]): Promise<Result<Kept['kept']>> => {
    const decided = signed.length === 0 ? succeed([]) : await store.reviews.keepings(digestForKeeping(manifest.release.digest, about))
    if (!decided.ok) return decided
    const reasonOf = (signature: string): string => decided.value.find((each) => each.signature === signature)?.comment ?? ''
    return succeed(signed.map((each) => ({ ...shownApproval(each, manifest), reason: reasonOf(each.signature) })))
  }
  const all: Kept[] = []
  for (const { keeping = [], versionDigest, words, adaptation = [] } of manifest.clauses) {
    const kept = await withReasons(versionDigest, keeping)
    if (!kept.ok) return kept
    const adapted = await withReasons(digestOfAdaptation(versionDigest, words ?? ''), adaptation)
    if (!adapted.ok) return adapted
    all.push({ kept: kept.value, ...(words !== undefined && { adapted: adapted.value }) })
  }
  return succeed(all)
}

/** The name under which the house's root vouched for the key that signed. */
function shownApproval({ publicKey, role, at }: SignedDecision, { release }: ReleasedManifest) {
  const name = release.vouchings.find((vouching) => vouching.publicKey === publicKey)?.name ?? nobodyHere
  return { name, role, at }
}

function standingOf(
  identity: string,
  number: number,
  code: string,
  versions: readonly OpenVersion[],
  today: Day,
): { title: string; state?: ClauseState } {
  const siblings = versions.filter(({ version }) => identityOf(version) === identity)
  const open = siblings.find((each) => each.number === number)
  if (open === undefined) return { title: code }
  const dated = (each: OpenVersion) => ({ version: each.number, state: each.state, from: each.version.valid.from })
  return { title: open.version.title, state: stateOn(dated(open), siblings.map(dated), today) }
}
