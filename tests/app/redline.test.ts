import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Locator, Worker } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { serve, type Served } from './served.ts'
import { anotherWindow, closeAllBut, importLetter, openWindow, type WindowPage } from './window-page.ts'
import { violations } from './violations.ts'

sayIfMissing()

const letter = `---
title: Letter with an older certificate
template: partner-letter
date: 2026-11-23
partner: { name: Harrow & Lane Ltd }
signatory: { name: Ines Castell, title: Marketing Director, organisation: Northlight Vision UK Ltd }
---
We write to tell you where we stand.

::clause{code="certification/secure-build-scheme" version="1"}
`

describe.skipIf(missing !== undefined)('the newer version of a clause in a letter', () => {
  let browser: Browser
  let served: Served
  let first: WindowPage
  let window: WindowPage
  let dialog: Locator

  beforeAll(async () => {
    browser = await launchChromium()
    served = await serve()
    first = await openWindow(browser, served.address)
  })
  beforeEach(async () => {
    window = await anotherWindow(first)
    const { page } = window
    const file = join(served.folder, 'letter.md')
    writeFileSync(file, letter)
    await importLetter(page, file)
    await page.getByRole('tab', { name: /Checks/u }).click()
    await page.getByRole('button', { name: 'Take version 2 of the clause.' }).click()
    dialog = page.getByRole('dialog')
    await dialog.getByRole('region', { name: 'Redline v1 → v2' }).waitFor()
  })
  afterEach(async () => {
    await closeAllBut(first)
  })
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  test('is compared word by word before it is taken', async () => {
    expect(await dialog.locator('del').count()).toBeGreaterThan(0)
    expect(await dialog.locator('ins').count()).toBeGreaterThan(0)
    expect(await window.page.locator('.letter-text').getByText('v1', { exact: true }).count()).toBe(1)
  })

  test('is taken from there', async () => {
    await dialog.getByRole('button', { name: 'Take version 2' }).click()
    await window.page.getByText('Version 2 stands in the letter now.').waitFor()
    expect(await window.page.locator('.letter-text').getByText('v2', { exact: true }).count()).toBe(1)
  })

  test('F8 leads to each change, and from the last to the first', async () => {
    const count = await dialog.locator('[data-change]').count()
    const seen: (string | null)[] = []
    for (let press = 0; press <= count; press += 1) {
      await window.page.keyboard.press('F8')
      seen.push(await window.page.evaluate(() => document.activeElement?.getAttribute('data-change') ?? null))
    }
    expect(seen).toEqual([...Array.from({ length: count }, (_, index) => String(index + 1)), '1'])
  })

  test('stands beside the older one on request', async () => {
    await dialog.getByRole('radio', { name: 'Side by side' }).click()
    const [before, after] = ['before', 'after'].map((side) => dialog.locator(`[data-side=${side}]`)) as [Locator, Locator]
    const found = await Promise.all(
      [before.locator('del'), before.locator('ins'), after.locator('ins'), after.locator('del')].map(
        async (marks) => (await marks.count()) > 0,
      ),
    )
    expect(found).toEqual([true, false, true, false])
  })

  test('is compared in a worker of its own, which ends with the dialog', async () => {
    const { page } = window
    const isOfRedline = (worker: Worker): boolean => /redline-worker/u.test(worker.url())
    expect(page.workers().filter(isOfRedline)).toHaveLength(1)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => page.workers().filter(isOfRedline)).toEqual([])
  })

  test('is compared in a worker that the content security policy lets run, with nothing to complain of', async () => {
    expect([window.complaints, await violations(window.page)]).toEqual([[], []])
  })
})
