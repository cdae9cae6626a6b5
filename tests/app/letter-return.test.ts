import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { missing, sayIfMissing } from './chromium.ts'
import { windowForEach } from './window-for-each.ts'
import { newLetter, write } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('a letter that is opened again with a clause selected', () => {
  const here = windowForEach()

  const clauses = (page: Page) => page.getByRole('textbox', { name: 'Letter body' }).getByRole('group', { name: /^Clause / })

  async function comesBack(page: Page): Promise<void> {
    await newLetter(page, 'Partner letter')
    await clauses(page).first().click()
    await page.locator('.clause-block.is-selected').waitFor()
    await page.getByRole('link', { name: 'People' }).click()
    await page.getByRole('textbox', { name: 'Letter body' }).waitFor({ state: 'detached' })
    await page.goBack()
    await clauses(page).first().waitFor()
  }

  test('selects another clause at its first click', async () => {
    const { page } = here.window
    await comesBack(page)
    const other = clauses(page).last()
    const name = await other.getAttribute('aria-label')
    await other.click()
    await expect.poll(() => page.locator('.clause-block.is-selected').evaluateAll((all) => all.map((one) => one.ariaLabel))).toEqual([name])
  })

  test('writes in a paragraph at its first click', async () => {
    const { page } = here.window
    await comesBack(page)
    const paragraph = page.locator('.letter-text > .letter-chunk > .letter-paragraph, .letter-text > .letter-paragraph').first()
    await paragraph.click()
    await page.keyboard.press('End')
    await page.keyboard.type(' Written here.')
    expect(await page.getByRole('textbox', { name: 'Letter body' }).innerText()).toContain('Written here.')
    expect(await page.locator('.clause-block.is-selected').count()).toBe(0)
  })
})

describe.skipIf(missing !== undefined)('a slash', () => {
  const here = windowForEach()

  test('opens its menu where another one was dismissed and taken out', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await write(page, ' /')
    const menu = page.getByRole('listbox', { name: 'Insert' })
    await menu.waitFor()
    await page.keyboard.press('Escape')
    await menu.waitFor({ state: 'detached' })
    await page.keyboard.press('Backspace')
    await page.keyboard.type('/')
    await menu.waitFor()
    await page.keyboard.type('tab')
    expect(await menu.getByRole('option').count()).toBeGreaterThan(0)
  })
})
