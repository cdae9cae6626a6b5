import { describe, expect, test } from 'vitest'
import { missing, sayIfMissing } from './chromium.ts'
import { storedLetter, windowForEach } from './window-for-each.ts'
import { newLetter, saved } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('blocks that stand in a letter by a value', () => {
  const here = windowForEach()

  test('are asked for with Alt Enter over several of them, get one condition in one step, and undo takes it back from all', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    const paragraph = page.locator('.letter-text .letter-paragraph').first()
    await paragraph.click()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Only for Ireland.')
    await page.keyboard.press('Enter')
    await page.keyboard.type('And only there.')
    // From the end of the last of the two to the start of the first: no clause, no part.
    await page.keyboard.press('Shift+ArrowUp')
    await page.keyboard.press('Shift+Home')
    await page.keyboard.press('Alt+Enter')
    await page.getByRole('textbox', { name: 'Value' }).waitFor()
    await page.getByRole('textbox', { name: 'Value' }).fill('another day')
    await page.keyboard.press('Enter')
    const conditions = async (): Promise<unknown[]> => {
      await saved(page)
      const { document } = await storedLetter(here.window)
      return document.flatMap((block) => (block.type === 'paragraph' ? [block.when] : []))
    }
    const when = { field: 'letter.date', test: 'is', value: 'another day' }
    await expect.poll(conditions).toEqual([undefined, when, when])
    await expect.poll(() => page.locator('.letter-text [data-off]').allInnerTexts()).toEqual(['Only for Ireland.', 'And only there.'])
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('letter-text')
    await page.keyboard.press('Control+z')
    await expect.poll(conditions).toEqual([undefined, undefined, undefined])
  })
})
