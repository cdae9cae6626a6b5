import type { ShownComment } from '../../core/requests/index.ts'

/** A comment and its answers, the oldest first. */
export interface Thread {
  readonly first: ShownComment
  readonly answers: readonly ShownComment[]
}

/** Comments by thread, in the order in which the threads were begun. */
export function threadsOf(comments: readonly ShownComment[]): Thread[] {
  return comments
    .filter(({ id, thread }) => id === thread)
    .map((first) => ({ first, answers: comments.filter(({ id, thread }) => thread === first.id && id !== first.id) }))
}

export function isResolved({ first }: Thread): boolean {
  return first.resolvedBy !== undefined
}

/** How many threads a person began that nobody resolved. */
export function ownOpen(comments: readonly ShownComment[], person: string | undefined): number {
  return threadsOf(comments).filter((thread) => thread.first.person === person && !isResolved(thread)).length
}
