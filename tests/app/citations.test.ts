import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { passphrase, reviewedHouse } from './reviewed-house.ts'
import { newFolder, serve, type Served } from './served.ts'
import { violations } from './violations.ts'
import { storedLetter, windowForEach } from './window-for-each.ts'
import { newLetter, openWindow, write } from './window-page.ts'

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
    const stored = async (): Promise<string> => JSON.stringify((await storedLetter(program.window)).document)
    await expect.poll(stored).toContain('"source":"Procurement notice 12"')
    expect(await stored()).toContain('"place":"p. 4"')
    expect(await page.getByRole('textbox', { name: 'Letter body' }).innerText()).toMatch(/\[1/u)
  })

  test('of words of one’s own needs no choice from the list: they stay where they were typed', async () => {
    const { page } = program.window
    await newLetter(page, 'Partner letter')
    await write(page, 'As was said ')
    await page.keyboard.press('Control+Alt+z')
    const dialog = page.getByRole('dialog', { name: 'Cite a source' })
    await dialog.waitFor()
    await page.keyboard.type('Jones 2025')
    await page.keyboard.press('Tab')
    await page.keyboard.type('p. 7')
    expect(await dialog.getByRole('combobox', { name: 'Source' }).inputValue()).toBe('Jones 2025')
    expect(await dialog.locator('.citation-entry').innerText()).toContain('Jones 2025')
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(async () => JSON.stringify((await storedLetter(program.window)).document)).toContain('"source":"Jones 2025"')
  })

  test('of words of one’s own is not taken for evidence that was found for the first of them, however late the answer for all comes', async () => {
    const { page } = program.window
    await newLetter(page, 'Partner letter')
    await write(page, '')
    await page.keyboard.press('Control+Alt+z')
    const dialog = page.getByRole('dialog', { name: 'Cite a source' })
    await dialog.waitFor()
    await page.keyboard.type('Procurement')
    await page
      .getByRole('option', { name: /^Procurement Note/u })
      .first()
      .waitFor()
    let answer = (): void => undefined
    const held = new Promise<void>((resolve) => (answer = resolve))
    await page.route('**/ask/evidence.search', async (route) => {
      await held
      await route.continue()
    })
    await page.keyboard.type(' notice 12')
    await page.getByRole('option', { name: /^Procurement notice 12/u }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    answer()
    await dialog.getByText('In the list: Procurement notice 12').waitFor()
    await page.unroute('**/ask/evidence.search')
  })
})

describe.skipIf(missing !== undefined)('a citation of evidence of the house', () => {
  let browser: Browser
  let served: Served
  let page: Page

  beforeAll(async () => {
    const folder = newFolder()
    const house = await reviewedHouse(folder)
    browser = await launchChromium()
    served = await serve(folder)
    page = (await openWindow(browser, served.address)).page
    await page.evaluate(
      async (body) => {
        await fetch('/ask/people.unlock', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      },
      JSON.stringify({ person: house.people.author.id, passphrase }),
    )
    await page.evaluate((id) => (location.hash = `#/letters/${id}`), house.letter)
    await page.reload()
    await page.getByRole('textbox', { name: 'Letter body' }).waitFor()
    await write(page, ' As the Ministry says ')
    await page.keyboard.type('/cit')
    await page.getByRole('option', { name: /^Citation/u }).waitFor()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Cite a source' })
    await dialog.waitFor()
    await page.keyboard.type('scope')
    await page.getByRole('option', { name: /Statement on scope/u }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await dialog.getByLabel('Place in it').fill('section 2')
    await dialog.getByRole('button', { name: 'Cite' }).click()
    await page.locator('.citation-mark').waitFor()
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  const card = () => page.getByRole('group', { name: 'Cited source' })

  test('tells title, issuer, day and place where it is pointed at, and opens the file', async () => {
    await page.locator('.citation-mark').hover()
    await card().waitFor()
    expect((await card().innerText()).split(/\s*\n\s*/u)).toEqual([
      'Statement on scope',
      'Issuer',
      'Ministry of Examples',
      'Date',
      '19 November 2026',
      'Place',
      'section 2',
      'Open evidence',
      'Change …',
    ])
    expect(await violations(page)).toEqual([])
    await card().getByRole('button', { name: 'Open evidence' }).click()
    const file = page.getByRole('dialog', { name: 'Statement on scope' })
    await file.getByText('It does not bind private persons.').waitFor()
    expect(await violations(page)).toEqual([])
    await file.getByRole('button', { name: 'Close' }).click()
    await file.waitFor({ state: 'detached' })
  })

  test('tells the same where the caret stands on it, until Escape', async () => {
    await page.mouse.move(2, 400)
    await card().waitFor({ state: 'detached' })
    await page.locator('.letter-text .letter-paragraph').first().click()
    await page.keyboard.press('End')
    await expect
      .poll(async () => {
        await page.keyboard.press('ArrowLeft')
        return card().count()
      })
      .toBe(1)
    await page.keyboard.press('Escape')
    await card().waitFor({ state: 'detached' })
  })

  test('has its file in the dialog too, which keys open', async () => {
    await page.locator('.citation-mark').click()
    const dialog = page.getByRole('dialog', { name: 'Change the citation' })
    await dialog.getByRole('button', { name: 'Open evidence' }).press('Enter')
    await page.getByRole('dialog', { name: 'Statement on scope' }).getByText('It does not bind private persons.').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  })
})
