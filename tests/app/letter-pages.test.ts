import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { missing, sayIfMissing } from './chromium.ts'
import { violations } from './violations.ts'
import { windowForEach } from './window-for-each.ts'
import { importLetter, newLetter, write } from './window-page.ts'

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

const example = join(import.meta.dirname, '..', '..', 'templates', 'examples', 'partner-letter.md')

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

  const filling = (page: Page): Promise<string | undefined> => page.evaluate(() => document.fullscreenElement?.nodeName)
  /** How much of the window the pages leave uncovered. */
  const uncovered = (page: Page): Promise<number[]> =>
    page.locator('.preview').evaluate((preview) => [innerWidth - preview.clientWidth, innerHeight - preview.clientHeight].map(Math.round))
  const sizeMenu = (page: Page): Promise<void> => page.getByRole('button', { name: /^Size of the pages/u }).click()

  test('take all of the screen from their menu, in which their size is chosen, and give it back', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await sizeMenu(page)
    await page.getByRole('menuitem', { name: 'All of the screen' }).click()
    await expect.poll(() => filling(page)).toBe('HTML')
    await expect.poll(() => uncovered(page)).toEqual([0, 0])
    expect(await page.getByRole('img', { name: 'Page 1 of' }).isVisible()).toBe(true)
    await sizeMenu(page)
    await page.getByRole('menuitemradio', { name: 'Two pages' }).click()
    await sizeMenu(page)
    await page.getByRole('menuitem', { name: 'Back to the letter' }).click()
    await expect.poll(() => filling(page)).toBe(undefined)
    expect(Math.min(...(await uncovered(page)))).toBeGreaterThan(0)
    await write(page, ' Back again.')
    await page.locator('.letter-text').getByText('Back again.').waitFor()
  })

  test.each(['by its keys', 'from the command palette'])(
    'take all of the screen %s from wherever somebody is, and the caret is where it was afterwards',
    async (how) => {
      const { page } = here.window
      await newLetter(page, 'Partner letter')
      await page.getByRole('tab', { name: /Fields/u }).click()
      await write(page, ' Before')
      if (how === 'by its keys') await page.keyboard.press('Control+Alt+Shift+P')
      else {
        await page.keyboard.press('Control+k')
        await page.getByRole('searchbox', { name: 'Search commands' }).fill('all of the screen')
        await page.getByRole('menuitem', { name: /^Pages on all of the screen/u }).waitFor()
        await page.keyboard.press('Enter')
      }
      await expect.poll(() => filling(page)).toBe('HTML')
      await expect.poll(() => uncovered(page)).toEqual([0, 0])
      await expect.poll(() => page.evaluate(() => document.activeElement?.ariaLabel)).toBe('Pages')
      expect(await violations(page)).toEqual([])
      // Nothing below them can be come to with keys.
      for (let time = 0; time < 4; time += 1) {
        await page.keyboard.press('Tab')
        expect(await page.evaluate(() => document.activeElement?.matches('body, .preview *'))).toBe(true)
      }
      await page.keyboard.press('Control+Alt+Shift+P')
      await expect.poll(() => filling(page)).toBe(undefined)
      await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('letter-text')
      await page.keyboard.type(' and after')
      await page.locator('.letter-text').getByText('Before and after').waitFor()
    },
  )

  test('take all of the window where the system gives no screen, until Escape', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await page.evaluate(() => {
      Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('Permissions check failed'))
    })
    await page.keyboard.press('Control+Alt+Shift+P')
    await expect.poll(() => uncovered(page)).toEqual([0, 0])
    await page.keyboard.press('Escape')
    await expect.poll(async () => Math.min(...(await uncovered(page)))).toBeGreaterThan(0)
    await page.locator('.window-header').waitFor()
  })

  test('have the size that is chosen: two stand beside each other, a whole one has room, and a share of their own size is measured', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await page.getByRole('img', { name: 'Page 2 of 2' }).waitFor()
    const choose = async (size: string): Promise<DOMRect[]> => {
      await sizeMenu(page)
      await page.getByRole('menuitemradio', { name: size, exact: true }).click()
      await page.getByRole('button', { name: `Size of the pages: ${size}` }).waitFor()
      return page.locator('.preview-page').evaluateAll((pages) => pages.map((each) => each.getBoundingClientRect().toJSON() as DOMRect))
    }
    const [left, right] = await choose('Two pages')
    expect([left?.top === right?.top, (left?.right ?? 0) < (right?.left ?? 0)]).toEqual([true, true])
    const desk = await page.locator('.preview-desk').evaluate((element) => element.clientHeight)
    const [whole] = await choose('Whole page')
    expect((whole?.height ?? Infinity) <= desk).toBe(true)
    const widths = []
    for (const size of ['50 %', '100 %', '200 %']) widths.push(Math.round((await choose(size))[0]?.width ?? 0))
    // A4 is 210 mm wide, of which an inch has 25.4, and 96 pixels.
    expect(widths).toEqual([397, 794, 1587])
  })

  test('put the caret where they are pressed', async () => {
    const { page } = here.window
    await importLetter(page, example)
    const second = page.getByRole('img', { name: 'Page 2 of' })
    await second.waitFor()
    await page.locator('.letter-text .letter-paragraph').first().click()
    const box = await second.boundingBox()
    // On its sixth line or so: the paragraph about sensitive sites, by the height at which the engine set it.
    await second.click({ position: { x: (box?.width ?? 0) / 2, y: (box?.height ?? 0) * 0.165 } })
    const atCaret = (): Promise<string> =>
      page.evaluate(() => getSelection()?.anchorNode?.parentElement?.closest('.letter-paragraph, .letter-item-text')?.textContent ?? '')
    await expect.poll(atCaret).toContain('sensitive site of the central estate')
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('letter-text')
  })

  test('stand small below the checks, each drawn, as many as there are', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await page.getByRole('img', { name: 'Page 2 of 2' }).waitFor()
    await page.getByRole('tab', { name: /Checks/u }).click()
    const small = page.getByRole('region', { name: 'Pages, small' })
    await small.getByRole('heading', { name: '2 pages' }).waitFor()
    await small.getByRole('img', { name: 'Page 2' }).scrollIntoViewIfNeeded()
    const drawn = (): Promise<unknown> =>
      small.getByRole('img').evaluateAll((pages) =>
        pages.map((each) => {
          const layers = [...each.querySelectorAll('img')]
          return [each.ariaLabel, each.clientWidth, layers.length > 3 && layers.every((layer) => layer.naturalWidth > 0)]
        }),
      )
    await expect.poll(drawn).toEqual([
      ['Page 1', 128, true],
      ['Page 2', 128, true],
    ])
    await write(page, ' More.')
    const first = (): Promise<string[]> =>
      small
        .getByRole('img', { name: 'Page 1' })
        .locator('img')
        .evaluateAll((layers) => layers.map((layer) => (layer instanceof HTMLImageElement ? layer.src : '')))
    const before = await first()
    await write(page, ' And more.')
    await expect.poll(first).not.toEqual(before)
  })
})
