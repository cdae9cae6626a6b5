import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { serve, type Served } from './served.ts'
import { tabTo } from './tab-to.ts'
import { violations } from './violations.ts'
import { openWindow, type WindowPage } from './window-page.ts'

sayIfMissing()

const passphrase = 'seven quiet harbour lamps'

describe.skipIf(missing !== undefined)('the people of the house', () => {
  let browser: Browser
  let served: Served
  let opened: WindowPage

  beforeAll(async () => {
    browser = await launchChromium()
    served = await serve()
    opened = await openWindow(browser, served.address)
  })
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  test('set up the house, lock, unlock and add a colleague by keys alone', async () => {
    const { page, complaints } = opened
    await page.keyboard.press('Control+Alt+k')
    const setUp = page.getByRole('dialog', { name: 'Set up the house' })
    await setUp.waitFor()
    await tabTo(page, 'Name')
    await page.keyboard.type('Ada Author')
    await tabTo(page, 'Passphrase')
    await page.keyboard.type('too short')
    await tabTo(page, 'Passphrase, again')
    await page.keyboard.type('too short')
    await page.keyboard.press('Enter')
    await setUp.getByRole('alert').getByText('it needs at least 12').waitFor()
    for (const field of ['Passphrase', 'Passphrase, again']) {
      await tabTo(page, field)
      await page.keyboard.type(passphrase)
    }
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Here as Ada Author' }).waitFor()

    await page.keyboard.press('Control+Alt+k')
    await page.getByRole('button', { name: 'Unlock …' }).waitFor()
    await page.getByText('The key of Ada Author is locked.').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.notice').waitFor({ state: 'detached' })

    await page.keyboard.press('Control+Alt+k')
    const unlock = page.getByRole('dialog', { name: 'Unlock' })
    await unlock.waitFor()
    // The dialog takes the focus when it has opened; what is typed before that goes elsewhere.
    const typed = async (): Promise<string> => {
      await tabTo(page, 'Passphrase')
      await page.keyboard.press('Control+a')
      await page.keyboard.type('a wrong passphrase')
      return unlock.getByLabel('Passphrase').inputValue()
    }
    await expect.poll(typed).toBe('a wrong passphrase')
    await page.keyboard.press('Enter')
    await unlock.getByRole('alert').getByText('That is not the passphrase.').waitFor()
    expect(await unlock.getByLabel('Passphrase').inputValue()).toBe('')
    // Sooner than a second after the wrong one, it is not tried.
    const here = page.getByRole('button', { name: 'Here as Ada Author' })
    const tried = async (): Promise<boolean> => {
      if (await here.isVisible()) return true
      const field = unlock.getByLabel('Passphrase')
      if (await field.isVisible()) {
        await field.fill(passphrase, { timeout: 300 }).catch(() => undefined)
        await page.keyboard.press('Enter')
      }
      return false
    }
    await expect.poll(tried, { timeout: 15_000, interval: 1200 }).toBe(true)

    await page.keyboard.press('Control+Alt+h')
    await page.getByRole('list', { name: 'People of the house' }).getByText('Ada Author').waitFor()
    await tabTo(page, 'Add a person …')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Add a person' }).waitFor()
    const secrets = [
      ['Their passphrase', 'a first passphrase'],
      ['Their passphrase, again', 'a first passphrase'],
      ['Your own passphrase', passphrase],
    ] as const
    for (const [field, text] of [['Name', 'Rita Reviewer'] as const, ...secrets]) {
      await tabTo(page, field)
      await page.keyboard.type(text)
    }
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('Nobody is in the house without a role.').waitFor()
    for (const role of ['Reviewer', 'Author']) {
      await page.getByRole('checkbox', { name: role }).focus()
      await page.keyboard.press('Space')
    }
    // What was typed into the fields is still there.
    await page.keyboard.press('Enter')
    await page.getByRole('list', { name: 'People of the house' }).getByText('Rita Reviewer').waitFor()

    // Names who stands in while she is away, and ends it.
    await page.keyboard.press('Control+Alt+w')
    const standIn = page.getByRole('dialog', { name: 'Name a stand-in' })
    await standIn.getByText('who is away').first().waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent), 'its first field has the focus').toMatch(/\w/u)
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('choice-button')
    await tabTo(page, 'Last day')
    await page.keyboard.type('1 March 2099')
    await page.keyboard.press('Enter')
    await page.getByRole('list', { name: 'Who stands in for whom' }).getByText('Now', { exact: true }).waitFor()
    await page.getByRole('button', { name: /^End: / }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('Nobody stands in for anybody.').waitFor()
    expect(complaints).toEqual([])
  }, 90_000)

  test('an administrator issues a new key for a forgotten passphrase, after one wrong of their own', async () => {
    const { page, complaints } = opened
    const rows = page.getByRole('list', { name: 'People of the house' })
    await page.getByRole('button', { name: 'More about Rita Reviewer' }).click()
    await page.getByRole('menuitem', { name: 'New key, new passphrase …' }).click()
    const dialog = page.getByRole('dialog', { name: 'A new key for Rita Reviewer' })
    const fresh = 'another first passphrase'
    await dialog.getByLabel('Their new passphrase', { exact: true }).fill(fresh)
    await dialog.getByLabel('Their new passphrase, again').fill(fresh)
    await dialog.getByLabel('Your own passphrase').fill('not my own passphrase')
    await dialog.getByRole('button', { name: 'Issue the key' }).click()
    await dialog.getByRole('alert').getByText('That is not your own passphrase.').waitFor()
    const own = dialog.getByLabel('Your own passphrase')
    expect([
      await dialog.getByLabel('Their new passphrase', { exact: true }).inputValue(),
      await own.inputValue(),
      await own.evaluate((field) => field === document.activeElement),
    ]).toEqual([fresh, '', true])
    const isIssued = async (): Promise<boolean> => {
      if (!(await dialog.isVisible())) return true
      await own.fill(passphrase)
      await page.keyboard.press('Enter')
      return false
    }
    // Sooner than a second after the wrong one, it is not tried.
    await expect.poll(isIssued, { timeout: 15_000, interval: 1200 }).toBe(true)
    await rows.getByRole('listitem').filter({ hasText: 'Rita Reviewer' }).getByText('1 former key').waitFor()
    expect(complaints).toEqual([])
  }, 90_000)

  test('whoever unlocked last is asked for first', async () => {
    const { page, complaints } = opened
    await page.getByRole('button', { name: 'Here as Ada Author' }).click()
    await page.getByRole('menuitem', { name: 'Switch person …' }).click()
    await page.getByRole('dialog', { name: 'Switch person' }).getByLabel('Passphrase').fill('another first passphrase')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Here as Rita Reviewer' }).waitFor()
    await page.keyboard.press('Control+Alt+k')
    await page.getByRole('button', { name: 'Unlock …' }).click()
    await page
      .getByRole('dialog', { name: 'Unlock' })
      .getByRole('button', { name: /Rita Reviewer/u })
      .waitFor()
    expect(complaints).toEqual([])
  }, 60_000)

  test('a person takes their profile to another computer as a file that their passphrase opens', async () => {
    const { page, complaints } = opened
    const secret = 'another first passphrase'
    await page
      .getByRole('button', { name: 'Unlock …' })
      .or(page.getByRole('dialog', { name: 'Unlock' }))
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'More about Rita Reviewer' }).click()
    await page.getByRole('menuitem', { name: 'Export profile …' }).click()
    const exporting = page.getByRole('dialog', { name: 'Export the profile of Rita Reviewer' })
    await exporting.getByLabel('Passphrase of Rita Reviewer').fill(secret)
    await page.keyboard.press('Enter')
    const file = 'Profile of Rita Reviewer.json'
    await page.getByText(`${file} is written.`).waitFor()
    expect(readdirSync(served.exports)).toEqual([file])
    expect(readFileSync(join(served.exports, file), 'utf8')).not.toContain('Rita')

    const elsewhere = await serve()
    try {
      const there = await openWindow(browser, elsewhere.address)
      await there.page.evaluate(() => (location.hash = '#/people'))
      await there.page.getByText('Nobody has a profile here yet').waitFor()
      const chooser = there.page.waitForEvent('filechooser')
      await there.page.getByRole('button', { name: 'Import a profile …' }).click()
      await (await chooser).setFiles(join(served.exports, file))
      const importing = there.page.getByRole('dialog', { name: 'Import a profile' })
      await importing.getByText(file).waitFor()
      expect(await violations(there.page)).toEqual([])
      const secretField = importing.getByLabel('Passphrase of the person')
      await secretField.fill('not the passphrase of hers')
      await there.page.keyboard.press('Enter')
      await importing.getByRole('alert').getByText('That is not the passphrase').waitFor()
      expect(await secretField.inputValue()).toBe('')
      await secretField.fill(secret)
      await there.page.keyboard.press('Enter')
      await importing.waitFor({ state: 'detached' })
      const row = there.page.getByRole('list', { name: 'People of the house' }).getByRole('listitem').filter({ hasText: 'Rita Reviewer' })
      await row.getByText(/^Key [0-9a-f]{8} …/u).waitFor()
      await there.page.keyboard.press('Control+Alt+k')
      await there.page.getByRole('dialog', { name: 'Unlock' }).getByLabel('Passphrase').fill(secret)
      await there.page.keyboard.press('Enter')
      await there.page.getByRole('button', { name: 'Here as Rita Reviewer' }).waitFor()
      expect([complaints, there.complaints]).toEqual([[], []])
    } finally {
      await elsewhere.close()
    }
  })
})
