export * from './person.ts'
export * from './approval.ts'
export * from './states.ts'
export * from './verify.ts'
export * from './approval-rule.ts'
export * from './delegation.ts'
export {
  remedyForAdministrator,
  ruleObstacle,
  ruleObstacleInHouse,
  ruleObstaclesInHouse,
  type HouseObstacle,
  type RuleObstacle,
} from './rule-obstacle.ts'
export type { ReviewFailure } from './failure.ts'
export {
  countedVerdicts,
  importAuthor,
  standingOfReview,
  type Candidate,
  type Review,
  type ReviewStanding,
  type Verdict,
} from './review-standing.ts'
export { adaptationReview } from './adaptation-review.ts'
export { mayDecide, type Decider } from './may-decide.ts'
export { stateOn, type DatedVersion } from './state-on.ts'
export { clauseStandingOn, type ClauseStanding, type StandingVersion } from './clause-standing.ts'
export { clauseMoveNames, clauseMoves, moveClauseVersion, type ClauseMove, type ClauseMoveFacts } from './move-clause-version.ts'
export { maySign } from './may-sign.ts'
export { letterMoveNames, letterMoves, moveLetter, type LetterMove, type LetterMoveFacts } from './move-letter.ts'
export {
  digestForApproval,
  digestForKeeping,
  digestOfAdaptation,
  digestOfApproved,
  digestOfPage,
  type ApprovedLetter,
} from './letter-digest.ts'
export { Anchor, Comment, Followed, longestComment, TextPlace } from './comment.ts'
export { anchorIn, anchorOf, passageIn, type AnchoredPassage } from './anchor.ts'
export { followSpans, type Span } from './follow.ts'
export { mentionOf, mentionsIn, withNames } from './mention.ts'
export { isLine, textMapOf, type TextMap } from './text-map.ts'
export {
  approvalsText,
  approvedBefore,
  missingText,
  progressText,
  stateWords,
  turnText,
  waitsText,
  type Progress,
  type Turn,
} from './progress-words.ts'
export { couldMove, type MoveFacts } from './moves.ts'
export { allOf, eitherOf, oneOf } from './role-names.ts'
export { fingerprintOf } from './fingerprint.ts'
export { roleDuties } from './role-duties.ts'
export { loosenedRules } from './loosened-rules.ts'
export { standInText, wayBackText, wayOutText } from './way-of-package.ts'
export { ruleDifferences, ruleText } from './rule-differences.ts'
export * from './version-record.ts'
export * from './package/index.ts'
