import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { missing, sayIfMissing } from './chromium.ts'
import { violations } from './violations.ts'
import { windowForEach } from './window-for-each.ts'
import { fillFields, importLetter, newLetter, saved, write } from './window-page.ts'

sayIfMissing()

const example = join(import.meta.dirname, '..', '..', 'templates', 'examples', 'partner-letter.md')

/** The words that the page marks under a name of its style sheet. */
function marked(page: Page, name: string): Promise<string[]> {
  return page.evaluate((name) => [...(CSS.highlights.get(name) ?? [])].map((range) => range.toString()), name)
}

const caretLine = (page: Page): Promise<string> =>
  page.evaluate(() => getSelection()?.anchorNode?.parentElement?.closest('.letter-paragraph, .letter-heading')?.textContent ?? '')

describe.skipIf(missing !== undefined)('finding in a letter', () => {
  const here = windowForEach()

  const bar = (page: Page): Locator => page.getByRole('search', { name: 'Find in the text' })
  const standing = (page: Page): Promise<string | null> => bar(page).locator('output').textContent()

  test('tells capitals, whole words and patterns apart, each by its button', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await write(page, ' Zephyr zephyrs zephyr12 zephyr')
    await page.keyboard.press('Control+f')
    await page.keyboard.type('zephyr')
    await expect.poll(() => standing(page)).toMatch(/of 4$/u)
    const way = (title: string): Promise<void> => bar(page).getByRole('button', { name: title }).click()
    await way('Match capitals')
    await expect.poll(() => standing(page)).toMatch(/of 3$/u)
    await way('Whole words')
    await expect.poll(() => standing(page)).toMatch(/of 1$/u)
    await way('Whole words')
    await way('Pattern (regular expression)')
    await bar(page).getByRole('textbox', { name: 'Find' }).fill('zephyr\\d+')
    await expect.poll(() => standing(page)).toBe('1 of 1')
    await bar(page).getByRole('textbox', { name: 'Find' }).fill('zephyr(')
    await expect.poll(() => standing(page)).toBe('Not a pattern that can be read')
    expect(await violations(page)).toEqual([])
  })

  test('keeps to what is selected, also where it replaces, and then to nothing less than the letter', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await write(page, ' zephyr')
    for (const line of ['zephyr two', 'zephyr three']) {
      await page.keyboard.press('Enter')
      await page.keyboard.type(line)
    }
    await page.keyboard.press('Shift+ArrowUp')
    await page.keyboard.press('Shift+Home')
    await page.keyboard.press('Control+h')
    await bar(page).getByRole('textbox', { name: 'Find' }).fill('zephyr')
    await expect.poll(() => standing(page)).toMatch(/of 2$/u)
    await bar(page).getByRole('textbox', { name: 'Replace with' }).fill('breeze')
    await bar(page).getByRole('button', { name: 'Replace all' }).click()
    await expect.poll(() => standing(page)).toBe('2 replaced')
    await bar(page).getByRole('button', { name: 'In selection' }).click()
    await expect.poll(() => standing(page)).toBe('1 of 1')
    const lines = page.locator('.letter-text .letter-paragraph')
    expect(await lines.nth(0).textContent()).toMatch(/ zephyr$/u)
    expect([await lines.nth(1).textContent(), await lines.nth(2).textContent()]).toEqual(['breeze two', 'breeze three'])
  })

  test('goes to a finding by its words: to its field, and to its place in the text', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await page.getByRole('img', { name: 'Page 2 of' }).waitFor()
    await page.keyboard.press('Control+g')
    const places = page.getByRole('dialog', { name: 'Places' })
    await places.getByRole('searchbox').fill('signatory title')
    await places.getByRole('menuitem').first().waitFor()
    expect(await places.getByRole('menuitem').first().innerText()).toMatch(/title/iu)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await places.waitFor({ state: 'detached' })
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('field-signatory.title')
  })
})

describe.skipIf(missing !== undefined)('the findings of a letter', () => {
  const here = windowForEach()

  test('are said in number to a screen reader, each time there are fewer or more', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    const said = page.locator('[data-announcements]')
    await fillFields(page, { Partner: 'Harrow & Lane Ltd' })
    await expect.poll(() => said.textContent()).toMatch(/^\d+ things are to be mended in the letter\.$/u)
    const before = Number.parseInt((await said.textContent()) ?? '', 10)
    await fillFields(page, { Signatory: 'Ines Castell' })
    await expect.poll(async () => Number.parseInt((await said.textContent()) ?? '', 10)).toBe(before - 1)
  })
})

