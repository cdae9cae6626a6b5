import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readVerificationPage } from '../../backend/places/index.ts'
import { readPem, signLetter } from '../../backend/signature/index.ts'
import { openStore, outsideHere } from '../../backend/store/index.ts'
import { Authority } from '../backend/signature/authority/index.ts'
import { must } from '../backend/store/stores.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { drop } from './drop.ts'
import { releasedHouse } from './released-house.ts'
import { newFolder, serve, type Served } from './served.ts'
import { violations } from './violations.ts'
import { openWindow } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('the desk where PDFs are verified', () => {
  let browser: Browser
  let served: Served
  let page: Page
  let authority: Authority
  let signed: Buffer

  beforeAll(async () => {
    const folder = newFolder()
    const { releases } = await releasedHouse(folder)
    authority = await Authority.start()
    signed = await signedLetter(folder, releases[0] ?? '')
    browser = await launchChromium()
    served = await serve(folder)
    page = (await openWindow(browser, served.address)).page
    await page.evaluate(() => {
      location.hash = '#/register/verify'
    })
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
    await authority[Symbol.asyncDispose]()
  })

  async function signedLetter(folder: string, release: string): Promise<Buffer> {
    const store = must(await openStore(join(folder, 'data'), outsideHere()))
    const letter = must(await store.register.file(must(await store.register.open(release)).pdf.digest))
    await store.close()
    const leaf = authority.leaf('p-256')
    const identity = must(readPem(readFileSync(leaf.key, 'utf8') + readFileSync(leaf.chain, 'utf8'), ''))
    const outcome = await signLetter(letter, identity, { at: new Date(), level: 'B-T', authorities: [authority.timestampAddress] })
    return Buffer.from(must(outcome).bytes)
  }

  async function choose(...files: { name: string; buffer: Buffer }[]): Promise<void> {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Choose files …' }).click()
    await (await chooser).setFiles(files.map((file) => ({ ...file, mimeType: 'application/octet-stream' })))
  }

  test('says of a signed letter of this house in one sentence that it is valid, and what that rests on', async () => {
    await choose({ name: 'scope-notice.pdf', buffer: signed })
    const report = page.getByRole('article', { name: 'scope-notice.pdf' })
    await expect.poll(() => report.innerText()).toMatch(/Valid\. The signature by A\. Person is valid/u)
    const said = await report.innerText()
    expect(said).toMatch(/by the clock of Chancery test timestamps/u)
    expect(said).toMatch(/begins, byte for byte, with the pages/u)
    expect(said).toMatch(/this house, /u)
    expect(await report.getByRole('row').count()).toBeGreaterThan(1)
  })

  test('lets only those count whom the person trusts, once their certificates are there', async () => {
    await choose({ name: 'stranger.pem', buffer: readFileSync(authority.leaf('p-256', { fault: 'self-signed' }).certificate) })
    const report = page.getByRole('article', { name: 'scope-notice.pdf' })
    await expect.poll(() => report.innerText()).toMatch(/Not valid\. The signature by A\. Person is not by anybody whom/u)
    await choose({ name: 'root.pem', buffer: readFileSync(authority.root) })
    await expect.poll(() => report.innerText()).toMatch(/Valid\. The signature/u)
    await page.getByRole('button', { name: 'Trust root.pem no more' }).click()
    await expect.poll(() => report.innerText()).toMatch(/Not valid\./u)
    await page.getByRole('button', { name: 'Trust stranger.pem no more' }).click()
    await expect.poll(() => report.innerText()).toMatch(/Valid\. The signature/u)
  })

  test('says what is wrong with a file in which one byte was changed, with one that is no PDF, and with one that is too large', async () => {
    const changed = Buffer.from(signed)
    changed[2000] = (changed[2000] ?? 0) ^ 1
    await choose({ name: 'changed.pdf', buffer: changed }, { name: 'notes.txt', buffer: Buffer.from('Dear Partner') })
    await expect
      .poll(() => page.getByRole('article', { name: 'changed.pdf' }).innerText())
      .toMatch(/Not valid\. What was signed was changed since/u)
    expect(await page.getByRole('article', { name: 'changed.pdf' }).innerText()).toMatch(/only what this file claims[^]*Approved/u)
    expect(await page.getByRole('article', { name: 'scope-notice.pdf' }).innerText()).not.toMatch(/claims/u)
    await expect.poll(() => page.getByRole('article', { name: 'notes.txt' }).innerText()).toMatch(/Not readable\. /u)
  })

  test('judges what is dropped on it', async () => {
    await drop(page, '.verify-desk', { name: 'dropped.pdf', mimeType: 'application/pdf', buffer: Buffer.from(signed) })
    await expect.poll(() => page.getByRole('article', { name: 'dropped.pdf' }).innerText()).toMatch(/Valid\. The signature/u)
  })

  test('saves the page on which a partner verifies without Chancery', async () => {
    await page.getByRole('button', { name: 'Save the page for partners' }).click()
    await page.getByText(/^Saved: Verify a PDF\.html/u).waitFor()
    expect(readFileSync(join(served.exports, 'Verify a PDF.html'))).toEqual(readVerificationPage())
  })

  test.each(['light', 'dark'] as const)('has nothing that axe objects to in %s', async (theme) => {
    await page.emulateMedia({ colorScheme: theme })
    expect(await violations(page)).toEqual([])
  })
})
