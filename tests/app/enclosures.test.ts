import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { scan, taggedAnnex } from '../backend/enclosures/append/annexes.ts'
import { missing, sayIfMissing } from './chromium.ts'
import { drop } from './drop.ts'
import { violations } from './violations.ts'
import { fillFields, importLetter, newLetter, saved } from './window-page.ts'
import { partnerValues, storedLetter, windowForEach } from './window-for-each.ts'

sayIfMissing()

const note = { name: 'Note 2026-114.txt', mimeType: 'text/plain', buffer: Buffer.from('What the Ministry wrote.\n') }
const table = { name: 'Deliveries.csv', mimeType: 'text/csv', buffer: Buffer.from('day;cameras\n2026-11-02;40\n') }

const panel = (page: Page) => page.getByRole('tabpanel', { name: /Files/u })
const titles = (page: Page): Promise<string[]> =>
  panel(page)
    .getByLabel(/Printed in the letter as/u)
    .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value))
const part = (page: Page) => page.getByRole('group', { name: 'Enclosures', exact: true })

/** Chooses files by a button or a key. */
async function choose(page: Page, press: () => Promise<void>, ...files: (typeof note)[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await press()
  await (await chooser).setFiles(files)
}

describe.skipIf(missing !== undefined)('files enclosed in the window', () => {
  const here = windowForEach()

  test('are chosen from the letter’s enclosures, named there, and stay when the window is loaded anew', async () => {
    const { page, complaints } = here.window
    await newLetter(page, 'Partner letter')
    await choose(page, () => part(page).getByRole('button', { name: 'Enclose files' }).click(), note, table)
    await part(page).getByRole('button', { name: '2 files enclosed' }).waitFor()
    await saved(page)
    const stored = await storedLetter(here.window)
    await page.reload()
    await part(page).getByRole('button', { name: '2 files enclosed' }).click()
    await panel(page).getByText('Note 2026-114.txt · Text · 1 kB').waitFor()
    expect([stored.values['letter.enclosures'], await titles(page), complaints]).toEqual([
      'Note 2026-114\nDeliveries',
      ['Note 2026-114', 'Deliveries'],
      [],
    ])
  })

  test('are named anew, moved by a key and taken out, each a step that undo takes back', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await choose(page, () => page.keyboard.press('Control+Alt+Shift+F'), note, table)
    const first = panel(page).getByLabel('1. Printed in the letter as')
    await first.fill('Procurement Note 2026-114')
    await page.keyboard.press('Alt+ArrowDown')
    await panel(page).getByRole('button', { name: 'Take out Deliveries.csv' }).click()
    await expect.poll(() => titles(page)).toEqual(['Procurement Note 2026-114'])
    const printed = await part(page).innerText()
    const steps = [await titles(page)]
    for (let step = 0; step < 3; step += 1) {
      await page.keyboard.press('Control+Z')
      steps.push(await titles(page))
    }
    expect([printed.includes('Procurement Note 2026-114'), printed.includes('Deliveries'), steps]).toEqual([
      true,
      false,
      [
        ['Procurement Note 2026-114'],
        ['Deliveries', 'Procurement Note 2026-114'],
        ['Procurement Note 2026-114', 'Deliveries'],
        ['Note 2026-114', 'Deliveries'],
      ],
    ])
  })

  test('are seen with their whole name, however long it is, and it stays one line of the page', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await choose(page, () => page.keyboard.press('Control+Alt+Shift+F'), note)
    const field = panel(page).getByLabel('1. Printed in the letter as')
    const long = 'Procurement Note 2026-114 of the Ministry of the Interior, with its annexes and the explanatory memorandum'
    await field.fill(`${long},\nsecond edition`)
    await page.keyboard.press('Enter')
    expect(await titles(page)).toEqual([`${long}, second edition`])
    expect(await field.evaluate((area) => [area.scrollHeight > area.clientHeight + 1, area.scrollWidth > area.clientWidth])).toEqual([
      false,
      false,
    ])
    expect(await violations(page)).toEqual([])
  })

  test('are dropped on the letter’s enclosures, on its text and on the panel', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await drop(page, '.letter-part-enclosures', {
      name: 'chart.png',
      mimeType: 'image/png',
      buffer: Buffer.from('\u0089PNG\r\n', 'latin1'),
    })
    await expect.poll(() => titles(page)).toEqual(['chart'])
    await drop(page, '.letter-text .letter-paragraph >> nth=0', note)
    await expect.poll(() => titles(page)).toEqual(['chart', 'Note 2026-114'])
    await drop(page, '.enclosed-files', table)
    await expect.poll(() => titles(page)).toEqual(['chart', 'Note 2026-114', 'Deliveries'])
  })

  test('and refused are said in a sentence, and the letter stays as it is', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await choose(page, () => page.keyboard.press('Control+Alt+Shift+F'), { ...note, name: 'setup.exe' }, { ...note, name: 'note.pdf' })
    const said = panel(page).getByRole('alert')
    await said.waitFor()
    expect([await said.innerText(), await titles(page)]).toEqual([
      expect.stringMatching(
        /“setup\.exe” cannot be enclosed: it is a program[^]*“note\.pdf” cannot be enclosed: it does not begin as a PDF/u,
      ),
      [],
    ])
  })

  test('that are PDFs follow the letter with their pages where a person says so, or it is said why they cannot', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    const annex = { name: 'annex.pdf', mimeType: 'application/pdf', buffer: Buffer.from(taggedAnnex()) }
    const plain = { ...annex, name: 'plain.pdf', buffer: Buffer.from(await scan({ claim: '' })) }
    await choose(page, () => page.keyboard.press('Control+Alt+Shift+F'), annex, plain)
    for (const file of ['annex.pdf', 'plain.pdf']) {
      const row = panel(page).getByRole('listitem').filter({ hasText: file })
      await row.getByRole('button', { name: /How it goes out/u }).click()
      await page.getByRole('option', { name: 'Attached, and its pages follow the letter’s' }).click()
    }
    await panel(page).getByText('With the pages of “plain.pdf” the letter would be no PDF/A file any more').waitFor()
    await saved(page)
    const { enclosed } = await storedLetter(here.window)
    await panel(page).getByRole('button', { name: 'Take out plain.pdf' }).click()
    await page.getByRole('tab', { name: 'Pages' }).click()
    await page.getByText('Enclosure 1, page 1 of', { exact: false }).scrollIntoViewIfNeeded()
    const shown = page.getByRole('region', { name: 'Pages' }).getByRole('img', { name: 'Enclosure 1, page 1 of' })
    await expect.poll(() => shown.getAttribute('aria-busy')).toBe('false')
    await page.getByText(/\d pages?, and \d of an enclosure/u).waitFor()
    await page.getByRole('tab', { name: /Checks/u }).click()
    // It is drawn once its place is seen.
    await page.locator('.thumbnails .appended-sheet').scrollIntoViewIfNeeded()
    const small = page.getByRole('region', { name: 'Pages, small' }).getByRole('img', { name: 'Enclosure 1, page 1 of' })
    await expect.poll(async () => [await small.getAttribute('aria-busy'), (await small.boundingBox())?.width]).toEqual(['false', 128])
    await fillFields(page, partnerValues)
    await page.getByRole('button', { name: 'Export …' }).click()
    await page.getByRole('dialog', { name: 'Export' }).getByRole('button', { name: 'Export', exact: true }).click()
    await page.getByRole('list', { name: 'Exported files' }).waitFor()
    const pdf = readdirSync(here.served.exports).find((name) => name.endsWith('.pdf')) ?? ''
    const text = readFileSync(join(here.served.exports, pdf)).toString('latin1')
    expect([enclosed?.map(({ appended }) => appended), text.includes('<xmpTPg:NPages>3<')]).toEqual([[true, true], true])
  })

  test('go out inside of the PDF, and a copy of each is saved as it came', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await choose(page, () => page.keyboard.press('Control+Alt+Shift+F'), note)
    await panel(page).getByRole('button', { name: 'Save a copy of Note 2026-114.txt' }).click()
    await page.getByText('Saved: Note 2026-114.txt').waitFor()
    const copy = readFileSync(join(here.served.exports, 'Note 2026-114.txt'))
    await fillFields(page, partnerValues)
    await page.getByRole('button', { name: 'Export …' }).click()
    await page.getByRole('dialog', { name: 'Export' }).getByRole('button', { name: 'Export', exact: true }).click()
    await page.getByRole('list', { name: 'Exported files' }).waitFor()
    const pdf = readdirSync(here.served.exports).find((name) => name.endsWith('.pdf')) ?? ''
    const text = readFileSync(join(here.served.exports, pdf)).toString('latin1')
    expect([copy, text.includes('(Note 2026-114.txt)')]).toEqual([note.buffer, true])
  })

  test('come in with the letter file that encloses them', async () => {
    const { page, complaints } = here.window
    const [letter, annex] = [join(here.served.folder, 'letter.md'), join(here.served.folder, 'annex.pdf')]
    const front = ['title: A notice', 'template: partner-letter', 'date: 2026-11-26', 'enclosed: [{ file: annex.pdf, title: The annex }]']
    writeFileSync(letter, ['---', ...front, '---', 'As enclosed.'].join('\n'))
    writeFileSync(annex, taggedAnnex())
    await importLetter(page, letter)
    await page.getByText(/encloses “annex\.pdf”, and that file was not chosen with it/u).waitFor()
    await importLetter(page, letter, annex)
    await part(page).getByRole('button', { name: '1 file enclosed' }).click()
    expect([await titles(page), complaints]).toEqual([['The annex'], []])
  })
})
