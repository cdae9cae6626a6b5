import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Locator, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RequestName } from '../../core/requests/index.ts'
import { passphrase } from '../backend/release/house.ts'
import { author } from '../core/review/house.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { houseToSign, recipients } from './released-house.ts'
import { newFolder, serve, type Served } from './served.ts'
import { violations } from './violations.ts'
import { openWindow } from './window-page.ts'

sayIfMissing()

const password = 'seven quiet harbour lamps'

describe.skipIf(missing !== undefined)('signing many letters', () => {
  let browser: Browser
  let served: Served
  let page: Page
  let complaints: string[]

  beforeAll(async () => {
    const folder = newFolder()
    await houseToSign(folder)
    browser = await launchChromium()
    served = await serve(folder)
    ;({ page, complaints } = await openWindow(browser, served.address))
    for (const [name, input] of [
      ['people.unlock', { person: author.person.id, passphrase }],
      ['signing.makeTestCertificate', { password }],
    ] as const)
      await page.evaluate(
        ([request, body]) =>
          fetch(`/ask/${request}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body }).then(() => undefined),
        [name, JSON.stringify(input)] as const,
      )
    await page.reload()
    await page.getByRole('link', { name: 'Register' }).click()
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  function dialog(): Locator {
    return page.getByRole('dialog', { name: 'Sign letters' })
  }

  /** The next request of this name waits until the test lets it go. */
  async function hold(name: RequestName): Promise<{ readonly request: Promise<Route> }> {
    const { promise, resolve } = Promise.withResolvers<Route>()
    await page.route(`**/ask/${name}`, resolve, { times: 1 })
    return { request: promise }
  }

  test('begins with what nobody signed or sent yet', async () => {
    await page.getByRole('radio', { name: 'To sign' }).click()
    await page.getByRole('button', { name: 'Sign these 3 letters …' }).click()
    await dialog().getByText('3 of 3 that nobody signed yet.').waitFor()
    expect(await violations(page)).toEqual([])
  })

  test('names what a stopped run left, and goes on with the others with the words that were given', async () => {
    await page.route('**/ask/signing.signMany', async (route) => {
      const { releases } = route.request().postDataJSON() as { readonly releases: readonly string[] }
      await route.fulfill({ json: { ok: true, value: { signed: releases.slice(0, 1), before: [], failed: [], left: releases.slice(1) } } })
    })
    await dialog().getByRole('textbox', { name: 'Reason' }).fill('For the company')
    await dialog().getByLabel('Password of the key').fill(password)
    await dialog().getByRole('button', { name: 'Sign 3 letters' }).click()
    const report = page.getByRole('dialog', { name: 'Not all are signed' })
    await report.getByText('1 letter signed, 2 letters left as they were.').waitFor()
    expect(await report.getByRole('list', { name: 'Left as they were' }).getByRole('link').count()).toBe(2)
    await page.unroute('**/ask/signing.signMany')
    await report.getByRole('button', { name: 'Go on with the others …' }).click()
    expect(await dialog().getByRole('textbox', { name: 'Reason' }).inputValue()).toBe('For the company')
  })

  test('keeps its button in sight in every window', async () => {
    const before = page.viewportSize() ?? { width: 1440, height: 900 }
    for (const size of [
      { width: 1280, height: 800 },
      { width: 640, height: 400 },
    ]) {
      await page.setViewportSize(size)
      const { y, height } = (await dialog().getByRole('button', { name: 'Sign 3 letters' }).boundingBox()) ?? { y: -1, height: 0 }
      expect([y > 0, y + height < size.height]).toEqual([true, true])
    }
    await page.setViewportSize(before)
  })

  test('signs those that are chosen with one password, and tells which', async () => {
    await dialog()
      .getByRole('row', { name: `Notice to ${recipients[0]}` })
      .click()
    await dialog().getByLabel('Password of the key').fill(password)
    await dialog().getByRole('button', { name: 'Sign 2 letters' }).click()
    const report = page.getByRole('dialog', { name: 'All are signed' })
    await report.getByText('2 letters signed.').waitFor()
    expect(await violations(page)).toEqual([])
    expect((await report.getByRole('list', { name: 'Signed' }).getByRole('link').allInnerTexts()).toSorted()).toEqual(
      recipients.slice(1).map((recipient) => `Notice to ${recipient}`),
    )
  })

  test('says how far saving the signed files is, and ends it by Cancel, with the focus where it was begun', async () => {
    const report = page.getByRole('dialog', { name: 'All are signed' })
    const saving = await hold('signing.save')
    await page.route('**/ask/signing.progress', (route) => route.fulfill({ json: { ok: true, value: { done: 24, total: 60 } } }))
    await report.getByRole('button', { name: 'Save the 2 signed files' }).press('Enter')
    const bar = report.getByRole('progressbar', { name: 'Saving … 24 of 60' })
    await bar.waitFor()
    expect(await violations(page)).toEqual([])
    const [barBox, buttonBox] = [await bar.boundingBox(), await report.getByRole('button', { name: 'Close' }).boundingBox()]
    expect((barBox?.y ?? 0) + (barBox?.height ?? 0)).toBeLessThan(buttonBox?.y ?? 0)
    const [asked] = await Promise.all([
      page.waitForRequest('**/ask/signing.cancel'),
      report.getByRole('button', { name: 'Cancel' }).press('Enter'),
    ])
    const { ticket } = (await saving.request).request().postDataJSON() as { readonly ticket: string }
    expect(asked.postDataJSON()).toEqual({ ticket })
    const cancelled = { ok: false, error: { code: 'cancelled', message: 'Saving was cancelled; nothing was written.' } }
    await (await saving.request).fulfill({ json: cancelled })
    await page.getByText('Saving was cancelled; nothing was written.').waitFor()
    await bar.waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Save the 2 signed files')
    await page.unroute('**/ask/signing.progress')
  })

  test('keeps the buttons of its report in sight where the letters scroll', async () => {
    const before = page.viewportSize() ?? { width: 1440, height: 900 }
    await page.setViewportSize({ width: 640, height: 260 })
    const report = page.getByRole('dialog', { name: 'All are signed' })
    const { y, height } = (await report.getByRole('button', { name: 'Close' }).boundingBox()) ?? { y: -1, height: 0 }
    expect([y > 0, y + height < 260]).toEqual([true, true])
    await page.setViewportSize(before)
  })

  test('saves the signed files in one folder from there', async () => {
    const report = page.getByRole('dialog', { name: 'All are signed' })
    await report.getByRole('button', { name: 'Save the 2 signed files' }).click()
    await page.getByText(/^Saved: 2 signed files in Signed letters/u).waitFor()
    const [name = ''] = readdirSync(served.exports)
    expect(readdirSync(join(served.exports, name)).toSorted()).toEqual(
      recipients
        .slice(1)
        .map((recipient) => `Notice to ${recipient}-signed.pdf`)
        .toSorted(),
    )
  })

  test('saves them for whoever leaves meanwhile, too', async () => {
    const report = page.getByRole('dialog', { name: 'All are signed' })
    const saving = await hold('signing.save')
    await report.getByRole('button', { name: 'Save the 2 signed files' }).click()
    await report.getByRole('progressbar').waitFor()
    await page.keyboard.press('Escape')
    await report.waitFor({ state: 'detached' })
    await (await saving.request).continue()
    await page.getByText(/^Saved: 2 signed files in Signed letters .+ \(2\)/u).waitFor()
    expect(readdirSync(served.exports).length).toBe(2)
  })

  test('says of a list that holds nothing why it does', async () => {
    await page.getByRole('radio', { name: 'To recall' }).click()
    await page.getByText('No letter carries a withdrawn clause.').waitFor()
    await page.getByRole('radio', { name: 'To sign' }).click()
  })

  test('leaves the others to be signed, and those that were signed for trying out alone', async () => {
    await page.getByRole('button', { name: 'Sign these 3 letters …' }).click()
    await dialog().getByText('3 of 3 that nobody signed yet, or only for trying out.').waitFor()
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    const letters = page.getByRole('list', { name: 'Released letters' }).getByRole('link')
    expect((await letters.allInnerTexts()).map((text) => text.includes('Signed for trying out')).toSorted()).toEqual([false, true, true])
    expect(complaints).toEqual([])
  })
})
