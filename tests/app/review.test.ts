import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '../../core/review/index.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { passphrase, reviewedHouse } from './reviewed-house.ts'
import { newFolder, serve, type Served } from './served.ts'
import { violations } from './violations.ts'
import { openWindow, type WindowPage } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('review', () => {
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

  async function ask(name: string, input: unknown): Promise<void> {
    const answer = await page.evaluate(
      async ([request, body]) =>
        (await fetch(`/ask/${request}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).text(),
      [name, JSON.stringify(input)] as const,
    )
    expect(answer).toContain('"ok":true')
  }

  /** From here on this person sits at the computer, with a window of their own. */
  async function sits(person: Person, ...path: readonly string[]): Promise<void> {
    await ask('people.unlock', { person: person.id, passphrase })
    await page.evaluate(
      (address) => {
        location.hash = address
      },
      `#/${path.join('/')}`,
    )
    await page.reload()
  }

  async function sendLetter(): Promise<void> {
    await page.getByRole('button', { name: 'Send to review …' }).waitFor()
    await page.keyboard.press('Control+Alt+s')
    await page.getByRole('textbox', { name: 'Note to the reviewers' }).waitFor()
    await page.keyboard.type('For Friday.')
    await page.keyboard.press('Enter')
    // Its pages, whose digest is sent too, are set for the first time here.
    await page.locator('.state-pill', { hasText: 'In review' }).waitFor({ timeout: 60_000 })
  }

  const labelsOfLists = (): Promise<string[]> => page.locator('.letter-item-label').allInnerTexts()

  test('takes a letter that its author sends with the keyboard', async () => {
    await sits(house.people.author, 'letters', house.letter)
    await page.getByRole('textbox', { name: 'Letter body' }).waitFor()
    const labels = await labelsOfLists()
    const next = page.locator('.window-header .button-main')
    await next.waitFor()
    expect(await next.allInnerTexts()).toEqual(['Send to review …'])
    await sendLetter()
    expect(await next.count()).toBe(0)
    expect(await page.getByText('It waits for Adam Minister or Rita Reviewer.').count()).toBe(1)
    expect(labels).toContain('•')
    await page.getByRole('tab', { name: /Checks/u }).click()
    await page.getByText('It lies with its reviewers; wait for their decision under Review.').waitFor()
    expect(await page.getByRole('button', { name: 'Send it to review …' }).count()).toBe(0)
    expect(await labelsOfLists()).toEqual(labels)
  })

  test('lets its author take it back after a question, and send it again', async () => {
    await page.getByRole('button', { name: 'Take back …' }).waitFor()
    await page.keyboard.press('Control+Alt+b')
    const leave = page.getByRole('alertdialog', { name: 'Take back Scope notice?' }).getByRole('button', { name: 'Leave it in review' })
    await leave.and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.locator('.state-pill', { hasText: 'Draft' }).waitFor()
    await sendLetter()
    expect(await page.getByRole('button', { name: 'Take back …' }).count()).toBe(1)
  })

  test('takes a clause version that its author sends with the keyboard', async () => {
    await sits(house.people.author, 'clauses', house.clause)
    await page.getByRole('button', { name: 'Send to review' }).waitFor()
    await page.keyboard.press('Control+Alt+s')
    await page.getByRole('textbox', { name: 'Note to the reviewers' }).waitFor()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' Please look.')
    await page.keyboard.press('Tab')
    await page.keyboard.type('1 March 2020')
    await page.getByText('This day has passed.').waitFor()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('1 March 2099')
    await page.keyboard.press('Enter')
    await page.getByText('Sent to review. It waits for').waitFor()
    await page.getByRole('button', { name: 'Send to review' }).waitFor({ state: 'detached' })
    expect(await page.getByRole('button', { name: 'Send to review' }).count()).toBe(0)
  })

  test('shows the reviewer how much waits', async () => {
    await sits(house.people.reviewer, 'letters')
    await page.getByRole('link', { name: /^Review\s+2 waiting for you$/u }).waitFor()
    await page.keyboard.press('Control+Shift+y')
    await page.getByRole('list', { name: 'Waiting for you' }).waitFor()
    expect(await page.getByRole('list', { name: 'Waiting for you' }).getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringContaining('Scope notice'),
      expect.stringMatching(/Scope of the policy, corrected v2[^]*due 1 Mar 2099/u),
    ])
  })

  test('notices the new day in a window that is left open', async () => {
    const later = { host: 'serve', version: '0.1.0', today: '2099-03-02' }
    await page.route('**/ask/host.describe', (route) => route.fulfill({ json: { ok: true, value: later } }))
    // What the browser tells a window that is returned to.
    await page.evaluate(() => dispatchEvent(new Event('visibilitychange')))
    await page.getByText('was due 1 Mar 2099').waitFor()
    await page.unroute('**/ask/host.describe')
    await page.evaluate(() => dispatchEvent(new Event('visibilitychange')))
    await page.getByText(/^due 1 Mar 2099/u).waitFor()
    expect(await page.getByText('was due 1 Mar 2099').count()).toBe(0)
  })

  test('says when a setting was not kept, and shows it as it is', async () => {
    const refusal = { ok: false, error: { code: 'store-full', message: 'The disk is full.', remedy: 'Make room.' } }
    await page.route('**/ask/settings.write', (route) => route.fulfill({ json: refusal }))
    await page.getByRole('button', { name: 'Theme' }).click()
    await page.getByRole('menuitemradio', { name: 'Dark' }).click()
    await page.getByText('The disk is full. Make room.').waitFor()
    await page.unroute('**/ask/settings.write')
    await page.getByRole('button', { name: 'Theme' }).click()
    await page.getByRole('menuitemradio', { name: 'As the system', checked: true }).waitFor()
    await page.keyboard.press('Escape')
    // A menu that closes gives the focus back a moment later; whatever is focused before that loses it again.
    await page.getByRole('button', { name: 'Theme' }).and(page.locator(':focus')).waitFor()
    expect(await page.getByRole('menuitemradio').count()).toBe(0)
  })

  test('shows a clause version beside its evidence, and that its seal holds', async () => {
    await page
      .getByRole('link', { name: /Scope of the policy, corrected v2/u })
      .last()
      .focus()
    await page.keyboard.press('Enter')
    await page.getByText('Seal holds').waitFor()
    expect(await page.locator('.review-versions li').allInnerTexts()).toEqual([
      expect.stringContaining('In review'),
      expect.stringContaining('Approved'),
      expect.stringContaining('1 draft'),
      expect.stringContaining('released'),
    ])
  })

  test('says that only the quotation is sealed where words of the house stand beside it', async () => {
    await page.getByText('Statement · quotation sealed, verbatim; the rest is the house’s own').waitFor()
    await page
      .getByText(/^The quotation of v2 repeats the marked passage word for word .*; its other words are the house’s own$/u)
      .waitFor()
  })

  test('shows what the version adds to the approved one', async () => {
    await page.locator('.review-redline ins').first().waitFor()
    expect(await page.locator('.review-redline ins').allInnerTexts()).toEqual(['We read it so.'])
  })

  test('leaves nothing that a screen reader cannot name', async () => {
    expect(await violations(page)).toEqual([])
  })

  test('keeps a comment on words that are selected among the changes', async () => {
    await page.locator('.review-redline ins [data-run]').evaluate((run) => {
      const text = run.firstChild
      if (text !== null) getSelection()?.setBaseAndExtent(text, 3, text, 10)
    })
    await page.getByRole('button', { name: 'Comment on these words' }).click()
    await page.keyboard.type('Is the date right?')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('list', { name: 'Comments' }).waitFor()
    expect(await page.getByRole('list', { name: 'Comments' }).innerText()).toMatch(/^read it\s+Rita Reviewer Is the date right\?/u)
  })

  test('shows the pages of the clause beside its words', async () => {
    await page.getByRole('radio', { name: 'Pages' }).click()
    await page.getByRole('img', { name: 'Page 1 of 1' }).waitFor()
    expect(await page.locator('.review-redline').count()).toBe(1)
  })

  test('writes the review as a package with the keyboard', async () => {
    await page.keyboard.press('Control+Alt+x')
    await page.getByText('Exported Review of Scope of the policy').waitFor()
    expect(readdirSync(served.exports).filter((name) => name.endsWith('.chancery-review'))).toHaveLength(1)
  })

  test('approves with Ctrl+Enter and goes on to what waits next', async () => {
    await page.keyboard.down('Control')
    await page.keyboard.down('Enter')
    await page.getByRole('heading', { name: 'Scope notice' }).waitFor()
    // Held down, the key is one press: the next one is not approved unseen.
    await page.keyboard.down('Enter')
    await page.keyboard.up('Enter')
    await page.keyboard.up('Control')
    expect(await page.getByRole('link', { name: /^Review\s+1 waiting for you$/u }).count()).toBe(1)
  })

  test('tells what was done without covering the buttons of the next decision', async () => {
    const [notice, buttons] = [await page.locator('.notice').boundingBox(), await page.locator('.review-actions').boundingBox()]
    if (notice === null || buttons === null) throw new Error('nothing was told, or there is nothing to decide')
    expect(notice.y).toBeGreaterThanOrEqual(buttons.y + buttons.height)
  })

  test('closes what was told with Escape', async () => {
    await page.locator('.notice').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.notice').waitFor({ state: 'detached' })
    expect(await page.getByRole('heading', { name: 'Scope notice' }).isVisible()).toBe(true)
  })

  test('shows the text of a letter that is no clause’s as new, apart from its clauses', async () => {
    const own = page.getByRole('group', { name: 'New text of this letter' })
    await own.first().waitFor()
    const texts = await own.allInnerTexts()
    const clauses = page.locator('.review-clause')
    expect([texts.every((text) => text.startsWith('New in this letter')), await own.locator('.review-clause').count()]).toEqual([true, 0])
    expect([(await clauses.count()) > 0, texts.join(' ').includes('On 9 November the Ministry')]).toEqual([true, true])
  })

  test('keeps the old version of a clause in this letter, with a reason', async () => {
    await page.getByRole('button', { name: 'Keep v1 of Scope of the policy …' }).click()
    await page.getByRole('dialog', { name: 'Keep v1 of Scope of the policy' }).getByLabel('Reason').fill('It was agreed so.')
    await page.getByRole('button', { name: 'Keep it' }).click()
    await page.getByText(/^Kept by Rita Reviewer, .+: “It was agreed so\.”/u).waitFor()
    expect(await page.getByRole('button', { name: /^Keep v1/u }).count()).toBe(0)
  })

  test('asks for changes with a word why', async () => {
    await page.keyboard.press('Control+Alt+a')
    await page.getByRole('textbox', { name: 'Which changes you ask for' }).waitFor()
    await page.keyboard.type('Name the statement in the first line.')
    // What the dialog covers is not approved from within it.
    await page.keyboard.press('Control+Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('Nothing waits for your decision.').waitFor()
    expect(await page.getByRole('list', { name: 'Decided' }).getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringContaining('Changes asked'),
      expect.stringContaining('Approved'),
    ])
  })

  test('opens a package, and says what came of it', async () => {
    const [name = ''] = readdirSync(served.exports).filter((each) => each.endsWith('.chancery-review'))
    const chooser = page.waitForEvent('filechooser')
    await page.keyboard.press('Control+Alt+j')
    await (await chooser).setFiles(join(served.exports, name))
    const dialog = page.getByRole('dialog', { name: 'All of it is here already: Scope of the policy, corrected v2' })
    await dialog.getByText('Packed by Rita Reviewer.').waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Scope of the policy, corrected' }).waitFor()
    expect(await dialog.count()).toBe(0)
  })

  test('says of an approved version what carries it, and no more what its approval will do', async () => {
    expect(await page.locator('.review-versions li').nth(2).innerText()).toMatch(/^1 draft\s+carries this clause$/u)
  })

  test('calls a clause sealed that is a quotation as a whole', async () => {
    await sits(house.people.reviewer, 'clauses', house.clause, '1')
    await page.getByText('Statement · sealed, verbatim').waitFor()
    await page.getByText(/^v1 repeats the marked passage word for word/u).waitFor()
  })

  test('makes the browser complain about nothing', () => {
    expect(opened.complaints).toEqual([])
  })
})
