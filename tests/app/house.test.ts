import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stockedHouse } from '../backend/release/house.ts'
import { must } from '../backend/store/stores.ts'
import { author } from '../core/review/house.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { newFolder } from './served.ts'
import { serveAs, sessionOf, type ServedAs } from './served-as.ts'
import { violations } from './violations.ts'
import { openWindow } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('the room of the house', () => {
  let browser: Browser
  let served: ServedAs
  let page: Page

  beforeAll(async () => {
    const folder = newFolder()
    await (await stockedHouse(join(folder, 'data'))).close()
    browser = await launchChromium()
    served = await serveAs(folder, sessionOf(author))
    page = (await openWindow(browser, served.address)).page
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  test('the words of the house are filtered, taken out and put back', async () => {
    for (const word of ['Zebrafin', 'Nimbuscam']) must(await served.store.words.add(word, author.person.id))
    await page.keyboard.press('Control+Alt+O')
    await page.getByRole('link', { name: 'Words of the house' }).click()
    const words = page.getByRole('list', { name: 'Words of the house' }).getByRole('listitem')
    await words.nth(1).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('searchbox', { name: 'Filter words' }).fill('zebra')
    await page.getByText('1 of 2 words').waitFor()
    expect(await words.innerText()).toContain(author.person.name)
    await page.getByRole('button', { name: 'Remove Zebrafin' }).click()
    await page.getByText('No word has this in it.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await words.getByText('Zebrafin').waitFor()
  })

  test('a letterhead gets a logo, which the live page shows and which is saved', async () => {
    await page.keyboard.press('Control+Alt+O')
    const heads = page.getByRole('navigation', { name: 'The house' }).locator('section').filter({ hasText: 'Letterheads' })
    await heads.getByRole('link').first().click()
    await page.getByRole('button', { name: 'Make the next version …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Make the next version' })
    await dialog.getByRole('textbox').fill('A logo of our own.')
    await dialog
      .getByRole('button', { name: /next version|make/iu })
      .last()
      .click()
    // A picture of the page is a layer of the page's whole height, beside the one that holds its lines.
    const layers = page.getByRole('region', { name: 'Pages' }).locator('img.page-layer')
    const wholeLayers = (): Promise<number> =>
      layers.evaluateAll((shown) => shown.filter((layer) => (layer as HTMLImageElement).style.height === '100%').length)
    const form = page.getByRole('form', { name: 'What it says' })
    await form.getByRole('button', { name: 'Choose a PNG, JPEG or SVG file …' }).waitFor()
    // The pages of what was open before this draft must be gone.
    await page.waitForLoadState('networkidle')
    await expect.poll(wholeLayers).toBeGreaterThan(0)
    const before = await wholeLayers()
    const chooser = page.waitForEvent('filechooser')
    await form.getByRole('button', { name: 'Choose a PNG, JPEG or SVG file …' }).click()
    await (await chooser).setFiles(join(import.meta.dirname, '../backend/word/picture.png'))
    await form.getByRole('img', { name: /^The logo of/u }).waitFor()
    await form.getByRole('textbox', { name: 'Description' }).fill('A lens in a ring')
    await page.getByText('Saved', { exact: true }).waitFor()
    await expect.poll(wholeLayers).toBe(before + 1)
    expect(await violations(page)).toEqual([])
  })

  test('a new template is made of another one and gets a field and a clause by keyboard, with undo', async () => {
    await page.keyboard.press('Control+Alt+O')
    await page.getByRole('button', { name: 'New …' }).click()
    const dialog = page.getByRole('dialog', { name: 'New in the house' })
    await dialog.getByRole('button', { name: /Kind/u }).click()
    await page.getByRole('option', { name: 'Letter template' }).click()
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Notice of a change')
    await dialog.getByRole('button', { name: /Begins as/u }).click()
    await page.getByRole('option', { name: 'Customer FAQ letter' }).click()
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Changes are told in one way.')
    await dialog.getByRole('button', { name: 'Make the draft' }).click()
    await page.getByRole('tab', { name: 'Fields' }).click()
    const form = page.getByRole('form', { name: 'What it says' })
    await form.getByRole('button', { name: 'Add a field' }).press('Enter')
    await page.keyboard.type('Project')
    await page.getByText('Not saved: a field is wrong').waitFor()
    await form.getByText('A field’s name is lower-case words joined by dots').waitFor()
    expect(await violations(page)).toEqual([])
    await form.getByRole('textbox', { name: 'Name' }).fill('project.code')
    await page.getByText('Saved', { exact: true }).waitFor()
    const name = form.getByRole('textbox', { name: 'Name' })
    await form.getByRole('button', { name: 'customer.name' }).press('Enter')
    await name.fill('project.code')
    await form.getByText('Another field has this name. Choose one of its own. Until then it stays “customer.name”.').waitFor()
    await name.fill('customer.full_name')
    await page.keyboard.press('Enter')
    await form.getByRole('button', { name: 'customer.full_name' }).waitFor()
    await page.getByRole('tab', { name: 'Parts' }).click()
    await expect.poll(() => form.getByRole('textbox', { name: 'Recipient' }).inputValue()).toContain('{{customer.full_name')
    await page.keyboard.press('Control+z')
    await expect.poll(() => form.getByRole('textbox', { name: 'Recipient' }).inputValue()).toContain('{{customer.name')
    await page.getByRole('tab', { name: 'Fields' }).click()
    await form.getByRole('button', { name: 'Add a repeating group' }).press('Enter')
    const group = form.getByRole('group', { name: 'Repeating: Entries' })
    await group.getByRole('textbox', { name: 'Name' }).fill('products')
    await page.keyboard.press('Enter')
    await group.getByRole('button', { name: 'products.name' }).waitFor()
    await page.getByText('Saved', { exact: true }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('tab', { name: 'Text' }).click()
    const text = page.getByRole('textbox', { name: 'Template body' })
    await text.getByText('. We answer them in turn.').click()
    await page.keyboard.press('Control+End')
    const clause = text.getByRole('group', { name: 'Clause Commitment to the market' })
    await page.getByRole('toolbar', { name: 'Formatting' }).getByRole('button', { name: 'Clause' }).click()
    await page.keyboard.type('commitment')
    await page.getByRole('option', { name: /^Commitment to the market/u }).waitFor()
    await page.keyboard.press('Enter')
    await clause.waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Control+z')
    await clause.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+Shift+z')
    await clause.waitFor()
    await page.getByText('Saved', { exact: true }).waitFor()
  })

  test('a template that begins as nothing stands beside its page too', async () => {
    await page.keyboard.press('Control+Alt+O')
    await page.getByRole('button', { name: 'New …' }).click()
    const dialog = page.getByRole('dialog', { name: 'New in the house' })
    await dialog.getByRole('button', { name: /Kind/u }).click()
    await page.getByRole('option', { name: 'Letter template' }).click()
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Short note')
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('For what fits on half a page.')
    await dialog.getByRole('button', { name: 'Make the draft' }).click()
    await page.getByRole('heading', { name: 'Short note' }).waitFor()
    await page.getByRole('tab', { name: 'Text' }).click()
    await page.getByRole('textbox', { name: 'Template body' }).click()
    await page.keyboard.type('We note what follows.')
    await page.getByText('Saved', { exact: true }).waitFor()
    await page.getByRole('region', { name: 'Pages' }).getByRole('img').first().waitFor()
    await page.getByRole('tab', { name: 'Versions' }).click()
    await page.getByRole('tabpanel').getByText('For what fits on half a page.').waitFor()
  })
})
