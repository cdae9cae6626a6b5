import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore, outsideHere } from '../../backend/store/index.ts'
import { verifyLog } from '../../core/audit/index.ts'
import { letterOf, must } from '../backend/store/stores.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { newFolder, serve, type Served } from './served.ts'
import { openWindow } from './window-page.ts'

sayIfMissing()

/** A data folder with a trail that is longer than what a window shows at once. */
async function longTrail(): Promise<string> {
  const folder = newFolder()
  const store = must(await openStore(join(folder, 'data'), outsideHere()))
  for (let count = 0; count < 250; count += 1) must(await store.createLetter(letterOf(String(count))))
  const { id } = must(await store.createLetter(letterOf('the last')))
  must(await store.renameLetter(id, 'The last letter'))
  await store.close()
  return folder
}

describe.skipIf(missing !== undefined)('the audit room', () => {
  let browser: Browser
  let served: Served
  let page: Page
  let complaints: string[]

  beforeAll(async () => {
    browser = await launchChromium()
    // Without a library there is nothing to import, so the trail holds what is written above and nothing else.
    served = await serve(await longTrail(), ['--library', newFolder()])
    ;({ page, complaints } = await openWindow(browser, served.address))
    await page.keyboard.press('Control+Alt+u')
    await page.getByText('252 entries').waitFor()
  })
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  const details = () => page.locator('.audit-details')

  test('shows the newest entry with its digests before and after', async () => {
    await expect
      .poll(() => details().innerText())
      .toMatch(/Letter renamed[\s\S]*Entry 252[\s\S]*Digest before\n[0-9a-f]{64}\nDigest after\n[0-9a-f]{64}/u)
  })
  test('reaches the oldest entry by keys, with few rows in the page', async () => {
    await page.getByRole('listbox', { name: 'Entries' }).focus()
    await page.keyboard.press('End')
    await expect.poll(() => details().innerText()).toContain('Entry 1,')
    expect(await page.getByRole('option').count()).toBeLessThan(80)
  })
  test('narrows the list to a kind, and shows all again', async () => {
    await page.getByRole('button', { name: /What/u }).click()
    await page.getByRole('option', { name: 'Letter renamed', exact: true }).click()
    await page.getByText('1 entry', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Show all' }).click()
    await page.getByText('252 entries').waitFor()
  })
  test('follows what happened to one letter, and names it in the filter', async () => {
    await page.getByRole('button', { name: 'Everything that happened to it' }).click()
    await page.getByText('2 entries').waitFor()
    await expect.poll(() => page.getByRole('textbox', { name: 'What it happened to' }).inputValue()).toBe('The last letter')
    await page.getByRole('button', { name: 'Show all' }).click()
  })
  test('finds the entries of a letter by words of its title', async () => {
    await page.getByRole('textbox', { name: 'What it happened to' }).fill('LAST lett')
    await page.getByText('2 entries').waitFor()
    await page.getByRole('button', { name: 'Show all' }).click()
  })
  test('says at the field that the last day is before the first, and lists what is from the first on', async () => {
    await page.getByLabel('From').fill('2020-01-02')
    await page.getByLabel('Until').fill('2020-01-01')
    await page.getByText('This day is before the first.').waitFor()
    await page.getByText('252 entries').waitFor()
    await page.getByLabel('Until').fill('2020-01-03')
    await page.getByText('No entry is of this kind, person, thing and time.').waitFor()
    expect(await page.getByText('This day is before the first.').count()).toBe(0)
    await page.getByRole('button', { name: 'Show all', exact: true }).click()
  })
  test('the head of a column stands over it, whatever room the scroll bar takes', async () => {
    const lefts = (row: string): Promise<number[]> =>
      page
        .locator(row)
        .first()
        .evaluate((parts) => [...parts.children].map((part) => Math.round(part.getBoundingClientRect().left)))
    expect(await page.locator('.audit-list').evaluate((list) => list.getBoundingClientRect().width - list.clientWidth)).toBeGreaterThan(5)
    expect(await lefts('.audit-head')).toEqual(await lefts('.audit-row'))
  })
  test('says of a day on which nothing happened that there is nothing', async () => {
    await page.getByLabel('Until').fill('2020-01-01')
    await page.getByText('No entry is of this kind, person, thing and time.').waitFor()
    await page.getByRole('button', { name: 'Show all entries' }).click()
  })
  test('exports a log that verifies by itself, and how to verify it', async () => {
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    await page.getByText('and how to verify it.').waitFor()
    const files = readdirSync(served.exports)
    const log = readFileSync(join(served.exports, files.find((name) => name.endsWith('.jsonl')) ?? ''), 'utf8')
    expect([files.length, verifyLog(log)]).toEqual([2, { ok: true, value: expect.objectContaining({ entries: 252 }) }])
  })
  test('says that the trail holds, and names the entry that somebody changed', async () => {
    await page.getByRole('button', { name: 'Verify', exact: true }).click()
    await page.getByText('The trail holds.').waitFor()
    const file = new DatabaseSync(join(served.folder, 'data', 'chancery.sqlite'))
    file.exec("drop trigger audit_update; drop trigger audit_rekey; update audit set actor = 'somebody' where seq = 17")
    file.close()
    await page.getByRole('button', { name: 'Verify', exact: true }).click()
    await page.getByText('Entry 17 of the audit trail was changed').waitFor()
  })
  test('leaves no complaint in the browser', () => {
    expect(complaints).toEqual([])
  })
})

describe.skipIf(missing !== undefined)('backups in the window', () => {
  let browser: Browser
  let served: Served
  let page: Page

  beforeAll(async () => {
    browser = await launchChromium()
    served = await serve(await longTrail())
    page = (await openWindow(browser, served.address)).page
  })
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  test('a letter that was removed is back after a restore; which backup stands now and how to get back is said, once', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('back up now')
    await page.keyboard.press('Enter')
    await page.getByText('A backup was made.').waitFor()
    await page.getByRole('button', { name: 'More about The last letter' }).click()
    await page.getByRole('menuitem', { name: 'Remove' }).click()
    await expect.poll(() => page.getByRole('row', { name: 'The last letter' }).count()).toBe(0)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('backups: list')
    await page.keyboard.press('Enter')
    const made = page.getByRole('listitem').filter({ hasText: 'Made by hand' })
    await made.getByRole('button', { name: /^Restore/u }).click()
    await page.getByRole('button', { name: 'Restore', exact: true }).click()
    await page.getByRole('row', { name: 'The last letter' }).waitFor()
    const kinds = readdirSync(join(served.folder, 'data', 'backups')).map((name) => name.replace(/^chancery-[^-]*-/u, ''))
    expect(kinds).toEqual(expect.arrayContaining(['before-restore.sqlite', 'by-hand.sqlite']))
    const said = page.getByText(
      /^The backup of \d+ \w+ \d{4}.* was restored: everything here is as it was then\. What was here before is the newest backup “Before a restore”/u,
    )
    await said.waitFor()
    await page.getByRole('button', { name: 'Show backups' }).click()
    await page.getByRole('list', { name: 'Backups' }).getByRole('listitem').filter({ hasText: 'Before a restore' }).waitFor()
    await page.keyboard.press('Escape')
    await page.reload()
    await page.getByRole('row', { name: 'The last letter' }).waitFor()
    expect(await said.count()).toBe(0)
  })
})
