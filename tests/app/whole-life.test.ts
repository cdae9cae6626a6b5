import { readdirSync } from 'node:fs'
import { extname } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { todayHere } from '../../backend/answers/index.ts'
import { requests, type RequestInput, type RequestName, type RequestOutput } from '../../core/requests/index.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { passphrase, switchesTo } from './reviewed-house.ts'
import { serve, type Served } from './served.ts'
import { fillFields, newLetter, openWindow, saved, type WindowPage } from './window-page.ts'

sayIfMissing()

const statement =
  'MINISTRY OF EXAMPLES\n\nScope of the policy\n\nIt instructs departments. It does not bind private persons.\n\nThe reasons are given elsewhere.\n'
const words = 'It instructs departments. It does not bind private persons.'
const recipient = 'Harbour Optics Ltd'
const title = 'Scope of the policy'
const letterTitle = 'Scope of the policy, for Harbour Optics'
const reason = 'The ministry replaced the statement.'

const [author, reviewer] = ['Ada Author', 'Rita Reviewer']

/** One house from its founding to a recall: each rule builds on those before it. */
describe.skipIf(missing !== undefined)('the whole life of a clause and its letter', () => {
  let browser: Browser
  let served: Served
  let opened: WindowPage
  let page: Page
  const ids = { clause: '', letter: '' }
  /** Until then the host does not hear that the letter is to be released, so that there is time for keys meanwhile. */
  const releasing = Promise.withResolvers<void>()

  beforeAll(async () => {
    browser = await launchChromium()
    served = await serve()
    opened = await openWindow(browser, served.address)
    page = opened.page
    await page.setViewportSize({ width: 1280, height: 800 })
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  async function ask<Name extends RequestName>(name: Name, input: RequestInput<Name>): Promise<RequestOutput<Name>> {
    const text = await page.evaluate(
      async ([request, body]) =>
        (await fetch(`/ask/${request}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).text(),
      [name, JSON.stringify(input)] as const,
    )
    expect(text, name).toContain('"ok":true')
    const { value } = JSON.parse(text) as { value: unknown }
    // The schema is the one of this very name, which the type of the table does not say.
    return requests[name].output.parse(value) as RequestOutput<Name>
  }

  const goTo = (room: string): Promise<void> => page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: room }).click()

  /** Another person takes over in this window, and goes to one of its rooms. */
  async function sits(name: string, room: string): Promise<void> {
    await switchesTo(page, { name })
    await goTo(room)
  }

  /** Sends what is open to review, with a note. */
  async function send(): Promise<void> {
    await page.getByRole('button', { name: /^Send to review/u }).click()
    await page.getByLabel('Note to the reviewers').fill('Please look.')
    await page.getByRole('dialog').getByRole('button', { name: 'Send to review', exact: true }).click()
  }

  /** Approves, with the screen, what waits first for the person who sits there. */
  async function approve(name: string): Promise<void> {
    await page.getByRole('list', { name: 'Waiting for you' }).getByRole('link').first().click()
    await page.getByRole('button', { name: `Approve ${name}` }).click()
  }

  test('begins with the first person, who founds the house and adds a second', async () => {
    await goTo('People')
    await page.getByRole('button', { name: 'Set up the house …' }).first().click()
    const setUp = page.getByRole('dialog', { name: 'Set up the house' })
    await setUp.getByLabel('Name').fill(author)
    for (const role of ['Reviewer', 'Signatory']) await setUp.getByRole('checkbox', { name: role }).press('Space')
    for (const field of ['Passphrase', 'Passphrase, again']) await setUp.getByLabel(field, { exact: true }).fill(passphrase)
    await setUp.getByRole('button', { name: 'Set up' }).click()
    await page.getByRole('button', { name: `Here as ${author}` }).waitFor()
    await page.getByRole('button', { name: 'Add a person …' }).click()
    const add = page.getByRole('dialog', { name: 'Add a person' })
    await add.getByLabel('Name').fill(reviewer)
    await add.getByRole('checkbox', { name: 'Reviewer' }).press('Space')
    for (const field of ['Their passphrase', 'Their passphrase, again', 'Your own passphrase'])
      await add.getByLabel(field, { exact: true }).fill(passphrase)
    await add.getByRole('button', { name: 'Add' }).click()
    await page.getByRole('list', { name: 'People of the house' }).getByText(reviewer).waitFor()
    const { people } = await ask('people.list', {})
    expect(people.map(({ name, roles }) => [name, ...roles.toSorted()])).toEqual([
      [author, 'administrator', 'author'],
      [reviewer, 'reviewer'],
    ])
  })

  test('has the author write a clause', async () => {
    await goTo('Clauses')
    await page.getByRole('button', { name: 'New clause …' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'New clause' })
    await dialog.getByLabel('Title').fill(title)
    await dialog.getByLabel('Jurisdictions').fill('GB')
    await dialog.getByLabel('Reason').fill('Partners ask for it.')
    await dialog.getByRole('button', { name: 'Make the draft' }).click()
    await page.getByRole('textbox', { name: 'Clause body' }).focus()
    await page.keyboard.type(`> ${words}`)
    await page.getByText('Saved', { exact: true }).waitFor()
    expect(await page.locator('.letter-quotation').innerText()).toContain(words)
  })

  test('binds the clause to the words of the evidence that its author attaches', async () => {
    await page.getByRole('tab', { name: 'Evidence' }).click()
    await page.getByRole('button', { name: 'Attach evidence' }).click()
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Choose its file' }).click()
    await (await chooser).setFiles({ name: 'statement.txt', mimeType: 'text/plain', buffer: Buffer.from(statement) })
    await page.getByLabel('Issued by').fill('Ministry of Examples')
    await page.getByRole('button', { name: 'Attach', exact: true }).click()
    await page.getByRole('button', { name: 'Find the quotation' }).click()
    await page.getByRole('button', { name: 'Seal the quotation' }).click()
    await page.getByText('Seal holds').waitFor()
    await page.getByText('Saved', { exact: true }).waitFor()
    const { rows } = await ask('clauses.list', { search: title, offset: 0, limit: 1 })
    ids.clause = rows[0]?.id ?? ''
    expect((await ask('clauses.open', { id: ids.clause })).versions[0]?.version.seal?.passages?.map(({ exact }) => exact)).toEqual([words])
  })

  test('has the clause approved by the second person', async () => {
    await page.keyboard.press('Control+Shift+Enter')
    await page.getByRole('heading', { name: 'Versions' }).waitFor()
    await send()
    await page.getByText('Sent to review. It waits for').waitFor()
    await sits(reviewer, 'Review')
    await approve('v1')
    await page.getByText('Nothing waits for your decision.').waitFor()
    expect((await ask('clauses.open', { id: ids.clause })).versions[0]?.state).toBe('approved')
  })

  test('has what letters are made from approved by the second person', async () => {
    await sits(author, 'House')
    await page.getByRole('button', { name: 'Send all drafts to review …' }).click()
    await page.getByLabel('Note to the reviewers').fill('As the starter library has it.')
    await page.getByRole('button', { name: 'Send 6', exact: true }).click()
    await page.getByText('6 sent to review.').waitFor()
    await sits(reviewer, 'Review')
    await page
      .getByRole('list', { name: 'Waiting for you' })
      .getByRole('link', { name: /Company/u })
      .click()
    await page.getByRole('button', { name: 'Approve v1' }).click()
    const own = page.getByRole('dialog', { name: 'Are these your company’s values?' })
    await own.getByText('These are our company’s own values.').click()
    await own.getByRole('button', { name: 'Approve' }).click()
    for (let left = 5; left > 0; left -= 1) {
      await page.getByRole('link', { name: new RegExp(`^Review\\s+${String(left)} waiting for you$`, 'u') }).waitFor()
      await page.getByRole('button', { name: 'Approve v1' }).click()
    }
    await page.getByText('Nothing waits for your decision.').waitFor()
    expect(new Set((await ask('house.list', {})).rows.map(({ used }) => used?.state))).toEqual(new Set(['approved']))
  })

  test('has the author begin a letter with the approved clause in it', async () => {
    await sits(author, 'Letters')
    await newLetter(page, 'Partner letter')
    ids.letter = new URL(page.url()).hash.split('/').at(-1) ?? ''
    await page.getByRole('button', { name: /, rename$/u }).click()
    await page.getByRole('textbox', { name: 'Title of the letter' }).fill(letterTitle)
    await page.keyboard.press('Enter')
    const body = page.getByRole('textbox', { name: 'Letter body' })
    // What the template proposes is taken out but for its first words, with two keys.
    await page.locator('.letter-text .letter-paragraph').first().click()
    await page.keyboard.press('End')
    await page.keyboard.press('Control+Shift+End')
    await page.keyboard.press('Delete')
    await page.getByRole('searchbox', { name: 'Search clauses' }).fill(title)
    await page.getByRole('option', { name: /scope-of-the-policy/u }).dblclick()
    await fillFields(page, {
      Partner: recipient,
      Signatory: 'Helen Marsh',
      'Signatory’s title': 'Director',
      'Signatory’s organisation': 'Northlight Vision UK Ltd',
    })
    await saved(page)
    expect(await body.locator('.clause-block-code').allInnerTexts()).toEqual([expect.stringContaining('scope-of-the-policy')])
  })

  test('keeps the letter from leaving before somebody else approved it', async () => {
    await page.getByRole('button', { name: 'Release …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Release the letter' })
    await dialog.getByText('It cannot be released yet.').waitFor()
    expect(await dialog.innerText()).toMatch(/One thing stands against it/u)
    await dialog.getByRole('button', { name: 'Close' }).last().click()
  })

  test('shows the second person the letter with the words that it prints', async () => {
    await send()
    await page.locator('.state-pill', { hasText: 'In review' }).waitFor({ timeout: 60_000 })
    await sits(reviewer, 'Review')
    await page.getByRole('list', { name: 'Waiting for you' }).getByRole('link').first().click()
    const text = page.locator('.review-text')
    await text.getByText('Dear Valued Partner,').waitFor()
    expect([await text.innerText(), (await text.innerText()).includes('[')]).toEqual([
      expect.stringContaining('what it means for your projects'),
      false,
    ])
  })

  test('has the letter approved by the second person', async () => {
    await page.getByRole('button', { name: 'Approve letter' }).click()
    await page.getByText('Nothing waits for your decision.').waitFor()
    expect((await ask('letters.standing', { id: ids.letter })).state).toBe('approved')
  })

  test('asks before an edit voids the approval, and keeps the approval where it is not wanted', async () => {
    await sits(author, 'Letters')
    await page.getByText(letterTitle).click()
    await page.getByText('This letter is approved.').waitFor()
    await page.locator('.letter-desk').focus()
    await page.keyboard.type('x')
    const question = page.getByRole('alertdialog', { name: 'This letter is approved' })
    await question.getByText('Editing voids 1 approval').waitFor()
    await question.getByRole('button', { name: 'Leave it as it is' }).click()
    expect((await ask('letters.standing', { id: ids.letter })).state).toBe('approved')
  })

  test('keeps the release in sight while its files are being made, whatever Escape says', async () => {
    await page.locator('.button-main', { hasText: 'Release …' }).click()
    await page.route('**/ask/letters.release', (route) => releasing.promise.then(() => route.continue()))
    await page.getByRole('dialog').getByRole('button', { name: 'Release', exact: true }).click()
    await page.getByText('Making the files …').waitFor()
    await page.keyboard.press('Escape')
    const making = page.getByRole('dialog', { name: 'Release the letter' })
    expect([await making.isVisible(), await making.getByRole('button', { name: 'Cancel' }).isDisabled()]).toEqual([true, true])
  })

  test('leaves the focus on what was pressed meanwhile, so that the dialog goes on hearing keys', async () => {
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Release')
  })

  test('lets the approved letter leave, with its files', async () => {
    releasing.resolve()
    await page.getByRole('dialog', { name: 'The letter is released' }).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Save copies' }).click()
    await page.getByText(/^Saved: Scope of the policy/u).waitFor()
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByText(/It never changes again/u).waitFor()
    expect(
      readdirSync(served.exports)
        .map((name) => extname(name))
        .toSorted(),
    ).toEqual(['.docx', '.pdf'])
  })

  test('takes down to whom the letter was sent', async () => {
    expect(await page.locator('.button-main').allInnerTexts()).toEqual(['Sign …'])
    await page.getByRole('button', { name: 'Record a sending …' }).click()
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await page.getByText('Written down by Ada Author').waitFor()
    expect(await page.getByRole('region', { name: 'Sent' }).innerText()).toContain(recipient)
  })

  test('withdraws the clause with a reason', async () => {
    await sits(reviewer, 'Clauses')
    await page.getByRole('searchbox').fill(title)
    await page.getByRole('option', { name: /scope-of-the-policy/u }).click()
    await page.getByRole('button', { name: 'Withdraw v1 …' }).click()
    await page.getByRole('dialog').getByLabel('Reason').fill(reason)
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw', exact: true }).click()
    await page.getByText('v1 of Scope of the policy is withdrawn. One letter was sent with it.').waitFor()
    await page.locator('.notice').getByRole('button', { name: 'Recall report' }).waitFor()
    expect((await ask('clauses.open', { id: ids.clause })).versions[0]).toMatchObject({ state: 'withdrawn', withdrawal: { reason } })
  })

  test('names the letter and its recipient in the recall report', async () => {
    await page.getByRole('link', { name: 'Register' }).click()
    await page.getByRole('link', { name: new RegExp(letterTitle, 'u') }).click()
    await page.getByText('Withdrawn since', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'Where it is used' }).click()
    const row = page.getByRole('region', { name: 'Letters that left with it' }).getByRole('row').filter({ hasText: recipient })
    await row.waitFor()
    const { letters } = await ask('register.recall', { identity: 'statement/scope-of-the-policy en-GB GB', version: 1 })
    expect([await row.innerText(), letters.map(({ sendings }) => sendings.map(({ day }) => day))]).toEqual([
      expect.stringContaining(letterTitle),
      [[todayHere()]],
    ])
  })

  test('repeats in the recall report the clause’s title and why it was withdrawn', async () => {
    const head = page.getByRole('article', { name: 'Where a clause is used' }).locator('header')
    expect(await head.innerText()).toMatch(new RegExp(`${title} v1.*${reason}`, 'su'))
  })

  test('lists the withdrawn clause among those that may be recalled', async () => {
    await page.getByRole('radio', { name: 'Clauses' }).click()
    const row = page.getByRole('list', { name: 'Clauses' }).getByRole('link', { name: /statement\/scope-of-the-policy/u })
    await row.waitFor()
    expect(await row.innerText()).toContain('Withdrawn')
  })

  test('keeps an audit trail of it all that holds together', async () => {
    const { anchor, entries, broken } = await ask('audit.verify', {})
    // The released letter vouches for what came before it; sending and withdrawal came after.
    expect([broken, entries > (anchor ?? Infinity)]).toEqual([undefined, true])
  })

  test('leaves the browser nothing to complain about', () => {
    expect(opened.complaints).toEqual([])
  })
})
