import type { Migration } from 'kysely/migration'
import { letters } from './0001-letters.ts'
import { images } from './0002-images.ts'
import { clauses } from './0003-clauses.ts'
import { evidence } from './0004-evidence.ts'
import { people } from './0005-people.ts'
import { house } from './0006-house.ts'
import { reviews } from './0007-reviews.ts'
import { lettersInReview } from './0008-letters-in-review.ts'
import { register } from './0009-register.ts'
import { audit } from './0010-audit.ts'
import { comments } from './0011-comments.ts'
import { enclosures } from './0012-enclosures.ts'
import { signing } from './0013-signing.ts'
import { rememberedPasswords } from './0014-remembered-passwords.ts'
import { broughtReviews } from './0015-brought-reviews.ts'
import { trialSignatures } from './0016-trial-signatures.ts'

/** All migrations in their order. A released one never changes; what it forgot is the next one's. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-letters': letters,
  '0002-images': images,
  '0003-clauses': clauses,
  '0004-evidence': evidence,
  '0005-people': people,
  '0006-house': house,
  '0007-reviews': reviews,
  '0008-letters-in-review': lettersInReview,
  '0009-register': register,
  '0010-audit': audit,
  '0011-comments': comments,
  '0012-enclosures': enclosures,
  '0013-signing': signing,
  '0014-remembered-passwords': rememberedPasswords,
  '0015-brought-reviews': broughtReviews,
  '0016-trial-signatures': trialSignatures,
}
