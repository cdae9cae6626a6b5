import type { Day } from '../../core/clause/index.ts'
import { succeed, type Result } from '../../core/requests/index.ts'
import { clauseStandingOn, type StandingVersion } from '../../core/review/index.ts'
import type { SelfProof } from '../../core/verification/index.ts'
import type { Store } from '../store/index.ts'

/** A letter's proof with what the house at hand knows of it: how each of its clauses stands today, and whether the letter is of that house. */
export async function withDataAtHand(proof: SelfProof, store: Store, today: Day): Promise<Result<SelfProof>> {
  const known = await store.library.versions([...new Set(proof.clauses.map(({ code }) => code))])
  if (!known.ok) return known
  const root = await store.people.root()
  if (!root.ok) return root
  const clauses = proof.clauses.map((clause) => {
    const same = known.value.filter(({ version }) => isVariant(version, clause))
    const meant = same.find(({ number }) => number === clause.version)
    const standing = (each: (typeof same)[number]): StandingVersion => ({
      version: each.number,
      state: each.state,
      valid: each.version.valid,
    })
    return { ...clause, now: meant === undefined ? 'unknown' : clauseStandingOn(standing(meant), same.map(standing), today) }
  })
  const isOfDataAtHand = root.value?.publicKey === proof.root?.key
  return succeed({ ...proof, clauses, ...(proof.root !== undefined && { root: { ...proof.root, isOfDataAtHand } }) })
}

type Variant = Pick<SelfProof['clauses'][number], 'code' | 'language' | 'jurisdictions'>

/** The same code in the same language for the same countries. */
function isVariant(one: Variant, other: Variant): boolean {
  const countries = (variant: Variant): string => variant.jurisdictions.toSorted().join(' ')
  return one.code === other.code && one.language === other.language && countries(one) === countries(other)
}
