import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { square } from '../backend/images/pictures.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { serve, type Served } from './served.ts'
import { violations } from './violations.ts'
import { newLetter, openWindow } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined).each(['light', 'dark'] as const)('the window in %s, seen by axe', (theme) => {
  let browser: Browser
  let served: Served
  let page: Page

  beforeAll(async () => {
    browser = await launchChromium()
    served = await serve()
    page = (await openWindow(browser, served.address, theme)).page
  })
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  test('the empty start screen has no violations', async () => {
    expect(await violations(page)).toEqual([])
  })

  test('the letter beside its pages has no violations', async () => {
    await newLetter(page, 'Partner letter')
    expect(await violations(page)).toEqual([])
  })

  test('the checks have no violations', async () => {
    await page.getByRole('tab', { name: /Checks/u }).click()
    await page.getByRole('list', { name: 'Findings' }).waitFor()
    expect(await violations(page)).toEqual([])
  })

  test('the fields have no violations', async () => {
    await page.getByRole('tab', { name: /Fields/u }).click()
    expect(await violations(page)).toEqual([])
  })

  test('the files of a letter have no violations', async () => {
    await page.getByRole('tab', { name: /Files/u }).click()
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Enclose files', exact: false }).last().click()
    await (await chooser).setFiles({ name: 'Note.txt', mimeType: 'text/plain', buffer: Buffer.from('As agreed.') })
    await page.getByRole('button', { name: 'Take out Note.txt' }).waitFor()
    expect(await violations(page)).toEqual([])
  })

  test('the export dialog has no violations', async () => {
    await page.getByRole('button', { name: 'Export …' }).click()
    await page.getByRole('dialog', { name: 'Export' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  test('a picture that is being described has no violations', async () => {
    await page.getByRole('toolbar', { name: 'Formatting' }).getByRole('button', { name: 'Picture' }).click()
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Choose a PNG, JPEG or SVG file' }).click()
    await (await chooser).setFiles({ name: 'chart.png', mimeType: 'image/png', buffer: square })
    await page.getByRole('dialog', { name: 'Insert a picture' }).getByLabel('Description').waitFor()
    expect(await violations(page)).toEqual([])
  })

  test('a picture in the letter has no violations', async () => {
    const dialog = page.getByRole('dialog', { name: 'Insert a picture' })
    await dialog.getByLabel('Description').fill('A chart')
    await dialog.getByRole('button', { name: 'Insert' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByAltText('A chart').click()
    expect(await violations(page)).toEqual([])
  })

  test('the commands have no violations', async () => {
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: 'Commands' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  test('the start screen with letters has no violations', async () => {
    await page.getByRole('link', { name: 'Letters', exact: true }).click()
    await page.getByRole('grid', { name: 'Letters' }).waitFor()
    expect(await violations(page)).toEqual([])
  })

  test('the audit room has no violations', async () => {
    await page.getByRole('link', { name: 'Audit', exact: true }).click()
    await page.getByRole('region', { name: 'Letter created' }).waitFor()
    expect(await violations(page)).toEqual([])
  })

  test('the people of the house have no violations', async () => {
    await page.getByRole('link', { name: 'People', exact: true }).click()
    await page.getByText('Nobody has a profile here yet').waitFor()
    expect(await violations(page)).toEqual([])
  })

  test('the first start has no violations', async () => {
    await page.getByRole('main').getByRole('button', { name: 'Set up the house' }).click()
    await page.getByRole('dialog', { name: 'Set up the house' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  test('the list of backups has no violations', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('backups: list')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Backups' }).getByRole('listitem').first().waitFor()
    expect(await violations(page)).toEqual([])
  })
})
