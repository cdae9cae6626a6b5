import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stockedHouse } from '../backend/release/house.ts'
import { author } from '../core/review/house.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { ask } from './reviewed-house.ts'
import { newFolder } from './served.ts'
import { serveAs, sessionOf, type ServedAs } from './served-as.ts'
import { violations } from './violations.ts'
import { openWindow } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('a draft of the house that was sent to review elsewhere while it is edited', () => {
  let browser: Browser
  let served: ServedAs
  let page: Page

  beforeAll(async () => {
    const folder = newFolder()
    await (await stockedHouse(join(folder, 'data'))).close()
    browser = await launchChromium()
    served = await serveAs(folder, sessionOf(author))
    page = (await openWindow(browser, served.address)).page
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  test('gives the words that were typed to the clipboard, beside the way to the other one', async () => {
    await page.keyboard.press('Control+Alt+O')
    const heads = page.getByRole('navigation', { name: 'The house' }).locator('section').filter({ hasText: 'Letterheads' })
    await heads.getByRole('link').first().click()
    await page.getByRole('button', { name: 'Make the next version …' }).click()
    const before = page.url()
    const dialog = page.getByRole('dialog', { name: 'Make the next version' })
    await dialog.getByRole('textbox').fill('Another name.')
    await dialog
      .getByRole('button', { name: /next version|make/iu })
      .last()
      .click()
    const title = page.getByRole('form', { name: 'What it says' }).getByRole('textbox', { name: 'Title' })
    await page.waitForURL((url) => url.href !== before)
    await page.getByText('Saved', { exact: true }).waitFor()
    const id = new URL(page.url()).hash.split('/').at(-1) ?? ''
    const asSent = await title.inputValue()
    // The window hears of it only after words were typed.
    const heard = Promise.withResolvers<void>()
    await page.route('**/ask/audit.mark', (route) => heard.promise.then(() => route.continue()))
    await ask(page, 'house.submit', { id })
    await title.fill('The head of nobody else')
    const trouble = page.locator('.trouble')
    await trouble.waitFor()
    heard.resolve()
    await heads.getByText('v2 in review').waitFor()
    expect(await title.inputValue()).toBe('The head of nobody else')
    await trouble.getByRole('button', { name: 'Copy my words' }).click()
    await page.getByText('All that your draft says is on the clipboard.').waitFor()
    expect([
      await page.evaluate(() => navigator.clipboard.readText()),
      await trouble.getByRole('button').allInnerTexts(),
      await violations(page),
    ]).toEqual([expect.stringMatching(/^Title: The head of nobody else\n/u), ['Copy my words', 'Open the other one'], []])
    await trouble.getByRole('button', { name: 'Open the other one' }).click()
    await page.getByRole('link', { name: 'Open the review' }).waitFor()
    await trouble.waitFor({ state: 'detached' })
    expect(await title.inputValue()).toBe(asSent)
  })
})
