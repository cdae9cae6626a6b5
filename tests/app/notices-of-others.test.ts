import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { ask, passphrase, reviewedHouse, sitsDown, switchesTo } from './reviewed-house.ts'
import { newFolder, serve, type Served } from './served.ts'
import { openWindow, type WindowPage } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('what was told to one person', () => {
  let browser: Browser
  let served: Served
  let opened: WindowPage
  let page: Page
  let house: Awaited<ReturnType<typeof reviewedHouse>>

  beforeAll(async () => {
    const folder = newFolder()
    house = await reviewedHouse(folder)
    browser = await launchChromium()
    served = await serve(folder)
    opened = await openWindow(browser, served.address)
    page = opened.page
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  test('is gone when the next one unlocks: that a key is locked', async () => {
    await sitsDown(page, house.people.author, 'letters')
    await page.getByRole('button', { name: 'Here as Ada Author' }).waitFor()
    await page.keyboard.press('Control+Alt+k')
    await page.getByText('The key of Ada Author is locked.').waitFor()
    await page.keyboard.press('Control+Alt+k')
    const dialog = page.getByRole('dialog', { name: 'Unlock' })
    await dialog.getByLabel('Passphrase').fill(passphrase)
    // The time that a notice stays begins anew for as long as it is looked at.
    await page.locator('.notice').hover({ force: true })
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Here as Ada Author' }).waitFor()
    await page.locator('.notice').waitFor({ state: 'detached' })
    expect(await page.getByText('is locked').count()).toBe(0)
  })

  test('is not told to the next one who leaves it: that a draft on the screen was not saved', async () => {
    await sitsDown(page, house.people.author, 'clauses', house.clause)
    await page.getByRole('heading', { name: 'Versions' }).waitFor()
    await page.keyboard.press('Control+Alt+e')
    await page.getByRole('dialog', { name: 'Edit draft v2' }).waitFor()
    await page.keyboard.type('A word is missing.')
    await page.keyboard.press('Enter')
    const body = page.getByRole('textbox', { name: 'Clause body' })
    await body.waitFor()
    await ask(page, 'reviews.send', { id: house.draft, note: '' })
    await body.getByText('We read it so.').click()
    await page.keyboard.press('End')
    await page.keyboard.type(' Indeed.')
    await page.locator('.trouble').getByText('never changes again').waitFor()
    await switchesTo(page, house.people.reviewer)
    await page.keyboard.press('Control+Shift+y')
    await page
      .getByRole('link', { name: /Scope of the policy, corrected v2/u })
      .last()
      .click()
    await page.getByRole('button', { name: 'Approve v2' }).waitFor()
    expect(await page.locator('.notice').allInnerTexts()).toEqual([])
  })
})
