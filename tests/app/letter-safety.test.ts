import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { serve, type Served } from './served.ts'
import { violations } from './violations.ts'
import { anotherWindow, closeAllBut, newLetter, openWindow, saved, write, type WindowPage } from './window-page.ts'

sayIfMissing()

/** How the built script says that a page break is a separator, and the same with a fault that ends when the test says so. */
const planted = {
  drawn: /role:([`'"])separator\1(?=,"aria-label":([`'"])Page break\2)/u,
  faulty: "role:(()=>{if(!globalThis.isMended)throw Error('planted');return'separator'})()",
}

describe.skipIf(missing !== undefined)('what keeps a letter safe', () => {
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
    window = await anotherWindow(first)
  })
  afterEach(async () => {
    await closeAllBut(first)
  })
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  /** Reads or changes what is stored, past the program. */
  function inStore(sql: string): unknown[] {
    const database = new DatabaseSync(join(served.folder, 'data', 'chancery.sqlite'))
    try {
      return database.prepare(sql).all()
    } finally {
      database.close()
    }
  }

  test('an earlier version of a letter is named, compared and brought back, and undo takes that back', async () => {
    const { page, complaints } = window
    const body = page.getByRole('textbox', { name: 'Letter body' })
    const dialog = page.getByRole('dialog', { name: 'Version history' })
    const versions = dialog.getByRole('listbox', { name: 'Versions' }).getByRole('option')
    const agreed = dialog.getByRole('listbox', { name: 'Versions' }).getByRole('option', { name: /^Agreed/u })
    await newLetter(page, 'Partner letter')
    await write(page, ' As agreed with the partner.')
    await saved(page)
    await page.getByRole('button', { name: /^Saved/u }).click()
    // Under a name it is closed: what is written from now on is another version.
    await dialog.getByRole('textbox', { name: 'Name of this version' }).fill('Agreed')
    await dialog.getByRole('button', { name: 'Name it' }).click()
    await agreed.waitFor()
    await dialog.getByRole('button', { name: 'Close' }).click()
    await write(page, ' And a second thought.')
    await saved(page)
    await page.keyboard.press('Control+Alt+Y')
    await agreed.click()
    await dialog.locator('.redline ins', { hasText: 'And a second thought.' }).waitFor()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await violations(page)).toEqual([])
    }
    await dialog.getByRole('button', { name: 'Restore this version' }).click()
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => body.textContent()).not.toContain('And a second thought.')
    await saved(page)
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await expect.poll(() => body.textContent()).toContain('As agreed with the partner. And a second thought.')
    await page.getByRole('button', { name: /^(Saved|Saving)/u }).click()
    await expect.poll(() => versions.count()).toBe(3)
    expect(complaints).toEqual([])
  })

  test('what can be undone is still there when somebody comes back to a letter', async () => {
    const { page } = window
    const body = page.getByRole('textbox', { name: 'Letter body' })
    await newLetter(page, 'Partner letter')
    await write(page, ' A thought to take back.')
    await saved(page)
    await page.getByRole('link', { name: 'Clauses', exact: true }).click()
    await body.waitFor({ state: 'detached' })
    await page.goBack()
    await expect.poll(() => body.textContent()).toContain('A thought to take back.')
    await page.getByRole('button', { name: 'Undo' }).first().click()
    await expect.poll(() => body.textContent()).not.toContain('A thought to take back.')
  })

  test('a fault in drawing one block leaves the rest of the letter to write in, and the block as it was', async () => {
    const { page } = window
    const body = page.getByRole('textbox', { name: 'Letter body' })
    const broken = page.getByText('This block could not be drawn.').locator('xpath=ancestor::div[1]')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    // The window's own script, with a fault planted where it draws page breaks.
    await page.route('**/assets/*.js', async (route) => {
      const response = await route.fetch()
      const script = await response.text()
      await route.fulfill({ response, body: script.replace(planted.drawn, planted.faulty) })
    })
    await page.reload()
    await newLetter(page, 'Partner letter')
    await write(page, '')
    await page.keyboard.press('Control+Enter')
    await broken.waitFor()
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await violations(page)).toEqual([])
    }
    await broken.getByRole('button', { name: 'Copy its data' }).click()
    expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toMatchObject({ type: 'page-break' })
    await write(page, ' Written beside it.')
    await saved(page)
    await page.evaluate(() => Object.assign(globalThis, { isMended: true }))
    await broken.getByRole('button', { name: 'Try again' }).click()
    await body.getByRole('separator', { name: 'Page break' }).waitFor()
    expect(await body.textContent()).toContain('Written beside it.')
  })

  test('a letter with a block that is not understood is read-only, keeps it, and goes back to its last whole version', async () => {
    const { page } = window
    const dialog = page.getByRole('dialog', { name: 'Version history' })
    const refused = page.getByRole('group', { name: 'Block that cannot be read' })
    await newLetter(page, 'Partner letter')
    await saved(page)
    await page.keyboard.press('Control+Alt+Y')
    await dialog.getByRole('textbox', { name: 'Name of this version' }).fill('Whole')
    await page.keyboard.press('Enter')
    await dialog
      .getByRole('option', { name: /^Whole/u })
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
    await write(page, ' Written before the damage.')
    await saved(page)
    const id = /letters\/([0-9a-f-]+)/u.exec(page.url())?.[1] ?? ''
    await page.goto('about:blank')
    const damaged = (): unknown => inStore("select letter from revisions where closed = 1 and letter like '%hologram%'")
    inStore(
      `update revisions set letter = replace(letter, '"type":"heading"', '"type":"hologram"') where letter_id = '${id}' and closed = 0`,
    )
    await page.goto(new URL(`/#/letters/${id}`, first.page.url()).href)
    await refused.first().waitFor()
    await page.getByText('Written before the damage.').waitFor()
    expect([await page.getByRole('textbox', { name: 'Letter body' }).count(), await violations(page)]).toEqual([0, []])
    await page.getByRole('button', { name: /^Go back to the version of/u }).click()
    await page.getByRole('textbox', { name: 'Letter body' }).waitFor()
    expect(damaged()).toHaveLength(1)
  })
})
