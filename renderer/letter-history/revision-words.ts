import type { Letter } from '../../core/letter/index.ts'
import type { LetterRevision, RevisionMark } from '../../core/requests/index.ts'

export const markWords: Readonly<Record<RevisionMark, string>> = {
  'sent-to-review': 'Sent to review',
  'changes-asked': 'Changes asked',
  refused: 'Refused',
  approved: 'Approved',
  released: 'Released',
  restored: 'Brought back',
  imported: 'Imported',
}

/** The time of day at which a version was saved last, as the clock here shows it. */
export function timeText({ savedAt }: LetterRevision): string {
  return new Date(savedAt).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}

/** What a version is called where it stands alone: its name, or its moment. */
export function revisionName(revision: LetterRevision, now: Date): string {
  return revision.name ?? `${dayText(revision.savedAt, now)}, ${timeText(revision)}`
}

const day = 86_400_000

/** The day of a moment: "Today", "Yesterday", or the date; also of one to come, which a clock that was set back leaves. */
export function dayText(at: string, now: Date): string {
  const moment = new Date(at)
  const midnight = (date: Date): number => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
  const ago = Math.round((midnight(now) - midnight(moment)) / day)
  if (ago === 0) return 'Today'
  if (ago === 1) return 'Yesterday'
  const year = moment.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return moment.toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'long', ...year })
}

export interface RevisionDay {
  readonly day: string
  readonly revisions: readonly LetterRevision[]
}

/** Versions by the day of their last save, in their order. */
export function byDay(revisions: readonly LetterRevision[], now: Date): RevisionDay[] {
  const days: { readonly day: string; readonly revisions: LetterRevision[] }[] = []
  for (const revision of revisions) {
    const name = dayText(revision.savedAt, now)
    const last = days.at(-1)
    if (last?.day === name) last.revisions.push(revision)
    else days.push({ day: name, revisions: [revision] })
  }
  return days
}

/** Something of a letter that is not in its text and is another in two versions of it; empty where it has none. */
export interface BesideChange {
  readonly what: string
  readonly before: string
  readonly after: string
}

/** What changed beside the text: title, language, where the letter holds, letterhead, what is enclosed and the values of its fields. */
export function besideChanges(before: Letter, after: Letter, labelOf: (field: string) => string): BesideChange[] {
  const fields = [...new Set([...Object.keys(before.values), ...Object.keys(after.values)])].toSorted()
  const rows: BesideChange[] = [
    { what: 'Title', before: before.title, after: after.title },
    { what: 'Language', before: before.language, after: after.language },
    { what: 'Where it holds', before: before.jurisdictions.join(', '), after: after.jurisdictions.join(', ') },
    { what: 'Letterhead', before: before.letterhead, after: after.letterhead },
    { what: 'Enclosed files', before: enclosedIn(before), after: enclosedIn(after) },
    ...fields.map((field) => ({ what: labelOf(field), before: before.values[field] ?? '', after: after.values[field] ?? '' })),
  ]
  return rows.filter((row) => row.before !== row.after)
}

/** The files in their order, each with the beginning of its digest: another file under the same name is another one. */
function enclosedIn({ enclosed = [] }: Letter): string {
  return enclosed.map(({ name, title, digest }) => `${title} (${name}, ${digest.slice(0, 8)})`).join('; ')
}
