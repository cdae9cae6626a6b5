import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { writeLetterFile } from '../../backend/files/index.ts'
import { isRun, plainText, walk } from '../../core/document/index.ts'
import { requests, type RequestOutput, type Result } from '../../core/requests/index.ts'
import { createLayout, type Layout } from '../../backend/layout/index.ts'
import { stockedHouse } from '../backend/release/house.ts'
import { author } from '../core/review/house.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { builtByCommandLine, clearExports, digestsIn, newFolder, serve, type Served } from './served.ts'
import { serveAs, sessionOf } from './served-as.ts'
import {
  anotherWindow,
  closeAllBut,
  exportLetter,
  fillFields,
  importLetter,
  newLetter,
  openWindow,
  saved,
  write,
  type WindowPage,
} from './window-page.ts'

sayIfMissing()

const example = join(import.meta.dirname, '..', '..', 'templates', 'examples', 'partner-letter.md')

const values = {
  Partner: 'Harrow & Lane Ltd',
  Signatory: 'Ines Castell',
  'Signatory’s title': 'Marketing Director',
  'Signatory’s organisation': 'Northlight Vision UK Ltd',
}

describe.skipIf(missing !== undefined)('a letter in the window', () => {
  let browser: Browser
  let served: Served
  let first: WindowPage
  let window: WindowPage

  beforeAll(async () => {
    browser = await launchChromium()
    served = await serve()
    first = await openWindow(browser, served.address)
  })
  beforeEach(async () => {
    clearExports(served)
    window = await anotherWindow(first)
  })
  afterEach(async () => {
    await closeAllBut(first)
  })
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  /** The open letter as the store has it. */
  async function storedLetter(): Promise<RequestOutput<'letters.open'>['letter']> {
    const id = /letters\/([0-9a-f-]+)/u.exec(window.page.url())?.[1] ?? ''
    const answer: Result<unknown> = await window.page.evaluate(async (id) => {
      const response = await fetch('/ask/letters.open', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id }),
      })
      return response.json()
    }, id)
    if (!answer.ok) throw new Error(answer.error.message)
    return requests['letters.open'].output.parse(answer.value).letter
  }

  test('an imported letter is exported with the bytes of the command line', async () => {
    const { page } = window
    await importLetter(page, example)
    await page.getByRole('img', { name: 'Page 1 of' }).waitFor()
    await exportLetter(page)
    expect(digestsIn(served.exports)).toEqual(builtByCommandLine(example, newFolder()))
  })

  test('a new letter with a clause and its fields filled is exported with the bytes its letter file builds', async () => {
    const { page } = window
    await newLetter(page, 'Partner letter')
    await write(page, ' It also says how data are kept.')
    await page.getByRole('searchbox', { name: 'Search clauses' }).fill('data stays customer')
    await page.getByRole('option', { name: /data-stays-with-customer/u }).click()
    await fillFields(page, values)
    await saved(page)
    await exportLetter(page)
    const letterFile = join(served.folder, 'letter.md')
    writeFileSync(letterFile, writeLetterFile(await storedLetter()))
    expect(digestsIn(served.exports)).toEqual(builtByCommandLine(letterFile, newFolder()))
  })

  test('a double click brings a clause in once, and one undo takes it out again', async () => {
    const { page } = window
    await newLetter(page, 'Partner letter')
    const blocks = page.locator('.clause-block')
    const before = await blocks.count()
    await page.getByRole('searchbox', { name: 'Search clauses' }).fill('data stays customer')
    await page.getByRole('option', { name: /data-stays-with-customer/u }).dblclick()
    await expect.poll(() => blocks.count()).toBe(before + 1)
    await page.keyboard.press('Control+z')
    await expect.poll(() => blocks.count()).toBe(before)
  })

  test('a letter with an unfilled field is not exported, and the refusal leads to the field', async () => {
    const { page } = window
    await newLetter(page, 'Partner letter')
    await page.getByRole('button', { name: 'Export …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Export' })
    await dialog.getByRole('button', { name: 'Export', exact: true }).click()
    await dialog.getByRole('button', { name: 'Fill in Partner.' }).click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('field-partner.name')
    expect(readdirSync(served.exports)).toEqual([])
  })

  test('a field is printed in the format that is chosen under it, and undo takes the choice back', async () => {
    const { page } = window
    await newLetter(page, 'Partner letter')
    const chip = page.locator('.field-chip > span:first-child').first()
    const before = await chip.innerText()
    await chip.click()
    const figures = page.getByRole('menuitem', { name: 'Date in figures' })
    const shown = await figures.locator('.field-menu-value').innerText()
    await figures.click()
    await expect.poll(() => chip.innerText()).toBe(shown)
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('letter-text')
    await page.keyboard.press('Control+z')
    await expect.poll(() => chip.innerText()).toBe(before)
  })

  test('F8 goes from one field to fill to the next, in the text and in the form', async () => {
    const { page } = window
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
    await fillFields(page, values)
    await page.keyboard.press('F8')
    await page.getByText('Every field that must be filled has a value.').first().waitFor()
  })

  test('finds words in clauses too, and replaces them in free text alone, in one step', async () => {
    const { page } = window
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
    const { page } = window
    await newLetter(page, 'Partner letter')
    await write(page, ' Counted in October')
    await page.getByRole('button', { name: 'Footnote', exact: true }).click()
    await page.getByRole('textbox', { name: 'Text of the footnote' }).waitFor()
    await page.keyboard.type('Units invoiced.')
    await page.keyboard.press('Enter')
    const notes = async (): Promise<string[]> =>
      [...walk((await storedLetter()).document)].flatMap(({ node }) =>
        !isRun(node) && node.type === 'footnote' ? [plainText([{ type: 'paragraph', children: node.children }])] : [],
      )
    await expect.poll(notes).toEqual(['Units invoiced.'])
  })

  test('a clause is dragged from the library into the place in the letter where it is dropped', async () => {
    const { page } = window
    await newLetter(page, 'Partner letter')
    const card = page.getByRole('option').filter({ hasText: 'certification/secure-build-scheme' }).locator('[draggable]').first()
    const paragraph = page.locator('.letter-text .letter-paragraph').first()
    await card.dragTo(paragraph, { targetPosition: { x: 40, y: 2 } })
    // Before the clauses that the template brings along, because it was dropped above the first paragraph.
    await expect
      .poll(async () => (await storedLetter()).document.flatMap((block) => (block.type === 'clause' ? [block.code] : [])).slice(0, 2))
      .toEqual(['certification/secure-build-scheme', 'policy-quote/retail-scope'])
  })

  test('what was written is there after the window is loaded anew', async () => {
    const { page } = window
    await newLetter(page, 'Partner letter')
    await write(page, ' This sentence was written in the window.')
    await saved(page)
    await page.reload()
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Letter body' }).textContent())
      .toContain('This sentence was written in the window.')
  })

  test('what was written before the window is closed at once is not lost', async () => {
    const { page } = window
    await newLetter(page, 'Partner letter')
    await write(page, ' Typed, and gone.')
    await page.reload()
    await page.getByRole('textbox', { name: 'Letter body' }).filter({ hasText: 'Typed, and gone.' }).waitFor()
  })

  test('the pages follow what is typed', async () => {
    const { page } = window
    await newLetter(page, 'Partner letter')
    const pictures = (): Promise<string[]> =>
      page.getByRole('img', { name: 'Page 1 of' }).evaluate((picture) => [...picture.querySelectorAll('img')].map((layer) => layer.src))
    const before = await pictures()
    await write(page, ' More.')
    await expect.poll(pictures).not.toEqual(before)
  })

  test('the pages show the page of the caret', async () => {
    const { page } = window
    await newLetter(page, 'Partner letter')
    await page.locator('.letter-part-closing').click()
    await expect.poll(() => page.getByRole('region', { name: 'Pages' }).evaluate((desk) => desk.scrollTop)).toBeGreaterThan(200)
  })

  test('a letter changed in another window is not overwritten, and the person is told', async () => {
    const { page } = window
    await newLetter(page, 'Partner letter')
    const other = await page.context().newPage()
    await other.goto(page.url())
    await other.getByRole('textbox', { name: 'Letter body' }).waitFor()
    await write(other, ' From the other window.')
    await saved(other)
    await write(page, ' From this window.')
    await page.getByRole('alert').getByText('This letter was changed in another window.').waitFor()
    await other.reload()
    await other.getByRole('textbox', { name: 'Letter body' }).waitFor()
    await expect.poll(() => other.getByRole('textbox', { name: 'Letter body' }).textContent()).toContain('From the other window.')
  })

  test('undo takes back a field and the text around it in their order, from the field form too', async () => {
    const { page } = window
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
    const { page } = window
    await newLetter(page, 'Partner letter')
    await fillFields(page, { Date: '1 May 2026' })
    const form = page.getByRole('form', { name: 'Fields' })
    const choose = async (field: string, typed: string, option: string): Promise<void> => {
      await form.getByRole('combobox', { name: field }).focus()
      await page.keyboard.press('Control+a')
      await page.keyboard.type(typed)
      await page.getByRole('option', { name: option }).waitFor()
      await page.keyboard.press('ArrowDown')
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
    await expect.poll(storedLetter).toMatchObject({ language: 'en-GB', jurisdictions: ['GB'] })
  })

  test('the content security policy lets the window do everything it does', async () => {
    const { page, complaints } = window
    await newLetter(page, 'Partner letter')
    await fillFields(page, values)
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: 'Commands' }).waitFor()
    expect(complaints).toEqual([])
  })
})

