import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openStore, outsideHere } from '../../backend/store/index.ts'
import { must } from '../backend/store/stores.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { ask, passphrase, reviewedHouse, sitsDown } from './reviewed-house.ts'
import { newFolder, serve, type Served } from './served.ts'
import { violations } from './violations.ts'
import { openWindow, saved, write, type WindowPage } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('while nobody is unlocked in a house', () => {
  let browser: Browser
  let served: Served
  let opened: WindowPage
  let page: Page
  let house: Awaited<ReturnType<typeof reviewedHouse>>

  beforeAll(async () => {
    const folder = newFolder()
    house = await reviewedHouse(folder)
    browser = await launchChromium()
    served = await serve(folder)
    opened = await openWindow(browser, served.address)
    page = opened.page
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })
  beforeEach(async () => {
    await sitsDown(page, house.people.author, 'letters', house.letter)
    await page.getByRole('button', { name: 'Here as Ada Author' }).waitFor()
    await body().waitFor()
  })

  // Read-only, it is no text box.
  const body = () => page.locator('.letter-text[data-slate-editor]')
  const bar = () => page.getByRole('region', { name: 'Why the letter is read-only' })
  const dialog = () => page.getByRole('dialog', { name: 'Unlock' })
  const isWritable = () => body().getAttribute('contenteditable')

  /** As one input: typed letter by letter, the first ones may be refused, and the page be read-only, before the last ones come. */
  async function writeAtOnce(words: string): Promise<void> {
    await page.locator('.letter-text .letter-paragraph').first().click()
    await page.keyboard.press('End')
    await page.keyboard.insertText(words)
  }

  async function unlocks(): Promise<void> {
    await dialog()
      .getByRole('button', { name: /Ada Author/u })
      .waitFor()
    await dialog().getByLabel('Passphrase').fill(passphrase)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Here as Ada Author' }).waitFor()
  }

  test('a letter is read-only, says why, and is written on once somebody unlocked there', async () => {
    await page.keyboard.press('Control+Alt+k')
    await bar().getByText('Nobody is unlocked here, so this letter is read-only.').waitFor()
    expect([await isWritable(), await violations(page)]).toEqual(['false', []])
    await bar().getByRole('button', { name: 'Unlock to write …' }).click()
    await unlocks()
    await bar().waitFor({ state: 'detached' })
    await write(page, ' Once more.')
    await saved(page)
    expect(await storedWords()).toContain('Once more.')
  })

  test('writing on it asks who sits here', async () => {
    await page.keyboard.press('Control+Alt+k')
    await bar().waitFor()
    await page.locator('.letter-desk').focus()
    await page.keyboard.press('x')
    await unlocks()
    expect(await isWritable()).toBe('true')
  })

  test('words that are typed as the key locks stay in the window and are saved as soon as somebody unlocks', async () => {
    await ask(page, 'people.lock', {})
    await writeAtOnce(' Typed too late.')
    await page.getByRole('alert').getByText('The letter is not saved.').waitFor()
    await bar().waitFor()
    expect([await body().innerText(), await violations(page)]).toEqual([expect.stringContaining('Typed too late.'), []])
    await bar().getByRole('button', { name: 'Unlock to write …' }).click()
    await unlocks()
    await page.getByRole('alert').waitFor({ state: 'detached' })
    expect(await storedWords()).toContain('Typed too late.')
  })

  test('words that are typed as the key locks are saved in the name of nobody else who unlocks', async () => {
    await ask(page, 'people.lock', {})
    await writeAtOnce(' Whose are these?')
    await page.getByRole('alert').getByText('The letter is not saved.').waitFor()
    await bar().waitFor()
    await bar().getByRole('button', { name: 'Unlock to write …' }).click()
    await dialog()
      .getByRole('button', { name: /Person$/u })
      .click()
    await page.getByRole('option', { name: 'Rita Reviewer' }).click()
    await dialog().getByLabel('Passphrase').fill(passphrase)
    await page.keyboard.press('Enter')
    const trouble = page.getByRole('alert').filter({ hasText: 'was written by Ada Author' })
    await trouble.getByText('Rita Reviewer is unlocked here.').waitFor()
    expect([await violations(page), await storedWords()]).toEqual([[], expect.not.stringContaining('Whose are these?')])
    await trouble.getByRole('button', { name: 'Unlock as Ada Author …' }).click()
    const again = page.getByRole('dialog', { name: 'Switch person' })
    await again.getByRole('button', { name: /Ada Author/u }).waitFor()
    await again.getByLabel('Passphrase').fill(passphrase)
    await page.keyboard.press('Enter')
    await trouble.waitFor({ state: 'detached' })
    expect([await storedWords(), await lastWriter()]).toEqual([expect.stringContaining('Whose are these?'), house.people.author.id])
  })

  test('words that could not be saved are there again in a letter that was left, and are saved', async () => {
    await ask(page, 'people.lock', {})
    await writeAtOnce(' Left unsaved.')
    await page.getByRole('alert').getByText('The letter is not saved.').waitFor()
    await page.evaluate(() => (location.hash = '#/'))
    await page.getByRole('heading', { name: 'New letter' }).waitFor()
    await page.evaluate((id) => (location.hash = `#/letters/${id}`), house.letter)
    await body().getByText('Left unsaved.').waitFor()
    await bar().getByRole('button', { name: 'Unlock to write …' }).click()
    await unlocks()
    await page.getByRole('alert').waitFor({ state: 'detached' })
    expect(await storedWords()).toContain('Left unsaved.')
  })

  test('who locks right after typing has their words saved first', async () => {
    await write(page, ' Before I go.')
    await page.keyboard.press('Control+Alt+k')
    await bar().waitFor()
    expect([await page.getByRole('alert').count(), await storedWords()]).toEqual([0, expect.stringContaining('Before I go.')])
  })

  test('a new letter asks who begins it, and opens then', async () => {
    await page.keyboard.press('Control+Alt+k')
    await bar().waitFor()
    await page.evaluate(() => (location.hash = '#/'))
    await page.getByRole('button', { name: /^Partner letter/u }).click()
    await unlocks()
    await body().waitFor()
    expect([await isWritable(), opened.complaints]).toEqual(['true', []])
  })

  /** What the store has of the letter, and of whom it is. */
  async function storedWords(): Promise<string> {
    const store = must(await openStore(join(served.folder, 'data'), outsideHere()))
    const { letter } = must(await store.openLetter(house.letter))
    await store.close()
    return JSON.stringify(letter.document)
  }

  /** Whose the last change of a letter is. */
  async function lastWriter(): Promise<string | undefined> {
    const store = must(await openStore(join(served.folder, 'data'), outsideHere()))
    const { entries } = must(await store.audit.entries({ offset: 0, limit: 20 }))
    await store.close()
    return entries.find(({ kind }) => kind.startsWith('letter.'))?.actor
  }
})
