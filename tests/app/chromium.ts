import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const folders = (process.env['PATH'] ?? '').split(':').filter((folder) => folder !== '')

/** Chromium, where this machine has one. */
const chromiumPath = names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path))

const window = join(import.meta.dirname, '..', '..', 'build', 'renderer', 'index.html')

/** Why the tests of the window cannot run here; undefined where they can. */
export const missing: string | undefined =
  chromiumPath === undefined
    ? 'no Chromium on the path (Debian: apt-get install chromium)'
    : existsSync(window)
      ? undefined
      : 'the window is not built (npm run build)'

/** Said once a file, so that nobody takes skipped tests for passed ones. */
export function sayIfMissing(): void {
  if (missing !== undefined) process.stderr.write(`SKIPPED, the window in Chromium: ${missing}\n`)
}

export function launchChromium(): Promise<Browser> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync']
  return chromium.launch({ executablePath: chromiumPath ?? '', args: [...quiet, ...asRoot] })
}
