import type { HouseKind } from '../house/index.ts'
import type { ClauseVersion, Day } from '../clause/index.ts'
import type { Finding, Letter } from '../letter/index.ts'
import type { ApprovalRules, ClauseState, Decision, PublicKey, Vouching } from '../review/index.ts'

/** The version that stands in for a withdrawn one, of the same clause or of another. */
export interface Replacement {
  readonly version: ClauseVersion
  readonly state: ClauseState
}

/** A clause version with what is known of it beside its words. */
export interface VersionFacts {
  readonly version: ClauseVersion
  /** As it is stored; `superseded` is worked out here. */
  readonly state: ClauseState
  /** Ids of all who wrote on it. */
  readonly authors: readonly string[]
  /** Why it was withdrawn, and what stands in for it. */
  readonly withdrawal?: { readonly reason: string; readonly replacement?: Replacement | undefined } | undefined
  /** What the recheck of its seal found just now; left out, nobody could recheck it. Means nothing without a seal. */
  readonly seal?: 'holds' | { readonly message: string; readonly remedy: string } | undefined
}

/** A template, letterhead or the company's values as this letter uses them. */
export interface HouseFacts {
  /** Id of the version, its number and what people call it. */
  readonly id: string
  readonly title: string
  readonly number: number
  readonly state: ClauseState
  /** The digest its approvals sign. */
  readonly digest: string
  readonly authors: readonly string[]
}

/** All that is known when somebody wants to release a letter. */
export interface ReleaseFacts {
  readonly letter: Letter
  /** `letterAsShown` of it, whose clauses are checked; left out where no block of it hangs on a condition. */
  readonly shown?: Letter | undefined
  /** `digestForApproval` of the letter as it would leave. */
  readonly digest: string
  /** Ids of all who wrote on any revision of it. */
  readonly authors: readonly string[]
  /** True while the letter, as it stands, lies with its reviewers. */
  readonly inReview?: boolean
  /** The day of release, by the clock of this computer. */
  readonly today: Day
  /** A later day that the audit trail has come to already; left out where the clock is not behind it. */
  readonly reached?: Day | undefined
  /** What making its files found: the outcome of `checkLetter` and of the layout. */
  readonly found: readonly Finding[]
  /** Every version of the clauses it carries, and of those that free text in it was made of, successors included. */
  readonly versions: readonly VersionFacts[]
  /** Left out where the house keeps no version that reads as the letter uses it. */
  readonly house: { readonly [kind in HouseKind]?: HouseFacts | undefined }
  /** Who wrote the transcripts on which seals rest, by the transcript's digest. */
  readonly transcripts: readonly { readonly digest: string; readonly author: string }[]
  readonly rules: ApprovalRules
  /** Decisions on any of these, and on earlier revisions of this letter. Which of them count is worked out here. */
  readonly decisions: readonly Decision[]
  readonly vouchings: readonly Vouching[]
  /** This house's root key. */
  readonly rootKey: PublicKey
}
