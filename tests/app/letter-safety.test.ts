import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { serve, type Served } from './served.ts'
import { violations } from './violations.ts'
import { anotherWindow, closeAllBut, newLetter, openWindow, saved, write, type WindowPage } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('what keeps a letter safe', () => {
  let browser: Browser
  let served: Served
  let first: WindowPage
  let window: WindowPage

  beforeAll(async () => {
    browser = await launchChromium()
    served = await serve()
    first = await openWindow(browser, served.address)
  })
  beforeEach(async () => {
    window = await anotherWindow(first)
  })
  afterEach(async () => {
    await closeAllBut(first)
  })
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  test('an earlier version of a letter is named, compared and brought back, and undo takes that back', async () => {
    const { page, complaints } = window
    const body = page.getByRole('textbox', { name: 'Letter body' })
    const dialog = page.getByRole('dialog', { name: 'Version history' })
    const versions = dialog.getByRole('listbox', { name: 'Versions' }).getByRole('option')
    const agreed = dialog.getByRole('listbox', { name: 'Versions' }).getByRole('option', { name: /^Agreed/u })
    await newLetter(page, 'Partner letter')
    await write(page, ' As agreed with the partner.')
    await saved(page)
    await page.getByRole('button', { name: /^Saved/u }).click()
    // Under a name it is closed: what is written from now on is another version.
    await dialog.getByRole('textbox', { name: 'Name of this version' }).fill('Agreed')
    await dialog.getByRole('button', { name: 'Name it' }).click()
    await agreed.waitFor()
    await dialog.getByRole('button', { name: 'Close' }).click()
    await write(page, ' And a second thought.')
    await saved(page)
    await page.keyboard.press('Control+Alt+Y')
    await agreed.click()
    await dialog.locator('.redline ins', { hasText: 'And a second thought.' }).waitFor()
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Restore this version' }).click()
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => body.textContent()).not.toContain('And a second thought.')
    await saved(page)
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await expect.poll(() => body.textContent()).toContain('As agreed with the partner. And a second thought.')
    await page.getByRole('button', { name: /^(Saved|Saving)/u }).click()
    await expect.poll(() => versions.count()).toBe(3)
    expect(complaints).toEqual([])
  })
})