describe.skipIf(missing !== undefined)('the only letter of a store', () => {
  let browser: Browser
  let served: Served
  let window: WindowPage

  beforeAll(async () => {
    browser = await launchChromium()
  })
  beforeEach(async () => {
    served = await serve()
    window = await openWindow(browser, served.address)
  })
  afterEach(async () => {
    await window.page.context().close()
    await served.close()
  })
  afterAll(async () => {
    await browser.close()
  })

  test('is there, as it was saved, after the program was killed', async () => {
    await newLetter(window.page, 'Partner letter')
    await write(window.page, ' Saved before the crash.')
    await saved(window.page)
    await window.page.context().close()
    served = await served.crashAndStartAgain()
    window = await openWindow(browser, served.address)
    await window.page.getByRole('row', { name: 'Partner letter' }).click()
    await expect.poll(() => window.page.getByRole('textbox', { name: 'Letter body' }).textContent()).toContain('Saved before the crash.')
  })

  test('comes back with Undo when it was removed', async () => {
    const { page } = window
    await newLetter(page, 'Partner letter')
    await page.getByRole('link', { name: 'Letters', exact: true }).click()
    await page.getByRole('button', { name: 'More about Partner letter' }).click()
    await page.getByRole('menuitem', { name: 'Remove' }).click()
    await page.getByText('No letters yet.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => page.getByRole('row', { name: 'Partner letter' }).count()).toBe(1)
  })
})

/** A layout that begins a PDF only once the test says so: what happens while files are made does not hang on how fast that goes. */
function heldLayout(): { readonly layout: Layout; go(): void } {
  const layout = createLayout()
  const { promise: going, resolve: go } = Promise.withResolvers<void>()
  return {
    layout: {
      ...layout,
      async pdf(letter, attachments) {
        await going
        return layout.pdf(letter, attachments)
      },
    },
    go,
  }
}

describe.skipIf(missing !== undefined)('an export that is cancelled while it is made', () => {
  test('writes no file', async () => {
    const { layout, go } = heldLayout()
    const folder = newFolder()
    await (await stockedHouse(join(folder, 'data'))).close()
    const served = await serveAs(folder, sessionOf(author), layout)
    const browser = await launchChromium()
    try {
      const { page } = await openWindow(browser, served.address)
      await importLetter(page, example)
      await page.getByRole('button', { name: 'Export …' }).click()
      const dialog = page.getByRole('dialog', { name: 'Export' })
      const answered = page.waitForResponse(/\/ask\/letters\.export$/u)
      await dialog.getByRole('button', { name: 'Export', exact: true }).click()
      await dialog.getByRole('progressbar').waitFor()
      await dialog.getByRole('button', { name: 'Cancel', exact: true }).click()
      await page.getByText('The export was cancelled; nothing was written.').waitFor()
      await dialog.waitFor({ state: 'detached' })
      go()
      expect(await (await answered).json()).toMatchObject({ ok: true, value: { files: [] } })
      expect(existsSync(join(folder, 'exports'))).toBe(false)
    } finally {
      await browser.close()
      await served.close()
    }
  })
})
