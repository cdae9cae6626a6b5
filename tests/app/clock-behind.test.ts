import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '../../backend/store/index.ts'
import { letterOf, must } from '../backend/store/stores.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { newFolder, serve, type Served } from './served.ts'
import { openWindow } from './window-page.ts'

sayIfMissing()

/** A data folder whose audit trail has come to a day that no clock of today shows. */
async function ofTheFuture(): Promise<string> {
  const folder = newFolder()
  const ahead = { now: () => '2999-01-02T12:00:00.000Z', newId: () => '01939a10-0000-7000-8000-000000000001' }
  const store = must(await openStore(join(folder, 'data'), ahead))
  must(await store.createLetter(letterOf('one')))
  await store.close()
  return folder
}

describe.skipIf(missing !== undefined)('a window on a computer whose clock is behind the audit trail', () => {
  let browser: Browser
  let served: Served

  beforeAll(async () => {
    browser = await launchChromium()
    served = await serve(await ofTheFuture(), ['--library', newFolder()])
  })
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  test('says so when it begins, until the notice is closed, and beside what was verified', async () => {
    const { page, complaints } = await openWindow(browser, served.address)
    const notice = page.locator('.notice')
    await notice.getByText('but the audit trail has come to 2 January 2999').waitFor()
    if (process.env['CHANCERY_PICTURES'] !== undefined) {
      mkdirSync(process.env['CHANCERY_PICTURES'], { recursive: true })
      await page.screenshot({ path: join(process.env['CHANCERY_PICTURES'], 'clock-behind.png') })
    }
    await page.getByRole('button', { name: 'Close this notice' }).click()
    await expect.poll(() => notice.count()).toBe(0)
    await page.keyboard.press('Control+Alt+u')
    await page.getByRole('button', { name: 'Verify', exact: true }).click()
    await page.locator('.audit-verdict').getByText('2 January 2999: the clock was set back').waitFor()
    expect(complaints).toEqual([])
  })
})
