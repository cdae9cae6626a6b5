import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { join } from 'node:path'
import { openStore, outsideHere } from '../../backend/store/index.ts'
import type { ClauseVersion } from '../../core/clause/index.ts'
import { pinClause, standsAfterBody } from '../../core/letter/index.ts'
import type { Person } from '../../core/review/index.ts'
import { must, revisedTo, wishOf } from '../backend/store/stores.ts'
import { example } from '../templates/starter-library.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { passphrase, reviewedHouse } from './reviewed-house.ts'
import { newFolder, serve, type Served } from './served.ts'
import { violations } from './violations.ts'
import { openWindow, saved, type WindowPage } from './window-page.ts'

sayIfMissing()

const statement: ClauseVersion = {
  code: 'statement/support',
  kind: 'statement',
  title: 'How long we support',
  language: 'en-GB',
  jurisdictions: [],
  version: 1,
  valid: {},
  tags: [],
  evidence: [],
  body: [
    { type: 'paragraph', children: [{ text: 'We support every camera for seven years after it was last sold.' }] },
    { type: 'paragraph', children: [{ text: 'Security updates are free for as long.' }] },
  ],
}

const newer: ClauseVersion = {
  ...statement,
  version: 2,
  body: [
    { type: 'paragraph', children: [{ text: 'We support every camera for eight years after it was last sold.' }] },
    { type: 'paragraph', children: [{ text: 'Security updates are free for as long.' }] },
  ],
}

/** Makes the next version of the statement, approved, beside the open window, as the command line does. */
async function approveNewer(folder: string, author: Person): Promise<void> {
  const store = must(await openStore(join(folder, 'data'), outsideHere()))
  const [first] = must(await store.library.versions([statement.code]))
  if (first === undefined) throw new Error('The house has no statement.')
  const next = await revisedTo(store, first.id, newer, wishOf(author, 'A year more.'))
  must(await store.library.moveVersion(next.id, { from: 'draft', to: 'in-review' }, 'import'))
  must(await store.library.moveVersion(next.id, { from: 'in-review', to: 'approved' }, 'import'))
  await store.close()
}

/** A letter with an approved statement, which letters may adapt, beside the sealed quotation of the house. */
async function letterWithStatement(folder: string, author: Person): Promise<string> {
  const store = must(await openStore(join(folder, 'data'), outsideHere()))
  const made = must(await store.library.createClause(statement, wishOf(author, 'New.')))
  must(await store.library.moveVersion(made.id, { from: 'draft', to: 'in-review' }, 'import'))
  must(await store.library.moveVersion(made.id, { from: 'in-review', to: 'approved' }, 'import'))
  const scope = must(await store.library.versions(['statement/scope'])).find(({ state }) => state === 'approved')
  if (scope === undefined) throw new Error('The house has no sealed quotation.')
  const written = { ...example('partner-letter.md'), title: 'Support notice' }
  const parts = written.document.filter(({ type }) => type === 'part')
  const opening = parts.filter((block) => block.type === 'part' && !standsAfterBody(block.part))
  const body = [pinClause(scope.version), pinClause(statement)]
  const { id } = must(await store.createLetter({ ...written, document: [...opening, ...body, ...parts.slice(opening.length)] }, author.id))
  await store.close()
  return id
}

