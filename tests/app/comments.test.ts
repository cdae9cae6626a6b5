import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '../../core/review/index.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { passphrase, reviewedHouse } from './reviewed-house.ts'
import { newFolder, serve, type Served } from './served.ts'
import { violations } from './violations.ts'
import { openWindow, saved, write, type WindowPage } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('comments in a letter', () => {
  let browser: Browser
  let served: Served
  let opened: WindowPage
  let page: Page
  let house: Awaited<ReturnType<typeof reviewedHouse>>

  beforeAll(async () => {
    const folder = newFolder()
    house = await reviewedHouse(folder)
    browser = await launchChromium()
    served = await serve(folder)
    opened = await openWindow(browser, served.address)
    page = opened.page
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  /** From here on this person sits at the computer, with a window of their own. */
  async function sits(person: Person, ...path: readonly string[]): Promise<void> {
    const answer = await page.evaluate(
      async (body) => (await fetch('/ask/people.unlock', { method: 'POST', headers: { 'content-type': 'application/json' }, body })).text(),
      JSON.stringify({ person: person.id, passphrase }),
    )
    expect(answer).toContain('"ok":true')
    await page.evaluate(
      (address) => {
        location.hash = address
      },
      `#/${path.join('/')}`,
    )
    await page.reload()
  }

  const cards = (of: Page) => of.getByRole('complementary', { name: 'Suggestions and comments' }).getByRole('article')
  /** The words that are marked on the page. */
  const marked = async (): Promise<string[]> =>
    page.evaluate(() =>
      ['commented', 'commented-active'].flatMap((name) => [...(CSS.highlights.get(name) ?? [])].map((range) => range.toString())),
    )

  test('are written on selected words with a mention, followed, answered, resolved, gone to by key, and kept', async () => {
    await sits(house.people.author, 'letters', house.letter)
    await page.getByRole('textbox', { name: 'Letter body' }).waitFor()
    await write(page, ' Partners train their staff.')
    for (let time = 0; time < 6; time += 1) await page.keyboard.press('Shift+ArrowLeft')
    await page.keyboard.press('Control+Alt+m')
    const field = page.getByRole('textbox', { name: 'Comment' })
    await field.waitFor()
    await page.keyboard.type('All of them, @ri')
    await page.getByRole('option', { name: 'Rita Reviewer' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.keyboard.type('?')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => cards(page).allTextContents()).toEqual([expect.stringMatching(/^Ada Author .*All of them, @Rita Reviewer \?/u)])
    expect(await marked()).toEqual(['staff.'])

    // The focus is in the text again: what is typed before the passage moves it.
    await page.keyboard.press('Home')
    await page.keyboard.type('Also: ')
    await saved(page)
    await page.reload()
    await expect.poll(marked).toEqual(['staff.'])
    expect(await violations(page)).toEqual([])

    await sits(house.people.reviewer, 'review')
    const mention = page.getByRole('list', { name: 'You are mentioned' }).getByRole('link')
    await mention.click()
    await cards(page).first().waitFor()
    await page.keyboard.press('Control+F9')
    await page.keyboard.press('Control+Alt+m')
    await page.getByRole('textbox', { name: 'Answer' }).waitFor()
    await page.keyboard.type('All of them.')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => cards(page).allTextContents()).toEqual([expect.stringMatching(/Rita Reviewer .*All of them\./u)])

    await cards(page).first().getByRole('button', { name: 'Resolve' }).click()
    await expect.poll(() => cards(page).count()).toBe(0)
    expect(await marked()).toEqual([])
    await page.getByRole('button', { name: 'Comments: 0 open' }).click()
    await page.getByRole('menuitem', { name: 'Show 1 resolved' }).click()
    await cards(page).first().getByRole('button', { name: 'Open again' }).click()
    await expect.poll(() => cards(page).first().getByRole('button', { name: 'Resolve' }).count()).toBe(1)
    expect(await page.getByText('Resolved by').count()).toBe(0)
  })

  test('on words that are deleted stay beside the page with the words they were on', async () => {
    await cards(page).first().getByTitle('To its place in the text').click()
    for (let time = 0; time < 6; time += 1) await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Delete')
    await cards(page).first().getByText('The passage is gone:').waitFor()
    expect(await cards(page).first().locator('q').textContent()).toBe('staff.')
    await page.keyboard.press('Control+z')
    await expect.poll(marked).toEqual(['staff.'])
    await saved(page)
  })

  test('are shown in the review of the letter too, and are answered while the letter is held', async () => {
    await page.getByRole('button', { name: 'Send to review …' }).waitFor()
    await page.keyboard.press('Control+Alt+s')
    await page.getByRole('textbox', { name: 'Note to the reviewers' }).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('This letter is in review.').waitFor()
    await cards(page).first().getByRole('button', { name: 'Answer' }).click()
    await page.keyboard.type('Every year.')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => cards(page).allTextContents()).toEqual([expect.stringMatching(/Every year\./u)])
    await page.getByText('This letter is in review.').waitFor()
    expect(opened.complaints).toEqual([])
  })
})
