import { dialog } from 'electron'
import { newestSoundBackup, outsideHere, restoreFolder } from '../../backend/store/index.ts'
import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'

/**
 * Offers the newest backup that holds when the store is damaged. Succeeds with true once it was brought back, with false
 * when there is none, the damage is another one, or the person would rather not.
 */
export async function recover({ code, message }: Failure, dataFolder: string): Promise<Result<boolean>> {
  if (code !== 'store-damaged') return succeed(false)
  const found = await newestSoundBackup(dataFolder)
  // What stands in the way of looking for one is in the words of the failure already.
  if (!found.ok || found.value === undefined) return succeed(false)
  const newest = found.value
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Chancery cannot start',
    message,
    detail: `The newest backup that holds is of ${newest.at.slice(0, 10)} at ${newest.at.slice(11, 16)} UTC. What was changed after it is not in it. The damaged file is put aside, not deleted.`,
    buttons: ['Bring back this backup', 'Quit'],
    defaultId: 0,
    cancelId: 1,
  })
  if (response !== 0) return succeed(false)
  const restored = await restoreFolder(dataFolder, newest.id, outsideHere())
  return restored.ok ? succeed(true) : fail(restored.error)
}
