import { describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { missing, sayIfMissing } from './chromium.ts'
import { windowForEach } from './window-for-each.ts'
import { newLetter, write } from './window-page.ts'

sayIfMissing()

/** Keeps the system's dialog away, which no test could close, and notes what stood ready for the paper when it was called. */
async function notingPrints(page: Page): Promise<() => Promise<unknown>> {
  await page.evaluate(() => {
    const seen: unknown[] = []
    Object.assign(globalThis, { seen })
    globalThis.print = () => {
      const sheets = [...document.querySelectorAll<HTMLElement>('.print-sheet')]
      seen.push({
        sizes: sheets.map(({ style }) => [Math.round(parseFloat(style.width)), Math.round(parseFloat(style.height))]),
        drawn: sheets.every((sheet) => [...sheet.querySelectorAll('img')].every((layer) => layer.complete && layer.naturalWidth > 0)),
        layers: sheets.every((sheet) => sheet.querySelector('img') !== null),
        paper: document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join(' '),
      })
    }
  })
  return () => page.evaluate(() => (globalThis as unknown as { seen: unknown[] }).seen)
}

/** A4 in points. */
const sheet = [595, 842]

describe.skipIf(missing !== undefined)('the pages beside a letter', () => {
  const here = windowForEach()

  test.each(['by its keys', 'from the menu of the pages'])('are printed whole, each on a sheet of its own size, %s', async (how) => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await page.getByRole('img', { name: 'Page 2 of 2' }).waitFor()
    const prints = await notingPrints(page)
    if (how === 'by its keys') await page.keyboard.press('Control+p')
    else {
      await page.getByRole('button', { name: /^Size of the pages/u }).click()
      await page.getByRole('menuitem', { name: 'Print …' }).click()
    }
    await expect.poll(prints).toMatchObject([{ sizes: [sheet, sheet], drawn: true, layers: true }])
    expect(JSON.stringify(await prints())).toMatch(/@page \{ [^}]*size: 595[.\d]*pt 84[12][.\d]*pt/u)
    await expect.poll(() => page.locator('.print-sheets').count()).toBe(0)
  })

  test('are all that is printed: of the window nothing else is on the paper', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await page.getByRole('img', { name: 'Page 2 of 2' }).waitFor()
    await page.evaluate(() => {
      // The dialog is open for as long as this test looks at the paper.
      globalThis.print = () => undefined
      new MutationObserver((_changes, watch) => {
        const sheets = document.querySelector('.print-sheets')
        if (sheets === null) return
        watch.disconnect()
        document.body.append(Object.assign(sheets.cloneNode(true), { id: 'paper' }))
      }).observe(document.body, { childList: true })
    })
    await page.keyboard.press('Control+p')
    await page.locator('#paper').waitFor({ state: 'attached' })
    const isShown = (selector: string): Promise<boolean> => page.locator(selector).first().isVisible()
    expect([await isShown('.window-header'), await isShown('#paper .print-sheet')]).toEqual([true, false])
    await page.emulateMedia({ media: 'print' })
    expect([await isShown('.window-header'), await isShown('.letter-text'), await isShown('#paper .print-sheet')]).toEqual([
      false,
      false,
      true,
    ])
  })

  test('take all of the screen from their menu, in which their size is chosen, and give it back', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    const filling = (): Promise<string | undefined> => page.evaluate(() => document.fullscreenElement?.nodeName)
    await page.getByRole('button', { name: /^Size of the pages/u }).click()
    await page.getByRole('menuitem', { name: 'All of the screen' }).click()
    await expect.poll(filling).toBe('HTML')
    const uncovered = (): Promise<number[]> =>
      page.locator('.preview').evaluate((preview) => [innerWidth - preview.clientWidth, innerHeight - preview.clientHeight].map(Math.round))
    await expect.poll(uncovered).toEqual([0, 0])
    expect(await page.getByRole('img', { name: 'Page 1 of' }).isVisible()).toBe(true)
    await page.getByRole('button', { name: /^Size of the pages/u }).click()
    await page.getByRole('menuitemradio', { name: 'Two pages' }).click()
    const tops = async (): Promise<number[]> =>
      page.locator('.preview-page').evaluateAll((pages) => pages.map((each) => Math.round(each.getBoundingClientRect().top)))
    await expect.poll(async () => new Set((await tops()).slice(0, 2)).size).toBe(1)
    await page.getByRole('button', { name: /^Size of the pages/u }).click()
    await page.getByRole('menuitem', { name: 'All of the screen' }).click()
    await expect.poll(filling).toBe(undefined)
    expect(Math.min(...(await uncovered()))).toBeGreaterThan(0)
    await write(page, ' Back again.')
    await page.locator('.letter-text').getByText('Back again.').waitFor()
  })
})
