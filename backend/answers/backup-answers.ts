import { succeed, type Result } from '../../core/requests/index.ts'
import type { Answering } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'
import type { KeyKeeping } from './key-keeping.ts'
import { administratorOf } from './session.ts'

/** Who answers for a restore: in a house one of its administrators, since what others did since is gone for all of them. Before somebody founded it there is nobody to be asked. */
async function whoRestores({ store, session }: Pick<Answering, 'store' | 'session'>): Promise<Result<string>> {
  const root = await store.people.root()
  if (!root.ok) return root
  if (root.value === undefined) return succeed(session.actor())
  const administrator = administratorOf(session)
  return administrator.ok ? succeed(administrator.value.id) : administrator
}

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
      const restorer = await whoRestores({ store, session })
      if (!restorer.ok) return restorer
      const restored = await backups.restore(id, restorer.value)
      if (!restored.ok) return restored
      // Who sits here may not be in the house of the backup, or have another key there.
      desk.lock()
      await desk.lookAgain()
      const { kept } = restored.value
      return succeed(kept !== undefined && 'backup' in kept ? { keptAs: kept.backup.id } : {})
    },
  }
}
