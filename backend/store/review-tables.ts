import type { ColumnType } from 'kysely'
import type { Fixed } from './fixed-column.ts'

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
  /** Where the passage was at the last save of its letter, as JSON; null where no save has moved it. */
  followed: ColumnType<string | null, string | null | undefined, string | null>
  resolved_at: string | null
  resolved_by: string | null
}

/** Whom a comment mentions, by the id of the person. */
export interface MentionsTable {
  comment_id: string
  person: string
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

/** Of a review that came from another computer: by what it is judged there, as JSON, and who packed it. */
export interface BroughtReviewsTable {
  request: Fixed<string>
  rules: string
  stand_ins: string
  packed_by: string
}

/** What is under review, what was decided and said about it. */
export interface ReviewTables {
  review_requests: ReviewRequestsTable
  decisions: DecisionsTable
  comments: CommentsTable
  mentions: MentionsTable
  delegations: DelegationsTable
  brought_reviews: BroughtReviewsTable
}
