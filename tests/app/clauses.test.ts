import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, type ClauseVersion } from '../../core/clause/index.ts'
import { pinClause } from '../../core/letter/index.ts'
import type { StyleRule } from '../../core/style/index.ts'
import { todayHere } from '../../backend/answers/index.ts'
import { stockedHouse, stockHouse } from '../backend/release/house.ts'
import { letterOf, must, wishOf } from '../backend/store/stores.ts'
import { author, reviewer } from '../core/review/house.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { newFolder } from './served.ts'
import { serveAs, sessionOf, type ServedAs } from './served-as.ts'
import { violations } from './violations.ts'
import { newLetter, openWindow, write, type WindowPage } from './window-page.ts'

sayIfMissing()

function many(count: number): ClauseVersion {
  return {
    code: `statement/many-${String(count)}`,
    kind: 'statement',
    title: `One of many ${String(count).padStart(3, '0')}`,
    language: 'en-GB',
    jurisdictions: [],
    version: 1,
    valid: count === 0 ? { until: addDays(todayHere(), 20) } : {},
    tags: [],
    evidence: [],
    body: [{ type: 'paragraph', children: [{ text: 'It repeats itself.' }] }],
  }
}

describe.skipIf(missing !== undefined)('the room of the clauses, by keys alone', () => {
  let browser: Browser
  let served: ServedAs
  let opened: WindowPage
  let page: Page
  let sitting = sessionOf(author)

  beforeAll(async () => {
    const folder = newFolder()
    const store = await stockedHouse(`${folder}/data`)
    const rule: StyleRule = { kind: 'term', phrase: 'ten years', instead: ['10 years'], severity: 'warning' }
    await stockHouse(store, `${folder}/data`, { kind: 'style', content: { rules: [rule] } })
    await store.close()
    browser = await launchChromium()
    served = await serveAs(folder, { acting: () => sitting.acting(), actor: () => sitting.actor() })
    for (let count = 0; count < 300; count += 1) must(await served.store.library.createClause(many(count), wishOf(author.person)))
    opened = await openWindow(browser, served.address)
    page = opened.page
    await page.keyboard.press('Control+Shift+S')
    await page.getByText('328 clauses', { exact: true }).waitFor()
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  const active = (): Promise<string> => page.locator('.clause-row.is-active').innerText()
  const stored = async (search: string) => must(await served.store.library.listClauses({ search, offset: 0, limit: 5 }))
  const savedDraft = (): Promise<void> => page.getByText('Saved', { exact: true }).waitFor()

  test('the last of many clauses is reached with few rows in the page', async () => {
    await page.getByRole('listbox', { name: 'Clauses' }).focus()
    await page.keyboard.press('End')
    await expect.poll(active).not.toBe('…')
    expect([
      await page.locator('.clause-row.is-active').getAttribute('aria-posinset'),
      (await page.getByRole('option').count()) < 60,
    ]).toEqual(['328', true])
  })

  test('the words of a clause stand in the dark as light on dark, as in a review', async () => {
    await page.emulateMedia({ colorScheme: 'dark' })
    const text = page.locator('.clause-text')
    const ground = await text.evaluate((pane) => getComputedStyle(pane).backgroundColor)
    const ink = await text
      .locator('.letter-paragraph, .letter-item')
      .first()
      .evaluate((line) => getComputedStyle(line).color)
    await page.emulateMedia({ colorScheme: 'light' })
    expect([ground, ink]).toEqual(['rgb(39, 41, 44)', 'rgb(232, 230, 225)'])
  })

  test('the list has no violations', async () => {
    expect(await violations(page)).toEqual([])
  })

  test('beside a letter the last of many clauses is reached with few cards drawn, and is put in', async () => {
    await page.keyboard.press('Control+Shift+L')
    await newLetter(page, 'Partner letter')
    const list = page.getByRole('listbox', { name: 'Clauses' })
    await list.focus()
    await page.keyboard.press('End')
    const last = list.locator('.clause-card.is-active')
    await last.waitFor()
    const [place, size] = [await last.getAttribute('aria-posinset'), await last.getAttribute('aria-setsize')]
    expect([place === size, Number(size) > 300, (await list.getByRole('option').count()) < 60]).toEqual([true, true, true])
    const blocks = page.locator('.clause-block')
    const before = await blocks.count()
    await page.keyboard.press('Enter')
    await expect.poll(() => blocks.count()).toBe(before + 1)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Control+Shift+S')
    await page.getByText('328 clauses', { exact: true }).waitFor()
  })

  test('a clause is made, and its editor opens', async () => {
    await page.keyboard.press('Alt+n')
    await page.getByRole('dialog', { name: 'New clause' }).waitFor()
    await page.keyboard.type('Naïve promise of updates')
    expect(await violations(page)).toEqual([])
    for (const _field of ['Kind', 'Code', 'Language', 'Jurisdictions']) await page.keyboard.press('Tab')
    await page.keyboard.type('GB, IE')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Partners ask how long we help.')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Clause body' }).waitFor()
    expect((await stored('naive promise')).rows[0]).toMatchObject({
      code: 'statement/naive-promise-of-updates',
      jurisdictions: ['GB', 'IE'],
      newest: { number: 1, state: 'draft' },
    })
  })

  test('its text is written and saved without being asked', async () => {
    await page.getByRole('textbox', { name: 'Clause body' }).focus()
    await page.keyboard.type('We publish corrections for zebrafish cameras for ten years.')
    await expect.poll(async () => (await stored('zebrafish')).total).toBe(1)
  })

  test('a term that the house does not write stands in the checks, and one press mends it', async () => {
    await page.getByRole('tab', { name: 'Checks' }).click()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Write “10 years”' }).click()
    await page.getByText('Nothing to mend.').waitFor()
    expect(await page.getByRole('textbox', { name: 'Clause body' }).innerText()).toContain('cameras for 10 years.')
    await page.getByRole('tab', { name: 'About' }).click()
  })

  test('undo takes a field of the form back in its turn', async () => {
    await page.getByLabel('Owner').focus()
    await page.keyboard.type('Legal')
    await savedDraft()
    await page.getByRole('textbox', { name: 'Clause body' }).focus()
    await page.keyboard.press('Control+z')
    expect([await page.getByLabel('Owner').inputValue(), await page.getByRole('textbox', { name: 'Clause body' }).innerText()]).toEqual([
      '',
      expect.stringContaining('zebrafish'),
    ])
  })

  test('what is wrong stands at its field, and is not saved', async () => {
    const before = (await stored('zebrafish')).rows[0]?.changedAt
    await page.getByLabel('Valid from').fill('2027-05-01')
    await page.getByLabel('Valid until').fill('2027-04-01')
    await page.getByText('The last day lies before the first one.').waitFor()
    await page.getByText('Not saved: a field is wrong').waitFor()
    expect((await stored('zebrafish')).rows[0]?.expires).toBeUndefined()
    expect(before).toBeDefined()
  })

  test('a draft that is left with a wrong field stands there as it was left', async () => {
    await page.keyboard.press('Control+Shift+Enter')
    await page.getByRole('heading', { name: 'Versions' }).waitFor()
    await page.getByText('The draft is not saved').waitFor()
    await page.keyboard.press('Control+Alt+e')
    await page.getByRole('textbox', { name: 'Clause body' }).waitFor()
    expect(await page.getByLabel('Valid until').inputValue()).toBe('1 April 2027')
  })

  test('a draft is saved once its wrong field is right', async () => {
    await page.getByLabel('Valid until').fill('2028-04-01')
    await expect.poll(async () => (await stored('zebrafish')).rows[0]?.expires).toBe('2028-04-01')
  })

  test('its days, its owner and its tags are filled in the form, and kept', async () => {
    const days = { 'Review by': '2027-12-01', 'Embargo: not before': '2027-05-02' }
    for (const [label, day] of Object.entries(days)) await page.getByLabel(label).fill(day)
    await page.getByLabel('Owner').fill('Legal')
    await page.getByLabel('Tags').fill('updates, support')
    const version = async (): Promise<ClauseVersion | undefined> => {
      const id = (await stored('zebrafish')).rows[0]?.id ?? ''
      return must(await served.store.library.openClause(id, todayHere())).versions[0]?.version
    }
    await expect.poll(version).toMatchObject({
      valid: { from: '2027-05-01', until: '2028-04-01' },
      reviewBy: '2027-12-01',
      notBefore: '2027-05-02',
      owner: 'Legal',
      tags: ['updates', 'support'],
    })
  })

  test('the editor has no violations', async () => {
    await savedDraft()
    expect(await violations(page)).toEqual([])
  })

  test('it is found by the beginnings of its words, which are marked, and opened', async () => {
    await page.keyboard.press('Control+Shift+Enter')
    await page.getByRole('heading', { name: 'Versions' }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('zebraf corr')
    await page.getByText('1 clause of 329', { exact: true }).waitFor()
    await page.locator('.clause-row mark').first().waitFor()
    expect(await page.locator('.clause-row mark').allInnerTexts()).toEqual(['corrections', 'zebrafish'])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Naïve promise of updates' }).waitFor()
  })

  test('it is sent to review with the reason it was written for', async () => {
    await page.keyboard.press('Control+Alt+s')
    const dialog = page.getByRole('dialog', { name: 'Send v1 to review' })
    await dialog.waitFor()
    expect(await dialog.getByLabel('Note to the reviewers').inputValue()).toBe('Partners ask how long we help.')
    await page.keyboard.press('Enter')
    await page.locator('.state-pill', { hasText: 'v1 in review' }).waitFor()
    expect((await stored('zebrafish')).rows[0]?.newest.state).toBe('in-review')
  })

  test('the next version of what was sent opens as a draft', async () => {
    await page.keyboard.press('Control+Alt+n')
    await page.getByRole('dialog', { name: 'Make the next version' }).waitFor()
    await page.keyboard.type('Twelve years, says the board.')
    await page.keyboard.press('Enter')
    await page.getByRole('banner').getByText('v2 draft').waitFor()
    expect(await page.getByRole('textbox', { name: 'Clause body' }).innerText()).toContain('zebrafish')
  })

  test('its versions are listed with state, reason and author', async () => {
    await page.getByRole('textbox', { name: 'Clause body' }).waitFor()
    await page.keyboard.press('Control+Shift+Enter')
    await page.getByRole('heading', { name: 'Versions' }).waitFor()
    expect(await page.locator('.version-entry').allInnerTexts()).toEqual([
      expect.stringMatching(/v2\s+Draft\s+Twelve years, says the board\.\s+Ada Author/u),
      expect.stringMatching(/v1\s+In review\s+Partners ask how long we help\.\s+Ada Author/u),
    ])
  })

  test('the reason of an edit is asked once a sitting', async () => {
    await page.reload()
    await page.getByRole('heading', { name: 'Versions' }).waitFor()
    await page.keyboard.press('Control+Alt+e')
    await page.getByRole('dialog', { name: 'Edit draft v2' }).waitFor()
    await page.keyboard.type('A word is missing.')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Clause body' }).waitFor()
    await page.keyboard.press('Control+Shift+Enter')
    await page.getByRole('heading', { name: 'Versions' }).waitFor()
    await page.keyboard.press('Control+Alt+e')
    await page.getByRole('textbox', { name: 'Clause body' }).waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  test('an approved version is not an author’s to withdraw, and is a reviewer’s, who is told what goes and may name what stands in for it', async () => {
    const { rows } = await stored('"retail scope statement"')
    await page.evaluate((id) => {
      location.hash = `#/clauses/${id}`
    }, rows[0]?.id)
    await page.getByRole('button', { name: 'New variant …' }).waitFor()
    expect(await page.getByRole('button', { name: /^Withdraw/u }).count()).toBe(0)
    sitting = sessionOf(reviewer)
    await page.reload()
    await page.getByRole('button', { name: 'Withdraw v1 …' }).focus()
    await page.keyboard.press('Enter')
    await page
      .getByRole('dialog')
      .getByText(/^(No letter carries|Letters that carry) it/u)
      .waitFor()
    const dialog = await page.getByRole('dialog').innerText()
    expect(['Retail scope statement v1', 'policy-quote/retail-scope'].filter((part) => !dialog.includes(part))).toEqual([])
    expect(await page.getByRole('combobox', { name: 'Use instead' }).inputValue()).toBe('')
    await page.keyboard.type('I do not like it.')
    await page.keyboard.press('Tab')
    await page.keyboard.type('commitment')
    await page
      .getByRole('option', { name: /statement\/commitment v1/u })
      .first()
      .waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    expect(await page.getByRole('combobox', { name: 'Use instead' }).inputValue()).toContain('statement/commitment v1')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    sitting = sessionOf(author)
    await page.reload()
  })

  test('a clause with its evidence has no violations', async () => {
    await page.getByText('Seal holds').waitFor()
    expect(await violations(page)).toEqual([])
  })

  test('of a seal that names no passage the quoted words are marked in the evidence, and an ended clause says so', async () => {
    const { rows } = await stored('"interim guidance of june"')
    const here = page.url()
    await page.evaluate((id) => {
      location.hash = `#/clauses/${id}`
    }, rows[0]?.id)
    expect(await page.locator('.evidence-words mark').first().innerText()).toMatch(/^Departments should pause the purchase/u)
    await page.locator('.state-pill').getByText('v1 expired').waitFor()
    expect(await page.locator('.version-list .state-expired').innerText()).toBe('Expired')
    await page.goto(here)
    await page.getByText('Seal holds').waitFor()
  })

  test('a sealed quotation cannot be edited in the clause editor', async () => {
    await page.keyboard.press('Control+Alt+n')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type('Another attribution.')
    await page.keyboard.press('Enter')
    const body = page.getByRole('textbox', { name: 'Clause body' })
    await body.getByText('We are able to confirm').click()
    const before = await body.innerText()
    await page.keyboard.type('Not ')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    expect(await body.innerText()).toBe(before)
  })

  test('the calendar names what ends, and has no violations', async () => {
    await page.evaluate(() => {
      location.hash = '#/clauses/calendar'
    })
    const due = page.getByRole('listitem').filter({ hasText: 'One of many 000' })
    await due.waitFor()
    expect(await due.innerText()).toMatch(/in 20 days[\s\S]*Last day/u)
    expect(await violations(page)).toEqual([])
  })

  test('the calendar reaches 30, 60 and 90 days ahead, and leads to the letters drafted with what ends', async () => {
    const ending = async (count: number, days: number): Promise<ClauseVersion> =>
      must(
        await served.store.library.createClause(
          { ...many(count), valid: { until: addDays(todayHere(), days) } },
          wishOf(author.person, 'It ends.'),
        ),
      ).version
    for (const [count, days] of [[901, 31] as const, [902, 61] as const]) {
      const version = await ending(count, days)
      const letter = { ...letterOf('Dear partner,'), title: `Drafted for day ${String(days)}` }
      must(await served.store.createLetter({ ...letter, document: [...letter.document, pinClause(version)] }, author.person.id))
    }
    const rows = page.locator('.calendar-row').filter({ hasText: /One of many/u })
    const found = async (): Promise<string[]> => (await rows.allInnerTexts()).map((text) => /One of many (\d+)/u.exec(text)?.[1] ?? '')
    const ends = { '60 days': ['000', '901'], '90 days': ['000', '901', '902'], '30 days': ['000'] }
    for (const [span, expected] of Object.entries(ends)) {
      await page.getByRole('radio', { name: span }).click()
      await expect.poll(found).toEqual(expected)
      if (span === '90 days') await rows.filter({ hasText: 'One of many 902' }).getByRole('link', { name: 'Drafted for day 61' }).waitFor()
    }
  })

  test('a variant for another language and jurisdiction is made under the same code, with the words to be translated', async () => {
    const [row] = (await stored('One of many 005')).rows
    await page.evaluate((id) => (location.hash = `#/clauses/${id}`), row?.id ?? '')
    await page.getByRole('button', { name: 'New variant …' }).click()
    const dialog = page.getByRole('dialog', { name: /^New variant of/u })
    await dialog.getByLabel('Language').fill('de-DE')
    await dialog.getByLabel('Jurisdictions').fill('DE, AT')
    await dialog.getByLabel('Reason').fill('Austria asked for it.')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Clause body' }).getByText('It repeats itself.').waitFor()
    const variants = must(await served.store.library.versions([row?.code ?? '']))
    expect(variants.map(({ version }) => [version.language, version.jurisdictions, version.version]).toSorted()).toEqual([
      ['de-DE', ['DE', 'AT'], 1],
      ['en-GB', [], 1],
    ])
  })

  test('a clause is made once what was wrong is right', async () => {
    await page.evaluate(() => {
      location.hash = '#/clauses'
    })
    await page.getByRole('listbox', { name: 'Clauses' }).waitFor()
    await page.keyboard.press('Alt+n')
    const dialog = page.getByRole('dialog', { name: 'New clause' })
    await dialog.waitFor()
    await page.keyboard.press('Enter')
    await dialog.getByText('Say why; it stands beside the version for good.').waitFor()
    await dialog.getByLabel('Title').fill('Update duty')
    await dialog.getByLabel('Reason').fill('A circular asks for it.')
    expect(await dialog.getByText('Say why; it stands beside the version for good.').count()).toBe(0)
    await dialog.getByRole('button', { name: 'Make the draft' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('textbox', { name: 'Clause body' }).waitFor()
  })

  test('the browser had nothing to complain about', () => {
    expect(opened.complaints).toEqual([])
  })

  test('a passage of a letter becomes a clause, which takes its place there as a draft', async () => {
    await page.keyboard.press('Control+Shift+L')
    await newLetter(page, 'Partner letter')
    await write(page, 'Our answer was given in the spring.')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('make a clause')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'New clause' }).waitFor()
    await page.keyboard.type('Answer of the spring')
    for (const _field of ['Kind', 'Code', 'Language', 'Jurisdictions', 'Reason']) await page.keyboard.press('Tab')
    await page.keyboard.type('Partners ask for it again.')
    await page.keyboard.press('Enter')
    const made = page.locator('.clause-block').filter({ hasText: 'statement/answer-of-the-spring' })
    await made.getByText('Our answer was given in the spring.').waitFor()
    expect((await stored('answer of the spring')).rows[0]).toMatchObject({ newest: { number: 1, state: 'draft' } })
  })
})
