import { succeed } from '../../core/requests/index.ts'
import type { Answering } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'
import type { KeyKeeping } from './key-keeping.ts'

export function backupAnswers(
  { store, session }: Answering,
  { desk }: KeyKeeping,
): AnswerGroup<'backups.list' | 'backups.make' | 'backups.restore'> {
  const { backups } = store
  return {
    'backups.list': async () => {
      const listed = await backups.list()
      if (!listed.ok) return listed
      const { problem } = backups
      return succeed({
        backups: listed.value,
        ...(problem === undefined ? {} : { problem: `${problem.message} ${problem.remedy ?? ''}`.trim() }),
      })
    },
    'backups.make': () => backups.make(),
    'backups.restore': async ({ id }) => {
      const restored = await backups.restore(id, session.actor())
      if (!restored.ok) return restored
      // Who sits here may not be in the house of the backup, or have another key there.
      desk.lock()
      await desk.lookAgain()
      const { kept } = restored.value
      return succeed(kept !== undefined && 'backup' in kept ? { keptAs: kept.backup.id } : {})
    },
  }
}
