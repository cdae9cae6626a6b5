import type { ColumnType } from 'kysely'

export interface ReleasedFilesTable {
  digest: string
  media_type: string
  size: number
  bytes: Uint8Array
}

export interface ReleasesTable {
  id: string
  letter_id: string
  revision: number
  title: string
  recipient: string
  date: string
  /** Title and recipient folded. */
  search_text: string
  letter_digest: string
  approval_digest: string
  layout: string
  manifest: string
  /** Ids of the decisions, as JSON. */
  approvals: string
  pdf_digest: string
  docx_digest: string
  released_by: string
  released_at: string
}

export interface PassagesTable {
  id: ColumnType<number, number | undefined, never>
  digest: string
  text: string
}

export interface ReleaseClausesTable {
  release_id: string
  position: number
  identity: string
  version: number
  body_digest: string
  passage: number
}

export interface SendingsTable {
  id: string
  release_id: string
  at: string
  recipient: string
  how: string
  note: string
  recorded_by: string
  recorded_at: string
}

export interface AuditTable {
  seq: number
  at: string
  actor: string
  kind: string
  entity: string
  payload: string
  prev_hash: string
  hash: string
}

/** What is personal in an audit entry; its salted digest stands in the entry's payload. */
export interface AuditPersonalTable {
  seq: number
  /** Id of the person it is about. */
  about: string
  salt: string
  data: string
}

/** What was released and sent, and the audit trail. */
export interface RegisterTables {
  released_files: ReleasedFilesTable
  releases: ReleasesTable
  passages: PassagesTable
  release_clauses: ReleaseClausesTable
  sendings: SendingsTable
  audit: AuditTable
  audit_personal: AuditPersonalTable
}
