/** Times are ISO 8601 in UTC, days ISO 8601, ids UUIDv7, digests SHA-256 as hexadecimal digits, JSON is text. */
import type { ColumnType } from 'kysely'

/** A column that is written once. */
type Fixed<Type> = ColumnType<Type, Type, never>

export interface LettersTable {
  id: string
  title: string
  template: string
  /** Who it is for, as the list of letters shows it. */
  recipient: string
  /** Number of the newest revision. */
  revision: number
  created_at: string
  changed_at: string
  /** Set when a person removed the letter; the row stays, so that a removal can be undone. */
  removed_at: string | null
  state: ColumnType<string, string | undefined, string>
}

export interface RevisionsTable {
  letter_id: string
  number: number
  /** Canonical JSON of the letter. */
  letter: string
  /** SHA-256 of the letter's canonical form. */
  digest: string
  /** When the first and the last save went into this revision. */
  begun_at: string
  saved_at: string
  /** 1 when the revision is closed and can never change again. */
  closed: number
}

/** The clause versions in the newest revision of each letter. */
export interface LetterClausesTable {
  letter_id: string
  identity: string
  version: number
  body_digest: string
}

/** Pictures of letters by the SHA-256 of their bytes; width and height in pixels. */
export interface ImagesTable {
  digest: string
  media_type: string
  width: number
  height: number
  added_at: string
  bytes: Uint8Array
}

export interface SettingsTable {
  key: string
  value: string
}

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

export interface HouseRootsTable {
  id: number
  public_key: string
  made_at: string
}

export interface RootKeysTable {
  person: string
  sealed: string
}

export interface PersonsTable {
  id: string
  name: string
  roles: string
  public_key: string
  active: number
  erased: number
  added_at: string
  changed_at: string
}

export interface PersonKeysTable {
  public_key: string
  person: string
  sealed: string | null
  since: string
  until: string | null
}

export interface VouchingsTable {
  signature: string
  person: string
  public_key: string
  at: string
  vouching: string
}

export interface HouseVersionsTable {
  id: Fixed<string>
  kind: Fixed<string>
  code: Fixed<string>
  number: Fixed<number>
  /** `houseText`. */
  content: string
  /** `digestOfHouse`. */
  digest: string
  state: string
  frozen: number
  reason: string
  author: string
  made_at: string
  changed_at: string
  /** Why it was withdrawn. */
  withdrawal: string | null
}

export interface ReviewRequestsTable {
  id: string
  subject: string
  subject_id: string
  digest: string
  author: string
  /** Ids of who else wrote on it on another computer, as JSON. */
  writers: string
  sent_by: string
  sent_at: string
  note: string
  due: string | null
  closed_at: string | null
  outcome: string | null
}

export interface DecisionsTable {
  id: string
  subject: string
  digest: string
  meaning: string
  role: string
  person: string
  public_key: string
  at: string
  comment: string
  signature: string
  received_at: string
}

export interface CommentsTable {
  id: string
  subject: string
  subject_id: string
  /** Id of the comment that began the thread. */
  thread: string
  person: string
  at: string
  text: string
  anchor: string | null
  resolved_at: string | null
  resolved_by: string | null
}

/** Who stands in for whom, first and last day inclusive, unless somebody ended it before. */
export interface DelegationsTable {
  id: string
  from_person: string
  to_person: string
  first_day: string
  last_day: string
  made_by: string
  made_at: string
  ended_at: ColumnType<string | null, string | null | undefined, string | null>
  ended_by: ColumnType<string | null, string | null | undefined, string | null>
}

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

export interface Tables {
  letters: LettersTable
  revisions: RevisionsTable
  letter_clauses: LetterClausesTable
  settings: SettingsTable
  images: ImagesTable
  clauses: ClausesTable
  clause_versions: ClauseVersionsTable
  clause_tags: ClauseTagsTable
  clause_texts: ClauseTextsTable
  evidence_files: EvidenceFilesTable
  evidence_texts: EvidenceTextsTable
  transcripts: TranscriptsTable
  house_roots: HouseRootsTable
  root_keys: RootKeysTable
  persons: PersonsTable
  person_keys: PersonKeysTable
  vouchings: VouchingsTable
  house_versions: HouseVersionsTable
  review_requests: ReviewRequestsTable
  decisions: DecisionsTable
  comments: CommentsTable
  delegations: DelegationsTable
  released_files: ReleasedFilesTable
  releases: ReleasesTable
  passages: PassagesTable
  release_clauses: ReleaseClausesTable
  sendings: SendingsTable
  audit: AuditTable
  audit_personal: AuditPersonalTable
}