describe.skipIf(missing !== undefined)('a clause that a letter adapts', () => {
  let browser: Browser
  let served: Served
  let opened: WindowPage
  let page: Page
  let letter: string
  let house: Awaited<ReturnType<typeof reviewedHouse>>

  beforeAll(async () => {
    const folder = newFolder()
    house = await reviewedHouse(folder)
    letter = await letterWithStatement(folder, house.people.author)
    browser = await launchChromium()
    served = await serve(folder)
    opened = await openWindow(browser, served.address)
    page = opened.page
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  const clause = () => page.locator('.clause-block').filter({ hasText: 'statement/support' })
  const sealed = () => page.locator('.clause-block-sealed').first()

  async function sits(person: Person, ...path: readonly string[]): Promise<void> {
    const answer = await page.evaluate(
      async (body) => (await fetch('/ask/people.unlock', { method: 'POST', headers: { 'content-type': 'application/json' }, body })).text(),
      JSON.stringify({ person: person.id, passphrase }),
    )
    expect(answer).toContain('"ok":true')
    await page.evaluate((address) => (location.hash = address), `#/${path.join('/')}`)
    await page.reload()
  }

  /** A menu or dialog that closes gives the letter the focus back a moment later. */
  const inLetter = () => expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('letter-text')

  async function openMenu(of: ReturnType<typeof clause>): Promise<void> {
    await of.hover()
    await of.getByRole('button', { name: 'Menu of the clause' }).click()
    await page.locator('.clause-menu').waitFor()
  }

  test('is opened for a reason by keys, and its words are typed in while every other clause stays as it is', async () => {
    await sits(house.people.author, 'letters', letter)
    await page.getByRole('textbox', { name: 'Letter body' }).waitFor()
    await openMenu(sealed())
    expect(await page.getByRole('menuitem', { name: /Adapt this clause/u }).getAttribute('aria-disabled')).toBe('true')
    await page.keyboard.press('Escape')
    await inLetter()

    await openMenu(clause())
    await page.getByRole('menuitem', { name: /Adapt this clause/u }).click()
    await page.getByRole('dialog', { name: /Adapt statement/u }).waitFor()
    await page.keyboard.type('Their contract runs longer.')
    await page.getByRole('button', { name: 'Adapt this clause' }).click()
    await clause().getByText('adapted from v1').waitFor()
    await inLetter()
    const words = clause().locator('.letter-paragraph, .letter-item').first()
    await words.click()
    await page.keyboard.press('Home')
    await page.keyboard.type('For your contract: ')
    expect(await words.textContent()).toContain('For your contract: ')
    await saved(page)
    expect(await violations(page)).toEqual([])
  })

  test('shows what was changed in the place of its words, and gives the approved words back in one step', async () => {
    const before = await clause().innerText()
    await openMenu(clause())
    await page.getByRole('menuitem', { name: 'Show what was changed' }).click()
    await clause().getByRole('group', { name: 'What this letter changed' }).locator('ins').first().waitFor()
    expect(await clause().locator('ins').first().textContent()).toContain('For your contract')
    expect(await violations(page)).toEqual([])
    await inLetter()
    await clause().getByRole('button', { name: 'Show or hide what was changed' }).click()
    await openMenu(clause())
    await page.getByRole('menuitem', { name: 'Put back the approved words' }).click()
    await clause().getByText('adapted from').waitFor({ state: 'detached' })
    await inLetter()
    await page.keyboard.press('Control+z')
    await clause().getByText('adapted from v1').waitFor()
    expect(await clause().innerText()).toBe(before)
    await saved(page)
  })

  test('is updated to a newer version only where somebody chose between the letter’s words and the new ones, and undo takes that back', async () => {
    await approveNewer(served.folder, house.people.author)
    // The window hears of it within seconds; a reload asks at once.
    await page.reload()
    await clause().getByText('adapted from v1').waitFor()
    const before = await clause().innerText()
    const dialog = page.getByRole('dialog', { name: 'Update statement/support to v2' })
    await openMenu(clause())
    await page.getByRole('menuitem', { name: 'Update to v2 …' }).click()
    await dialog.waitFor()
    const [library, own] = ['What changed in the library', 'What this letter says instead'].map((name) =>
      dialog.getByRole('region', { name }),
    )
    await library?.locator('del').waitFor()
    expect([await library?.locator('del').allInnerTexts(), await library?.locator('ins').allInnerTexts()]).toEqual([['seven'], ['eight']])
    expect(await own?.locator('ins').first().innerText()).toContain('For your contract')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await clause().innerText()).toBe(before)

    await inLetter()
    await openMenu(clause())
    await page.getByRole('menuitem', { name: 'Update to v2 …' }).click()
    await dialog.getByRole('button', { name: 'Take the words of v2', exact: true }).click()
    await clause().getByText('adapted from').waitFor({ state: 'detached' })
    expect(await clause().innerText()).toContain('eight years')
    await inLetter()
    await page.keyboard.press('Control+z')
    await clause().getByText('adapted from v1').waitFor()

    await openMenu(clause())
    await page.getByRole('menuitem', { name: 'Update to v2 …' }).click()
    await dialog.getByRole('button', { name: /In this letter/u }).click()
    await page.getByRole('option', { name: /^Keep the letter’s own/u }).click()
    await dialog.getByRole('button', { name: 'Keep the letter’s words', exact: true }).click()
    await clause().getByText('adapted from v2').waitFor()
    expect(await clause().innerText()).toContain('For your contract: We support every camera for seven years')
    await saved(page)
  })

  test('stands in review with its changes, and its words are approved there apart from the letter', async () => {
    await page.keyboard.press('Control+Alt+s')
    await page.getByRole('textbox', { name: 'Note to the reviewers' }).waitFor()
    await page.keyboard.type('One clause is adapted.')
    await page.keyboard.press('Enter')
    await page.locator('.state-pill', { hasText: 'In review' }).waitFor()
    await sits(house.people.reviewer, 'review')
    await page.getByRole('list', { name: 'Waiting for you' }).getByRole('listitem').filter({ hasText: 'Support notice' }).click()
    const changes = page.getByRole('group', { name: 'What this letter changed in statement/support' })
    await changes.locator('ins').first().waitFor()
    expect(await changes.innerText()).toContain('Their contract runs longer.')
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: /^Approve the adapted words of/u }).click()
    await page.getByRole('textbox', { name: 'Reason' }).fill('Agreed with sales.')
    await page.getByRole('button', { name: 'Approve these words' }).click()
    await page.getByText('Its adapted words approved by Rita Reviewer').waitFor()
    expect(opened.complaints).toEqual([])
  })
})
