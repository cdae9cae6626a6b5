import type { Block } from '../../core/document/index.ts'
import type { ReviewItemShape, ShownComment, ShownDecision, ShownMention } from '../../core/requests/index.ts'
import { decisionStandings, importAuthor, mentionsIn, passageIn, withNames, type Comment } from '../../core/review/index.ts'
import type { ReviewItem } from '../store/index.ts'
import type { NameOf } from './names-in.ts'

/** The name of whoever wrote something: a person, or the import. */
export function writerName(id: string, nameOf: NameOf): string {
  return id === importAuthor ? 'Imported' : nameOf(id)
}

/** A review as lists show it to somebody. */
export function shownItem(item: ReviewItem, nameOf: NameOf, me: string | undefined): ReviewItemShape {
  const { id, subject, subjectId, title, about, number, state, sentAt, note, due, outcome, standing } = item
  const answer =
    outcome === 'refused' || outcome === 'changes-asked' ? item.decisions.findLast(({ meaning }) => meaning !== 'approve') : undefined
  const asked = outcome === undefined ? standing.mayGive.find(({ person }) => person === me) : undefined
  return {
    id,
    subject,
    subjectId,
    title,
    about,
    number,
    state,
    sentAt,
    note,
    ...(due !== undefined && { due }),
    ...(outcome !== undefined && { outcome }),
    ...(answer !== undefined && { answer: { name: nameOf(answer.person), comment: answer.comment } }),
    sentBy: nameOf(item.sentBy),
    ...(item.broughtBy !== undefined && { returnTo: nameOf(item.broughtBy) }),
    given: standing.given,
    needed: standing.needed,
    open: standing.open.map((roles) => [...roles]),
    inOrder: standing.inOrder,
    waitsFor:
      outcome === undefined
        ? standing.mayGive.map(({ person, isAway, insteadOf }) => ({ name: nameOf(person), isAway, insteadOf: insteadOf.map(nameOf) }))
        : [],
    mine: [...(asked?.roles ?? [])],
    mineLater: outcome === undefined ? [...(standing.comesTo.find(({ person }) => person === me)?.roles ?? [])] : [],
    insteadOf: (asked?.insteadOf ?? []).map(nameOf),
    mayTakeBack: me !== undefined && item.takers.includes(me),
  }
}

export function shownDecisions({ decisions }: ReviewItem, nameOf: NameOf): ShownDecision[] {
  return decisions.map(({ person, meaning, role, at, comment, standing }) => ({
    name: nameOf(person),
    meaning,
    role,
    at,
    comment,
    counts: standing === 'counts',
    standing: decisionStandings[standing],
  }))
}

/** A comment with where its passage is in the text of today. */
export function shownComment(
  { id, thread, person, at, text, anchor, followed, resolved }: Comment,
  blocks: readonly Block[],
  nameOf: NameOf,
): ShownComment {
  const found = anchor === undefined ? undefined : passageIn(blocks, { anchor, followed })
  const passage =
    anchor === undefined
      ? undefined
      : { exact: anchor.exact, ...(found !== undefined && found.state !== 'orphaned' && { now: found.words }) }
  return {
    id,
    thread,
    person,
    name: nameOf(person),
    at,
    text: withNames(text, nameOf),
    mentions: mentionsIn(text).map((mentioned) => ({ id: mentioned, name: nameOf(mentioned) })),
    ...(anchor !== undefined && { anchor }),
    ...(followed !== undefined && { followed }),
    ...(passage !== undefined && { passage }),
    ...(resolved !== undefined && { resolvedBy: nameOf(resolved.by) }),
  }
}

/** A comment that mentions somebody, with where it is answered. */
export function shownMention(
  { id, thread, subject, subjectId, person, at, text }: Comment,
  place: { readonly title: string; readonly review?: string },
  nameOf: NameOf,
): ShownMention {
  return { comment: id, thread, subject, subjectId, ...place, name: nameOf(person), at, text: withNames(text, nameOf) }
}
