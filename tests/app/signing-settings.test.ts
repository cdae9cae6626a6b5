import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Authority } from '../backend/signature/authority/index.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { serve, type Served } from './served.ts'
import { violations } from './violations.ts'
import { openWindow } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('the settings of signing', () => {
  let browser: Browser
  let served: Served
  let page: Page
  let complaints: string[]
  let authority: Authority

  beforeAll(async () => {
    authority = await Authority.start()
    browser = await launchChromium()
    served = await serve()
    ;({ page, complaints } = await openWindow(browser, served.address))
    await page.evaluate(
      (founder) =>
        fetch('/ask/people.found', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(founder) }).then(
          () => undefined,
        ),
      { name: 'Ines Castell', roles: ['author', 'administrator'], passphrase: 'seven quiet harbour lamps' },
    )
    await page.reload()
    await page.getByRole('heading', { name: 'New letter' }).waitFor()
    await page.keyboard.press('ControlOrMeta+,')
    await page.getByRole('dialog', { name: 'Settings' }).waitFor()
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
    await authority[Symbol.asyncDispose]()
  })

  test('take the addresses of timestamp authorities, and say what is none', async () => {
    const address = page.getByLabel('Address of another one')
    const add = page.getByRole('button', { name: 'Add', exact: true })
    await address.fill('time.example')
    await add.click()
    await page.getByText('An address of HTTP or HTTPS without a password, such as https://time.example/tsa.').waitFor()
    for (const each of ['https://time.example/tsa', 'https://second.example/tsa']) {
      await address.fill(each)
      await add.click()
      await page.getByRole('list', { name: 'Timestamp authorities' }).getByText(each).waitFor()
    }
    await page.getByRole('button', { name: 'Ask first: https://second.example/tsa' }).click()
    const rows = page.getByRole('list', { name: 'Timestamp authorities' }).getByRole('listitem')
    await expect.poll(() => rows.first().innerText()).toMatch(/second\.example[^]*asked first/u)
  })

  test('bring back an authority that was removed by mistake', async () => {
    await page.getByRole('button', { name: 'Remove https://time.example/tsa' }).click()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: 'Remove https://time.example/tsa' }).waitFor()
  })

  test('make a test certificate, mark it, and remove it once that is meant', async () => {
    await page.getByRole('button', { name: 'Make a test certificate …' }).click()
    const making = page.getByRole('dialog', { name: 'Make a test certificate' })
    await making.getByLabel('Password for signing with it').fill('one')
    await making.getByLabel('The same password, again').fill('another')
    await making.getByRole('button', { name: 'Make it' }).click()
    await making.getByText('The two passwords are not the same.').waitFor()
    await making.getByLabel('Password for signing with it').fill('one')
    await making.getByLabel('The same password, again').fill('one')
    await making.getByRole('button', { name: 'Make it' }).click()
    const row = page.getByRole('list', { name: 'Your certificates' }).getByRole('listitem')
    await row.getByText('Test certificate', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Remove Ines Castell (test certificate)' }).click()
    await page.getByRole('dialog', { name: 'Remove this certificate?' }).getByRole('button', { name: 'Remove it' }).click()
    await row.waitFor({ state: 'detached' })
  })

  test('keep whom to trust for every verification', async () => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Add certificates …' }).click()
    await (await chooser).setFiles(authority.root)
    await page.getByRole('list', { name: 'Trusted certificates' }).getByText('Chancery test root').waitFor()
  })

  test.each(['light', 'dark'] as const)('have nothing that axe objects to in %s', async (theme) => {
    await page.emulateMedia({ colorScheme: theme })
    expect(await violations(page)).toEqual([])
  })

  test('are told where a PDF is verified', async () => {
    await page.keyboard.press('Escape')
    await page.evaluate(() => {
      location.hash = '#/register/verify'
    })
    await page.getByText('This house trusts Chancery test root').waitFor()
    expect(complaints).toEqual([])
  })
})
