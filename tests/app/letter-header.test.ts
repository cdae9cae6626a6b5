import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { missing, sayIfMissing } from './chromium.ts'
import { ask } from './reviewed-house.ts'
import { windowForEach } from './window-for-each.ts'
import { anotherWindow, newLetter, saved, write } from './window-page.ts'

sayIfMissing()

const long = 'Notice of the retail scope statement and of the change of our certificates, for Calder & Wren Distribution Ltd'
const widths = [1500, 1280, 1241, 1161, 1100, 1024, 901, 760]

/** By how much the header reaches out of the window at each width, and whatever of it ends outside. */
async function outside(page: Page): Promise<unknown[]> {
  const found: unknown[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    const over = await page.evaluate(() => {
      const header = document.querySelector('.window-header')
      const parts = [...(header?.children ?? [])].filter((part) => part.getBoundingClientRect().right > innerWidth)
      const widest = Math.max(header?.scrollWidth ?? 0, document.documentElement.scrollWidth)
      return { over: Math.max(0, widest - innerWidth), parts: parts.map(({ textContent }) => textContent) }
    })
    if (over.over > 0 || over.parts.length > 0) found.push({ width, ...over })
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  return found
}

const rowOf = (page: Page): Promise<number> => page.locator('.window-header').evaluate((header) => header.clientHeight)

describe.skipIf(missing !== undefined)('the header of a letter with a long name, written by somebody with a long name', () => {
  const here = windowForEach()

  test('keeps all of itself in the window, in one row from 1280 pixels on, also when the letter is not saved any more', async () => {
    const { page } = here.window
    const founder = {
      name: 'Maximiliana Featherstonehaugh-Cholmondeley',
      roles: ['author' as const],
      passphrase: 'seven grey herons at noon',
    }
    await ask(page, 'people.found', founder)
    await page.reload()
    await newLetter(page, 'Partner letter')
    await page.keyboard.press('F2')
    await page.keyboard.type(long)
    expect(await outside(page)).toEqual([])
    await page.keyboard.press('Enter')
    await saved(page)
    expect([await outside(page), await rowOf(page)]).toEqual([[], 43])

    const other = await anotherWindow(here.window)
    await other.page.goto(page.url())
    await write(other.page, ' From elsewhere.')
    await saved(other.page)
    await other.page.close()
    await write(page, ' From here.')
    await page.getByRole('button', { name: 'Changed elsewhere' }).waitFor()
    expect([await outside(page), await rowOf(page)]).toEqual([[], 43])
  })
})
