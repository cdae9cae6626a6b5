import { describe, expect, test } from 'vitest'
import type { ClauseVersion } from '../../core/clause/index.ts'
import { todayHere } from '../../backend/answers/index.ts'
import { must } from '../backend/store/stores.ts'
import { missing, sayIfMissing } from './chromium.ts'
import { clausesWindow } from './clauses-window.ts'
import { violations } from './violations.ts'
import { newLetter, write } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('a clause that is written, by keys alone', () => {
  const here = clausesWindow()

  const savedDraft = (): Promise<void> => here.page.getByText('Saved', { exact: true }).waitFor()

  test('a clause is made, and its editor opens', async () => {
    const { page } = here
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
    expect((await here.stored('naive promise')).rows[0]).toMatchObject({
      code: 'statement/naive-promise-of-updates',
      jurisdictions: ['GB', 'IE'],
      newest: { number: 1, state: 'draft' },
    })
  })

  test('its text is written and saved without being asked', async () => {
    const { page } = here
    await page.getByRole('textbox', { name: 'Clause body' }).focus()
    await page.keyboard.type('We publish corrections for zebrafish cameras for ten years.')
    await expect.poll(async () => (await here.stored('zebrafish')).total).toBe(1)
  })

  test('a term that the house does not write stands in the checks, and one press mends it', async () => {
    const { page } = here
    await page.getByRole('tab', { name: 'Checks' }).click()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Write “10 years”' }).click()
    await page.getByText('Nothing to mend.').waitFor()
    expect(await page.getByRole('textbox', { name: 'Clause body' }).innerText()).toContain('cameras for 10 years.')
    await page.getByRole('tab', { name: 'About' }).click()
  })

  test('undo takes a field of the form back in its turn', async () => {
    const { page } = here
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
    const { page } = here
    const before = (await here.stored('zebrafish')).rows[0]?.changedAt
    await page.getByLabel('Valid from').fill('2027-05-01')
    await page.getByLabel('Valid until').fill('2027-04-01')
    await page.getByText('The last day lies before the first one.').waitFor()
    await page.getByText('Not saved: a field is wrong').waitFor()
    expect((await here.stored('zebrafish')).rows[0]?.expires).toBeUndefined()
    expect(before).toBeDefined()
  })

  test('a draft that is left with a wrong field stands there as it was left', async () => {
    const { page } = here
    await page.keyboard.press('Control+Shift+Enter')
    await page.getByRole('heading', { name: 'Versions' }).waitFor()
    await page.getByText('The draft is not saved').waitFor()
    await page.keyboard.press('Control+Alt+e')
    await page.getByRole('textbox', { name: 'Clause body' }).waitFor()
    expect(await page.getByLabel('Valid until').inputValue()).toBe('1 April 2027')
  })

  test('a draft is saved once its wrong field is right', async () => {
    const { page } = here
    await page.getByLabel('Valid until').fill('2028-04-01')
    await expect.poll(async () => (await here.stored('zebrafish')).rows[0]?.expires).toBe('2028-04-01')
  })

  test('its days, its owner and its tags are filled in the form, and kept', async () => {
    const { page } = here
    const days = { 'Review by': '2027-12-01', 'Embargo: not before': '2027-05-02' }
    for (const [label, day] of Object.entries(days)) await page.getByLabel(label).fill(day)
    await page.getByLabel('Owner').fill('Legal')
    await page.getByLabel('Tags').fill('updates, support')
    const version = async (): Promise<ClauseVersion | undefined> => {
      const id = (await here.stored('zebrafish')).rows[0]?.id ?? ''
      return must(await here.store.library.openClause(id, todayHere())).versions[0]?.version
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
    const { page } = here
    await savedDraft()
    expect(await violations(page)).toEqual([])
  })

  test('it is found by the beginnings of its words, which are marked, and opened', async () => {
    const { page } = here
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
    const { page } = here
    await page.keyboard.press('Control+Alt+s')
    const dialog = page.getByRole('dialog', { name: 'Send v1 to review' })
    await dialog.waitFor()
    expect(await dialog.getByLabel('Note to the reviewers').inputValue()).toBe('Partners ask how long we help.')
    await page.keyboard.press('Enter')
    await page.locator('.state-pill', { hasText: 'v1 in review' }).waitFor()
    expect((await here.stored('zebrafish')).rows[0]?.newest.state).toBe('in-review')
  })

  test('the next version of what was sent opens as a draft', async () => {
    const { page } = here
    await page.keyboard.press('Control+Alt+n')
    await page.getByRole('dialog', { name: 'Make the next version' }).waitFor()
    await page.keyboard.type('Twelve years, says the board.')
    await page.keyboard.press('Enter')
    await page.getByRole('banner').getByText('v2 draft').waitFor()
    expect(await page.getByRole('textbox', { name: 'Clause body' }).innerText()).toContain('zebrafish')
  })

  test('its versions are listed with state, reason and author', async () => {
    const { page } = here
    await page.getByRole('textbox', { name: 'Clause body' }).waitFor()
    await page.keyboard.press('Control+Shift+Enter')
    await page.getByRole('heading', { name: 'Versions' }).waitFor()
    expect(await page.locator('.version-entry').allInnerTexts()).toEqual([
      expect.stringMatching(/v2\s+Draft\s+Twelve years, says the board\.\s+Ada Author/u),
      expect.stringMatching(/v1\s+In review\s+Partners ask how long we help\.\s+Ada Author/u),
    ])
  })

  test('the reason of an edit is asked once a sitting', async () => {
    const { page } = here
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

  test('a sealed quotation cannot be edited in the clause editor', async () => {
    const { page } = here
    const { rows } = await here.stored('"retail scope statement"')
    await here.goTo(rows[0]?.id ?? '')
    await page.getByText('Seal holds').waitFor()
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

  test('a variant for another language and jurisdiction is made under the same code, with the words to be translated', async () => {
    const { page } = here
    const [row] = (await here.stored('One of many 005')).rows
    await here.goTo(row?.id ?? '')
    await page.getByRole('button', { name: 'New variant …' }).click()
    const dialog = page.getByRole('dialog', { name: /^New variant of/u })
    await dialog.getByLabel('Language').fill('de-DE')
    await dialog.getByLabel('Jurisdictions').fill('DE, AT')
    await dialog.getByLabel('Reason').fill('Austria asked for it.')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Clause body' }).getByText('It repeats itself.').waitFor()
    const variants = must(await here.store.library.versions([row?.code ?? '']))
    expect(variants.map(({ version }) => [version.language, version.jurisdictions, version.version]).toSorted()).toEqual([
      ['de-DE', ['DE', 'AT'], 1],
      ['en-GB', [], 1],
    ])
  })

  test('a clause is made once what was wrong is right', async () => {
    const { page } = here
    await here.goTo()
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
    expect(here.complaints).toEqual([])
  })

  test('a passage of a letter becomes a clause, which takes its place there as a draft', async () => {
    const { page } = here
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
    expect((await here.stored('answer of the spring')).rows[0]).toMatchObject({ newest: { number: 1, state: 'draft' } })
  })
})
