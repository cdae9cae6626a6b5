import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import type { Wish } from './paper.ts'

const page = pathToFileURL(join(import.meta.dirname, '..', '..', 'build', 'renderer', 'verify-a-pdf.html')).href

/** Pictures of the page for verifying offline, with a signed letter on it. */
export async function offlinePictures(browser: Browser, signed: Buffer, { folder, isWanted }: Wish): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    const name = `verify-offline-${theme}`
    if (!isWanted(name)) continue
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, offline: true, colorScheme: theme, locale: 'en-GB' })
    const shown = await context.newPage()
    await shown.goto(page)
    await shown.locator('input[type=file]').setInputFiles({ name: 'scope-notice.pdf', mimeType: 'application/pdf', buffer: signed })
    await shown.locator('.verify-verdict').waitFor()
    await shown.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
    await context.close()
  }
}
