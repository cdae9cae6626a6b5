import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Session } from '../../backend/answers/index.ts'
import { stockedHouse } from '../backend/release/house.ts'
import { must } from '../backend/store/stores.ts'
import { author, reviewer } from '../core/review/house.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { newFolder } from './served.ts'
import { serveAs, sessionOf, type ServedAs } from './served-as.ts'
import { violations } from './violations.ts'
import { openWindow, type WindowPage } from './window-page.ts'

sayIfMissing()

const reason = 'The office moved to the quay.'

describe.skipIf(missing !== undefined)('the company’s values in the window', () => {
  let browser: Browser
  let served: ServedAs
  let opened: WindowPage
  let page: Page
  let sitting = sessionOf(author)
  const whoever: Session = { acting: () => sitting.acting(), actor: () => sitting.actor() }

  beforeAll(async () => {
    const folder = newFolder()
    await (await stockedHouse(join(folder, 'data'))).close()
    browser = await launchChromium()
    served = await serveAs(folder, whoever)
    opened = await openWindow(browser, served.address)
    page = opened.page
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  const company = async () => must(await served.store.house.versions()).filter(({ kind }) => kind === 'company')
  const office = (): Locator => page.getByRole('form', { name: 'What it says' }).getByRole('group').filter({ hasText: '{{uk.name}}' })

  test('are changed in the next version, beside a page that shows them as they are typed', async () => {
    await page.keyboard.press('Control+Alt+O')
    const companies = page.getByRole('navigation', { name: 'The house' }).locator('section').filter({ hasText: 'Company' })
    await companies.getByRole('link').first().click()
    await page.getByRole('button', { name: 'Make the next version …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Make the next version' })
    await dialog.getByRole('textbox').fill(reason)
    await page.keyboard.press('Enter')
    const name = office().getByRole('textbox', { name: 'Name' })
    await name.and(page.locator(':not([readonly])')).waitFor()
    await page.getByRole('region', { name: 'Pages' }).getByRole('img').first().waitFor()
    await page.waitForLoadState('networkidle')
    const pages = page.getByRole('region', { name: 'Pages' })
    const before = await pages.screenshot()
    await name.fill('Northlight Quayside Ltd')
    await page.getByText('Saved', { exact: true }).waitFor()
    await expect.poll(async () => (await pages.screenshot()).equals(before)).toBe(false)
    await office().getByRole('textbox', { name: 'Registered office' }).fill('1 Quayside\nBristol BS0 1AA')
    await office().getByRole('textbox', { name: 'Telephone' }).fill('0117 496 0200')
    await office().getByRole('textbox', { name: 'Registration number' }).fill('99222222')
    await expect
      .poll(async () => (await company()).find(({ state }) => state === 'draft')?.thing.content)
      .toMatchObject({
        'uk.name': 'Northlight Quayside Ltd',
        'uk.address': '1 Quayside\nBristol BS0 1AA',
        'uk.telephone': '0117 496 0200',
        'uk.number': '99222222',
      })
    expect(await violations(page)).toEqual([])
  })

  test('are sent to review by keys', async () => {
    await page.getByText('Saved', { exact: true }).waitFor()
    await page.keyboard.press('Control+Alt+s')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Note to the reviewers' }).fill('For the new year.')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await company()).map(({ number, state }) => `${String(number)} ${state}`)).toContain('2 in-review')
  })

  test('are approved on the desk by somebody else, who sees each value as it was and as it is to be', async () => {
    sitting = sessionOf(reviewer)
    await page.evaluate(() => (location.hash = '#/review'))
    await page.reload()
    await page.getByRole('list', { name: 'Waiting for you' }).getByRole('link').first().click()
    const desk = page.getByRole('main', { name: 'Under review' })
    await desk.getByText('Northlight Quayside Ltd').first().waitFor()
    const text = await desk.innerText()
    expect(['Northlight Vision UK Ltd', '99114711', '99222222', reason].map((words) => text.includes(words))).toEqual(Array(4).fill(true))
    await page.getByRole('button', { name: 'Approve v2' }).click()
    await expect.poll(async () => (await company()).map(({ number, state }) => `${String(number)} ${state}`)).toContain('2 approved')
  })

  test('stand there in both versions, with who wrote and who approved the newer one', async () => {
    const second = (await company()).find(({ number }) => number === 2)
    await page.evaluate((id) => (location.hash = `#/house/${id}`), second?.id ?? '')
    const versions = page.getByRole('listitem').filter({ hasText: reason })
    await versions.first().waitFor()
    expect(await versions.first().innerText()).toMatch(/v2[\s\S]*Approved[\s\S]*Ada Author/u)
    expect(opened.complaints).toEqual([])
  })

  test('a new letterhead is made beside them, with a letter on it as it is filled', async () => {
    sitting = sessionOf(author)
    await page.evaluate(() => (location.hash = '#/house'))
    await page.reload()
    await page.getByRole('button', { name: 'New …' }).click()
    const dialog = page.getByRole('dialog', { name: 'New in the house' })
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Quayside')
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('The quay has its own paper.')
    await dialog.getByRole('button', { name: 'Make the draft' }).click()
    await page.getByRole('heading', { name: 'Quayside' }).waitFor()
    await page.getByRole('region', { name: 'Pages' }).getByRole('img').first().waitFor()
    const made = must(await served.store.house.versions()).filter(({ kind, code }) => kind === 'letterhead' && code === 'quayside')
    expect(made.map(({ number, state, reason: why }) => [number, state, why])).toEqual([[1, 'draft', 'The quay has its own paper.']])
  })
})
