import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Table } from '../../core/document/index.ts'
import { missing, sayIfMissing } from './chromium.ts'
import { storedLetter, windowForEach } from './window-for-each.ts'
import { newLetter, saved, write } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('a table in the window', () => {
  const here = windowForEach()

  async function withTable(): Promise<Page> {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await write(page, ' /table')
    await page.getByRole('option', { name: /^Table/u }).waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.letter-table').waitFor()
    return page
  }

  async function stored(): Promise<Table | undefined> {
    await saved(here.window.page)
    return (await storedLetter(here.window)).document.find((block) => block.type === 'table')
  }

  const cells = (page: Page): Locator => page.locator('.letter-table td')

  test('has its columns drawn by the pointer, and one undo gives them back their width', async () => {
    const page = await withTable()
    const edge = cells(page).first().locator('.letter-column-edge')
    const widthOf = (column: number): Promise<number> =>
      cells(page)
        .nth(column)
        .evaluate((cell) => cell.getBoundingClientRect().width)
    const before = await widthOf(0)
    await cells(page).first().hover()
    const box = await edge.boundingBox()
    if (box === null) throw new Error('The edge of the column is not drawn.')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 40, y, { steps: 8 })
    await page.mouse.move(x + 80, y, { steps: 8 })
    // While the button is held the table already shows it.
    await expect.poll(async () => Math.round((await widthOf(0)) - before)).toBeGreaterThan(70)
    await page.mouse.up()
    expect(Math.abs((await widthOf(0)) - before - 80)).toBeLessThan(6)
    const columns = (await stored())?.columns.map(({ width }) => width) ?? []
    expect(columns.every((width) => width !== undefined) && (columns[0] ?? 0) > (columns[1] ?? 0)).toBe(true)
    await page.locator('.letter-table td').first().click()
    await page.keyboard.press('Control+z')
    await expect.poll(async () => Math.round(await widthOf(0))).toBe(Math.round(before))
    await expect.poll(async () => (await stored())?.columns.some(({ width }) => width !== undefined)).toBe(false)
  })

  test('is walked through with Tab and Shift Tab, and Tab in its last cell adds a row', async () => {
    const page = await withTable()
    const count = await cells(page).count()
    await cells(page).first().click()
    for (let step = 0; step < count; step += 1) {
      await page.keyboard.type(String(step))
      await page.keyboard.press('Tab')
    }
    await page.keyboard.type('new')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.type('back ')
    await expect.poll(() => cells(page).count()).toBeGreaterThan(count)
    const words = (await cells(page).allInnerTexts()).map((text) => text.replaceAll('\uFEFF', '').trim())
    expect([words.slice(0, 2), words[count - 1]?.includes('back'), words[count]]).toEqual([['0', '1'], true, 'new'])
  })
})
