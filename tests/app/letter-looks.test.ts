import { describe, expect, test } from 'vitest'
import { missing, sayIfMissing } from './chromium.ts'
import { windowForEach } from './window-for-each.ts'
import { fillFields, newLetter, saved, write } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('a letter in a window of 1280 by 800', () => {
  const here = windowForEach()

  test('keeps the width of its page when a suggestion stands beside it: the library makes room, in the place of the pages where it is asked for', async () => {
    const { page } = here.window
    await page.setViewportSize({ width: 1280, height: 800 })
    await newLetter(page, 'Partner letter')
    const width = (): Promise<number> => page.locator('.letter-page').evaluate((sheet) => sheet.getBoundingClientRect().width)
    const library = page.getByRole('complementary', { name: 'Clause library' })
    const side = page.getByRole('complementary', { name: 'Pages, checks and fields' })
    const before = await width()
    await write(page, '')
    await page.keyboard.press('Control+Alt+d')
    await page.keyboard.type(' At once.')
    await page.locator('.margin-card').waitFor()
    await expect.poll(() => library.count()).toBe(0)
    expect(await width()).toBeGreaterThanOrEqual(before)
    await page.getByRole('button', { name: /clause library/iu }).click()
    await library.waitFor()
    expect([await side.count(), (await width()) >= before]).toEqual([0, true])
    await page
      .getByRole('button', { name: /^Reject/u })
      .first()
      .click()
    await side.waitFor()
    expect(await library.count()).toBe(1)
  })

  test('shows all of a table that is put in at the lower edge', async () => {
    const { page } = here.window
    await page.setViewportSize({ width: 1280, height: 800 })
    await newLetter(page, 'Partner letter')
    await write(page, '')
    const desk = page.locator('.letter-desk')
    await desk.evaluate((element) => {
      const line = element.querySelector('.letter-text .letter-paragraph')
      element.scrollTop += (line?.getBoundingClientRect().bottom ?? 0) - element.getBoundingClientRect().bottom + 8
    })
    await page.keyboard.type(' /table')
    await page.getByRole('option', { name: /^Table/u }).waitFor()
    await page.keyboard.press('Enter')
    const below = (): Promise<number> =>
      page.locator('.letter-table').evaluate((table) => {
        const bottom = table.closest('.letter-desk')?.getBoundingClientRect().bottom ?? 0
        return table.getBoundingClientRect().bottom - bottom
      })
    await expect.poll(below).toBeLessThanOrEqual(0)
  })

  test('tells a long title whole', async () => {
    const { page } = here.window
    await page.setViewportSize({ width: 1280, height: 800 })
    await newLetter(page, 'Partner letter')
    await page.getByRole('button', { name: /, rename$/u }).click()
    await page.keyboard.type('Retail scope, Calder & Wren')
    await page.keyboard.press('Enter')
    await saved(page)
    const title = page.getByRole('button', { name: /^Retail scope.*, rename$/u })
    await expect.poll(() => title.evaluate((button) => button.scrollHeight - button.clientHeight)).toBeLessThanOrEqual(1)
  })

  test('counts under Checks what stands against its release, but for the approval', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await fillFields(page, { Partner: 'Harrow & Lane Ltd' })
    await saved(page)
    const tab = page.getByRole('tab', { name: /^Checks/u })
    await tab.click()
    await page.getByRole('list', { name: 'Before release' }).waitFor()
    const listed = async (): Promise<number> =>
      (await page.locator('.check').count()) - (await page.locator('.check', { hasText: 'Letter is not approved' }).count())
    await expect.poll(async () => Number((await tab.locator('.count').textContent()) ?? 0) - (await listed())).toBe(0)
  })
})
