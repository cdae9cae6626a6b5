import type { ColumnType } from 'kysely'

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
  /** Id of who saved it last, or `system`; null where that was not kept. */
  saved_by: ColumnType<string | null, string | null | undefined, string | null>
}

/** What people called a revision. */
export interface RevisionNamesTable {
  letter_id: string
  number: number
  name: string
  named_by: string
  named_at: string
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

export interface EnclosuresTable {
  digest: string
  added_at: string
  bytes: Uint8Array
}

export interface SettingsTable {
  key: string
  value: string
}

/** Letters, their pictures, the files they enclose, and the settings. */
export interface LetterTables {
  letters: LettersTable
  revisions: RevisionsTable
  revision_names: RevisionNamesTable
  letter_clauses: LetterClausesTable
  settings: SettingsTable
  images: ImagesTable
  enclosures: EnclosuresTable
}
