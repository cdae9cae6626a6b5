import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stockedHouse } from '../backend/release/house.ts'
import { author } from '../core/review/house.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { newFolder } from './served.ts'
import { serveAs, sessionOf, type ServedAs } from './served-as.ts'
import { openWindow } from './window-page.ts'

sayIfMissing()

/** What can be pressed or written in, and cannot be brought into sight whole: it lies under something else, or beyond the window. */
async function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const lost = (element: Element): boolean => {
      element.scrollIntoView({ block: 'center', inline: 'nearest' })
      const { left, right, top, bottom, width } = element.getBoundingClientRect()
      // What only readers hear has no place of its own.
      if (width < 3 || element.closest('[style*="clip"]') !== null) return false
      if (left < 0 || right > innerWidth) return true
      const ends = [left + 4, right - 4].map((x) => document.elementFromPoint(x, (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2))
      return ends.some((hit) => hit === null || !(element.contains(hit) || hit.contains(element)))
    }
    const parts = [...document.querySelectorAll('.window-header :is(a, button), main :is(a, button, input, textarea)')]
    return parts.filter(lost).map((each) => each.getAttribute('aria-label') ?? (each.textContent.trim() || each.id))
  })
}

describe.skipIf(missing !== undefined)('at twice its size, in 640 by 400 pixels,', () => {
  let browser: Browser
  let served: ServedAs
  let page: Page

  beforeAll(async () => {
    const folder = newFolder()
    await (await stockedHouse(join(folder, 'data'))).close()
    browser = await launchChromium()
    served = await serveAs(folder, sessionOf(author))
    page = (await openWindow(browser, served.address)).page
    await page.setViewportSize({ width: 640, height: 400 })
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  test('the values of the company and what can be done with them are in reach', async () => {
    await page.getByRole('link', { name: 'House', exact: true }).click()
    await page.getByRole('navigation', { name: 'The house' }).getByRole('link').first().click()
    await page.getByRole('button', { name: 'Make the next version …' }).waitFor()
    expect(await outOfReach(page)).toEqual([])
  })

  test('a clause and what can be done with it are in reach', async () => {
    await page.getByRole('link', { name: 'Clauses', exact: true }).click()
    await page.getByRole('option').first().click()
    await page.getByRole('button', { name: 'Make the next version …' }).waitFor()
    expect(await outOfReach(page)).toEqual([])
  })

  test('the desk of verification is in reach', async () => {
    await page.evaluate(() => (location.hash = '#/register/verify'))
    await page.getByRole('heading', { name: 'Verify a PDF' }).waitFor()
    expect(await outOfReach(page)).toEqual([])
  })

  test('the header of a letter keeps its state and whether it is saved', async () => {
    await page.getByRole('link', { name: 'Letters', exact: true }).click()
    await page.getByRole('button', { name: /^Partner letter/u }).click()
    await page.getByRole('textbox', { name: 'Letter body' }).waitFor()
    const header = page.locator('.window-header')
    await header.locator('.state-pill').waitFor()
    await header.locator('.save-state').waitFor()
    expect(await outOfReach(page)).toEqual([])
  })
})
