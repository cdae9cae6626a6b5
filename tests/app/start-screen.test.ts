import { describe, expect, test } from 'vitest'
import { missing, sayIfMissing } from './chromium.ts'
import { windowForEach } from './window-for-each.ts'
import { newLetter, saved } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('the start screen', () => {
  const program = windowForEach()

  test('is reached by Tab from its first button that is seen', async () => {
    const { page } = program.window
    await page.keyboard.press('Tab')
    const size = await page.evaluate(() => document.activeElement?.getBoundingClientRect().width ?? 0)
    expect(size).toBeGreaterThan(20)
  })

  test('keeps what it says of a letter in one line, also after the editor was open', async () => {
    const { page } = program.window
    await newLetter(page, 'Partner letter')
    await page.keyboard.type('Kept.')
    await saved(page)
    await page.getByRole('link', { name: 'Letters' }).click()
    const row = page.getByRole('grid', { name: 'Letters' }).getByRole('row').first()
    await row.waitFor()
    expect(await row.locator("[role='gridcell']").evaluate((cell) => getComputedStyle(cell).display)).toBe('contents')
    expect(await row.evaluate((element) => getComputedStyle(element).display)).toBe('grid')
  })
})
