import type { Block } from '../../core/document/index.ts'
import { fail, succeed, type Failure, type Result, type ShownMention } from '../../core/requests/index.ts'
import type { SubjectKind } from '../../core/review/index.ts'
import type { OpenMention, Store } from '../store/index.ts'
import type { Answering } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'
import { namesIn, type NameOf } from './names-in.ts'
import { shownComment, shownMention } from './shown-review.ts'

type CommentRequests = 'comments.list' | 'comments.add' | 'comments.resolve'

const nothingThere: Failure = {
  code: 'subject-unknown',
  message: 'What this comment is about is not there any more.',
  remedy: 'Go back to the list and open it again.',
}

export function commentAnswers({ store, session }: Pick<Answering, 'store' | 'session'>): AnswerGroup<CommentRequests> {
  return {
    'comments.list': async ({ subject, subjectId }) => {
      const [blocks, comments, names] = [
        await blocksOf(store, subject, subjectId),
        await store.comments.on(subjectId),
        await namesIn(store),
      ]
      if (!blocks.ok) return blocks
      if (!comments.ok) return comments
      if (!names.ok) return names
      return succeed(comments.value.map((comment) => shownComment(comment, blocks.value, names.value)))
    },
    'comments.add': async ({ subject, subjectId, text, thread, anchor }) => {
      const acting = session.acting()
      if (!acting.ok) return acting
      const blocks = await blocksOf(store, subject, subjectId)
      if (!blocks.ok) return blocks
      const added = await store.comments.add({ subject, subjectId, text, thread, anchor }, acting.value.person.id)
      if (!added.ok) return added
      const names = await namesIn(store)
      return names.ok ? succeed(shownComment(added.value, blocks.value, names.value)) : names
    },
    'comments.resolve': async ({ comment, resolved }) => {
      const acting = session.acting()
      if (!acting.ok) return acting
      const done = await store.comments.resolve(comment, resolved, acting.value.person.id)
      return done.ok ? succeed({}) : done
    },
  }
}

/** The text that is commented on; what is no text has none. Fails where nothing of this id was written, or ever sent to review. */
async function blocksOf(store: Store, subject: SubjectKind, id: string): Promise<Result<readonly Block[]>> {
  if (subject === 'letter') {
    const opened = await store.openLetter(id)
    return opened.ok ? succeed(opened.value.letter.document) : opened
  }
  if (subject === 'clause-version') {
    const opened = await store.library.openVersion(id)
    return opened.ok ? succeed(opened.value.version.body) : opened
  }
  const review = await store.reviews.lastFor(id)
  if (!review.ok) return review
  return review.value === undefined ? fail(nothingThere) : succeed([])
}

/** What mentions somebody and waits for their answer, with where it is answered. What was taken back and never sent again waits nowhere. */
export async function mentionsOf(person: string, store: Store, nameOf: NameOf, today: string): Promise<Result<ShownMention[]>> {
  const open = await store.comments.mentioning(person)
  if (!open.ok) return open
  const shown: ShownMention[] = []
  for (const mention of open.value) {
    const place = await placeOf(mention, store, today)
    if (!place.ok) return place
    if (place.value !== undefined) shown.push(shownMention(mention.comment, place.value, nameOf))
  }
  return succeed(shown)
}

async function placeOf(
  { comment, letter }: OpenMention,
  store: Store,
  today: string,
): Promise<Result<{ readonly title: string; readonly review?: string } | undefined>> {
  if (letter !== undefined) return succeed({ title: letter })
  const review = await store.reviews.lastFor(comment.subjectId)
  if (!review.ok || review.value === undefined) return review.ok ? succeed(undefined) : review
  const item = await store.reviews.open(review.value, today)
  return item.ok ? succeed({ title: item.value.title, review: review.value }) : item
}
