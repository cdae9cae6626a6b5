import { readdirSync } from 'node:fs'
import { extname } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { todayHere } from '../../backend/answers/index.ts'
import type { ClauseVersion } from '../../core/clause/index.ts'
import { findWords, passageAt } from '../../core/evidence/index.ts'
import { pinClause, type Letter } from '../../core/letter/index.ts'
import { requests, type RequestInput, type RequestName, type RequestOutput } from '../../core/requests/index.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { serve, type Served } from './served.ts'
import { fillFields, openWindow, saved, type WindowPage } from './window-page.ts'

sayIfMissing()

const passphrase = 'seven quiet harbour lamps'
const statement =
  'MINISTRY OF EXAMPLES\n\nScope of the policy\n\nIt instructs departments. It does not bind private persons.\n\nThe reasons are given elsewhere.\n'
const words = 'It instructs departments. It does not bind private persons.'
const recipient = 'Harbour Optics Ltd'
const letterTitle = 'Scope of the policy, for Harbour Optics'
const reason = 'The ministry replaced the statement.'

const clause: ClauseVersion = {
  code: 'statement/scope-of-the-policy',
  kind: 'statement',
  title: 'Scope of the policy',
  language: 'en-GB',
  jurisdictions: ['GB'],
  version: 1,
  valid: {},
  tags: [],
  evidence: [],
  body: [{ type: 'quotation', children: [{ type: 'paragraph', children: [{ text: words }] }] }],
}

