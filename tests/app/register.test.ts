import { readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openStore, outsideHere } from '../../backend/store/index.ts'
import { must, wishOf } from '../backend/store/stores.ts'
import { reviewer } from '../core/review/house.ts'
import { missing, sayIfMissing } from './chromium.ts'
import { registerWindow } from './register-window.ts'
import { approvedTitle, reason, recipients } from './released-house.ts'
import { digestsIn } from './served.ts'
import { violations } from './violations.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('the register', () => {
  const here = registerWindow()

  /** Withdraws the approved versions of a clause beside the window, as the command line does. */
  async function withdrawBeside(code: string): Promise<void> {
    const store = must(await openStore(join(here.served.folder, 'data'), outsideHere()))
    const approved = must(await store.library.versions([code])).filter(({ state }) => state === 'approved')
    for (const { id } of approved) must(await store.library.withdraw(id, undefined, wishOf(reviewer.person, reason)))
    await store.close()
  }

  test('lists what was released, the last first, and whether it was sent', async () => {
    const { page } = here
    await page.getByRole('link', { name: 'Register' }).click()
    await page.getByRole('link', { name: /Scope notice 3/u }).waitFor()
    const rows = await page.getByRole('list', { name: 'Released letters' }).getByRole('listitem').allInnerTexts()
    expect(rows.map((row) => [recipients.find((recipient) => row.includes(recipient)), row.includes('Sent')])).toEqual([
      [recipients[2], false],
      [recipients[1], true],
      [recipients[0], true],
    ])
  })

  test('keeps its filters in one line in a window of 800 pixels', async () => {
    const { page } = here
    const { height } = page.viewportSize() ?? { height: 900 }
    await page.setViewportSize({ width: 800, height })
    const filters = page.getByRole('radiogroup', { name: 'Signed and sent, or not' })
    const tops = await filters.getByRole('radio').evaluateAll((buttons) => buttons.map((each) => each.getBoundingClientRect().top))
    const { height: line } = (await filters.boundingBox()) ?? { height: 0 }
    await page.setViewportSize({ width: 1440, height })
    expect([tops.length, new Set(tops).size, line < 34]).toEqual([5, 1, true])
  })

  test('shows the letter that was released last until another is chosen', async () => {
    const { page } = here
    await page.getByRole('article', { name: 'Scope notice 3' }).waitFor()
    expect(await page.getByRole('link', { name: /Scope notice 3/u }).getAttribute('aria-current')).toBe('true')
  })

  test('finds a letter by its recipient, whatever the accents', async () => {
    const { page } = here
    await page.getByRole('searchbox', { name: 'Search the register' }).fill('pena')
    await page.getByText('1 letter', { exact: true }).waitFor()
    expect(await page.getByRole('list', { name: 'Released letters' }).getByRole('link').allInnerTexts()).toEqual([
      expect.stringContaining(recipients[2]),
    ])
  })

  test('says what stands beside the list where nothing is found', async () => {
    const { page } = here
    await page.getByRole('searchbox', { name: 'Search the register' }).fill('nobody has this')
    await page.getByRole('main').getByText('The letter that is chosen from the list stands here').waitFor()
    await page.getByRole('button', { name: 'Show all' }).click()
    await page
      .getByRole('main')
      .getByRole('heading', { name: /Scope notice 3/u })
      .waitFor()
  })

  test('leads from letter to letter with the arrow keys', async () => {
    const { page } = here
    await page.getByRole('searchbox', { name: 'Search the register' }).fill('')
    await page.getByText('3 letters', { exact: true }).waitFor()
    await page.getByRole('link', { name: /Scope notice 3/u }).focus()
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Scope notice 2')
  })

  test('shows of a letter who approved it, its files and how its clauses stand now', async () => {
    const { page } = here
    await page.getByRole('link', { name: /Scope notice 1/u }).click()
    const detail = page.getByRole('article', { name: 'Scope notice 1' })
    await detail.waitFor()
    const text = await detail.innerText()
    const stand = await detail.getByRole('region', { name: 'Clauses' }).locator('.state-mark').allInnerTexts()
    expect([/Approved by\s+Rita Reviewer/u.test(text), /PDF file/u.test(text), new Set(stand)]).toEqual([
      true,
      true,
      new Set(['Still approved', 'Withdrawn since']),
    ])
  })

  test('warns before a letter with a withdrawn clause goes out, and still lets it be written down', async () => {
    const { page } = here
    const detail = page.getByRole('article', { name: 'Scope notice 1' })
    const warning = /It carries a clause that was withdrawn since its release/u
    await detail.getByRole('note').filter({ hasText: warning }).waitFor()
    await detail.getByRole('button', { name: 'Record a sending …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Record a sending' })
    await dialog.getByRole('note').filter({ hasText: warning }).waitFor()
    expect(await dialog.getByLabel('Sent on').evaluate((field) => field === document.activeElement), 'its first field has the focus').toBe(
      true,
    )
    expect(await dialog.getByRole('button', { name: 'Record' }).isEnabled()).toBe(true)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  })

  test('saves the released files, byte for byte', async () => {
    const { page } = here
    await page.getByRole('button', { name: 'Save copies of its files' }).click()
    await page.getByText(/^Saved: /u).waitFor()
    const { entry } = await page.evaluate(async (letterId) => {
      const response = await fetch('/ask/register.ofLetter', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ letterId }),
      })
      return ((await response.json()) as { value: { entry: { files: { format: string; digest: string }[] } } }).value
    }, here.house.letters[0])
    expect(digestsIn(here.served.exports)).toEqual(Object.fromEntries(entry.files.map(({ format, digest }) => [`.${format}`, digest])))
  })

  test('keeps a released letter from being written in', async () => {
    const { page } = here
    await here.go('letters', here.house.letters[0] ?? '')
    await page.getByText(/It never changes again/u).waitFor()
    await page.getByRole('img', { name: 'Page 1 of' }).waitFor()
    expect(await page.getByRole('textbox').count()).toBe(0)
  })

  test('shows a released letter without violations of accessibility', async () => {
    const { page } = here
    expect(await violations(page)).toEqual([])
  })

  test('refuses to take a sending from nobody, in a sentence', async () => {
    const { page } = here
    await here.sits(false)
    await page.getByRole('button', { name: 'Record a sending …' }).click()
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    expect(await page.getByRole('dialog').getByRole('alert').innerText()).toMatch(/passphrase/u)
    await page.keyboard.press('Escape')
  })

  test('refuses the release of a draft, says what stands against it, and leads there', async () => {
    const { page } = here
    await here.sits(true)
    await here.go('letters')
    await page.getByRole('row', { name: /A draft with the certificate/u }).click()
    await page.getByRole('textbox', { name: 'Letter body' }).waitFor()
    await page.getByRole('button', { name: 'Release …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Release the letter' })
    await dialog.getByText('It cannot be released yet.').waitFor()
    expect([await dialog.innerText(), await dialog.getByRole('button', { name: 'Release', exact: true }).isDisabled()]).toEqual([
      expect.stringContaining(reason),
      true,
    ])
    await dialog.getByRole('button', { name: 'Replace the clause, or take it out.' }).click()
    await dialog.waitFor({ state: 'hidden' })
  })

  test('takes an approved letter that its author releases, and saves its files', async () => {
    const { page } = here
    await here.go('letters', here.house.approved)
    await page.getByText('This letter is approved.').waitFor()
    await page.getByRole('button', { name: 'Release …' }).click()
    // Looking for the changes of others, the window hears of its own: what the dialog says stays all the same.
    const heard = page.waitForResponse(
      async (response) => response.url().endsWith('/ask/register.ofLetter') && (await response.text()).includes('"releasedAt"'),
    )
    await page.getByRole('dialog').getByRole('button', { name: 'Release', exact: true }).click()
    await page.getByRole('dialog', { name: 'The letter is released' }).waitFor()
    const beneath = await Promise.all(['.released-letter', '.letter-screen', '.editor-toolbar'].map((part) => page.locator(part).count()))
    await heard
    await page.getByRole('dialog').getByRole('button', { name: 'Save copies' }).click()
    await page.getByText(/^Saved: An approved letter/u).waitFor()
    expect(
      readdirSync(here.served.exports)
        .filter((name) => name.startsWith(approvedTitle))
        .map((name) => extname(name))
        .toSorted(),
    ).toEqual(['.docx', '.pdf'])
    expect(beneath).toEqual([1, 0, 0])
  })

  test('leads from the release to the record of its sending', async () => {
    const { page } = here
    await page.getByRole('dialog').getByRole('button', { name: 'Record a sending …' }).click()
    await page.getByLabel('Sent to').fill('Harbour Optics Ltd')
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await page.getByText('Written down by Ada Author').waitFor()
    await page
      .getByRole('article', { name: approvedTitle })
      .getByText(/^Sent \d/u)
      .first()
      .waitFor()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  test('hears of a withdrawal that the command line made beside it', async () => {
    const { page } = here
    await here.go('register')
    const row = page.getByRole('list', { name: 'Released letters' }).getByRole('link', { name: new RegExp(approvedTitle, 'u') })
    await row.getByText(/^Sent \d/u).waitFor()
    await withdrawBeside('statement/commitment')
    await row.getByText('Sent, clause withdrawn').waitFor()
  })

  test('leaves the browser nothing to complain about', () => {
    expect(here.complaints).toEqual([])
  })
})
