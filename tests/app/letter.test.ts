import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { isRun, plainText, walk } from '../../core/document/index.ts'
import { missing, sayIfMissing } from './chromium.ts'
import { violations } from './violations.ts'
import { partnerValues, storedLetter, windowForEach } from './window-for-each.ts'
import { fillFields, newLetter, saved, write } from './window-page.ts'

sayIfMissing()

/** What axe finds in no landmark. The names of these menus' entries leave out what describes them, which it takes for a fault. */
async function outsideLandmarks(page: Page): Promise<string[]> {
  return (await violations(page)).filter((each) => each.startsWith('region'))
}

describe.skipIf(missing !== undefined)('a letter in the window', () => {
  const here = windowForEach()

  test('a double click brings a clause in once, and one undo takes it out again', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    const blocks = page.locator('.clause-block')
    const before = await blocks.count()
    await page.getByRole('searchbox', { name: 'Search clauses' }).fill('data stays customer')
    await page.getByRole('option', { name: /data-stays-with-customer/u }).dblclick()
    await expect.poll(() => blocks.count()).toBe(before + 1)
    await page.keyboard.press('Control+z')
    await expect.poll(() => blocks.count()).toBe(before)
  })

  test('another variant of a clause is taken in its place by keys, and one undo brings the clause back', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    const clause = page.locator('.clause-block').filter({ hasText: 'policy-quote/retail-scope' })
    const before = await clause.innerText()
    await clause.locator('.clause-block-code').click()
    await page.keyboard.press('Alt+Enter')
    await page.getByRole('menuitem', { name: 'State buildings circular' }).waitFor()
    expect(await outsideLandmarks(page)).toEqual([])
    await page.keyboard.press('Enter')
    await expect.poll(() => clause.innerText()).not.toBe(before)
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('letter-text')
    await page.keyboard.press('Control+z')
    await expect.poll(() => clause.innerText()).toBe(before)
  })

  test('a clause becomes free text after a warning, a sealed one never, and a clause that is off is dimmed and not on the pages', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    const menuOf = async (code: string): Promise<void> => {
      await page.locator('.clause-block').filter({ hasText: code }).locator('.clause-block-code').click()
      await page.keyboard.press('Alt+Enter')
    }
    const count = await page.locator('.clause-block').count()
    await menuOf('secure-build-scheme')
    await page.getByRole('menuitem', { name: /Make free text of it/u }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Make free text of it' }).click()
    await expect.poll(() => page.locator('[data-beside^="Taken from certification/secure-build-scheme v"]').count()).toBeGreaterThan(0)
    await menuOf('policy-quote/retail-scope')
    expect(await page.getByRole('menuitem', { name: /Make free text of it/u }).getAttribute('aria-disabled')).toBe('true')
    await page.getByRole('menuitem', { name: /When it stands in the letter/u }).click()
    await page.getByRole('textbox', { name: 'Value' }).fill('another day')
    await page.keyboard.press('Enter')
    await page.locator('.clause-block[data-off]').waitFor()
    await saved(page)
    const { document } = await storedLetter(here.window)
    const clauses = document.filter((block) => block.type === 'clause')
    expect([clauses.length, clauses[0]?.when]).toEqual([count - 1, { field: 'letter.date', test: 'is', value: 'another day' }])
  })

  test('a field is printed in the format that is chosen under it, and undo takes the choice back', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    const chip = page.locator('.field-chip > span:first-child').first()
    const before = await chip.innerText()
    await chip.click()
    const figures = page.getByRole('menuitem', { name: 'Date in figures' })
    const shown = await figures.locator('.field-menu-value').innerText()
    expect(await outsideLandmarks(page)).toEqual([])
    await figures.click()
    await expect.poll(() => chip.innerText()).toBe(shown)
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('letter-text')
    await page.keyboard.press('Control+z')
    await expect.poll(() => chip.innerText()).toBe(before)
  })

  test('F8 goes from one field to fill to the next, in the text and in the form', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await write(page, '')
    const selected = page.locator('.field-chip.is-selected > span:first-child')
    await page.keyboard.press('F8')
    await expect.poll(() => selected.innerText()).toBe('Signatory')
    await page.keyboard.press('F8')
    await expect.poll(() => selected.innerText()).toBe('Signatory’s title')
    await page.getByRole('tab', { name: 'Fields' }).click()
    const focused = (): Promise<string | undefined> => page.evaluate(() => document.activeElement?.id)
    await page.getByRole('textbox', { name: 'Signatory', exact: true }).focus()
    await page.keyboard.press('F8')
    await expect.poll(focused).toBe('field-signatory.title')
    await fillFields(page, partnerValues)
    await page.keyboard.press('F8')
    await page.getByText('Every field that must be filled has a value.').first().waitFor()
  })

  test('finds words in clauses too, and replaces them in free text alone, in one step', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await write(page, ' Its policy stands.')
    const clauses = (): Promise<string[]> => page.locator('.clause-block').allTextContents()
    const before = await clauses()
    expect(before.join(' ')).toContain('policy')
    await page.keyboard.press('Control+h')
    await page.keyboard.type('policy')
    const bar = page.getByRole('search', { name: 'Find in the text' })
    await bar.getByText(/ of /u).waitFor()
    await bar.getByRole('textbox', { name: 'Replace with' }).fill('rule')
    await bar.getByRole('button', { name: 'Replace all' }).click()
    await bar.getByText(/^1 replaced, \d+ in clauses kept$/u).waitFor()
    await page.locator('.letter-text').getByText('Its rule stands.').waitFor()
    expect(await clauses()).toEqual(before)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await page.locator('.letter-text').getByText('Its policy stands.').waitFor()
  })

  test('a footnote takes what is typed as soon as it is inserted', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await write(page, ' Counted in October')
    await page.getByRole('button', { name: 'Footnote', exact: true }).click()
    await page.getByRole('textbox', { name: 'Text of the footnote' }).waitFor()
    await page.keyboard.type('Units invoiced.')
    await page.keyboard.press('Enter')
    const notes = async (): Promise<string[]> =>
      [...walk((await storedLetter(here.window)).document)].flatMap(({ node }) =>
        !isRun(node) && node.type === 'footnote' ? [plainText([{ type: 'paragraph', children: node.children }])] : [],
      )
    await expect.poll(notes).toEqual(['Units invoiced.'])
  })

  test('a link is made from the command palette, and with its keys', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await write(page, ' See ')
    await page.keyboard.press('Control+k')
    await page.getByRole('searchbox', { name: 'Search commands' }).fill('link')
    await page.keyboard.press('Enter')
    const address = page.getByRole('dialog', { name: 'Link' }).getByLabel('Address')
    await address.waitFor()
    await page.keyboard.type('example.com')
    await page.keyboard.press('Enter')
    // No wait: who types on at once must not lose a letter or have it elsewhere.
    await page.keyboard.type(' and ')
    await page.keyboard.press('Control+Shift+k')
    await address.waitFor()
    await page.keyboard.type('example.org')
    await page.keyboard.press('Enter')
    const links = async (): Promise<string[]> =>
      [...walk((await storedLetter(here.window)).document)].flatMap(({ node }) =>
        !isRun(node) && node.type === 'link' && node.url.startsWith('https:') ? [node.url] : [],
      )
    await expect.poll(links).toEqual(['https://example.com', 'https://example.org'])
    // Where the caret was before the palette, and not at the letter's start, where browsers put it with the focus.
    expect(plainText((await storedLetter(here.window)).document)).toContain(' See example.com and example.org')
  })

  test('a clause is dragged from the library into the place in the letter where it is dropped', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    const card = page.getByRole('option').filter({ hasText: 'certification/secure-build-scheme' }).locator('[draggable]').first()
    const paragraph = page.locator('.letter-text .letter-paragraph').first()
    await card.dragTo(paragraph, { targetPosition: { x: 40, y: 2 } })
    // Before the clauses that the template brings along, because it was dropped above the first paragraph.
    await expect
      .poll(async () =>
        (await storedLetter(here.window)).document.flatMap((block) => (block.type === 'clause' ? [block.code] : [])).slice(0, 2),
      )
      .toEqual(['certification/secure-build-scheme', 'policy-quote/retail-scope'])
  })

  test('the pages follow what is typed', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    const pictures = (): Promise<string[]> =>
      page.getByRole('img', { name: 'Page 1 of' }).evaluate((picture) => [...picture.querySelectorAll('img')].map((layer) => layer.src))
    const before = await pictures()
    await write(page, ' More.')
    await expect.poll(pictures).not.toEqual(before)
  })

  test('the pages show the page of the caret', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await page.locator('.letter-part-closing').click()
    await expect.poll(() => page.getByRole('region', { name: 'Pages' }).evaluate((desk) => desk.scrollTop)).toBeGreaterThan(200)
  })

  test('undo takes back a field and the text around it in their order, from the field form too', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    const paragraph = page.locator('.letter-text .letter-paragraph').first()
    await paragraph.click()
    await page.keyboard.press('End')
    await page.keyboard.type(' One.')
    await fillFields(page, { Partner: 'Harrow & Lane Ltd' })
    await page.keyboard.press('Control+z')
    const field = page.getByRole('form', { name: 'Fields' }).getByLabel('Partner', { exact: true })
    await expect.poll(() => field.inputValue()).toBe('')
    expect(await paragraph.textContent()).toContain(' One.')
    await page.keyboard.press('Control+z')
    await expect.poll(() => paragraph.textContent()).not.toContain(' One.')
  })

  test('another language and one more jurisdiction, chosen by keyboard, change dates and findings at once, and undo takes them back', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await fillFields(page, { Date: '1 May 2026' })
    const form = page.getByRole('form', { name: 'Fields' })
    const choose = async (field: string, typed: string, option: string): Promise<void> => {
      const box = form.getByRole('combobox', { name: field })
      // A list that is open closes when its field scrolls, and the focus brings a field into sight a frame before anybody could type.
      await box.scrollIntoViewIfNeeded()
      await box.focus()
      await page.keyboard.press('Control+a')
      await page.keyboard.type(typed)
      const wanted = page.getByRole('option', { name: option })
      await wanted.waitFor()
      await page.keyboard.press('ArrowDown')
      await expect.poll(() => box.getAttribute('aria-activedescendant')).toBe(await wanted.getAttribute('id'))
      await page.keyboard.press('Enter')
    }
    await choose('Language', 'austrian', 'Austrian German · de-AT')
    await page.getByText('1. Mai 2026').first().waitFor()
    await choose('Jurisdictions', 'malta', 'Malta · MT')
    await page.keyboard.press('Escape')
    await form.getByRole('row', { name: 'Malta · MT' }).waitFor()
    await page.getByRole('tab', { name: /Checks/u }).click()
    await page.getByText('the letter is in de-AT').first().waitFor()
    await page.getByText('the letter is also for MT').first().waitFor()
    await page.getByRole('textbox', { name: 'Letter body' }).focus()
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await page.getByText('1 May 2026').first().waitFor()
    await expect.poll(() => storedLetter(here.window)).toMatchObject({ language: 'en-GB', jurisdictions: ['GB'] })
  })

  test('the content security policy lets the window do everything it does', async () => {
    const { page, complaints } = here.window
    await newLetter(page, 'Partner letter')
    await fillFields(page, partnerValues)
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: 'Commands' }).waitFor()
    expect(complaints).toEqual([])
  })
})
