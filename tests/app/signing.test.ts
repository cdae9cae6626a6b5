import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { passphrase } from '../backend/release/house.ts'
import { Authority, type Leaf } from '../backend/signature/authority/index.ts'
import { author } from '../core/review/house.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { approvedTitle, releasedHouse } from './released-house.ts'
import { darkIn, sealedPage } from './seal-on-page.ts'
import { newFolder, serve, type Served } from './served.ts'
import { violations } from './violations.ts'
import { openWindow } from './window-page.ts'

sayIfMissing()

const password = 'seven quiet harbour lamps'

describe.skipIf(missing !== undefined)('signing in the window', () => {
  let browser: Browser
  let served: Served
  let page: Page
  let complaints: string[]
  let authority: Authority
  let house: Awaited<ReturnType<typeof releasedHouse>>

  beforeAll(async () => {
    const folder = newFolder()
    house = await releasedHouse(folder)
    authority = await Authority.start()
    browser = await launchChromium()
    served = await serve(folder)
    ;({ page, complaints } = await openWindow(browser, served.address))
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
    await authority[Symbol.asyncDispose]()
  })

  async function go(...path: readonly string[]): Promise<void> {
    await page.evaluate(
      (address) => {
        location.hash = address
      },
      `#/${path.join('/')}`,
    )
  }

  function dialog(): Locator {
    return page.getByRole('dialog', { name: /^(?:Sign the letter|Add a signature)$/u })
  }

  /** The one dark button of the screen. */
  function nextStep(name: string): Locator {
    return page.locator('.button-main').and(page.getByRole('button', { name, exact: true }))
  }

  /** Adds a certificate from its file, with the dialog of a signature open. */
  async function addCertificate(leaf: Leaf): Promise<void> {
    await dialog().getByRole('button', { name: 'Add another …' }).click()
    const adding = page.getByRole('dialog', { name: 'Add your certificate' })
    const chooser = page.waitForEvent('filechooser')
    await adding.getByRole('button', { name: 'Choose a file …' }).click()
    await (await chooser).setFiles(authority.p12(leaf, password))
    await adding.getByLabel('Password of the file').fill(password)
    await adding.getByRole('button', { name: 'Add', exact: true }).click()
    await adding.waitFor({ state: 'detached' })
  }

  test('leads from the release through a first certificate, for trying out, to its signature', async () => {
    await page.evaluate(
      (input) =>
        fetch('/ask/people.unlock', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) }).then(
          () => undefined,
        ),
      { person: author.person.id, passphrase },
    )
    await page.reload()
    await go('letters', house.approved)
    await page.getByRole('button', { name: 'Release …' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Release', exact: true }).click()
    await page.getByRole('dialog', { name: 'The letter is released' }).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Sign …' }).click()
    await dialog().getByRole('button', { name: 'Make a test certificate …' }).click()
    const making = page.getByRole('dialog', { name: 'Make a test certificate' })
    await making.getByLabel('Password for signing with it').fill(password)
    await making.getByLabel('The same password, again').fill(password)
    await making.getByRole('button', { name: 'Make it' }).click()
    await dialog()
      .getByRole('list', { name: 'Before you sign' })
      .getByText(/is for trying out/u)
      .waitFor()
    await dialog().getByRole('textbox', { name: 'Reason' }).fill('For the company')
    await dialog().getByRole('textbox', { name: 'Place' }).fill('Bristol')
    await dialog().getByRole('textbox', { name: 'Contact' }).fill('ada@example.com')
  })

  test('says whose password it asks for, which is not that of the profile, as the last thing before the button', async () => {
    const field = dialog().getByLabel('Password of the key')
    expect(await field.evaluate((input) => input.nextElementSibling?.textContent)).toMatch(/not the passphrase of your profile$/u)
    await field.focus()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Cancel')
  })

  test('does not let a test certificate close the letter to the signatures that count', async () => {
    await dialog()
      .getByRole('button', { name: /What may be added later/u })
      .click()
    expect(await page.getByRole('option').allInnerTexts()).toEqual([
      'Whatever a reader allows',
      'Only further signatures',
      'Further signatures and comments',
    ])
    await page.getByRole('option', { name: 'Further signatures and comments' }).click()
  })

  test('says in a sentence that the password is wrong, and asks for it again in sight', async () => {
    const before = page.viewportSize() ?? { width: 1440, height: 900 }
    await page.setViewportSize({ width: 1280, height: 600 })
    await dialog().getByLabel('Password of the key').fill('another secret')
    await dialog().getByRole('button', { name: 'Sign', exact: true }).click()
    expect(await dialog().getByRole('alert').innerText()).toMatch(/^The password does not open the key\. /u)
    expect(await dialog().getByLabel('Password of the key').inputValue()).toBe('')
    const field = await dialog().getByLabel('Password of the key').boundingBox()
    const alert = await dialog().getByRole('alert').boundingBox()
    expect((field?.y ?? 0) + (field?.height ?? 0)).toBeLessThanOrEqual(alert?.y ?? 0)
    await page.setViewportSize(before)
    expect(await dialog().getByRole('textbox', { name: 'Reason' }).inputValue()).toBe('For the company')
  })

  test('keeps the button and what went wrong in sight in every window, and the focus in the field', async () => {
    const before = page.viewportSize() ?? { width: 1440, height: 900 }
    const secret = dialog().getByLabel('Password of the key')
    for (const size of [
      { width: 1280, height: 800 },
      { width: 800, height: 600 },
      { width: 640, height: 400 },
    ]) {
      await page.setViewportSize(size)
      await secret.scrollIntoViewIfNeeded()
      for (const what of [dialog().getByRole('button', { name: 'Sign', exact: true }), dialog().getByRole('alert'), secret]) {
        const { y, height } = (await what.boundingBox()) ?? { y: -1, height: 0 }
        expect([y > 0, y + height < size.height]).toEqual([true, true])
      }
    }
    expect(await secret.evaluate((input) => input === document.activeElement)).toBe(true)
    await page.setViewportSize(before)
  })

  test('counts what is left of a reason, and says of a longer one that was pasted that its rest was left out', async () => {
    const reason = dialog().getByRole('textbox', { name: 'Reason' })
    await reason.fill('a'.repeat(170))
    await dialog().getByText('30 of 200 characters left').waitFor()
    await reason.fill('a'.repeat(201))
    await dialog().getByText('Only 200 characters fit, and the rest was left out.').waitFor()
    expect((await reason.inputValue()).length).toBe(200)
    await reason.fill('For the company')
  })

  test('asks before Escape closes what was filled in', async () => {
    await dialog().getByRole('textbox', { name: 'Reason' }).press('Escape')
    const asking = page.getByRole('alertdialog', { name: 'Close without signing?' })
    await asking.getByRole('button', { name: 'Go on' }).click()
    await asking.waitFor({ state: 'detached' })
    expect(await dialog().getByRole('textbox', { name: 'Reason' }).inputValue()).toBe('For the company')
  })

  test('signs with the right one, says of a stop that came too late that it did, and marks the test certificate', async () => {
    const [signed, asked] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    // It is the answer that is held back: were it the request, the stop would now and then be in time.
    await page.route('**/ask/signing.sign', async (route) => {
      const { origin } = new URL(page.url())
      const response = await route.fetch({ headers: { ...route.request().headers(), origin, 'sec-fetch-site': 'same-origin' } })
      signed.resolve()
      await asked.promise
      await route.fulfill({ response })
    })
    await dialog().getByLabel('Password of the key').fill(password)
    await dialog().getByRole('button', { name: 'Sign', exact: true }).click()
    await dialog().getByText('Signing …').waitFor()
    await signed.promise
    await page.keyboard.press('Escape')
    await dialog().getByText('Stopping …').waitFor()
    asked.resolve()
    const signatures = page.getByRole('region', { name: 'Signatures' })
    await signatures.getByText('Ada Author (test certificate)').waitFor({ timeout: 20_000 })
    await page.getByText(/^It was too late to stop\. Signed by Ada Author \(test certificate\)\./u).waitFor()
    await signatures.getByText('Test certificate', { exact: true }).waitFor()
    await signatures.getByText('Reason: For the company · Place: Bristol · Contact: ada@example.com').waitFor()
    await signatures.getByText('Certified: only signatures, filled form fields and comments may be added').waitFor()
    await page.getByRole('article', { name: approvedTitle }).getByText('Signed for trying out').waitFor()
  })

  test('leads from there to the verification of this very file', async () => {
    await page.getByRole('link', { name: 'Verify the signed file' }).click()
    const report = page.getByRole('article', { name: `${approvedTitle}-signed.pdf` })
    await expect.poll(() => report.innerText()).toMatch(/Valid\. The signature by Ada Author \(test certificate\) is valid/u)
    const said = await report.innerText()
    expect(said).toMatch(
      /Reason\s+For the company\s+Place\s+Bristol\s+Contact\s+ada@example\.com\s+Certified\s+only signatures, filled form fields and comments may be/u,
    )
    expect([/A test certificate proves nothing about who signed/u.test(said), /begins, byte for byte, with the pages/u.test(said)]).toEqual(
      [true, true],
    )
  })

  test.each(['light', 'dark'] as const)('has nothing that axe objects to in %s', async (theme) => {
    await page.emulateMedia({ colorScheme: theme })
    expect(await violations(page)).toEqual([])
  })

  test('saves the signed file beside the released ones, which it begins with', async () => {
    await page.getByRole('link', { name: 'Back to the letter' }).click()
    await page.getByRole('button', { name: 'Save copies of its files' }).click()
    await page.getByText(/^Saved: /u).waitFor()
    const file = (name: string): Buffer => readFileSync(join(served.exports, `${approvedTitle}${name}`))
    const released = file('.pdf')
    expect(file('-signed.pdf').subarray(0, released.length)).toEqual(released)
  })

  test('shows the pages of the signed file with the seal on them, and saves that file', async () => {
    await page.getByRole('link', { name: 'Open the letter' }).click()
    const note = page.getByRole('note').filter({ hasText: 'These are the pages of the signed file' })
    expect(await note.innerText()).toMatch(/behind that it has the signature by Ada Author \(test certificate\)/u)
    const sealed = await sealedPage(page, house.approved)
    const drawn = page.getByRole('img', { name: sealed.name })
    await drawn.scrollIntoViewIfNeeded()
    await page.locator(`canvas[aria-label="${sealed.name}"][aria-busy=false]`).waitFor()
    expect(await darkIn(drawn, sealed)).toBeGreaterThan(200)
    const before = readdirSync(served.exports)
    await note.getByRole('button', { name: 'Save the signed file' }).click()
    const saved = (): string[] => readdirSync(served.exports).filter((name) => !before.includes(name))
    await expect.poll(saved).toEqual([`${approvedTitle}-signed (2).pdf`])
    await page.goBack()
  })

  test('says of a certificate that has ended that it may not sign, and does not sign with it', async () => {
    await nextStep('Sign …').click()
    await addCertificate(authority.leaf('p-256', { fault: 'expired' }))
    await dialog().getByText('The certificate ended on 1 January 2021.').waitFor()
    expect(await violations(page)).toEqual([])
    await dialog().getByLabel('Password of the key').fill(password)
    await dialog().getByRole('button', { name: 'Sign', exact: true }).click()
    expect(await dialog().getByRole('alert').innerText()).toMatch(/^The certificate ended on 1 January 2021\./u)
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    expect(await page.getByRole('region', { name: 'Signatures' }).getByRole('listitem').count()).toBe(1)
  })

  test('has the sending as the dark button of a letter that is signed, and none once it was sent', async () => {
    await nextStep('Sign …').click()
    await addCertificate(authority.leaf('p-256'))
    await dialog().getByLabel('Password of the key').fill(password)
    await dialog().getByRole('button', { name: 'Sign', exact: true }).click()
    await nextStep('Record a sending …').click({ timeout: 20_000 })
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await page.getByText(/^Written down by/u).waitFor()
    await page.getByText('What was signed for trying out is not in the signed file.').waitFor()
    expect(await page.locator('.button-main').count()).toBe(0)
  })

  test('asks a second signer for a signature behind those that are there, named, with the first field in focus', async () => {
    await page.getByRole('button', { name: 'Add a signature …' }).click()
    expect(
      await dialog()
        .getAttribute('aria-labelledby')
        .then((id) => page.locator(`[id="${id ?? ''}"]`).innerText()),
    ).toBe('Add a signature')
    await dialog()
      .getByText(/Signed so far by A\. Person\. Yours is added behind/u)
      .waitFor()
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('choice-button')
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
  })

  test('says of a letter that is certified against further signatures why it cannot be signed, before anything is asked for', async () => {
    await go('register', house.releases[1] ?? '')
    await page.getByRole('button', { name: 'Sign …' }).click()
    await dialog()
      .getByRole('button', { name: /Certificate$/u })
      .click()
    await page.getByRole('option', { name: /^A\. Person · .*until/u }).click()
    await dialog()
      .getByRole('button', { name: /What may be added later/u })
      .click()
    await page.getByRole('option', { name: 'Nothing more, not even a signature' }).click()
    await dialog().getByLabel('Password of the key').fill(password)
    await dialog().getByRole('button', { name: 'Sign', exact: true }).click()
    await page.getByRole('button', { name: 'Add a signature …' }).click({ timeout: 20_000 })
    const refused = page.getByRole('dialog', { name: 'The letter cannot be signed' })
    expect(await refused.getByRole('alert').innerText()).toMatch(
      /^The file is certified so that nothing may be added to it, not even a signature\./u,
    )
    expect([await dialog().count(), await violations(page)]).toEqual([0, []])
    await refused.getByRole('button', { name: 'Close' }).click()
  })

  test('says before a letter is signed that a clause in it was withdrawn since its release', async () => {
    await go('register', house.releases[2] ?? '')
    await page.getByRole('button', { name: 'Sign …' }).click()
    await dialog()
      .getByRole('list', { name: 'Before you sign' })
      .getByText(/^The letter carries a clause that was withdrawn since the release: “Secure Build Scheme certificate”\./u)
      .waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
  })

  test('closes once the host says that it was stopped, and tells that nothing was signed', async () => {
    const cancelled = { ok: false, error: { code: 'cancelled', message: 'Signing was cancelled.' } }
    const asked = Promise.withResolvers<void>()
    await page.unroute('**/ask/signing.sign')
    await page.route('**/ask/signing.sign', async (route) => {
      await asked.promise
      await route.fulfill({ json: cancelled })
    })
    await page.getByRole('button', { name: 'Sign …' }).click()
    await dialog().getByLabel('Password of the key').fill(password)
    await dialog().getByRole('button', { name: 'Sign', exact: true }).click()
    await dialog().getByText('Signing …').waitFor()
    await dialog().getByRole('button', { name: 'Cancel' }).click()
    await dialog().getByText('Stopping …').waitFor()
    asked.resolve()
    await page.getByText('Signing was stopped, and nothing was signed.').waitFor()
    expect(await dialog().count()).toBe(0)
    await page.unroute('**/ask/signing.sign')
  })

  test('offers no signature to who may not sign, and says who may', async () => {
    const here = { ...author.person, roles: ['reviewer'] }
    await page.route('**/ask/people.state', (route) => route.fulfill({ json: { ok: true, value: { here } } }))
    await go('register', house.releases[0] ?? '')
    await page.reload()
    const article = page.getByRole('article')
    await article.getByText('This letter can be signed by an author or a signatory; Ada Author does not hold such a role.').waitFor()
    expect(await page.getByRole('button', { name: /^Sign|^Add a signature/u }).count()).toBe(0)
    await page.unroute('**/ask/people.state')
  })

  test('leaves the browser nothing to complain about', () => {
    expect(complaints).toEqual([])
  })
})
