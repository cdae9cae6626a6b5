import { join } from 'node:path'
import { outsideHere, restoreFolder, type Backup } from '../../backend/store/index.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { dataFolderFrom, openDataThere, type DataOption } from '../open-data.ts'
import { say, sayFailure } from '../output.ts'
import { refuse } from '../refuse.ts'

interface JsonOption {
  readonly json?: boolean
}

function line({ id, at, kind, size }: Backup): string {
  return `${at}  ${kind.padEnd(16)}  ${String(Math.ceil(size / 1000)).padStart(8)} kB  ${id}`
}

/** Makes a backup, or lists those that are there; also while a window is open. */
export async function backup(options: DataOption & JsonOption & { readonly list?: boolean }): Promise<ExitCode> {
  const store = await openDataThere(options)
  if (!store.ok) return refuse(store.error)
  const { backups } = store.value
  const outcome = options.list === true ? await backups.list() : await backups.make()
  await store.value.close()
  if (!outcome.ok) return refuse(outcome.error)
  const done = outcome.value
  if (Array.isArray(done)) {
    if (options.json === true) say(JSON.stringify({ items: done, total: done.length }))
    else if (done.length === 0) say('There are no backups yet.')
    else for (const each of done) say(line(each))
    return exitCode.done
  }
  const path = join(dataFolderFrom(options), 'backups', `${done.id}.sqlite`)
  say(options.json === true ? JSON.stringify({ ...done, path }) : `${line(done)}\n${path}`)
  return exitCode.done
}

const made: Readonly<Record<Backup['kind'], string>> = {
  daily: 'for the day',
  'by-hand': 'by hand',
  'before-migration': 'before an update',
  'before-restore': 'before a restore',
}

/** Brings back a backup; not while a window is open. */
export async function restore(id: string | undefined, options: DataOption & JsonOption & { readonly newest?: boolean }): Promise<ExitCode> {
  if ((id === undefined) === (options.newest !== true)) {
    sayFailure({ code: 'bad-usage', message: 'Say which backup, or --newest.', remedy: '"chancery backup --list" names them.' })
    return exitCode.badInput
  }
  const restored = await restoreFolder(dataFolderFrom(options), id, outsideHere())
  if (!restored.ok) return refuse(restored.error)
  const { backup: from, kept } = restored.value
  const keptAs = kept === undefined ? undefined : 'backup' in kept ? join('backups', `${kept.backup.id}.sqlite`) : kept.damaged
  if (options.json === true) say(JSON.stringify({ restored: from, keptAs }))
  else {
    say(`Brought back the backup of ${from.at}, made ${made[from.kind]} (${from.id}).`)
    if (keptAs !== undefined) say(`What was there before is kept in ${join(dataFolderFrom(options), keptAs)}.`)
    if (kept !== undefined && 'backup' in kept) say(`"chancery restore ${kept.backup.id}" brings that back.`)
  }
  return exitCode.done
}
