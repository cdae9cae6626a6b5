import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { passphrase } from '../backend/release/house.ts'
import { author } from '../core/review/house.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { releasedHouse } from './released-house.ts'
import { newFolder, serve, type Served } from './served.ts'
import { violations } from './violations.ts'
import { openWindow } from './window-page.ts'

sayIfMissing()

const password = 'seven quiet harbour lamps'

describe.skipIf(missing !== undefined)('placing the seal of a signature', () => {
  let browser: Browser
  let served: Served
  let page: Page
  let complaints: string[]

  beforeAll(async () => {
    const folder = newFolder()
    const { releases } = await releasedHouse(folder)
    browser = await launchChromium()
    served = await serve(folder)
    ;({ page, complaints } = await openWindow(browser, served.address))
    await ask('people.unlock', { person: author.person.id, passphrase })
    await ask('signing.makeTestCertificate', { password })
    await page.reload()
    await page.evaluate(
      (address) => {
        location.hash = address
      },
      `#/register/${releases[0] ?? ''}`,
    )
    await page.getByRole('button', { name: 'Sign …' }).click()
    await form().getByLabel('Password of the key').fill(password)
    await form().getByRole('textbox', { name: 'Reason' }).fill('For the company')
    await form().getByRole('button', { name: 'Place it …' }).click()
    await seal().getByRole('img', { includeHidden: true }).or(seal().locator('img')).first().waitFor()
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  async function ask(name: string, input: object): Promise<void> {
    await page.evaluate(
      ([path, body]) =>
        fetch(path ?? '', { method: 'POST', headers: { 'content-type': 'application/json' }, body: body ?? '' }).then(() => undefined),
      [`/ask/${name}`, JSON.stringify(input)],
    )
  }
  const form = (): Locator => page.getByRole('dialog', { name: 'Sign the letter' })
  const placing = (): Locator => page.getByRole('dialog', { name: 'Place the seal' })
  const seal = (): Locator => placing().getByRole('application')
  const bound = (): Locator => placing().getByRole('checkbox', { name: /^Bound to the signature block/u })
  const warning = (): Locator => placing().getByText(/^The seal lies over words of page/u)
  const use = (): Locator => placing().getByRole('button', { name: 'Use this place' })

  async function figures(): Promise<number[]> {
    const labels = ['From the left, mm', 'From the top, mm', 'Width, mm', 'Height, mm']
    return Promise.all(labels.map(async (label) => Number(await placing().getByLabel(label).inputValue())))
  }

  async function drag(what: Locator, right: number, down: number): Promise<void> {
    const box = await what.boundingBox()
    if (box === null) throw new Error('nothing to drag')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + right / 2, y + down / 2)
    await page.mouse.move(x + right, y + down)
    await page.mouse.up()
  }

  test('begins bound to the signature block, over no words', async () => {
    expect([await bound().isChecked(), await warning().count()]).toEqual([true, 0])
  })

  test.each(['light', 'dark'] as const)('has nothing that axe objects to in %s', async (theme) => {
    await page.emulateMedia({ colorScheme: theme })
    expect(await violations(page)).toEqual([])
  })

  test('keeps its buttons in sight in a small window', async () => {
    const before = page.viewportSize() ?? { width: 1440, height: 900 }
    await page.setViewportSize({ width: 800, height: 700 })
    const box = await placing().getByRole('button', { name: 'Use this place' }).boundingBox()
    expect([box !== null && box.x + box.width <= 776, box !== null && box.y + box.height <= 676]).toEqual([true, true])
    await page.setViewportSize(before)
  })

  test('moves the seal with the pointer, warns over words, and takes it back with Ctrl Z', async () => {
    const before = await figures()
    await drag(seal(), -20, -160)
    await warning().waitFor()
    expect(await use().isDisabled()).toBe(true)
    const after = await figures()
    expect([await bound().isChecked(), (after[1] ?? 0) < (before[1] ?? 0) - 10, after.slice(2)]).toEqual([false, true, before.slice(2)])
    await seal().focus()
    await page.keyboard.press('Control+z')
    expect([await figures(), await bound().isChecked(), await warning().count(), await use().isDisabled()]).toEqual([
      before,
      true,
      0,
      false,
    ])
  })

  test('moves it by 1 mm with an arrow key and by 10 with Shift, and says where it is', async () => {
    const [left = 0, top = 0] = await figures()
    await seal().focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Shift+ArrowDown')
    const [movedLeft = 0, movedTop = 0] = await figures()
    expect([movedLeft - left, movedTop - top].map((value) => Math.round(value * 10) / 10)).toEqual([1, 10])
    expect(await placing().getByRole('status').first().innerText()).toMatch(/^Page \d+, [\d.]+ mm from the left, [\d.]+ mm from the top/u)
  })

  test('changes its size by the corner in the same proportions', async () => {
    const [, , width = 1, height = 0] = await figures()
    await drag(placing().getByRole('slider', { name: 'Width of the seal' }), -40, 0)
    const [, , narrower = 1, lower = 0] = await figures()
    expect(narrower).toBeLessThan(width)
    expect(lower / narrower).toBeCloseTo(height / width, 1)
  })

  test('takes a decimal comma for what it is', async () => {
    const left = placing().getByLabel('From the left, mm')
    await left.focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('30,5')
    await page.keyboard.press('Tab')
    expect(await left.inputValue()).toBe('30.5')
    await placing().getByRole('button', { name: 'Undo' }).click()
  })

  test('takes figures, and says when the words of the seal have no room in it', async () => {
    await placing().getByLabel('Width, mm').fill('20')
    await placing().getByLabel('Width, mm').press('Tab')
    await placing().getByText('The seal is too small for its words.').waitFor()
    expect(await use().isDisabled()).toBe(true)
    for (const [label, value] of [
      ['Width, mm', '60'],
      ['Height, mm', '20'],
      ['From the left, mm', '120'],
      ['From the top, mm', '255'],
    ] as const) {
      await placing().getByLabel(label).fill(value)
      await placing().getByLabel(label).press('Tab')
    }
    expect(await figures()).toEqual([120, 255, 60, 20])
  })

  test('leaves a drawing alone with Escape, and keeps the place around it', async () => {
    await placing().getByRole('button', { name: 'Draw …' }).click()
    await drag(placing().getByRole('img', { name: /^Field to sign in/u }), 60, 10)
    await page.keyboard.press('Escape')
    await placing().getByRole('button', { name: 'Draw …' }).waitFor()
    expect(await figures()).toEqual([120, 255, 60, 20])
  })

  test('takes a signature that is drawn into it', async () => {
    await placing().getByRole('button', { name: 'Draw …' }).click()
    await drag(placing().getByRole('img', { name: /^Field to sign in/u }), 60, 10)
    await placing().getByRole('button', { name: 'Take it', exact: true }).click()
    await placing().getByRole('button', { name: 'Take it out' }).waitFor()
    await expect.poll(() => placing().getByRole('alert').filter({ hasText: 'picture' }).count()).toBe(0)
  })

  test('tells on the form where the seal was placed', async () => {
    await placing().getByRole('button', { name: 'Use this place' }).click()
    await form().getByText('120 mm from the left, 255 mm from the top, 60 mm wide, 20 mm high.').waitFor()
  })

  test('keeps the password where the seal is refused, and shows the refusal until the seal is changed', async () => {
    const refused = { ok: false, error: { code: 'seal-over', message: 'The seal would lie over words.' } }
    await page.route('**/ask/signing.sign', (route) => route.fulfill({ json: refused }))
    await form().getByRole('button', { name: 'Sign', exact: true }).click()
    await form().getByText('The seal would lie over words.').waitFor()
    expect(await form().getByLabel('Password of the key').inputValue()).toBe(password)
    await form().getByRole('textbox', { name: 'Reason' }).fill('For the whole company')
    expect(await form().getByText('The seal would lie over words.').count()).toBe(0)
    await page.unroute('**/ask/signing.sign')
  })

  test('signs with the seal where it was placed, and the file is valid', async () => {
    await form().getByRole('button', { name: 'Sign', exact: true }).click()
    await page.getByRole('region', { name: 'Signatures' }).getByText('Ada Author (test certificate)').waitFor({ timeout: 20_000 })
    await page.getByRole('link', { name: 'Verify the signed file' }).click()
    await expect.poll(() => page.getByRole('article').first().innerText()).toMatch(/Valid\. The signature by Ada Author/u)
  })

  test('leaves the browser nothing to complain about', () => {
    expect(complaints).toEqual([])
  })
})
