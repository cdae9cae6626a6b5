import { createHash } from 'node:crypto'
import { canonicalJson } from '../../../core/document/index.ts'
import type { ResolvedLetter } from '../../../core/letter/index.ts'
import {
  EmbeddedLetter,
  letterFromEmbedded,
  Manifest,
  proveManifest,
  type ManifestProof,
  type ProvedDecision,
} from '../../../core/release/index.ts'
import { decisionStandings, fingerprintOf } from '../../../core/review/index.ts'
import type { CheckedClause, CheckedDecision, SelfProof } from '../../../core/verification/index.ts'
import type { EmbeddedFiles } from './embedded-files.ts'

/** What sets the pages of a letter again, as a release sets them. */
export interface PageSetter {
  /** Its layout versions, the present one first: only pages of the same one can be compared. */
  readonly versions: readonly string[]
  /** Undefined where the letter has no pages. */
  pdf(letter: ResolvedLetter, manifest: Manifest): Promise<Uint8Array | undefined>
}

/** A proof, or that a file which carries our attachments proves nothing because they are none of what they should be. */
export type Proof = { readonly proof: SelfProof } | { readonly fault: string }

/**
 * What one of our letters proves of itself: its pages are set again from the embedded letter and held, byte for byte,
 * against what the file begins with; its manifest is held against that letter. What was appended since, such as
 * signatures, is not looked at here.
 */
export async function proveLetter(bytes: Uint8Array, embedded: EmbeddedFiles, setter: PageSetter | undefined): Promise<Proof> {
  const letter = parsed(embedded.letter, EmbeddedLetter)
  if (letter === undefined) return { fault: 'The embedded letter is none that this program writes.' }
  const manifest = parsed(embedded.manifest, Manifest)
  if (manifest === undefined) return { fault: 'The embedded manifest is none that this program writes.' }
  const images = new Map(Object.entries(letter.images).map(([digest, base64]) => [digest, Buffer.from(base64, 'base64')]))
  const files = new Map(
    (letter.enclosed ?? []).flatMap(({ name }) => {
      const file = embedded.enclosed(name)
      return file === undefined ? [] : [[name, file] as const]
    }),
  )
  const resolved = letterFromEmbedded(letter, images, files)
  const { faults, approvals, clauses } = proveManifest(manifest, resolved)
  const pages = await rebuilt(bytes, resolved, manifest, setter)
  const { title, date, language, state } = manifest
  return {
    proof: {
      state,
      title,
      date,
      language,
      layout: manifest.layout,
      ...(setter !== undefined && { layoutHere: setter.versions[0] }),
      ...pages,
      approvals: approvals.map(checked),
      clauses: manifest.clauses.map((entry, index) => clauseOf(entry, state, clauses[index])),
      ...(manifest.enclosures !== undefined && {
        enclosures: manifest.enclosures.map(({ name, title, digest, size, appended }) => ({
          name,
          title,
          digest,
          size,
          ...(appended === true && { appended }),
        })),
      }),
      ...(manifest.state === 'released' && {
        root: { key: manifest.release.root, fingerprint: fingerprintOf(manifest.release.root) },
        audit: { seq: manifest.release.audit.seq, hash: manifest.release.audit.hash },
      }),
      faults: [...faults, ...pageFaults(pages.pages)],
    },
  }
}

async function rebuilt(
  bytes: Uint8Array,
  letter: ResolvedLetter,
  manifest: Manifest,
  setter: PageSetter | undefined,
): Promise<Pick<SelfProof, 'pages' | 'released'>> {
  if (setter === undefined) return { pages: 'not-asked' }
  if (!setter.versions.includes(manifest.layout)) return { pages: 'other-layout' }
  const pdf = await setter.pdf(letter, manifest)
  if (pdf === undefined) return { pages: 'not-rebuilt' }
  const made = Buffer.from(pdf)
  if (!made.equals(bytes.subarray(0, made.length))) return { pages: 'different' }
  return { pages: 'same', released: { size: made.length, sha256: createHash('sha256').update(made).digest('hex') } }
}

function pageFaults(pages: SelfProof['pages']): string[] {
  if (pages === 'different') return ['The pages are not those that the embedded letter gives.']
  return pages === 'not-rebuilt' ? ['No pages can be set from the embedded letter.'] : []
}

function checked({ name, role, at, standing }: ProvedDecision): CheckedDecision {
  return {
    ...(name !== undefined && { name }),
    role,
    at,
    counts: standing === 'counts',
    standing: decisionStandings[standing],
  }
}

function clauseOf(
  { code, version, language, jurisdictions }: Manifest['clauses'][number],
  state: Manifest['state'],
  proved: ManifestProof['clauses'][number] | undefined,
): CheckedClause {
  const keeping = (proved?.keeping ?? []).map(checked)
  return {
    code,
    version,
    language,
    jurisdictions,
    atRelease: state === 'draft' ? 'draft' : keeping.length > 0 ? 'kept' : 'approved',
    approvals: (proved?.approvals ?? []).map(checked),
    keeping,
    adaptation: (proved?.adaptation ?? []).map(checked),
  }
}

/** Largest piece of JSON that is taken for a letter, in bytes: its pictures are in it. */
const longestJson = 100_000_000

/** Canonical JSON of a type; undefined for anything else, also where another writing of the same JSON stands there. */
function parsed<Type>(
  bytes: Uint8Array,
  type: { safeParse(value: unknown): { success: true; data: Type } | { success: false } },
): Type | undefined {
  if (bytes.length > longestJson) return undefined
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const json: unknown = JSON.parse(text)
    const value = type.safeParse(json)
    return value.success && canonicalJson(json as Parameters<typeof canonicalJson>[0]) === text ? value.data : undefined
  } catch {
    return undefined
  }
}
