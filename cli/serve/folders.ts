import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where this person's programs keep their data. */
export function dataFolder(): string {
  const home = homedir()
  if (process.platform === 'win32') return join(process.env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Chancery')
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support', 'Chancery')
  return join(process.env['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'chancery')
}

/** Where exported files go: the person's folder of downloads, whatever it is called (XDG user directories). */
export function downloadsFolder(): string {
  const home = homedir()
  const listed = join(process.env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'user-dirs.dirs')
  if (process.platform === 'linux' && existsSync(listed)) {
    const named = /^XDG_DOWNLOAD_DIR="(.+)"$/mu.exec(readFileSync(listed, 'utf8'))?.[1]
    if (named !== undefined) return named.replace('$HOME', home)
  }
  return join(home, 'Downloads')
}
