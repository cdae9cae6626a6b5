import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { passphrase } from '../backend/release/house.ts'
import { Authority } from '../backend/signature/authority/index.ts'
import { softModule, SoftToken, whyNoToken } from '../../scripts/soft-token.ts'
import { author } from '../core/review/house.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { houseToSign } from './released-house.ts'
import { newFolder, serve, type Served } from './served.ts'
import { violations } from './violations.ts'
import { openWindow } from './window-page.ts'

sayIfMissing()
if (whyNoToken !== undefined) process.stdout.write(`Skipped: the window with a key on a token (${whyNoToken}).\n`)

describe.skipIf(missing !== undefined || whyNoToken !== undefined)('a certificate on a token', () => {
  let browser: Browser
  let served: Served
  let page: Page
  let complaints: string[]
  let authority: Authority
  let token: SoftToken

  beforeAll(async () => {
    authority = await Authority.start()
    token = new SoftToken()
    const leaf = authority.leaf('p-256')
    token.add('My key', 'a1', leaf, [leaf.certificate, authority.intermediate])
    const folder = newFolder()
    await houseToSign(folder)
    browser = await launchChromium()
    served = await serve(folder, ['--pkcs11', softModule])
    ;({ page, complaints } = await openWindow(browser, served.address))
    await page.evaluate(
      (body) =>
        fetch('/ask/people.unlock', { method: 'POST', headers: { 'content-type': 'application/json' }, body }).then(() => undefined),
      JSON.stringify({ person: author.person.id, passphrase }),
    )
    await page.reload()
    await page.getByRole('heading', { name: 'New letter' }).waitFor()
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
    token[Symbol.dispose]()
    await authority[Symbol.asyncDispose]()
  })

  const dialog = (name: string): Locator => page.getByRole('dialog', { name })

  test('is added from the settings: its library, what is on the token, and no PIN', async () => {
    await page.keyboard.press('ControlOrMeta+,')
    await page.getByRole('button', { name: 'Add from a token …' }).click()
    const adding = dialog('Add a certificate on a token')
    await adding.getByRole('button', { name: /Library of the token/u }).click()
    await page.getByRole('option', { name: 'libsofthsm2.so' }).click()
    await adding.getByText('1 token is there.').waitFor()
    expect([await adding.getByRole('textbox').count(), await violations(page)]).toEqual([0, []])
    await adding.getByRole('button', { name: 'Add A. Person' }).click()
    await page
      .getByRole('list', { name: 'Your certificates' })
      .getByText(/P-256, on a token/u)
      .waitFor()
    await adding.waitFor({ state: 'detached' })
    await dialog('Settings').getByRole('button', { name: 'Close' }).click()
  })

  test('waits, before it is known who sits here, until it is: a house that is not known yet is not set up anew', async () => {
    const known = Promise.withResolvers<void>()
    await page.route('**/ask/people.state', async (route) => {
      await known.promise
      await route.continue()
    })
    await page.reload()
    await page.getByRole('heading', { name: 'New letter' }).waitFor()
    await page.keyboard.press('ControlOrMeta+,')
    await page.getByRole('button', { name: 'Add from a token …' }).click()
    const asked = await dialog('Set up the house').count()
    known.resolve()
    await dialog('Add a certificate on a token').getByRole('button', { name: 'Cancel' }).click()
    await page.unrouteAll({ behavior: 'wait' })
    await dialog('Settings').getByRole('button', { name: 'Close' }).click()
    expect(asked).toBe(0)
  })

  test('signs nothing under a wrong PIN, and says what the token says', async () => {
    await page.getByRole('link', { name: 'Register' }).click()
    await page.getByRole('radio', { name: 'To sign' }).click()
    await page.getByRole('button', { name: 'Sign these 3 letters …' }).click()
    const signing = dialog('Sign letters')
    await signing.getByRole('textbox', { name: 'Reason' }).fill('For the company')
    await signing.getByLabel('PIN of the token').fill('000000')
    await signing.getByRole('button', { name: 'Sign 3 letters' }).click()
    await signing
      .getByRole('alert')
      .getByText(/The PIN does not open the token\. The token counts the wrong ones/u)
      .waitFor()
  })

  test('gives way to one that is made meanwhile, and the form keeps what stands in it', async () => {
    const signing = dialog('Sign letters')
    await signing.getByRole('button', { name: 'Make a test certificate …' }).click()
    const making = dialog('Make a test certificate')
    await making.getByLabel('Password for signing with it').fill('one')
    await making.getByLabel('The same password, again').fill('one')
    await making.getByRole('button', { name: 'Make it' }).click()
    await signing.getByLabel('Password of the key').waitFor()
    expect(await signing.getByRole('textbox', { name: 'Reason' }).inputValue()).toBe('For the company')
    // A browser has no keychain.
    expect(await signing.getByText('Remember this password').count()).toBe(0)
  })

  test('signs many letters with one PIN', async () => {
    const signing = dialog('Sign letters')
    await signing.getByRole('button', { name: /^Certificate|Certificate$/u }).click()
    await page.getByRole('option', { name: /A\. Person, on a token/u }).click()
    await signing.getByLabel('PIN of the token').fill(token.pin)
    await signing.getByRole('button', { name: 'Sign 3 letters' }).click()
    await dialog('All are signed').getByText('3 letters signed.').waitFor()
    expect(complaints).toEqual([])
  })
})
