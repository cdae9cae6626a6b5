import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/** The machine's say in where things are kept; an argument, so that a test can stand in for any machine. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

export function thisMachine(): Machine {
  return { platform: process.platform, home: homedir(), environment: process.env }
}

/** An environment's folder counts only when it is absolute (XDG Base Directory Specification). */
function absolute(path: string | undefined): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined
}

/** The folder of the store, the same for both hosts, so that both show the same letters. */
export function dataFolderOf({ platform, home, environment }: Machine): string {
  if (platform === 'win32') return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Chancery')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Chancery')
  return join(absolute(environment['XDG_DATA_HOME']) ?? join(home, '.local', 'share'), 'chancery')
}
