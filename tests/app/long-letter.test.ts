import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { newFolder, serve, type Served } from './served.ts'
import { importLetter, openWindow, type WindowPage } from './window-page.ts'

sayIfMissing()

const example = join(import.meta.dirname, '..', '..', 'templates', 'examples', 'partner-letter.md')
const paragraphs = 600

/** A letter with so many paragraphs at its end that only some of them are laid out in the editor. */
function longLetter(): string {
  const file = join(newFolder(), 'long.md')
  const more = Array.from(
    { length: paragraphs },
    (_, index) => `Paragraph number ${String(index + 1)} of those that make this letter long.`,
  )
  writeFileSync(file, `${readFileSync(example, 'utf8').trimEnd()}\n\n${more.join('\n\n')}\n`)
  return file
}

describe.skipIf(missing !== undefined)('a long letter', () => {
  let browser: Browser
  let served: Served
  let window: WindowPage
  let page: Page
  let last: Locator

  beforeAll(async () => {
    browser = await launchChromium()
    served = await serve()
    window = await openWindow(browser, served.address)
    ;({ page } = window)
    await importLetter(page, longLetter())
    await page.getByRole('img', { name: 'Page 12 of' }).waitFor()
    last = page.locator('.letter-text').getByText(`Paragraph number ${String(paragraphs)} of`)
  })
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  /** The pages whose beginnings are shown in the text. */
  const shown = (): Promise<number[]> =>
    page.locator('.page-hints i').evaluateAll((hints) => hints.map((hint) => Number(hint.dataset.page)))

  test('shows where the next page begins where it is seen, and has nothing laid out to show it elsewhere', async () => {
    await expect.poll(shown).toContain(2)
    const count = await page.locator('.preview-page').count()
    expect(await shown()).not.toContain(count)
  })

  test('shows right after it was scrolled where the page there begins', async () => {
    const count = await page.locator('.preview-page').count()
    await last.scrollIntoViewIfNeeded()
    await expect.poll(shown).toContain(count)
    const lines = await page.locator('.page-hints i').evaluateAll((hints) => hints.map((hint) => hint.getBoundingClientRect().top))
    expect(lines.some((top) => top > 0 && top < 900)).toBe(true)
    expect(window.complaints).toEqual([])
  })

  /** Opens the letter from the list, without waiting for more than its beginning. */
  async function openAgain(): Promise<void> {
    const title = page.getByText('Partner letter on the retail scope statement', { exact: true }).first()
    await page.getByRole('link', { name: 'Letters', exact: true }).first().click()
    await title.waitFor()
    // A window that has the letter open again would know where the caret was.
    await page.reload()
    await title.click()
    await page.getByRole('textbox', { name: 'Letter body' }).waitFor()
  }

  test('is drawn to its end a moment after it was opened, without anybody doing anything', async () => {
    await openAgain()
    await last.waitFor({ state: 'attached' })
    expect(await page.locator('.letter-chunk:empty').count()).toBe(0)
  })

  test('is there to its end for a key that is pressed right after it was opened', async () => {
    await openAgain()
    await page.getByRole('textbox', { name: 'Letter body' }).focus()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' Regards.')
    await page
      .getByText(/Regards\.$/u)
      .first()
      .waitFor()
    await expect.poll(() => page.evaluate(() => getSelection()?.anchorNode?.textContent)).toMatch(/Regards\.$/u)
    expect(window.complaints).toEqual([])
  })
})
