import { describe, expect, test } from 'vitest'
import { addDays, type ClauseVersion } from '../../core/clause/index.ts'
import { pinClause } from '../../core/letter/index.ts'
import { todayHere } from '../../backend/answers/index.ts'
import { letterOf, must, wishOf } from '../backend/store/stores.ts'
import { author, reviewer } from '../core/review/house.ts'
import { missing, sayIfMissing } from './chromium.ts'
import { clausesWindow, many } from './clauses-window.ts'
import { violations } from './violations.ts'
import { newLetter } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('the room of the clauses, by keys alone', () => {
  const here = clausesWindow()

  const active = (): Promise<string> => here.page.locator('.clause-row.is-active').innerText()

  test('the last of many clauses is reached with few rows in the page', async () => {
    const { page } = here
    await page.getByRole('listbox', { name: 'Clauses' }).focus()
    await page.keyboard.press('End')
    await expect.poll(active).not.toBe('…')
    expect([
      await page.locator('.clause-row.is-active').getAttribute('aria-posinset'),
      (await page.getByRole('option').count()) < 60,
    ]).toEqual(['328', true])
  })

  test('the words of a clause stand in the dark as light on dark, as in a review', async () => {
    const { page } = here
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
    const { page } = here
    expect(await violations(page)).toEqual([])
  })

  test('beside a letter the last of many clauses is reached with few cards drawn, and is put in', async () => {
    const { page } = here
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

  test('an approved version is not an author’s to withdraw, and is a reviewer’s, who is told what goes and may name what stands in for it', async () => {
    const { page } = here
    const { rows } = await here.stored('"retail scope statement"')
    await here.goTo(rows[0]?.id ?? '')
    await page.getByRole('button', { name: 'New variant …' }).waitFor()
    expect(await page.getByRole('button', { name: /^Withdraw/u }).count()).toBe(0)
    here.sits(reviewer)
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
    here.sits(author)
    await page.reload()
  })

  test('a clause with its evidence has no violations', async () => {
    const { page } = here
    await page.getByText('Seal holds').waitFor()
    expect(await violations(page)).toEqual([])
  })

  test('of a seal that names no passage the quoted words are marked in the evidence, and an ended clause says so', async () => {
    const { page } = here
    const { rows } = await here.stored('"interim guidance of june"')
    const before = page.url()
    await here.goTo(rows[0]?.id ?? '')
    expect(await page.locator('.evidence-words mark').first().innerText()).toMatch(/^Departments should pause the purchase/u)
    await page.locator('.state-pill').getByText('v1 expired').waitFor()
    expect(await page.locator('.version-list .state-expired').innerText()).toBe('Expired')
    await page.goto(before)
    await page.getByText('Seal holds').waitFor()
  })

  test('the calendar names what ends, and has no violations', async () => {
    const { page } = here
    await here.goTo('calendar')
    const due = page.getByRole('listitem').filter({ hasText: 'One of many 000' })
    await due.waitFor()
    expect(await due.innerText()).toMatch(/in 20 days[\s\S]*Last day/u)
    expect(await violations(page)).toEqual([])
  })

  test('the calendar reaches 30, 60 and 90 days ahead, and leads to the letters drafted with what ends', async () => {
    const { page } = here
    const ending = async (count: number, days: number): Promise<ClauseVersion> =>
      must(
        await here.store.library.createClause(
          { ...many(count), valid: { until: addDays(todayHere(), days) } },
          wishOf(author.person, 'It ends.'),
        ),
      ).version
    for (const [count, days] of [[901, 31] as const, [902, 61] as const]) {
      const version = await ending(count, days)
      const letter = { ...letterOf('Dear partner,'), title: `Drafted for day ${String(days)}` }
      must(await here.store.createLetter({ ...letter, document: [...letter.document, pinClause(version)] }, author.person.id))
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

  test('the browser had nothing to complain about', () => {
    expect(here.complaints).toEqual([])
  })
})
