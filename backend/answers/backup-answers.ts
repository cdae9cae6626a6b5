import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import type { Answering } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'
import type { KeyKeeping } from './key-keeping.ts'

const administratorNeeded: Failure = {
  code: 'role-missing',
  message: 'Only an administrator brings back a backup: what others did since would be gone for all of them.',
  remedy: 'Ask an administrator of the house to do it here.',
}

/** Who answers for a restore: in a house one of its administrators. Before somebody founded it there is nobody to be asked. */
async function whoRestores({ store, session }: Pick<Answering, 'store' | 'session'>): Promise<Result<string>> {
  const root = await store.people.root()
  if (!root.ok) return root
  if (root.value === undefined) return succeed(session.actor())
  const acting = session.acting()
  if (!acting.ok) return acting
  const { person } = acting.value
  return person.roles.includes('administrator') ? succeed(person.id) : fail(administratorNeeded)
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
