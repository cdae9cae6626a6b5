import { statfsSync } from 'node:fs'

/** Folders that a program copies to other machines while SQLite writes in them, which breaks its files. */
const syncedNames = /(^|[/\\])(dropbox|onedrive( - [^/\\]+)?|google ?drive|icloud ?drive|com~apple~clouddocs|nextcloud|box sync)([/\\]|$)/iu

/** Linux's numbers of file systems on other machines (statfs(2)): NFS, SMB, SMB2, CIFS, AFS, Ceph, 9P over a network. */
const networkTypes = new Set([0x6969, 0x517b, 0xfe534d42, 0xff534d42, 0x5346414f, 0x00c36400])

/** True for a folder whose files live on a network or are synced: SQLite's locks do not hold there. */
export function isSyncedOrRemote(folder: string): boolean {
  if (syncedNames.test(folder) || folder.startsWith('\\\\')) return true
  if (process.platform !== 'linux') return false
  try {
    return networkTypes.has(statfsSync(folder).type)
  } catch {
    return false
  }
}
