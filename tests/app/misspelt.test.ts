import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { ask, reviewedHouse, sitsDown } from './reviewed-house.ts'
import { newFolder, serve, type Served } from './served.ts'
import { violations } from './violations.ts'
import { openWindow, saved, write } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('words of a letter that are in no dictionary', () => {
  let browser: Browser
  let served: Served
  let page: Page
  let house: Awaited<ReturnType<typeof reviewedHouse>>

  beforeAll(async () => {
    const folder = newFolder()
    house = await reviewedHouse(folder)
    browser = await launchChromium()
    served = await serve(folder)
    ;({ page } = await openWindow(browser, served.address))
    await sitsDown(page, house.people.author, 'letters', house.letter)
    await page.getByRole('textbox', { name: 'Letter body' }).waitFor()
    await write(page, ' Tehm, the Quibblewick works.')
    await saved(page)
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  const noted = (): Promise<string> => page.locator('.misspelt-note').innerText()

  test('are told before its release, with a way to the first of them', async () => {
    await page.getByRole('button', { name: 'Release …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Release the letter' })
    await dialog.getByText('in no dictionary').waitFor()
    expect(await noted()).toBe('2 words are in no dictionary: “Tehm” and “Quibblewick”. Go to the first')
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Go to the first' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(
      await page.evaluate(() => getSelection()?.anchorNode?.parentElement?.closest('[data-slate-node="element"]')?.textContent),
    ).toContain('Tehm')
  })

  test('are told before it is sent to review, and not those that the house spells so', async () => {
    await ask(page, 'spelling.addWord', { word: 'Quibblewick' })
    await page.reload()
    await page.getByRole('button', { name: 'Send to review …' }).click()
    await page.getByRole('dialog').getByText('in no dictionary').waitFor()
    expect(await noted()).toBe('One word is in no dictionary: “Tehm”.')
    expect(await violations(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'Send to review' }).click()
    await page.locator('.state-pill', { hasText: 'In review' }).waitFor({ timeout: 60_000 })
  })

  test('are told to whoever decides on it', async () => {
    await sitsDown(page, house.people.reviewer, 'review')
    await page.getByRole('link', { name: /^Scope notice/u }).click()
    await page.getByRole('main', { name: 'Under review' }).getByText('in no dictionary').waitFor()
    expect(await noted()).toBe('One word is in no dictionary: “Tehm”.')
    expect(await violations(page)).toEqual([])
  })
})
