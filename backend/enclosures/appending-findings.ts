import type { EnclosedFile, Finding, ResolvedLetter } from '../../core/letter/index.ts'
import type { Result } from '../../core/requests/index.ts'
import { allOf } from '../../core/review/index.ts'
import { judgeAppending, type Hindrance, type Judgement } from './append/judge.ts'

/** Judgements that are held: a letter is checked at every key press, and a file of a digest is always the same. */
const most = 200
const held = new Map<string, Result<Judgement, Hindrance>>()

/** What appending a file comes to, by its digest; read once. */
export function appendingOf({ digest, bytes }: Pick<EnclosedFile, 'digest' | 'bytes'>): Result<Judgement, Hindrance> {
  const known = held.get(digest)
  if (known !== undefined) return known
  const judged = judgeAppending(bytes)
  const [oldest] = held.keys()
  if (held.size >= most && oldest !== undefined) held.delete(oldest)
  held.set(digest, judged)
  return judged
}

/** What appending the pages of enclosed files would do to a letter: errors where it would break it, warnings where it costs something. */
export function appendingFindings(letter: ResolvedLetter | undefined): Finding[] {
  return (letter?.enclosed ?? []).filter(({ appended }) => appended === true).flatMap(findingsOf)
}

function findingsOf(file: EnclosedFile): Finding[] {
  const finding = (severity: Finding['severity'], code: Finding['code'], message: string, remedy: string): Finding => ({
    severity,
    code,
    message,
    remedy,
    place: {},
  })
  const attach = 'Attach it without its pages'
  if (file.mediaType !== 'application/pdf')
    return [finding('error', 'enclosure-unreadable', `The pages of “${file.name}” cannot be appended: it is no PDF.`, `${attach}.`)]
  const judged = appendingOf(file)
  if (!judged.ok) {
    const { kind, why } = judged.error
    return kind === 'unreadable'
      ? [finding('error', 'enclosure-unreadable', `The pages of “${file.name}” cannot be appended: ${why}.`, `${attach}, or save it anew.`)]
      : [
          finding(
            'error',
            'enclosure-not-archival',
            `With the pages of “${file.name}” the letter would be no PDF/A file any more: ${why}.`,
            `${attach}, or save it as PDF/A-2 or PDF/A-3.`,
          ),
        ]
  }
  const { isTagged, isAccessible, stripped } = judged.value
  return [
    ...untagged(isTagged, isAccessible).map((what) =>
      finding('warning', 'enclosure-untagged', `The pages of “${file.name}” ${what}`, `${attach}, or save it as PDF/UA.`),
    ),
    ...(stripped.length === 0
      ? []
      : [
          finding(
            'warning',
            'enclosure-stripped',
            `The appended pages of “${file.name}” come without its ${allOf(stripped)}.`,
            `The attached file keeps them. ${attach} where that is not enough.`,
          ),
        ]),
  ]
}

function untagged(isTagged: boolean, isAccessible: boolean): string[] {
  const letter = 'so a letter with them does not say that it keeps to PDF/UA.'
  if (isTagged) return isAccessible ? [] : [`do not say that they keep to PDF/UA, ${letter}`]
  const read = 'have no tags: who cannot see them hears their title and no words'
  return [isAccessible ? `${read}.` : `${read}, and what marks they have do not fit, ${letter}`]
}
