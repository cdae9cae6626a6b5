import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stockedHouse } from '../backend/release/house.ts'
import { author } from '../core/review/house.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { newFolder } from './served.ts'
import { serveAs, sessionOf, type ServedAs } from './served-as.ts'
import { openWindow, type WindowPage } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('the versions of a clause in its room', () => {
  let browser: Browser
  let served: ServedAs
  let opened: WindowPage

  beforeAll(async () => {
    const folder = newFolder()
    await (await stockedHouse(`${folder}/data`)).close()
    browser = await launchChromium()
    served = await serveAs(folder, sessionOf(author))
    opened = await openWindow(browser, served.address)
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  test('are compared from the page of the clause', async () => {
    const { page } = opened
    await page.getByRole('link', { name: 'Clauses', exact: true }).click()
    await page.getByRole('searchbox').fill('current certificate EA-4711')
    await page.getByRole('option').filter({ hasText: 'EA-4711' }).first().click()
    await page.getByRole('button', { name: 'Compare versions …' }).click()
    const redline = page.getByRole('region', { name: 'Redline v1 → v2' })
    await redline.waitFor()
    expect(await redline.locator('del').first().innerText()).toBe('EA-3902')
  })

  test('are saved as pages to print', async () => {
    const { page } = opened
    await page.getByRole('button', { name: 'Save as PDF' }).click()
    await page.getByText(/^Saved: Redline .* v1 to v2.*\.pdf$/u).waitFor()
  })
})
