import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { missing, sayIfMissing } from './chromium.ts'
import { violations } from './violations.ts'
import { windowForEach } from './window-for-each.ts'
import { newLetter, saved, write } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('suggestions in a letter', () => {
  const around = windowForEach()

  const cards = (page: Page) => page.getByRole('complementary', { name: 'Suggestions and comments' }).getByRole('article')
  const paragraph = (page: Page) => page.locator('.letter-text .letter-paragraph').first()
  const textOf = async (page: Page): Promise<string> => ((await paragraph(page).textContent()) ?? '').replaceAll('\uFEFF', '')

  test('are typed and taken out by key, stand in the margin, are kept, and are decided there', async () => {
    const { page, complaints } = around.window
    await newLetter(page, 'Partner letter')
    await write(page, ' First words.')
    await saved(page)
    const before = await textOf(page)

    await page.keyboard.press('Control+Alt+d')
    await page.getByRole('button', { name: 'Suggesting' }).waitFor()
    await page.keyboard.type(' More words.')
    await page.keyboard.press('Enter')
    await page.keyboard.type('A new line')
    for (let time = 0; time < 4; time += 1) await page.keyboard.press('Backspace')
    await cards(page).first().waitFor()
    expect(await cards(page).allTextContents()).toEqual([expect.stringMatching(/Put in More words\. A new\s+with a paragraph break$/u)])
    expect(await textOf(page)).toBe(`${before} More words.`)

    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Home')
    for (let time = 0; time < 3; time += 1) await page.keyboard.press('Delete')
    await expect.poll(() => cards(page).count()).toBe(2)
    expect((await paragraph(page).locator('del').textContent())?.length).toBe(3)
    expect(await violations(page)).toEqual([])

    await saved(page)
    await page.reload()
    await expect.poll(() => cards(page).count()).toBe(2)
    await cards(page)
      .nth(0)
      .getByRole('button', { name: /^Reject/u })
      .click()
    await cards(page)
      .nth(0)
      .getByRole('button', { name: /^Accept/u })
      .click()
    await expect.poll(() => cards(page).count()).toBe(0)
    expect(await textOf(page)).toBe(`${before} More words.`)
    await page.getByText('A new', { exact: true }).waitFor()
    expect(complaints).toEqual([])
  })
})
