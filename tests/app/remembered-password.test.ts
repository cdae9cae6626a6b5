import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fail, succeed } from '../../core/requests/index.ts'
import { passphrase } from '../backend/release/house.ts'
import { author } from '../core/review/house.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { releasedHouse } from './released-house.ts'
import { ask } from './reviewed-house.ts'
import { serveAs, sessionOf, type ServedAs } from './served-as.ts'
import { newFolder } from './served.ts'
import { violations } from './violations.ts'
import { openWindow } from './window-page.ts'

sayIfMissing()

const password = 'seven quiet harbour lamps'
const turned = (text: string): string => [...text].toReversed().join('')

/** A keychain that turns round what it is given, until it is lost. */
const keychain = { whyNot: undefined as string | undefined, isLost: false }

describe.skipIf(missing !== undefined)('a password of a key that the keychain of the system remembers', () => {
  let browser: Browser
  let served: ServedAs
  let page: Page
  let complaints: string[]

  beforeAll(async () => {
    const folder = newFolder()
    const { releases } = await releasedHouse(folder)
    browser = await launchChromium()
    served = await serveAs(folder, sessionOf(author), {
      keychain: {
        whyNoKeychain: () => Promise.resolve(succeed(keychain.whyNot)),
        sealSecret: (secret) => Promise.resolve(succeed(Buffer.from(turned(secret)))),
        unsealSecret: (sealed) =>
          Promise.resolve(
            keychain.isLost ? fail({ code: 'keychain-lost', message: 'Lost.' }) : succeed(turned(Buffer.from(sealed).toString())),
          ),
      },
    })
    ;({ page, complaints } = await openWindow(browser, served.address))
    await ask(page, 'people.unlock', { person: author.person.id, passphrase })
    await ask(page, 'signing.makeTestCertificate', { password })
    await page.evaluate((address) => (location.hash = address), `#/register/${releases[0] ?? ''}`)
    await page.reload()
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  const form = (): Locator => page.getByRole('dialog', { name: /^(?:Sign the letter|Add a signature)$/u })
  const field = (): Locator => form().getByLabel('Password of the key')
  const tick = (): Locator => form().getByRole('checkbox', { name: /^Remember this password on this computer/u })
  const remembered = (): Locator => form().getByText('The password of the key is remembered on this computer.')

  /** The form of a signature, anew. */
  async function begin(): Promise<void> {
    await page.keyboard.press('Escape')
    await form().waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /^(?:Sign|Add a signature) …$/u }).click()
    await form().waitFor()
  }

  /** Signs, and waits until the letter has so many signatures. */
  async function sign(count: number): Promise<void> {
    await form().getByRole('button', { name: 'Sign', exact: true }).click()
    await expect.poll(() => page.getByRole('region', { name: 'Signatures' }).getByRole('listitem').count()).toBe(count)
  }

  test('is remembered when whoever signs ticks it', async () => {
    await begin()
    await field().fill(password)
    // The box itself lies under its words.
    await form().getByText('Remember this password on this computer').click()
    expect(await tick().isChecked()).toBe(true)
    await sign(1)
  })

  test('is asked for no more, and signs', async () => {
    await begin()
    await remembered().waitFor()
    expect([await field().count(), await violations(page)]).toEqual([0, []])
    await sign(2)
  })

  test('is asked for again where the keychain lost it, and that is said', async () => {
    keychain.isLost = true
    await begin()
    await remembered().waitFor()
    await form().getByRole('button', { name: 'Sign', exact: true }).click()
    expect(await form().getByRole('alert').innerText()).toBe(
      'The system’s keychain does not give the password of this key any more. Type it again.',
    )
    await field().fill(password)
    keychain.isLost = false
    await form().getByText('Remember this password on this computer').click()
    await sign(3)
  })

  test('is forgotten when that is asked for', async () => {
    await begin()
    await form()
      .getByRole('button', { name: /^Forget it: the password of /u })
      .click()
    await field().waitFor()
    expect([await remembered().count(), await tick().isChecked()]).toEqual([0, false])
  })

  test('is not offered to be remembered where the system has no keychain', async () => {
    keychain.whyNot = 'This system has no keychain.'
    await page.reload()
    await begin()
    await field().waitFor()
    expect(await tick().count()).toBe(0)
  })

  test('leaves the browser nothing to complain about', () => {
    expect(complaints).toEqual([])
  })
})
