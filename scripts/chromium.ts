import { chromium, type Browser } from 'playwright-core'
import { findBrowser } from '../cli/serve/open-window.ts'

/** A browser without a screen that asks the network for nothing; undefined where this machine has none. */
export async function launchChromium(): Promise<Browser | undefined> {
  const executablePath = findBrowser()
  if (executablePath === undefined) return undefined
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync']
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({ executablePath, args: [...quiet, ...asRoot] })
}
