import { z } from 'zod'
import { HouseRecord, houseText } from '../../core/house/index.ts'
import { isRun, walk } from '../../core/document/index.ts'
import { TranscriptRecord, VersionRecord, Vouching, type LibraryRecord } from '../../core/review/index.ts'
import type { LibraryContents, Pace } from '../files/index.ts'
import type { Reading } from './connection.ts'
import { decisionsOn } from './decisions.ts'
import { houseVersions, type OpenHouseVersion } from './house-rows.ts'
import { loadImage } from './images.ts'
import { openFrom, type OpenVersion } from './open-version.ts'

type Replacement = NonNullable<VersionRecord['withdrawal']>['replacement']

/** The whole library with all that was decided on it, as a folder is to hold it; undefined when it was ended. */
export async function gatherLibrary(db: Reading, pace: Pace): Promise<LibraryContents | undefined> {
  const rows = await db
    .selectFrom('clause_versions')
    .innerJoin('clauses', 'clauses.id', 'clause_versions.clause_id')
    .selectAll('clause_versions')
    .orderBy('clauses.identity')
    .orderBy('clause_versions.number')
    .execute()
  const opened = rows.map(openFrom)
  const byId = new Map(opened.map((each) => [each.id, each]))
  const versions = []
  for (const [done, each] of opened.entries()) {
    if (!(await pace(done, opened.length))) return undefined
    versions.push({ version: each.version, record: await recordOf(db, each, byId) })
  }
  const evidence = new Map<string, { name: string; bytes: Uint8Array }>()
  for (const digest of new Set(opened.flatMap(({ version }) => version.evidence.flatMap((source) => source.digest ?? [])))) {
    const file = await db.selectFrom('evidence_files').select(['name', 'bytes']).where('digest', '=', digest).executeTakeFirst()
    if (file !== undefined) evidence.set(digest, file)
  }
  const images = new Map<string, Uint8Array>()
  const shown = opened.flatMap(({ version }) =>
    [...walk(version.body)].flatMap(({ node }) => (!isRun(node) && node.type === 'image' ? [node.digest] : [])),
  )
  for (const digest of new Set(shown)) {
    const image = await loadImage(db, digest)
    if (image !== undefined) images.set(digest, image.bytes)
  }
  const kept = await gatherHouse(db)
  for (const [digest, bytes] of kept.logos) images.set(digest, bytes)
  return { versions, house: kept.house, evidence, images, record: await libraryRecord(db, evidence) }
}

/** Everything of the house alone, as a folder is to hold it. */
export async function houseContents(db: Reading): Promise<LibraryContents> {
  const { house, logos } = await gatherHouse(db)
  const evidence = new Map<string, never>()
  return { versions: [], house, evidence, images: logos, record: await libraryRecord(db, evidence) }
}

async function gatherHouse(db: Reading): Promise<{ house: HouseRecord[]; logos: Map<string, Uint8Array> }> {
  const [house, logos] = [[] as HouseRecord[], new Map<string, Uint8Array>()]
  for (const each of await houseVersions(db)) {
    const logo = each.thing.kind === 'letterhead' ? each.thing.content.logo : undefined
    const image = logo === undefined ? undefined : await loadImage(db, logo.digest)
    if (logo !== undefined && image !== undefined) logos.set(logo.digest, image.bytes)
    house.push(await houseRecordOf(db, each))
  }
  return { house, logos }
}

export async function recordOf(db: Reading, opened: OpenVersion, byId: ReadonlyMap<string, OpenVersion>): Promise<VersionRecord> {
  const { version, digest, state, isFrozen, reason, author, madeAt, approvedAt, withdrawal } = opened
  return VersionRecord.parse({
    format: 'chancery-version-1',
    digest,
    state,
    frozen: isFrozen,
    reason,
    author,
    madeAt,
    approvedAt,
    withdrawal: withdrawal && {
      at: withdrawal.at,
      reason: withdrawal.reason,
      replacement: replacementOf(byId.get(withdrawal.replacement ?? '')),
    },
    seal: version.seal,
    decisions: await decisionsOn(db, digest),
  } satisfies VersionRecord)
}

const KeptContent = z.object({ content: HouseRecord.shape.content })

export async function houseRecordOf(db: Reading, opened: OpenHouseVersion): Promise<HouseRecord> {
  const { kind, number, digest, state, isFrozen, reason, author, madeAt, withdrawal, thing } = opened
  return HouseRecord.parse({
    format: 'chancery-house-version-1',
    kind,
    number,
    digest,
    state,
    frozen: isFrozen,
    reason,
    author,
    madeAt,
    withdrawal,
    decisions: await decisionsOn(db, digest),
    content: KeptContent.parse(JSON.parse(houseText(thing, number))).content,
  })
}

function replacementOf(opened: OpenVersion | undefined): Replacement {
  if (opened === undefined) return undefined
  const { code, language, jurisdictions, version } = opened.version
  return { code, language, jurisdictions, version }
}

/** What the house vouched for, and the transcripts of the evidence that is exported. */
export async function libraryRecord(db: Reading, evidence: ReadonlyMap<string, unknown>): Promise<LibraryRecord> {
  const root = await db.selectFrom('house_roots').select('public_key').executeTakeFirst()
  const vouched = await db.selectFrom('vouchings').select('vouching').orderBy('at').orderBy('signature').execute()
  const written = await db.selectFrom('transcripts').selectAll().orderBy('made_at').orderBy('digest').execute()
  const transcripts = []
  for (const { made_at: madeAt, ...row } of written)
    if (evidence.has(row.evidence))
      transcripts.push(TranscriptRecord.parse({ ...row, madeAt, decisions: await decisionsOn(db, row.digest) }))
  return {
    format: 'chancery-library-1',
    ...(root !== undefined && { root: root.public_key }),
    vouchings: vouched.map(({ vouching }) => Vouching.parse(JSON.parse(vouching))),
    transcripts,
  }
}
