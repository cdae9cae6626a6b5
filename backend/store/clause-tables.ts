import type { ColumnType } from 'kysely'
import type { Fixed } from './fixed-column.ts'

/** A clause in one language and for certain jurisdictions, as lists show it: what its versions say, gathered. */
export interface ClausesTable {
  id: string
  /** `identityOf` of its versions. */
  identity: string
  code: string
  kind: string
  title: string
  language: string
  jurisdictions: string
  owner: string
  newest_id: string
  newest: number
  /** State of the newest version. */
  state: string
  approved_id: string | null
  /** Number of the newest approved version. */
  approved: number | null
  /** Last day of the newest approved version, or of the newest one while none is approved. */
  expires: string | null
  review_by: string | null
  /** The title folded. */
  sort_key: string
  changed_at: string
}

export interface ClauseVersionsTable {
  id: Fixed<string>
  clause_id: Fixed<string>
  number: Fixed<number>
  /** Canonical JSON of the clause version. */
  content: string
  /** `digestOfClauseVersion`. */
  digest: string
  /** `digestOfDocument` of its body, which letters pin. */
  body_digest: string
  state: string
  frozen: number
  valid_from: string | null
  valid_until: string | null
  review_by: string | null
  reason: string
  author: string
  made_at: string
  changed_at: string
  approved_at: string | null
  withdrawn_at: string | null
  withdrawal: string | null
  /** Id of the version that stands in for a withdrawn one. */
  replacement: string | null
}

export interface ClauseTagsTable {
  clause_id: string
  tag: string
}

/** The words of the newest version of each clause, folded for search, and as they are written. */
export interface ClauseTextsTable {
  id: ColumnType<number, number | undefined, never>
  clause_id: string
  title: string
  code: string
  about: string
  body: string
  written: string
}

export interface EvidenceFilesTable {
  digest: string
  name: string
  media_type: string
  size: number
  added_by: string
  added_at: string
  bytes: Uint8Array
}

export interface EvidenceTextsTable {
  digest: string
  text: string
}

export interface TranscriptsTable {
  digest: string
  evidence: string
  text: string
  author: string
  made_at: string
}

/** Clauses, their versions, and the evidence for them. */
export interface ClauseTables {
  clauses: ClausesTable
  clause_versions: ClauseVersionsTable
  clause_tags: ClauseTagsTable
  clause_texts: ClauseTextsTable
  evidence_files: EvidenceFilesTable
  evidence_texts: EvidenceTextsTable
  transcripts: TranscriptsTable
}
