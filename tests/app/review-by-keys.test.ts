import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { ask, reviewedHouse, sitsDown } from './reviewed-house.ts'
import { newFolder, serve, type Served } from './served.ts'
import { violations } from './violations.ts'
import { openWindow, type WindowPage } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('a review without a pointer', () => {
  let browser: Browser
  let served: Served
  let opened: WindowPage
  let page: Page

  beforeAll(async () => {
    const folder = newFolder()
    const house = await reviewedHouse(folder)
    browser = await launchChromium()
    served = await serve(folder)
    opened = await openWindow(browser, served.address)
    page = opened.page
    await sitsDown(page, house.people.author, 'letters')
    await ask(page, 'reviews.send', { id: house.draft, note: '' })
    await ask(page, 'letters.submit', { id: house.letter, note: '' })
    await sitsDown(page, house.people.reviewer, 'review')
    await page.getByRole('list', { name: 'Waiting for you' }).waitFor()
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const chosen = (): Promise<string> => page.getByRole('group', { name: 'Selected words' }).locator('q').innerText()
  const talk = (): Promise<string> => page.getByRole('list', { name: 'Comments' }).innerText()

  test('keeps a comment on words of a letter', async () => {
    await press('Alt+ArrowRight')
    await page.getByRole('group', { name: 'Text under review' }).waitFor()
    await press('Control+Alt+Shift+m')
    expect(await chosen()).toBe('Dear ,')
    expect(await page.getByText('choose a paragraph').isVisible()).toBe(true)
    expect(await violations(page)).toEqual([])
    await press('ArrowDown', 'ArrowRight', 'ArrowRight', 'Shift+ArrowRight')
    expect(await chosen()).toBe('9 November')
    await press('Control+Alt+m')
    await page.keyboard.type('Is this the day?')
    await press('Control+Enter')
    await page.getByRole('list', { name: 'Comments' }).waitFor()
    expect(await talk()).toMatch(/^9 November\s+Rita Reviewer Is this the day\?/u)
  })

  test('keeps a comment on words among the changes of a clause', async () => {
    await press('Alt+ArrowRight')
    await page.getByRole('heading', { name: 'Scope of the policy, corrected' }).waitFor()
    await page.locator('.review-redline ins').waitFor()
    await press('Control+Alt+Shift+m', 'ArrowDown')
    expect(await chosen()).toBe('We read it so.')
    await press('ArrowRight', 'ArrowRight', 'Shift+ArrowRight', 'Control+Alt+m')
    await page.keyboard.type('Who reads it?')
    await press('Control+Enter')
    await page.getByRole('list', { name: 'Comments' }).waitFor()
    expect(await talk()).toMatch(/^read it\s+Rita Reviewer Who reads it\?/u)
  })

  test('goes on with the words it was at, and leaves them with Escape', async () => {
    await press('Control+Alt+Shift+m', 'ArrowDown', 'ArrowLeft', 'Control+Alt+m', 'Control+Alt+Shift+m')
    expect(await chosen()).toBe('so.')
    await press('Escape')
    await page.getByRole('group', { name: 'Selected words' }).waitFor({ state: 'detached' })
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('')
  })

  test('comments on what was selected just before, however quick the keys are', async () => {
    await press('Control+Alt+Shift+m', 'ArrowDown')
    // All of it within one task: the browser tells of a selection in a task of its own.
    await page.evaluate(async () => {
      for (const [key, isCommand] of [
        ['ArrowLeft', false],
        ['m', true],
      ] as const) {
        const held = { ctrlKey: isCommand, altKey: isCommand }
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, code: 'KeyM', bubbles: true, cancelable: true, ...held }))
        await Promise.resolve()
      }
    })
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    expect(await chosen()).toBe('so.')
  })

  test('makes the browser complain about nothing', () => {
    expect(opened.complaints).toEqual([])
  })
})
