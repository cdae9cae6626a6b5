import { describe, expect, test } from 'vitest'
import { missing, sayIfMissing } from './chromium.ts'
import { violations } from './violations.ts'
import { storedLetter, windowForEach } from './window-for-each.ts'
import { newLetter, saved, write } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('a citation', () => {
  const program = windowForEach()

  test('of words of one’s own is made by keys alone, numbers itself and stands in the list of sources', async () => {
    const { page } = program.window
    await newLetter(page, 'Partner letter')
    await write(page, 'As the notice says ')
    await page.keyboard.type('/cit')
    await page.getByRole('option', { name: /^Citation/u }).waitFor()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Cite a source' })
    await dialog.waitFor()
    await page.keyboard.type('Procurement notice 12')
    await dialog
      .getByRole('option', { name: /Procurement notice 12/u })
      .or(page.getByRole('option', { name: /Procurement notice 12/u }))
      .first()
      .waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await dialog.getByLabel('Place in it').fill('p. 4')
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Cite' }).click()
    await saved(page)
    const { document } = await storedLetter(program.window)
    expect(JSON.stringify(document)).toContain('"source":"Procurement notice 12"')
    expect(JSON.stringify(document)).toContain('"place":"p. 4"')
    expect(await page.getByRole('textbox', { name: 'Letter body' }).innerText()).toMatch(/\[1/u)
  })
})
