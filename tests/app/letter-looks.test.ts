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

  test.each(['by a slash', 'from the command palette'])('shows all of a table that is put in at the lower edge %s', async (how) => {
    const { page } = here.window
    await page.setViewportSize({ width: 1280, height: 800 })
    await newLetter(page, 'Partner letter')
    await write(page, '')
    const desk = page.locator('.letter-desk')
    await desk.evaluate((element) => {
      const line = element.querySelector('.letter-text .letter-paragraph')
      element.scrollTop += (line?.getBoundingClientRect().bottom ?? 0) - element.getBoundingClientRect().bottom + 8
    })
    if (how === 'by a slash') {
      await page.keyboard.type(' /table')
      await page.getByRole('option', { name: /^Table/u }).waitFor()
    } else {
      await page.keyboard.press('Control+k')
      await page.getByRole('searchbox', { name: 'Search commands' }).fill('table')
      await page.getByRole('menuitem', { name: 'Table', exact: true }).waitFor()
    }
    await page.keyboard.press('Enter')
    const below = (): Promise<number> =>
      page.locator('.letter-table').evaluate((table) => {
        const bottom = table.closest('.letter-desk')?.getBoundingClientRect().bottom ?? 0
        return table.getBoundingClientRect().bottom - bottom
      })
    await expect.poll(below).toBeLessThanOrEqual(0)
  })

  test('has a list of clauses as high as its cards, and no higher than the panel, in which it scrolls', async () => {
    const { page } = here.window
    await page.setViewportSize({ width: 1280, height: 800 })
    await newLetter(page, 'Partner letter')
    const list = page.getByRole('listbox', { name: 'Clauses' })
    const measured = (): Promise<{ over: number; hidden: number; empty: number }> =>
      list.evaluate((element) => {
        const panel = element.closest('aside')?.getBoundingClientRect().bottom ?? 0
        const cards = element.firstElementChild?.getBoundingClientRect().height ?? 0
        const bottom = element.getBoundingClientRect().bottom
        return { over: bottom - panel, hidden: element.scrollHeight - element.clientHeight, empty: element.clientHeight - cards }
      })
    const all = await measured()
    expect([all.over <= 0, all.hidden > 100]).toEqual([true, true])
    await page.getByRole('searchbox', { name: 'Search clauses' }).fill('data stays customer')
    await expect.poll(() => page.getByRole('option').count()).toBeLessThan(5)
    await expect.poll(async () => Math.round((await measured()).empty)).toBe(0)
    expect((await measured()).hidden).toBe(0)
  })

  test('ends a title that its header has no room for in an ellipsis, and tells it whole to pointer and keyboard', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    // Here the panels beside the letter are folded, the pages with them.
    await page.setViewportSize({ width: 1000, height: 800 })
    const long = 'Beschaffungsrichtlinienänderungsmitteilung for every partner in Ireland and Northern Ireland'
    await page.keyboard.press('F2')
    await page.keyboard.type(long)
    await page.keyboard.press('Enter')
    const title = page.getByRole('button', { name: `${long}, rename` })
    const cut = await title.evaluate((button) => ({
      isCut: button.scrollHeight > button.clientHeight + 1,
      isWide: button.scrollWidth > button.clientWidth + 1,
      ends: getComputedStyle(button).textOverflow,
    }))
    expect(cut).toEqual({ isCut: true, isWide: false, ends: 'ellipsis' })
    const tip = page.getByRole('tooltip', { name: long })
    // A hand's pointer is on its way before it comes to the title; one that appears there after keys is not taken for it.
    await page.mouse.move(480, 480)
    await title.hover()
    await tip.waitFor()
    await page.mouse.move(500, 500)
    await tip.waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Audit' }).focus()
    await page.keyboard.press('Tab')
    await tip.waitFor()
    expect(await page.locator('.window-header').evaluate((header) => header.scrollWidth - header.clientWidth)).toBeLessThanOrEqual(0)
  })

  test.each([
    [1280, 'Retail scope, Calder & Wren'],
    [1440, 'Retail scope, for Calder & Wren Distribution Ltd'],
  ])('tells a long title whole, %i pixels wide', async (width, words) => {
    const { page } = here.window
    await page.setViewportSize({ width, height: 800 })
    await newLetter(page, 'Partner letter')
    await page.getByRole('button', { name: /, rename$/u }).click()
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
    await saved(page)
    const title = page.getByRole('button', { name: /^Retail scope.*, rename$/u })
    await expect.poll(() => title.evaluate((button) => button.scrollHeight - button.clientHeight)).toBeLessThanOrEqual(1)
  })

  test.each([920, 1100, 1240])('says how it stands and whether it is saved, its header in two rows, %i pixels wide', async (width) => {
    const { page } = here.window
    await page.setViewportSize({ width: 1280, height: 800 })
    await newLetter(page, 'Partner letter')
    await page.setViewportSize({ width, height: 800 })
    const header = page.locator('.window-header')
    await header.getByText('Draft', { exact: true }).waitFor()
    await header.getByText(/^Saved/u).waitFor()
    const rows = await header.evaluate((bar) => ({ height: bar.clientHeight, over: bar.scrollWidth - bar.clientWidth }))
    expect(rows.height).toBeLessThan(80)
    expect(rows.over).toBeLessThanOrEqual(0)
  })

  test('tints the lines of its signature without hiding the feet of the letters above', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await fillFields(page, { Signatory: 'Sir Simon Signatory', 'Signatory’s title': 'Director of Marketing' })
    const chips = page.locator('.letter-part-signature .field-chip')
    await expect.poll(() => chips.nth(1).innerText()).toContain('Director')
    const above = await chips.evaluateAll(([first, second]) => {
      if (first === undefined || second === undefined) return undefined
      const [upper, lower] = [first.getBoundingClientRect(), second.getBoundingClientRect()]
      first.scrollIntoView({ block: 'center' })
      const { left, bottom } = first.getBoundingClientRect()
      return [upper.bottom > lower.top, first.contains(document.elementFromPoint(left + 8, bottom - 1))]
    })
    expect(above).toEqual([true, true])
  })

  test('counts under Checks what stands against its release, but for the approval, which is marked as still to come', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await fillFields(page, { Partner: 'Harrow & Lane Ltd' })
    await saved(page)
    const tab = page.getByRole('tab', { name: /^Checks/u })
    await tab.click()
    await page.getByRole('list', { name: 'Before release' }).waitFor()
    const coloured = page.locator('.check-dot:not([aria-label="Still to come"])')
    await expect.poll(async () => Number((await tab.locator('.count').textContent()) ?? 0) - (await coloured.count())).toBe(0)
    expect(await page.locator('.check', { hasText: 'Letter is not approved' }).getByRole('img', { name: 'Still to come' }).count()).toBe(1)
  })
})
