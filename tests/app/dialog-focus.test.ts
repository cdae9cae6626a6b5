import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { reviewedHouse, sitsDown } from './reviewed-house.ts'
import { newFolder, serve, type Served } from './served.ts'
import { openWindow } from './window-page.ts'

sayIfMissing()

/** A dialog of the window: its title, the way to it, and what has the keyboard once it is open. */
interface OpenedDialog {
  readonly title: string
  open(page: Page): Promise<unknown>
  readonly begins: RegExp
}

const press = (key: string) => (page: Page) => page.keyboard.press(key)
const click = (name: string) => (page: Page) => page.getByRole('button', { name }).click()
const command = (words: string) => async (page: Page) => {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog', { name: 'Commands' }).waitFor()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
}
const aboutPerson = (item: string) => async (page: Page) => {
  await page.getByRole('button', { name: 'More about Rita Reviewer' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

const everywhere: readonly OpenedDialog[] = [
  { title: 'Settings', open: press('Control+,'), begins: /^- button ".*Appearance"/u },
  { title: 'Backups', open: command('backups: list'), begins: /^- button "Back up now"/u },
  { title: 'Keyboard shortcuts', open: press('F1'), begins: /^- searchbox/u },
]
const ofLetter: readonly OpenedDialog[] = [
  { title: 'Export', open: press('Control+e'), begins: /^- checkbox "PDF/u },
  { title: 'Version history', open: press('Control+Alt+y'), begins: /^- option .*\[selected\]/u },
  { title: 'Send the letter to review', open: press('Control+Alt+s'), begins: /^- textbox "Note/u },
]
const ofClause: readonly OpenedDialog[] = [
  { title: 'Scope of the policy, corrected', open: click('Compare versions …'), begins: /^- button ".*From"/u },
]
const ofDraft: readonly OpenedDialog[] = [
  { title: 'Unseal the quotation', open: click('Unseal …'), begins: /^- textbox "Reason/u },
  { title: 'Attach evidence', open: click('Attach evidence …'), begins: /^- button "Choose its file …"/u },
]
const ofPeople: readonly OpenedDialog[] = [
  { title: 'Add a person', open: click('Add a person …'), begins: /^- textbox "Name"/u },
  { title: 'Roles of Rita Reviewer', open: aboutPerson('Roles …'), begins: /^- checkbox/u },
  { title: 'A new key for Rita Reviewer', open: aboutPerson('New key, new passphrase …'), begins: /^- textbox "Their new passphrase"/u },
  { title: 'Erase the data of Rita Reviewer', open: aboutPerson('Erase their data …'), begins: /^- textbox "Your own passphrase"/u },
]

describe.skipIf(missing !== undefined)('a dialog that opens', () => {
  let browser: Browser
  let served: Served
  let page: Page
  let house: Awaited<ReturnType<typeof reviewedHouse>>

  beforeAll(async () => {
    const folder = newFolder()
    house = await reviewedHouse(folder)
    browser = await launchChromium()
    served = await serve(folder)
    page = (await openWindow(browser, served.address)).page
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  /** Opens each of them and says of those that begin elsewhere with what they do. */
  async function beginningElsewhere(dialogs: readonly OpenedDialog[]): Promise<string[]> {
    const elsewhere: string[] = []
    for (const { title, open, begins } of dialogs) {
      await open(page)
      const dialog = page.getByRole('dialog', { name: title })
      await dialog.waitFor()
      const first = (): Promise<string> => page.locator(':focus').ariaSnapshot()
      await expect
        .poll(first)
        .toMatch(begins)
        .catch(async () => elsewhere.push(`${title}: ${await first()}`))
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
    }
    return elsewhere
  }

  test('has its first useful field under the keyboard, in every room', async () => {
    await sitsDown(page, house.people.author, 'letters', house.letter)
    await page.getByRole('img', { name: 'Page 1 of' }).waitFor()
    expect(await beginningElsewhere([...everywhere, ...ofLetter])).toEqual([])

    await sitsDown(page, house.people.author, 'clauses', house.clause)
    await page.getByRole('heading', { name: 'Scope of the policy, corrected' }).waitFor()
    expect(await beginningElsewhere(ofClause)).toEqual([])

    await page.keyboard.press('Control+Alt+e')
    await page.getByRole('dialog').getByRole('textbox').fill('A word was missing.')
    await page.keyboard.press('Enter')
    await page.getByRole('tab', { name: 'Evidence' }).click()
    expect(await beginningElsewhere(ofDraft)).toEqual([])

    await sitsDown(page, house.people.administrator, 'people')
    expect(await beginningElsewhere(ofPeople)).toEqual([])
  })
})