describe.skipIf(missing !== undefined)('the outline of a letter', () => {
  const here = windowForEach()

  test('has its subject, headings and clauses with their pages, leads to each, and says where the caret is', async () => {
    const { page } = here.window
    await importLetter(page, example)
    await page.getByRole('img', { name: 'Page 2 of' }).waitFor()
    await page.keyboard.press('Control+Alt+i')
    const outline = page.getByRole('listbox', { name: 'Outline' })
    const entries = outline.getByRole('option')
    await entries.first().waitFor()
    expect((await entries.allInnerTexts()).map((text) => text.replaceAll(/\s+/gu, ' ').trim())).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^What this means for you page 1$/u),
        expect.stringMatching(/^Where we stand page 2$/u),
        expect.stringMatching(/, clause.* page [12]$/u),
      ]),
    )
    await outline.getByRole('option', { name: /^Where we stand/u }).click()
    await expect.poll(() => caretLine(page)).toBe('Where we stand')
    await outline.getByRole('option', { name: /^Where we stand.*, here/u }).waitFor()
    await page.keyboard.press('End')
    await page.keyboard.type(' today')
    await outline.getByRole('option', { name: /^Where we stand today/u }).waitFor()
    expect(await violations(page)).toEqual([])
  })
})

describe.skipIf(missing !== undefined)('the footer of a letter', () => {
  const here = windowForEach()

  test('counts pages, words and clauses, and says how long the letter takes to read; all follow what is written', async () => {
    const { page } = here.window
    await importLetter(page, example)
    await page.getByRole('img', { name: 'Page 2 of' }).waitFor()
    const said = async (): Promise<(string | null)[]> => page.locator('.window-footer span').allTextContents()
    const words = async (): Promise<number> =>
      Number(/^([\d,]+) words$/u.exec((await said()).find((each) => each?.endsWith('words')) ?? '')?.[1])
    await expect.poll(said).toEqual(expect.arrayContaining(['2 pages', '3 minutes to read', '5 clauses', 'British English']))
    const before = await words()
    await write(page, ' Four more words here.')
    await expect.poll(words).toBe(before + 4)
    await page.evaluate((text) => navigator.clipboard.writeText(text), 'word '.repeat(460).trim())
    await page.keyboard.press('Control+v')
    await expect.poll(said).toEqual(expect.arrayContaining(['5 minutes to read']))
  })
})

describe.skipIf(missing !== undefined)('the spelling of a letter', () => {
  const here = windowForEach()

  const menu = (page: Page, word: string): Locator => page.getByRole('menu', { name: `Spelling of ${word}` })

  test('is marked in the language of the letter, corrected from its menu by keys, and undone in one step', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await write(page, ' We recieve no pictures.')
    await expect.poll(() => marked(page, 'misspelt')).toEqual(['recieve'])
    await page.keyboard.press('F7')
    await menu(page, 'recieve').getByRole('menuitem', { name: 'receive', exact: true }).waitFor()
    expect(await violations(page)).toEqual([])
    await menu(page, 'recieve').getByRole('menuitem', { name: 'receive', exact: true }).press('Enter')
    await page.locator('.letter-text').getByText('We receive no pictures.').waitFor()
    await expect.poll(() => marked(page, 'misspelt')).toEqual([])
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('letter-text')
    await page.keyboard.press('Control+z')
    await page.locator('.letter-text').getByText('We recieve no pictures.').waitFor()
  })

  test('takes a word that is added for right, in every letter of the house and after a reload', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await write(page, ' The zebrafin range and the nimbuscam.')
    await expect.poll(() => marked(page, 'misspelt')).toEqual(['zebrafin', 'nimbuscam'])
    await page.keyboard.press('F7')
    await menu(page, 'zebrafin')
      .getByRole('menuitem', { name: /^Add “zebrafin” to the house’s words/u })
      .click()
    await expect.poll(() => marked(page, 'misspelt')).toEqual(['nimbuscam'])
    await page.keyboard.press('F7')
    await menu(page, 'nimbuscam').getByRole('menuitem', { name: 'Let it stand for now' }).click()
    await expect.poll(() => marked(page, 'misspelt')).toEqual([])
    await saved(page)
    await page.reload()
    // What is let stand is for now only.
    await expect.poll(() => marked(page, 'misspelt')).toEqual(['nimbuscam'])
    await page.getByRole('link', { name: 'Letters', exact: true }).click()
    await newLetter(page, 'Partner letter')
    await write(page, ' Zebrafin and zebrafinn.')
    await expect.poll(() => marked(page, 'misspelt')).toEqual(['zebrafinn'])
  })
})
