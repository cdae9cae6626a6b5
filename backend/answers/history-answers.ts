import { succeed, type LetterRevision, type RevisionMark } from '../../core/requests/index.ts'
import type { RevisionRow } from '../store/index.ts'
import type { Answering } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'
import { namesIn, type NameOf } from './names-in.ts'
import { writerOf } from './session.ts'

const markOf: Readonly<Record<string, RevisionMark>> = {
  'letter.in-review': 'sent-to-review',
  'letter.changes-asked': 'changes-asked',
  'letter.refused': 'refused',
  'letter.approved': 'approved',
  'letter.released': 'released',
  'letter.restored': 'restored',
  'letter.imported': 'imported',
}

export function historyAnswers({
  store,
  session,
}: Pick<Answering, 'store' | 'session'>): AnswerGroup<'letters.history' | 'letters.revision' | 'letters.nameRevision' | 'letters.salvage'> {
  return {
    'letters.history': async ({ id }) => {
      const names = await namesIn(store)
      if (!names.ok) return names
      const rows = await store.history.list(id)
      return rows.ok ? succeed(rows.value.map((row) => shownRevision(row, names.value))) : rows
    },
    'letters.revision': async ({ id, number }) => {
      const letter = await store.history.open(id, number)
      return letter.ok ? succeed({ letter: letter.value }) : letter
    },
    'letters.nameRevision': async ({ id, number, name }) => {
      const writer = writerOf(session)
      if (!writer.ok) return writer
      const named = await store.history.name(id, number, name, writer.value)
      return named.ok ? succeed({}) : named
    },
    'letters.salvage': async ({ id }) => {
      const found = await store.history.salvage(id)
      if (!found.ok) return found
      const { revision, letter, refused, raw, lastWhole } = found.value
      return succeed({
        revision,
        refused: [...refused],
        ...(letter === undefined ? { raw } : { letter }),
        ...(lastWhole !== undefined && { lastWhole }),
      })
    },
  }
}

/** A revision as the window and the command line show it, with names in the place of ids. */
export function shownRevision({ number, begunAt, savedAt, savedBy, name, happened }: RevisionRow, nameOf: NameOf): LetterRevision {
  const marks = happened.flatMap((kind) => markOf[kind] ?? [])
  return {
    number,
    begunAt,
    savedAt,
    ...(savedBy !== undefined && savedBy !== 'system' && { by: nameOf(savedBy) }),
    ...(name !== undefined && { name }),
    marks: [...new Set(marks)],
  }
}
