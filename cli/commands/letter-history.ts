import { closedSession, historyAnswers } from '../../backend/answers/index.ts'
import type { LetterRevision } from '../../core/requests/index.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { withStore, type DataOption } from '../open-data.ts'
import { say, sayTable } from '../output.ts'
import { refuse } from '../refuse.ts'
import { sayLetterFile } from '../say-letter-file.ts'

interface HistoryCommand extends DataOption {
  readonly json?: boolean
}

/** Lists the versions that are kept of a letter, the newest first. */
export async function letterHistory(id: string, command: HistoryCommand): Promise<ExitCode> {
  const listed = await withStore(command, async (store) => historyAnswers({ store, session: closedSession })['letters.history']({ id }))
  if (!listed.ok) return refuse(listed.error)
  const revisions = listed.value
  if (command.json === true) say(JSON.stringify({ items: revisions, total: revisions.length }))
  else sayTable(['VERSION', 'SAVED', 'BY', 'WHAT BECAME OF IT', 'NAME'], revisions.map(rowOf))
  return exitCode.done
}

function rowOf({ number, savedAt, by, marks, name }: LetterRevision): string[] {
  return [String(number), `${savedAt.slice(0, 16).replace('T', ' ')} UTC`, by ?? '', marks.join(', ').replaceAll('-', ' '), name ?? '']
}

/** Prints an earlier version of a letter as its file, or with `--json` as the letter itself. */
export async function letterRevisionShow(id: string, number: number, command: HistoryCommand): Promise<ExitCode> {
  const opened = await withStore(command, (store) => store.history.open(id, number))
  if (!opened.ok) return refuse(opened.error)
  if (command.json === true) say(JSON.stringify({ id, revision: number, letter: opened.value }))
  else sayLetterFile(opened.value)
  return exitCode.done
}
