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

  const heads = () => page.getByRole('navigation', { name: 'The house' }).locator('section').filter({ hasText: 'Letterheads' })
  const title = () => page.getByRole('form', { name: 'What it says' }).getByRole('textbox', { name: 'Title' })
  const trouble = () => page.locator('.trouble')

  /** Opens the next version of a letterhead as a draft; gives its id. */
  async function openDraft(index: number): Promise<string> {
    await page.keyboard.press('Control+Alt+O')
    await heads().getByRole('link').nth(index).click()
    await page.getByRole('button', { name: 'Make the next version …' }).click()
    const before = page.url()
    const dialog = page.getByRole('dialog', { name: 'Make the next version' })
    await dialog.getByRole('textbox').fill('Another name.')
    await dialog.getByRole('button', { name: 'Make it' }).click()
    await page.waitForURL((url) => url.href !== before)
    await page.getByText('Saved', { exact: true }).waitFor()
    return new URL(page.url()).hash.split('/').at(-1) ?? ''
  }

  /** A draft in which words were typed after it was sent to review elsewhere; the window hears of it only then. */
  async function overtaken(index: number): Promise<string> {
    const id = await openDraft(index)
    const asSent = await title().inputValue()
    const heard = Promise.withResolvers<void>()
    await page.route('**/ask/audit.mark', (route) => heard.promise.then(() => route.continue()))
    await ask(page, 'house.submit', { id })
    await title().fill('The head of nobody else')
    await trouble().waitFor()
    heard.resolve()
    await heads().getByText('in review').nth(index).waitFor()
    return asSent
  }

  test('keeps the words that were typed, and gives them to the clipboard', async () => {
    await overtaken(0)
    expect(await title().inputValue()).toBe('The head of nobody else')
    await trouble().getByRole('button', { name: 'Copy my words' }).click()
    await page.getByText('All that your draft says is on the clipboard.').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^Title: The head of nobody else\n/u)
    expect(await violations(page)).toEqual([])
    await trouble().getByRole('button', { name: 'Open the other one' }).click()
  })

  test('is opened as it was sent by who asks for the other one', async () => {
    const asSent = await overtaken(1)
    await trouble().getByRole('button', { name: 'Open the other one' }).click()
    await page.getByRole('link', { name: 'Open the review' }).waitFor()
    await trouble().waitFor({ state: 'detached' })
    expect(await title().inputValue()).toBe(asSent)
  })

  describe('and was left with a wrong field', () => {
    const footer = () => page.getByRole('form', { name: 'What it says' }).getByRole('textbox', { name: 'Footer' })

    test('stands there as it was left once it is opened again', async () => {
      await page.keyboard.press('Control+Alt+O')
      const id = await openDraft(0)
      await footer().fill('A footer that nobody else has')
      await title().fill('')
      await page.getByText('Not saved: a field is wrong').waitFor()
      await heads().getByRole('link').nth(1).click()
      await page.getByText('Open it again').waitFor()

      await ask(page, 'house.submit', { id })
      await heads().getByRole('link').nth(0).click()
      await trouble().waitFor()
      expect(await footer().inputValue()).toBe('A footer that nobody else has')
    })

    test('gives its words to the clipboard', async () => {
      await trouble().getByRole('button', { name: 'Copy my words' }).click()
      await page.getByText('All that your draft says is on the clipboard.').waitFor()
      expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('A footer that nobody else has')
    })

    test('is opened as it was sent by who asks for the other one', async () => {
      await trouble().getByRole('button', { name: 'Open the other one' }).click()
      await trouble().waitFor({ state: 'detached' })
      expect(await footer().inputValue()).not.toContain('nobody else')
    })
  })
})
