import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Machine } from './data-folder.ts'

/** Where a person looks for files that a program wrote: the desktop's own setting (xdg-user-dirs), or "Downloads". */
export function downloadsFolderOf({ platform, home, environment }: Machine): string {
  const usual = join(home, 'Downloads')
  if (platform === 'win32' || platform === 'darwin') return usual
  const settings = readText(join(environment['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'user-dirs.dirs'))
  const [, named] = /^XDG_DOWNLOAD_DIR="([^"\n]+)"/mu.exec(settings) ?? []
  if (named === undefined) return usual
  const folder = named.replace(/^\$HOME(?=\/|$)/u, home)
  // The specification knows absolute paths and $HOME only; anything else is not ours to guess.
  return folder.startsWith('/') ? folder : usual
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
