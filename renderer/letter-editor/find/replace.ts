import { Editor, Transforms } from 'slate'
import { HistoryEditor } from 'slate-history'
import type { LetterEditor } from '../slate-types.ts'
import type { FindMatch, FindQuery } from './find-matches.ts'

/** What stands in the place of a match: the text itself, or of a pattern with $1, $<name>, $& and $$ filled in (ECMA-262 §22.1.3.19.1). */
export function replacementOf({ groups }: FindMatch, { isPattern }: FindQuery, by: string): string {
  if (!isPattern) return by
  return by.replaceAll(/\$(\$|&|\d{1,2}|<[^>]*>)/gu, (sign, name: string) => {
    if (name === '$') return '$'
    if (name === '&') return groups[0]
    if (name.startsWith('<')) return groups.groups?.[name.slice(1, -1)] ?? ''
    return Number(name) in groups ? (groups[Number(name)] ?? '') : sign
  })
}

/** Replaces matches that are not locked, as one step of the history; says how many. */
export function replaceMatches(editor: LetterEditor, matches: readonly FindMatch[], query: FindQuery, by: string): number {
  const open = matches.filter(({ isLocked }) => !isLocked)
  if (open.length === 0) return 0
  HistoryEditor.withNewBatch(editor, () => {
    Editor.withoutNormalizing(editor, () => {
      // From the last to the first, so that the places of the others stay as they are.
      for (const match of open.toReversed()) {
        const text = replacementOf(match, query, by)
        if (text === '') Transforms.delete(editor, { at: match.range })
        else Transforms.insertText(editor, text, { at: match.range })
      }
    })
  })
  HistoryEditor.setSplittingOnce(editor, true)
  return open.length
}
