import { readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore, outsideHere } from '../../backend/store/index.ts'
import { passphrase } from '../backend/release/house.ts'
import { must, wishOf } from '../backend/store/stores.ts'
import { author, reviewer } from '../core/review/house.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { approvedTitle, reason, recipients, releasedHouse } from './released-house.ts'
import { ask } from './reviewed-house.ts'
import { digestsIn, newFolder, serve, type Served } from './served.ts'
import { tabTo } from './tab-to.ts'
import { violations } from './violations.ts'
import { openWindow, type WindowPage } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('the register', () => {
  let browser: Browser
  let served: Served
  let opened: WindowPage
  let page: Page
  let house: Awaited<ReturnType<typeof releasedHouse>>

  beforeAll(async () => {
    const folder = newFolder()
    house = await releasedHouse(folder)
    browser = await launchChromium()
    served = await serve(folder)
    opened = await openWindow(browser, served.address)
    page = opened.page
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  /** Withdraws the approved versions of a clause beside the window, as the command line does. */
  async function withdrawBeside(code: string): Promise<void> {
    const store = must(await openStore(join(served.folder, 'data'), outsideHere()))
    const approved = must(await store.library.versions([code])).filter(({ state }) => state === 'approved')
    for (const { id } of approved) must(await store.library.withdraw(id, undefined, wishOf(reviewer.person, reason)))
    await store.close()
  }

  async function go(...path: readonly string[]): Promise<void> {
    await page.evaluate(
      (address) => {
        location.hash = address
      },
      `#/${path.join('/')}`,
    )
  }

  /** From here on the author sits before the window; `isHere` false: nobody does. */
  async function sits(isHere: boolean): Promise<void> {
    await (isHere ? ask(page, 'people.unlock', { person: author.person.id, passphrase }) : ask(page, 'people.lock', {}))
    await page.reload()
  }

  test('lists what was released, the last first, and whether it was sent', async () => {
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
    const { height } = page.viewportSize() ?? { height: 900 }
    await page.setViewportSize({ width: 800, height })
    const filters = page.getByRole('radiogroup', { name: 'Signed and sent, or not' })
    const tops = await filters.getByRole('radio').evaluateAll((buttons) => buttons.map((each) => each.getBoundingClientRect().top))
    const { height: line } = (await filters.boundingBox()) ?? { height: 0 }
    await page.setViewportSize({ width: 1440, height })
    expect([tops.length, new Set(tops).size, line < 34]).toEqual([5, 1, true])
  })

  test('shows the letter that was released last until another is chosen', async () => {
    await page.getByRole('article', { name: 'Scope notice 3' }).waitFor()
    expect(await page.getByRole('link', { name: /Scope notice 3/u }).getAttribute('aria-current')).toBe('true')
  })

  test('finds a letter by its recipient, whatever the accents', async () => {
    await page.getByRole('searchbox', { name: 'Search the register' }).fill('pena')
    await page.getByText('1 letter', { exact: true }).waitFor()
    expect(await page.getByRole('list', { name: 'Released letters' }).getByRole('link').allInnerTexts()).toEqual([
      expect.stringContaining(recipients[2]),
    ])
  })

  test('says what stands beside the list where nothing is found', async () => {
    await page.getByRole('searchbox', { name: 'Search the register' }).fill('nobody has this')
    await page.getByRole('main').getByText('The letter that is chosen from the list stands here').waitFor()
    await page.getByRole('button', { name: 'Show all' }).click()
    await page
      .getByRole('main')
      .getByRole('heading', { name: /Scope notice 3/u })
      .waitFor()
  })

  test('leads from letter to letter with the arrow keys', async () => {
    await page.getByRole('searchbox', { name: 'Search the register' }).fill('')
    await page.getByText('3 letters', { exact: true }).waitFor()
    await page.getByRole('link', { name: /Scope notice 3/u }).focus()
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Scope notice 2')
  })

  test('shows of a letter who approved it, its files and how its clauses stand now', async () => {
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

  test('leads from the warning to the recall of the clause that was withdrawn', async () => {
    const note = page.getByRole('article', { name: 'Scope notice 1' }).getByRole('note')
    await note.getByText('Begin a letter of correction to its recipient.').waitFor()
    await note.getByRole('link', { name: 'Recall of “Secure Build Scheme certificate”' }).click()
    await page.getByRole('button', { name: `Start the correction of “Scope notice 1” to ${recipients[0]}` }).waitFor()
    await page.goBack()
  })

  test('saves the released files, byte for byte', async () => {
    await page.getByRole('button', { name: 'Save copies of its files' }).click()
    await page.getByText(/^Saved: /u).waitFor()
    const { entry } = await page.evaluate(async (letterId) => {
      const response = await fetch('/ask/register.ofLetter', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ letterId }),
      })
      return ((await response.json()) as { value: { entry: { files: { format: string; digest: string }[] } } }).value
    }, house.letters[0])
    expect(digestsIn(served.exports)).toEqual(Object.fromEntries(entry.files.map(({ format, digest }) => [`.${format}`, digest])))
  })

  test('leads to every letter with a clause, drafts and sent alike', async () => {
    await page.getByRole('listitem').filter({ hasText: 'Withdrawn since' }).getByRole('link', { name: 'Where it is used' }).click()
    const counts = page.getByLabel('Where it is used')
    await counts.waitFor()
    expect((await counts.innerText()).match(/\d+/gu)).toEqual(['1', '1', '2'])
  })

  test('names in the recall report each letter with recipient and date', async () => {
    const report = page.getByRole('region', { name: 'Letters that left with it' })
    const expected = [
      [recipients[0], '24 Nov 2026, E-mail'],
      [recipients[1], '24 Nov 2026, E-mail'],
      [recipients[2], 'Not recorded'],
    ] as const
    const named = async (): Promise<boolean[]> => {
      const rows = await report.getByRole('row').allInnerTexts()
      return expected.map(([recipient, sent]) => rows.some((row) => row.includes(recipient) && row.includes(sent)))
    }
    await expect.poll(named).toEqual([true, true, true])
  })

  test.each([800, 1280])('shows all columns of the recall report in a window of %d pixels', async (width) => {
    await page.setViewportSize({ width, height: 900 })
    const report = page.getByRole('region', { name: 'Letters that left with it' })
    const widths = await report.evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }))
    const letters = await report.getByRole('link').evaluateAll((links) => links.map((link) => link.getClientRects().length))
    await page.setViewportSize({ width: 1440, height: 900 })
    expect(widths.scrollWidth).toBe(widths.clientWidth)
    expect(Math.max(...letters)).toBeLessThanOrEqual(2)
  })

  test('shows the whole passage of a letter in the recall report, also to whoever has no mouse', async () => {
    const letter = page.getByRole('region', { name: 'Letters that left with it' }).getByRole('row').filter({ hasText: 'Scope notice 2' })
    const shown = letter.locator('.recall-passage')
    const beginning = await shown.innerText()
    await letter.getByRole('button', { name: 'Show all of what “Scope notice 2” says' }).focus()
    await page.keyboard.press('Enter')
    await letter.getByRole('button', { name: 'Show less of what “Scope notice 2” says' }).waitFor()
    const whole = await shown.innerText()
    const isCut = await shown.evaluate(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight)
    await page.keyboard.press('Enter')
    expect([beginning.endsWith(' …'), whole.startsWith(beginning.slice(0, -2)), whole.length > beginning.length, isCut]).toEqual([
      true,
      true,
      true,
      false,
    ])
    expect(await shown.innerText()).toBe(beginning)
  })

  test('saves the recall report as a workbook', async () => {
    await page.getByRole('button', { name: 'Save as workbook' }).click()
    await page.getByText(/^Saved: Recall/u).waitFor()
    expect(readdirSync(served.exports).filter((name) => name.endsWith('.xlsx'))).toHaveLength(1)
  })

  test('has no violations of accessibility', async () => {
    expect(await violations(page)).toEqual([])
  })

  test('begins a letter of correction to a recipient', async () => {
    await sits(true)
    await page.getByRole('button', { name: `Start the correction of “Scope notice 2” to ${recipients[1]}` }).click()
    await page.getByRole('textbox', { name: 'Letter body' }).waitFor()
    expect(await page.getByRole('textbox', { name: 'Letter body' }).innerText()).toContain('This no longer stands.')
  })

  test('shows in the recall report how many corrections are begun, and how far each one is', async () => {
    await page.goBack()
    await page.getByText('Correction letters begun: 1 of 3; none of them is sent.').waitFor()
    const row = page.getByRole('row').filter({ hasText: recipients[1] })
    expect([await row.innerText(), await page.getByRole('link', { name: /^Open the correction/u }).count()]).toEqual([
      expect.stringContaining('Draft'),
      1,
    ])
  })

  test('begins a letter of correction to every other person a letter was sent to', async () => {
    const store = must(await openStore(join(served.folder, 'data'), outsideHere()))
    for (const recipient of ['Brightwater Supplies Ltd', 'Dunmore Systems Ltd'])
      must(
        await store.register.recordSending(
          house.releases[0] ?? '',
          { day: '2026-11-25', recipient, how: 'Post', note: '' },
          author.person.id,
        ),
      )
    await store.close()
    await page.getByRole('button', { name: 'Start a correction letter to the other 4' }).click()
    await page.getByText('5 recipients. Correction letters begun: 5 of 5; none of them is sent.').waitFor()
    const begun = await page
      .getByRole('link', { name: /^Open the correction of/u })
      .evaluateAll((links) => links.map((link) => link.ariaLabel))
    expect(begun).toContain('Open the correction of “Scope notice 1” to Dunmore Systems Ltd')
  })

  test('says of a letter that letters of correction are begun to all its recipients', async () => {
    await go('register', house.releases[0] ?? '')
    const note = page.getByRole('article', { name: 'Scope notice 1' }).getByRole('note')
    await note.getByText('Letters of correction are begun to all its 3 recipients; none of them is sent yet.').waitFor()
  })

  test('says in the list of letters that a clause of a letter was withdrawn since, sent or not', async () => {
    await go('letters')
    const row = (title: string): Promise<string> => page.getByRole('row', { name: title, exact: true }).innerText()
    await page.getByRole('row', { name: 'Scope notice 1', exact: true }).waitFor()
    expect([await row('Scope notice 1'), await row('Scope notice 3')]).toEqual([
      expect.stringContaining('Sent, clause withdrawn'),
      expect.stringMatching(/^(?!.*Sent).*Clause withdrawn/su),
    ])
  })

  test('says at the head of such a letter that a clause of it was withdrawn', async () => {
    await go('letters', house.letters[0] ?? '')
    expect(await page.getByRole('banner').getByText('Sent, clause withdrawn').innerText()).toBe('Sent, clause withdrawn')
  })

  test('is worked by keys alone: a sending, the files, the recall and the begin of a correction', async () => {
    const recipient = 'Kestrel Rail Ltd'
    const focused = (): Promise<string | null | undefined> => page.evaluate(() => document.activeElement?.textContent)
    await sits(true)
    await page.getByRole('button', { name: 'Here as Ada Author' }).waitFor()
    await page.keyboard.press('Control+Shift+g')
    await page.getByRole('article', { name: 'Scope notice 3' }).waitFor()
    await tabTo(page, /^Scope notice 3/u)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const detail = page.getByRole('article', { name: 'Scope notice 2' })
    await detail.waitFor()
    await tabTo(page, 'Record a sending …')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Record a sending' })
    await dialog.waitFor()
    await tabTo(page, 'Sent to')
    await page.keyboard.press('Control+a')
    await page.keyboard.type(recipient)
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await detail.getByRole('region', { name: 'Sent' }).getByText(recipient).waitFor()

    await tabTo(page, 'Save copies of its files')
    await page.keyboard.press('Enter')
    await page.getByText(/^Saved: Scope notice 2/u).waitFor()
    expect(await focused(), 'the focus stays').toBe('Save copies of its files')
    await tabTo(page, /^Recall of “Secure Build Scheme certificate”/u, 'Shift+Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Recall report' }).waitFor()
    await tabTo(page, 'Save as PDF')
    await page.keyboard.press('Enter')
    await page.getByText(/^Saved: Recall.*\.pdf/u).waitFor()
    expect(await focused(), 'the focus stays').toBe('Save as PDF')
    await tabTo(page, `Start the correction of “Scope notice 2” to ${recipient}`)
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Letter body' }).getByText('This no longer stands.').waitFor()
    expect(readdirSync(served.exports).filter((name) => /^(Scope notice 2|Recall).*\.(pdf|docx)$/u.test(name))).toHaveLength(3)
  })

  test('keeps a released letter from being written in', async () => {
    await go('letters', house.letters[0] ?? '')
    await page.getByText(/It never changes again/u).waitFor()
    await page.getByRole('img', { name: 'Page 1 of' }).waitFor()
    expect(await page.getByRole('textbox').count()).toBe(0)
  })

  test('shows a released letter without violations of accessibility', async () => {
    expect(await violations(page)).toEqual([])
  })

  test('refuses to take a sending from nobody, in a sentence', async () => {
    await sits(false)
    await page.getByRole('button', { name: 'Record a sending …' }).click()
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    expect(await page.getByRole('dialog').getByRole('alert').innerText()).toMatch(/passphrase/u)
    await page.keyboard.press('Escape')
  })

  test('refuses the release of a draft, says what stands against it, and leads there', async () => {
    await sits(true)
    await go('letters')
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
    await go('letters', house.approved)
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
      readdirSync(served.exports)
        .filter((name) => name.startsWith(approvedTitle))
        .map((name) => extname(name))
        .toSorted(),
    ).toEqual(['.docx', '.pdf'])
    expect(beneath).toEqual([1, 0, 0])
  })

  test('leads from the release to the record of its sending', async () => {
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
    await go('register')
    const row = page.getByRole('list', { name: 'Released letters' }).getByRole('link', { name: new RegExp(approvedTitle, 'u') })
    await row.getByText(/^Sent \d/u).waitFor()
    await withdrawBeside('statement/commitment')
    await row.getByText('Sent, clause withdrawn').waitFor()
  })

  test('leaves the browser nothing to complain about', () => {
    expect(opened.complaints).toEqual([])
  })
})
