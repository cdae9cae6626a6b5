import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openStore, outsideHere } from '../../backend/store/index.ts'
import { must } from '../backend/store/stores.ts'
import { author } from '../core/review/house.ts'
import { missing, sayIfMissing } from './chromium.ts'
import { registerWindow } from './register-window.ts'
import { recipients } from './released-house.ts'
import { tabTo } from './tab-to.ts'
import { violations } from './violations.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('the recall of a withdrawn clause', () => {
  const here = registerWindow()

  test('leads from the warning to the recall of the clause that was withdrawn', async () => {
    const { page } = here
    await here.go('register', here.house.releases[0] ?? '')
    const note = page.getByRole('article', { name: 'Scope notice 1' }).getByRole('note')
    await note.getByText('Begin a letter of correction to its recipient.').waitFor()
    await note.getByRole('link', { name: 'Recall of “Secure Build Scheme certificate”' }).click()
    await page.getByRole('button', { name: `Start the correction of “Scope notice 1” to ${recipients[0]}` }).waitFor()
    await page.goBack()
  })

  test('leads to every letter with a clause, drafts and sent alike', async () => {
    const { page } = here
    await page.getByRole('listitem').filter({ hasText: 'Withdrawn since' }).getByRole('link', { name: 'Where it is used' }).click()
    const counts = page.getByLabel('Where it is used')
    await counts.waitFor()
    expect((await counts.innerText()).match(/\d+/gu)).toEqual(['1', '1', '2'])
  })

  test('names in the recall report each letter with recipient and date', async () => {
    const { page } = here
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
    const { page } = here
    await page.setViewportSize({ width, height: 900 })
    const report = page.getByRole('region', { name: 'Letters that left with it' })
    const widths = await report.evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }))
    const letters = await report.getByRole('link').evaluateAll((links) => links.map((link) => link.getClientRects().length))
    await page.setViewportSize({ width: 1440, height: 900 })
    expect(widths.scrollWidth).toBe(widths.clientWidth)
    expect(Math.max(...letters)).toBeLessThanOrEqual(2)
  })

  test('shows the whole passage of a letter in the recall report, also to whoever has no mouse', async () => {
    const { page } = here
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
    const { page } = here
    await page.getByRole('button', { name: 'Save as workbook' }).click()
    await page.getByText(/^Saved: Recall/u).waitFor()
    expect(readdirSync(here.served.exports).filter((name) => name.endsWith('.xlsx'))).toHaveLength(1)
  })

  test('has no violations of accessibility', async () => {
    const { page } = here
    expect(await violations(page)).toEqual([])
  })

  test('begins a letter of correction to a recipient', async () => {
    const { page } = here
    await here.sits(true)
    await page.getByRole('button', { name: `Start the correction of “Scope notice 2” to ${recipients[1]}` }).click()
    await page.getByRole('textbox', { name: 'Letter body' }).waitFor()
    expect(await page.getByRole('textbox', { name: 'Letter body' }).innerText()).toContain('This no longer stands.')
  })

  test('shows in the recall report how many corrections are begun, and how far each one is', async () => {
    const { page } = here
    await page.goBack()
    await page.getByText('Correction letters begun: 1 of 3; none of them is sent.').waitFor()
    const row = page.getByRole('row').filter({ hasText: recipients[1] })
    expect([await row.innerText(), await page.getByRole('link', { name: /^Open the correction/u }).count()]).toEqual([
      expect.stringContaining('Draft'),
      1,
    ])
  })

  test('begins a letter of correction to every other person a letter was sent to', async () => {
    const { page } = here
    const store = must(await openStore(join(here.served.folder, 'data'), outsideHere()))
    for (const recipient of ['Brightwater Supplies Ltd', 'Dunmore Systems Ltd'])
      must(
        await store.register.recordSending(
          here.house.releases[0] ?? '',
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
    const { page } = here
    await here.go('register', here.house.releases[0] ?? '')
    const note = page.getByRole('article', { name: 'Scope notice 1' }).getByRole('note')
    await note.getByText('Letters of correction are begun to all its 3 recipients; none of them is sent yet.').waitFor()
  })

  test('says in the list of letters that a clause of a letter was withdrawn since, sent or not', async () => {
    const { page } = here
    await here.go('letters')
    const row = (title: string): Promise<string> => page.getByRole('row', { name: title, exact: true }).innerText()
    await page.getByRole('row', { name: 'Scope notice 1', exact: true }).waitFor()
    expect([await row('Scope notice 1'), await row('Scope notice 3')]).toEqual([
      expect.stringContaining('Sent, clause withdrawn'),
      expect.stringMatching(/^(?!.*Sent).*Clause withdrawn/su),
    ])
  })

  test('says at the head of such a letter that a clause of it was withdrawn', async () => {
    const { page } = here
    await here.go('letters', here.house.letters[0] ?? '')
    expect(await page.getByRole('banner').getByText('Sent, clause withdrawn').innerText()).toBe('Sent, clause withdrawn')
  })

  test('is worked by keys alone: a sending, the files, the recall and the begin of a correction', async () => {
    const { page } = here
    const recipient = 'Kestrel Rail Ltd'
    const focused = (): Promise<string | null | undefined> => page.evaluate(() => document.activeElement?.textContent)
    await here.sits(true)
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
    expect(readdirSync(here.served.exports).filter((name) => /^(Scope notice 2|Recall).*\.(pdf|docx)$/u.test(name))).toHaveLength(3)
  })

  test('leaves the browser nothing to complain about', () => {
    expect(here.complaints).toEqual([])
  })
})
