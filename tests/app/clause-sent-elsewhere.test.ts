import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { ask, reviewedHouse, sitsDown } from './reviewed-house.ts'
import { newFolder, serve, type Served } from './served.ts'
import { violations } from './violations.ts'
import { openWindow } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('a draft of a clause that was sent to review elsewhere while it is edited', () => {
  let browser: Browser
  let served: Served
  let page: Page

  beforeAll(async () => {
    const folder = newFolder()
    const house = await reviewedHouse(folder)
    browser = await launchChromium()
    served = await serve(folder)
    page = (await openWindow(browser, served.address)).page
    await sitsDown(page, house.people.author, 'clauses', house.clause, 'edit')
    await page.getByRole('dialog', { name: 'Edit draft v2' }).getByRole('textbox').fill('To say more.')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Clause' }).waitFor()
    await ask(page, 'reviews.send', { id: house.draft, note: '' })
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  test('is not praised for keeping rules that the house has not', async () => {
    await page.getByRole('tab', { name: 'Checks' }).click()
    await page.getByText('The house has no rules for terms and phrases.').waitFor()
    expect(await page.getByText('as the terms and phrases of the house want it').count()).toBe(0)
  })

  test('goes on as the next version, with the words that were typed', async () => {
    await page.getByText('We read it so.').click()
    await page.keyboard.press('End')
    await page.keyboard.type(' Nobody else does.')
    const keep = page.getByRole('button', { name: 'Keep mine as the next version' })
    await keep.waitFor()
    expect(await page.locator('.trouble').getByRole('button').allInnerTexts()).toEqual([
      'Keep mine as the next version',
      'Copy my words',
      'Open the other one',
    ])
    expect(await violations(page)).toEqual([])
    await keep.click()
    await page.getByText('v3 draft').waitFor()
    expect(await page.getByRole('textbox', { name: 'Clause' }).innerText()).toContain('We read it so. Nobody else does.')
    expect(await page.locator('.trouble').count()).toBe(0)
  })
})
