import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Session } from '../../backend/answers/index.ts'
import { createLayout } from '../../backend/layout/index.ts'
import type { ClauseVersion } from '../../core/clause/index.ts'
import { sourcesFor, stockedHouse } from '../backend/release/house.ts'
import { must, wishOf } from '../backend/store/stores.ts'
import { administrator, author, reviewer, type Colleague } from '../core/review/house.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { lastingLetter, sentAndApproved } from './released-house.ts'
import { newFolder } from './served.ts'
import { serveAs, sessionOf, type ServedAs } from './served-as.ts'
import { violations } from './violations.ts'
import { fillFields, openWindow, saved, write, type WindowPage } from './window-page.ts'

sayIfMissing()

const reason = 'The board took it back.'
const inOrder = 'A reviewer, then an administrator'

const statement: ClauseVersion = {
  code: 'statement/opening-hours',
  kind: 'statement',
  title: 'Opening hours',
  language: 'en-GB',
  jurisdictions: ['GB'],
  version: 1,
  valid: {},
  tags: [],
  evidence: [],
  body: [{ type: 'paragraph', children: [{ text: 'We are there from nine to five.' }] }],
}

/** One approved letter, and what becomes of its approval: each rule builds on those before it. */
describe.skipIf(missing !== undefined)('where a letter stands in the window', () => {
  let browser: Browser
  let served: ServedAs
  let opened: WindowPage
  let page: Page
  let letter: string
  let sitting = sessionOf(author)
  const whoever: Session = { acting: () => sitting.acting(), actor: () => sitting.actor() }

  beforeAll(async () => {
    const folder = newFolder()
    const store = await stockedHouse(join(folder, 'data'))
    const layout = createLayout()
    letter = must(await store.createLetter(lastingLetter(), author.person.id)).id
    await sentAndApproved(store, letter, sourcesFor(store, layout))
    await layout.close()
    await store.close()
    browser = await launchChromium()
    served = await serveAs(folder, whoever)
    opened = await openWindow(browser, served.address)
    page = opened.page
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  /** From here on this person sits at the computer, with a window of their own. */
  async function sits(person: Colleague, ...path: readonly string[]): Promise<void> {
    sitting = sessionOf(person)
    await page.evaluate((address) => (location.hash = address), `#/${path.join('/')}`)
    await page.reload()
  }

  const bar = (): Locator => page.getByRole('region', { name: 'Why the letter is read-only' })
  const state = (): Locator => page.locator('.state-pill')
  const body = (): Locator => page.getByRole('textbox', { name: 'Letter body' })
  const finding = (title: string): Locator =>
    page.getByRole('list', { name: 'Before release' }).getByRole('listitem').filter({ hasText: title })

  test('a new letter from an approved one is a draft, and the approved one stays approved', async () => {
    await sits(author, 'letters', letter)
    await bar().getByText('This letter is approved.').waitFor()
    expect([await state().innerText(), await body().count()]).toEqual(['Approved', 0])
    await bar().getByRole('button', { name: 'New letter from this one' }).click()
    await body().waitFor()
    await state().filter({ hasText: 'Draft' }).waitFor()
    expect([page.url().endsWith(letter), await bar().count()]).toEqual([false, 0])
    await page.goBack()
    await bar().getByText('This letter is approved.').waitFor()
    expect(await state().innerText()).toBe('Approved')
  })

  test('an edit of an approved letter makes it a draft, and its checks say that the approval counts no more', async () => {
    await bar().getByRole('button', { name: 'Edit …' }).click()
    const question = page.getByRole('alertdialog', { name: 'This letter is approved' })
    await question.getByText('Editing voids 1 approval, and the letter must be reviewed again.').waitFor()
    expect(await violations(page)).toEqual([])
    await question.getByRole('button', { name: 'Edit all the same' }).click()
    await question.waitFor({ state: 'detached' })
    // Nothing is voided before a word is another.
    expect(await state().innerText()).toBe('Approved')
    await write(page, ' One word more.')
    await page.getByText('The letter is a draft again: an edit voids its review and its approvals.').waitFor()
    await saved(page)
    expect(await state().innerText()).toBe('Draft')
    await page.getByRole('tab', { name: /Checks/u }).click()
    await finding('Approval is void').waitFor()
    expect(await finding('Approval is void').innerText()).toContain('changed after Rita Reviewer approved it, so that approval is void.')
  })

  test('a clause that is withdrawn elsewhere becomes a finding of the letter that is open', async () => {
    expect(await finding('Clause was withdrawn').count()).toBe(0)
    const versions = must(await served.store.library.versions(['statement/commitment']))
    for (const { id } of versions.filter((version) => version.state === 'approved'))
      must(await served.store.library.withdraw(id, undefined, wishOf(reviewer.person, reason)))
    await finding('Clause was withdrawn').waitFor()
    expect(await finding('Clause was withdrawn').innerText()).toContain(`was withdrawn: ${reason}`)
    expect(await body().innerText()).toContain('One word more.')
  })

  test('an embargo holds the letter back until its day, and its release is refused', async () => {
    await fillFields(page, { 'Embargo: not before': '1 May 2099' })
    await page.getByRole('tab', { name: /Checks/u }).click()
    await finding('Letter is held back').waitFor()
    await page.getByRole('button', { name: 'Release …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Release the letter' })
    await dialog.getByText('The letter is held back until 1 May 2099').waitFor()
    expect(await dialog.getByRole('button', { name: 'Release', exact: true }).isDisabled()).toBe(true)
    await dialog.getByRole('button', { name: 'Release it on 1 May 2099 or later, or lift the embargo.' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('1 May 2099')
  })

  test('an administrator has statements approved in order', async () => {
    await sits(administrator, 'letters')
    await page.getByRole('button', { name: 'Here as Adam Minister' }).waitFor()
    await page.keyboard.press('Control+,')
    const rule = page.getByRole('dialog', { name: 'Settings' }).getByRole('group', { name: 'Statement' })
    await rule.getByRole('button', { name: /Who approves$/u }).click()
    await page.getByRole('option', { name: inOrder }).click()
    await page.getByRole('button', { name: 'Set these rules' }).click()
    await page.getByText('They are set, and the audit trail says so.').waitFor()
    expect(must(await served.store.rules.read()).clauses.statement.mode).toBe('in-order')
  })

  test('authors read the approval rules, and change none of them', async () => {
    await sits(author, 'letters')
    await page.getByRole('button', { name: 'Here as Ada Author' }).waitFor()
    await page.keyboard.press('Control+,')
    const rules = page.getByRole('region', { name: 'Approval rules' })
    await rules.getByText('Administrators set who must approve what.').waitFor()
    expect([
      await rules.getByRole('group', { name: 'Statement' }).innerText(),
      await rules.getByRole('button').count(),
      await rules.getByRole('checkbox').count(),
    ]).toEqual([expect.stringContaining(inOrder), 0, 0])
    expect(await violations(page)).toEqual([])
  })

  test('the next statement that is sent to review waits for a reviewer first, then for an administrator', async () => {
    const { clauseId } = must(await served.store.library.createClause(statement, wishOf(author.person, 'Partners ask for it.')))
    await sits(author, 'clauses', clauseId)
    await page.getByRole('button', { name: 'Send to review …' }).click()
    await page.getByRole('dialog', { name: 'Send v1 to review' }).getByRole('button', { name: 'Send to review' }).click()
    await page.getByText('Sent to review. It waits for Rita Reviewer or Sam Second first.').waitFor()
    await sits(administrator, 'review')
    const row = page.getByRole('link', { name: /Opening hours/u })
    await row.getByText('Waits for Rita Reviewer or Sam Second, then for you').waitFor()
  })

  test('the browser has nothing to complain about', () => {
    expect(opened.complaints).toEqual([])
  })
})
