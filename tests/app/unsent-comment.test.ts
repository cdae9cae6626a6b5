import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { ask, reviewedHouse, sitsDown, switchesTo } from './reviewed-house.ts'
import { newFolder, serve, type Served } from './served.ts'
import { violations } from './violations.ts'
import { openWindow, type WindowPage } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('a comment that is not sent', () => {
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
    await sitsDown(page, house.people.author, 'letters')
    await ask(page, 'reviews.send', { id: house.draft, note: '' })
    await ask(page, 'letters.submit', { id: house.letter, note: '' })
    await sitsDown(page, house.people.reviewer, 'review')
    await page
      .getByRole('link', { name: /Scope of the policy, corrected v2/u })
      .last()
      .click()
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  const box = () => page.getByRole('textbox', { name: 'Comment' })
  const dialog = () => page.getByRole('alertdialog', { name: 'You wrote a comment that is not sent' })

  test('stays with its words when another review is opened, and is there again', async () => {
    await page.locator('.review-redline ins [data-run]').evaluate((run) => {
      const text = run.firstChild
      if (text !== null) getSelection()?.setBaseAndExtent(text, 3, text, 10)
    })
    await page.getByRole('button', { name: 'Comment on these words' }).click()
    await page.keyboard.type('Is the date right?')
    await page.keyboard.press('Alt+ArrowRight')
    await page.getByRole('heading', { name: 'Scope notice' }).waitFor()
    expect(await box().inputValue()).toBe('')
    await page.keyboard.press('Alt+ArrowRight')
    await page.getByRole('heading', { name: 'Scope of the policy, corrected' }).waitFor()
    expect(await box().inputValue()).toBe('Is the date right?')
    expect(await page.locator('.review-talk q').last().innerText()).toBe('read it')
  })

  test('is not shown to the next person who sits here, and stands there for its writer', async () => {
    await switchesTo(page, house.people.administrator)
    expect(await box().inputValue()).toBe('')
    await switchesTo(page, house.people.reviewer)
    expect(await box().inputValue()).toBe('Is the date right?')
  })

  test.each([
    ['Approve v2', 'Send it and approve', 'Approve without it'],
    ['Ask for changes …', 'Send it and ask for changes', 'Ask for changes without it'],
    ['Refuse …', 'Send it and refuse', 'Refuse without it'],
  ])('is asked about before a decision: %s', async (button, sends, leaves) => {
    await page.getByRole('button', { name: button }).click()
    await dialog().getByText('Is the date right?').waitFor()
    await dialog().getByRole('button', { name: sends }).and(page.locator(':focus')).waitFor()
    expect([await violations(page), await dialog().getByRole('button').allInnerTexts()]).toEqual([[], ['Back', leaves, sends]])
    await dialog().getByRole('button', { name: 'Back' }).click()
    await dialog().waitFor({ state: 'detached' })
    expect([await box().inputValue(), await page.getByRole('dialog').count()]).toEqual(['Is the date right?', 0])
    expect(await page.getByRole('button', { name: 'Approve v2' }).count()).toBe(1)
  })

  test('is kept before the decision goes on, and said to be open beside it', async () => {
    await page.getByRole('button', { name: 'Refuse …' }).click()
    await page.keyboard.press('Enter')
    await page
      .getByRole('dialog', { name: /^Refuse Scope/u })
      .getByRole('button', { name: 'Cancel' })
      .click()
    const said = page.getByRole('list', { name: 'Comments' })
    expect(await said.innerText()).toMatch(/^read it\s+Rita Reviewer Is the date right\?/u)
    expect(await box().inputValue()).toBe('')
    expect(await page.locator('.review-actions').innerText()).toContain('1 comment of yours is open')
    await said.getByRole('button', { name: 'Resolve' }).click()
    await page.locator('.review-actions').getByText('of yours').waitFor({ state: 'detached' })
    expect(await page.locator('.review-actions').innerText()).not.toContain('of yours')
  })

  test('is told of an answer too, which stays in its box when another review is opened, is kept by Escape, and comes back once it was discarded', async () => {
    const said = page.getByRole('list', { name: 'Comments' })
    await said.getByRole('button', { name: 'Answer' }).click()
    const answer = page.getByRole('textbox', { name: 'Answer' })
    // The box has the focus: nobody clicks into it first.
    await expect.poll(() => answer.evaluate((box) => box === document.activeElement)).toBe(true)
    await page.keyboard.type('It is the day of the letter.')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Alt+ArrowRight')
    await page.getByRole('heading', { name: 'Scope notice' }).waitFor()
    await page.keyboard.press('Alt+ArrowRight')
    await page.getByRole('heading', { name: 'Scope of the policy, corrected' }).waitFor()
    expect(await answer.inputValue()).toBe('It is the day of the letter.')
    await answer.focus()
    await page.keyboard.press('Escape')
    await answer.waitFor({ state: 'detached' })
    await said.getByRole('button', { name: 'Answer, not sent yet' }).click()
    expect(await answer.inputValue()).toBe('It is the day of the letter.')
    await said.getByRole('button', { name: 'Discard' }).click()
    await answer.waitFor({ state: 'detached' })
    expect(await said.getByRole('button', { name: 'Answer', exact: true }).count()).toBe(1)
    await page.getByRole('button', { name: 'Undo' }).click()
    await answer.waitFor()
    expect(await answer.inputValue()).toBe('It is the day of the letter.')
    await box().fill('And the year?')
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: 'Refuse …' }).click()
    const both = page.getByRole('alertdialog', { name: 'You wrote 2 comments that are not sent' })
    expect(await both.locator('blockquote').allInnerTexts()).toEqual(['And the year?', 'It is the day of the letter.'])
    await both.getByRole('button', { name: 'Send them and refuse' }).click()
    await page
      .getByRole('dialog', { name: /^Refuse Scope/u })
      .getByRole('button', { name: 'Cancel' })
      .click()
    expect([await said.innerText(), await box().inputValue(), await answer.count()]).toEqual([
      expect.stringMatching(/Is the date right\?[^]*It is the day of the letter\.[^]*And the year\?/u),
      '',
      0,
    ])
  })

  test('stands in its box after an approval without it', async () => {
    await box().fill('For the next version.')
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: 'Approve v2' }).click()
    await dialog().getByRole('button', { name: 'Approve without it' }).click()
    await page.getByRole('heading', { name: 'Scope notice' }).waitFor()
    await page.keyboard.press('Alt+ArrowUp')
    await page.getByRole('list', { name: 'Decided' }).getByRole('link').first().click()
    await page
      .getByText('This review has ended.')
      .or(page.getByRole('link', { name: 'Open the clause' }))
      .first()
      .waitFor()
    expect(await box().inputValue()).toBe('For the next version.')
    expect(opened.complaints).toEqual([])
  })
})
