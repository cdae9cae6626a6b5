import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { ask, reviewedHouse, sitsDown } from './reviewed-house.ts'
import { newFolder, serve, type Served } from './served.ts'
import { violations } from './violations.ts'
import { openWindow, type WindowPage } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('the review desk', () => {
  let browser: Browser
  let served: Served
  let opened: WindowPage
  let page: Page

  beforeAll(async () => {
    const folder = newFolder()
    const house = await reviewedHouse(folder)
    browser = await launchChromium()
    served = await serve(folder)
    opened = await openWindow(browser, served.address)
    page = opened.page
    await sitsDown(page, house.people.author, 'letters')
    await ask(page, 'reviews.send', { id: house.draft, note: '' })
    await ask(page, 'letters.submit', { id: house.letter, note: 'For Friday, please.' })
    await sitsDown(page, house.people.reviewer, 'review')
    await page.getByRole('list', { name: 'Waiting for you' }).waitFor()
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  const left = async (of: Locator): Promise<number> =>
    of.evaluate((element) => {
      const range = document.createRange()
      range.selectNodeContents(element)
      return Math.round(range.getBoundingClientRect().left)
    })

  test('has headings in its inbox that begin where the words below them begin', async () => {
    const heading = await left(page.getByRole('heading', { name: /^Waiting for you/u }))
    expect([await left(page.locator('.review-row b').first()), await left(page.locator('.review-inbox .panel-empty').first())]).toEqual([
      heading,
      heading,
    ])
  })

  test.each([
    [1280, 800],
    [800, 600],
  ])('shows the sender’s note and the decision at once in a window of %i by %i', async (width, height) => {
    await page.setViewportSize({ width, height })
    await page.evaluate(() => (location.hash = '#/review'))
    await page
      .getByRole('link', { name: /Scope notice/u })
      .first()
      .click()
    await page.getByRole('group', { name: 'New text of this letter' }).first().waitFor()
    const [note, button] = [page.getByRole('note', { name: 'Note from Ada Author' }), page.getByRole('button', { name: 'Approve letter' })]
    expect(await note.innerText()).toBe('Ada Author For Friday, please.')
    const inSight = (of: Locator): Promise<boolean> =>
      of.evaluate((element) => {
        const { left, top, width, height } = element.getBoundingClientRect()
        const there = document.elementFromPoint(left + width / 2, top + height / 2)
        return element.contains(there)
      })
    expect([await inSight(note), await inSight(button)]).toEqual([true, true])
    await page.locator('.review-talk').evaluate((talk) => talk.scrollIntoView())
    expect(await inSight(button)).toBe(true)
    expect(await violations(page)).toEqual([])
  })

  test('says of each clause in a letter which it is, how it stands, where it may be used and what is sealed', async () => {
    const band = page.locator('section[aria-label^="Clause statement/scope"] .review-band')
    expect((await band.innerText()).replaceAll(/\s+/gu, ' ')).toMatch(/^statement\/scope v1 Approved · GB · sealed$/u)
  })

  test('names F8 where there are changes to go to, and nowhere else, and takes it but under a dialog', async () => {
    await page.setViewportSize({ width: 1280, height: 800 })
    const hint = page.getByText('next change')
    expect(await hint.isVisible()).toBe(false)
    await page.keyboard.press('Alt+ArrowRight')
    await page.locator('.review-redline ins').waitFor()
    expect(await hint.isVisible()).toBe(true)
    await page.keyboard.press('F1')
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    expect(await sheet.getByRole('region', { name: 'Review' }).innerText()).toMatch(/Next change\s+F8/u)
    await page.keyboard.press('F8')
    const steps = page.locator('.redline-steps')
    expect(await steps.textContent()).toMatch(/\d to see/u)
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
    await page.keyboard.press('F8')
    await expect.poll(() => steps.textContent()).toMatch(/1 of \d/u)
    await page.getByRole('button', { name: /How the text is shown/u }).click()
    await page.getByRole('option', { name: 'Words' }).click()
    await hint.waitFor({ state: 'hidden' })
    expect(await page.locator('.redline-steps').count()).toBe(0)
  })

  test('makes the browser complain about nothing', () => {
    expect(opened.complaints).toEqual([])
  })
})
