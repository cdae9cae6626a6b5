import { readdirSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { serve, type Served } from './served.ts'
import { openWindow } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('the window without a pointer', () => {
  let browser: Browser
  let served: Served

  beforeAll(async () => {
    browser = await launchChromium()
    served = await serve()
  })
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  test('a letter is begun, given a clause and its fields, and exported by keys alone', async () => {
    const { page } = await openWindow(browser, served.address)
    const focused = (): Promise<string> =>
      page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')
    await page.keyboard.press('Alt+n')
    await expect.poll(focused).toContain('Customer FAQ letter')
    await page.keyboard.press('Enter')
    await page.getByRole('img', { name: 'Page 1 of' }).waitFor()

    const clauses = await page.locator('.clause-block').count()
    await page.keyboard.press('Control+l')
    await expect.poll(focused).toBe('Search clauses')
    await page.keyboard.type('commitment')
    await page.keyboard.press('ArrowDown')
    await expect.poll(focused).toBe('Clauses')
    await page.keyboard.press('Control+l')
    await expect.poll(focused).toBe('Search clauses')
    await page.keyboard.press('Enter')
    await expect.poll(focused).toBe('Clauses')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.clause-block').count()).toBe(clauses + 1)

    await page.keyboard.press('Control+Alt+v')
    await page.getByRole('form', { name: 'Fields' }).waitFor()
    let filled = ''
    for (const value of ['Calder Stores Ltd', 'Ines Castell', 'Marketing Director']) {
      await page.keyboard.press('Control+Alt+c')
      // The findings follow the pages, so that the field filled last may still be named for a moment.
      if (filled !== '') await page.getByRole('button', { name: filled, exact: true }).waitFor({ state: 'detached' })
      const fill = page.getByRole('button', { name: /^Fill in/u }).first()
      filled = await fill.innerText()
      await fill.focus()
      await page.keyboard.press('Enter')
      await expect.poll(() => page.evaluate(() => document.activeElement?.id ?? '')).toMatch(/^field-/u)
      await page.keyboard.type(value)
      await expect
        .poll(() =>
          page
            .getByRole('form', { name: 'Fields' })
            .getByText(value)
            .or(page.locator(`input[value="${value}"]`))
            .count(),
        )
        .toBeGreaterThan(0)
    }
    await page.getByText('Every field that must be filled has a value.').waitFor()

    await page.keyboard.press('Control+e')
    const dialog = page.getByRole('dialog', { name: 'Export' })
    await dialog.waitFor()
    while ((await focused()) !== 'Export') await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('list', { name: 'Exported files' }).waitFor()
    expect(readdirSync(served.exports).length).toBe(2)
  })
})
