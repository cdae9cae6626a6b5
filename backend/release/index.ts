export { checkLetterForRelease, letterForReview, releaseLetter, type ReleaseOutcome } from './release-letter.ts'
export { reachedDay } from './clock-behind.ts'
export { standingsIn, type ReleaseSources } from './release-facts.ts'
export { standsInFor } from './stands-in.ts'
