import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { serve, type Served } from './served.ts'
import { storedLetter, windowForEach } from './window-for-each.ts'
import { newLetter, openWindow, saved, write, type WindowPage } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('a letter that is saved', () => {
  const here = windowForEach()

  test('what was written is there after the window is loaded anew', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await write(page, ' This sentence was written in the window.')
    await saved(page)
    await page.reload()
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Letter body' }).textContent())
      .toContain('This sentence was written in the window.')
  })

  test('what was written before the window is closed at once is not lost', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await write(page, ' Typed, and gone.')
    await page.reload()
    await page.getByRole('textbox', { name: 'Letter body' }).filter({ hasText: 'Typed, and gone.' }).waitFor()
  })

  test('a letter changed in another window is not overwritten, and the person is told', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    const other = await page.context().newPage()
    await other.goto(page.url())
    await other.getByRole('textbox', { name: 'Letter body' }).waitFor()
    await write(other, ' From the other window.')
    await saved(other)
    await write(page, ' From this window.')
    await page.getByRole('alert').getByText('This letter was changed in another window.').waitFor()
    await other.reload()
    await other.getByRole('textbox', { name: 'Letter body' }).waitFor()
    await expect.poll(() => other.getByRole('textbox', { name: 'Letter body' }).textContent()).toContain('From the other window.')
  })

  test('a letter kept as a copy is open under its name, and says so beside the way to the one that was changed elsewhere', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    const other = await page.context().newPage()
    await other.goto(page.url())
    await write(other, ' From the other window.')
    await saved(other)
    await write(page, ' From this window.')
    await page.getByRole('button', { name: 'Keep mine as a copy' }).click()
    const body = page.getByRole('textbox', { name: 'Letter body' })
    await page.getByText('What you wrote is kept in a letter of its own, “Partner letter (copy)”').waitFor()
    await body.filter({ hasText: 'From this window.' }).waitFor()
    expect(await page.locator('.notice').allInnerTexts()).toEqual([expect.stringContaining('is kept in a letter of its own')])
    await page.getByRole('button', { name: 'Open the other one' }).click()
    await body.filter({ hasText: 'From the other window.' }).waitFor()
  })

  test('stays on the screen when the library cannot be read again', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await write(page, ' It stays.')
    await saved(page)
    const refusal = { ok: false, error: { code: 'store-unreadable', message: 'The file cannot be read.', remedy: 'Try again.' } }
    for (const name of ['templates.list', 'library.list', 'library.ofLetter'])
      await page.route(`**/ask/${name}`, (route) => route.fulfill({ json: refusal }))
    // A new day has all of it asked for again.
    const later = { host: 'serve', version: '0.1.0', today: '2099-03-02' }
    await page.route('**/ask/host.describe', (route) => route.fulfill({ json: { ok: true, value: later } }))
    const refused = page.waitForResponse(/\/ask\/library\.list$/u)
    await page.evaluate(() => dispatchEvent(new Event('visibilitychange')))
    await refused
    await page.unrouteAll()
    await write(page, ' And is written on.')
    await saved(page)
    expect(JSON.stringify(await storedLetter(here.window))).toContain('It stays. And is written on.')
  })
})

describe.skipIf(missing !== undefined)('the only letter of a store', () => {
  let browser: Browser
  let served: Served
  let window: WindowPage

  beforeAll(async () => {
    browser = await launchChromium()
  })
  beforeEach(async () => {
    served = await serve()
    window = await openWindow(browser, served.address)
  })
  afterEach(async () => {
    await window.page.context().close()
    await served.close()
  })
  afterAll(async () => {
    await browser.close()
  })

  test('is there, as it was saved, after the program was killed', async () => {
    await newLetter(window.page, 'Partner letter')
    await write(window.page, ' Saved before the crash.')
    await saved(window.page)
    await window.page.context().close()
    served = await served.crashAndStartAgain()
    window = await openWindow(browser, served.address)
    await window.page.getByRole('row', { name: 'Partner letter' }).click()
    await expect.poll(() => window.page.getByRole('textbox', { name: 'Letter body' }).textContent()).toContain('Saved before the crash.')
  })

  test('comes back with Undo when it was removed', async () => {
    const { page } = window
    await newLetter(page, 'Partner letter')
    await page.getByRole('link', { name: 'Letters', exact: true }).click()
    await page.getByRole('button', { name: 'More about Partner letter' }).click()
    await page.getByRole('menuitem', { name: 'Remove' }).click()
    await page.getByText('No letters yet.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => page.getByRole('row', { name: 'Partner letter' }).count()).toBe(1)
  })
})