/** One house from its founding to a recall: each rule builds on those before it. */
describe.skipIf(missing !== undefined)('the whole life of a clause and its letter', () => {
  let browser: Browser
  let served: Served
  let opened: WindowPage
  let page: Page
  const ids = { author: '', reviewer: '', clause: '', version: '', letter: '' }

  beforeAll(async () => {
    browser = await launchChromium()
    served = await serve()
    opened = await openWindow(browser, served.address)
    page = opened.page
    page.setDefaultTimeout(10_000)
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

  /** From here on this person sits at the computer, with a window of their own. */
  async function sits(person: string, ...path: readonly string[]): Promise<void> {
    await ask('people.unlock', { person, passphrase })
    await page.evaluate((address) => (location.hash = address), `#/${path.join('/')}`)
    await page.reload()
  }

  /** Approves, with the screen, what waits first for the person who sits there. */
  async function approve(name: string): Promise<void> {
    await page.getByRole('list', { name: 'Waiting for you' }).getByRole('link').first().click()
    await page.getByRole('button', { name: `Approve ${name}` }).click()
    await page.getByText('Nothing waits for your decision.').waitFor()
  }

  test('begins with the first person, who founds the house and adds a second', async () => {
    ids.author = (await ask('people.found', { name: 'Ada Author', roles: ['author'], passphrase })).id
    ids.reviewer = (await ask('people.add', { name: 'Rita Reviewer', roles: ['reviewer'], passphrase, own: passphrase })).id
    expect((await ask('people.list', {})).people.map(({ name }) => name)).toEqual(['Ada Author', 'Rita Reviewer'])
  })

  test('binds the author’s clause to the words of its evidence', async () => {
    const made = await ask('clauses.create', { version: clause, reason: 'Partners ask for it.' })
    Object.assign(ids, { clause: made.clauseId, version: made.versionId })
    const { digest } = await ask('evidence.add', { name: 'statement.txt', bytes: Buffer.from(statement).toString('base64') })
    const { text } = await ask('evidence.text', { digest })
    const stretch = findWords(words, text)
    const passage = stretch === undefined ? undefined : passageAt(text, stretch)
    if (passage === undefined) throw new Error('The evidence does not hold the words.')
    const { versions } = await ask('clauses.open', { id: ids.clause })
    const sealed: ClauseVersion = {
      ...clause,
      evidence: [{ title: 'Statement on scope', issuer: 'Ministry of Examples', file: 'statement.txt', digest }],
      seal: { evidence: 0, passages: [passage] },
    }
    await ask('clauses.saveDraft', { id: ids.version, seen: versions[0]?.digest ?? '', version: sealed, reason: 'Sealed.' })
    await sits(ids.author, 'clauses', ids.clause)
    await page.getByText('Seal holds').waitFor()
    expect(await page.getByRole('heading', { name: clause.title }).count()).toBe(1)
  })

  test('has the clause approved by the second person', async () => {
    await ask('reviews.send', { id: ids.version, note: 'Please look.' })
    await sits(ids.reviewer, 'review')
    await approve('v1')
    expect((await ask('clauses.open', { id: ids.clause })).versions[0]?.state).toBe('approved')
  })

  test('has what letters are made from approved by the second person', async () => {
    await sits(ids.author, 'house')
    await page.getByRole('button', { name: 'Send all drafts to review …' }).click()
    await page.getByLabel('Note to the reviewers').fill('As the starter library has it.')
    await page.getByRole('button', { name: 'Send 6', exact: true }).click()
    await page.getByText('6 sent to review.').waitFor()
    await ask('people.unlock', { person: ids.reviewer, passphrase })
    for (const { id } of (await ask('reviews.inbox', {})).waiting)
      await ask('reviews.decide', { id, meaning: 'approve', comment: 'The values are ours.' })
    expect(new Set((await ask('house.list', {})).rows.map(({ used }) => used?.state))).toEqual(new Set(['approved']))
  })

  test('keeps the letter of the author from leaving before somebody else approved it', async () => {
    await ask('people.unlock', { person: ids.author, passphrase })
    const { id, letter } = await ask('letters.create', { template: 'partner-letter' })
    const { versions } = await ask('clauses.open', { id: ids.clause })
    const pinned = versions.map(({ version }) => pinClause(version))
    // Of the template's body its first words, with the approved clause after them.
    const document = letter.document.flatMap((block): Letter['document'] =>
      block.type === 'paragraph' ? [block, ...pinned] : block.type === 'part' ? [block] : [],
    )
    const { revision } = await ask('letters.open', { id })
    await ask('letters.save', { id, revision, letter: { ...letter, title: letterTitle, document } })
    ids.letter = id
    await sits(ids.author, 'letters', id)
    await page.getByRole('textbox', { name: 'Letter body' }).waitFor()
    await fillFields(page, {
      Partner: recipient,
      Signatory: 'Helen Marsh',
      'Signatory’s title': 'Director',
      'Signatory’s organisation': 'Northlight Vision UK Ltd',
    })
    await saved(page)
    await page.getByRole('button', { name: 'Release …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Release the letter' })
    await dialog.getByText('It cannot be released yet.').waitFor()
    expect(await dialog.innerText()).toMatch(/One thing stands against it/u)
    await dialog.getByRole('button', { name: 'Close' }).last().click()
  })

  test('shows the second person the letter with the words that it prints', async () => {
    await ask('letters.submit', { id: ids.letter, note: 'For Friday.' })
    await sits(ids.reviewer, 'review')
    await page.getByRole('list', { name: 'Waiting for you' }).getByRole('link').first().click()
    const text = page.locator('.review-text')
    await text.getByText('Dear Valued Partner,').waitFor()
    expect([await text.innerText(), (await text.innerText()).includes('[')]).toEqual([
      expect.stringContaining('what it means for your projects'),
      false,
    ])
  })

  test('has the letter approved by the second person', async () => {
    await sits(ids.reviewer, 'review')
    await approve('letter')
    expect((await ask('letters.standing', { id: ids.letter })).state).toBe('approved')
  })

  test('asks before an edit voids the approval, and keeps the approval where it is not wanted', async () => {
    await sits(ids.author, 'letters', ids.letter)
    await page.getByText('This letter is approved.').waitFor()
    await page.locator('.letter-desk').focus()
    await page.keyboard.type('x')
    const question = page.getByRole('alertdialog', { name: 'This letter is approved' })
    await question.getByText('Editing voids 1 approval').waitFor()
    await question.getByRole('button', { name: 'Leave it as it is' }).click()
    expect((await ask('letters.standing', { id: ids.letter })).state).toBe('approved')
  })

  test('lets the approved letter leave, with its files', async () => {
    await sits(ids.author, 'letters', ids.letter)
    await page.locator('.button-main', { hasText: 'Release …' }).click()
    // Held back, so that there is time for an Escape while the files are being made.
    let goOn = (): void => undefined
    const held = new Promise<void>((resolve) => (goOn = resolve))
    await page.route('**/ask/letters.release', (route) => held.then(() => route.continue()))
    await page.getByRole('dialog').getByRole('button', { name: 'Release', exact: true }).click()
    await page.getByText('Making the files …').waitFor()
    await page.keyboard.press('Escape')
    const making = page.getByRole('dialog', { name: 'Release the letter' })
    expect([await making.isVisible(), await making.getByRole('button', { name: 'Cancel' }).isDisabled()]).toEqual([true, true])
    goOn()
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
    await sits(ids.reviewer, 'clauses', ids.clause)
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
    expect(await head.innerText()).toMatch(new RegExp(`${clause.title} v1.*${reason}`, 'su'))
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
