import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeLetterFile } from '../../backend/files/index.ts'
import { createLayout, type Layout } from '../../backend/layout/index.ts'
import { stockedHouse } from '../backend/release/house.ts'
import { author } from '../core/review/house.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { builtByCommandLine, digestsIn, newFolder } from './served.ts'
import { serveAs, sessionOf } from './served-as.ts'
import { partnerValues, storedLetter, windowForEach } from './window-for-each.ts'
import { exportLetter, fillFields, importLetter, newLetter, openWindow, saved, write } from './window-page.ts'

sayIfMissing()

const example = join(import.meta.dirname, '..', '..', 'templates', 'examples', 'partner-letter.md')

describe.skipIf(missing !== undefined)('a letter that is exported', () => {
  const here = windowForEach()

  test('an imported letter is exported with the bytes of the command line', async () => {
    const { page } = here.window
    await importLetter(page, example)
    await page.getByRole('img', { name: 'Page 1 of' }).waitFor()
    await exportLetter(page)
    expect(digestsIn(here.served.exports)).toEqual(builtByCommandLine(example, newFolder()))
  })

  test('a new letter with a clause and its fields filled is exported with the bytes its letter file builds', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await write(page, ' It also says how data are kept.')
    await page.getByRole('searchbox', { name: 'Search clauses' }).fill('data stays customer')
    await page.getByRole('option', { name: /data-stays-with-customer/u }).click()
    await fillFields(page, partnerValues)
    await saved(page)
    await exportLetter(page)
    const letterFile = join(here.served.folder, 'letter.md')
    writeFileSync(letterFile, writeLetterFile(await storedLetter(here.window)))
    expect(digestsIn(here.served.exports)).toEqual(builtByCommandLine(letterFile, newFolder()))
  })

  test('a letter file that shows an SVG drawing is imported with it, and exported with the bytes of the command line', async () => {
    const { page } = here.window
    const file = join(here.served.folder, 'drawn.md')
    const drawing = join(here.served.folder, 'drawing.svg')
    const text = readFileSync(example, 'utf8')
    writeFileSync(file, `${text}\n::image{file="drawing.svg" alt="A red field"}\n`)
    writeFileSync(
      drawing,
      '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60"><rect width="60" height="60" fill="#c00"/><text x="64" y="30">Door</text></svg>',
    )
    await importLetter(page, file, drawing)
    const shown = page.getByRole('textbox', { name: 'Letter body' }).getByRole('img', { name: 'A red field' })
    await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(720)
    await page.getByText(/Imported, with a remark: The words of the drawing/u).waitFor()
    await exportLetter(page)
    expect(digestsIn(here.served.exports)).toEqual(builtByCommandLine(file, newFolder()))
  })

  test('a letter with an unfilled field is not exported, and the refusal leads to the field', async () => {
    const { page } = here.window
    await newLetter(page, 'Partner letter')
    await page.getByRole('button', { name: 'Export …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Export' })
    await dialog.getByRole('button', { name: 'Export', exact: true }).click()
    await dialog.getByRole('button', { name: 'Fill in Partner.' }).click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('field-partner.name')
    expect(readdirSync(here.served.exports)).toEqual([])
  })
})

/** A layout that begins a PDF only once the test says so: what happens while files are made does not hang on how fast that goes. */
function heldLayout(): { readonly layout: Layout; go(): void } {
  const layout = createLayout()
  const { promise: going, resolve: go } = Promise.withResolvers<void>()
  return {
    layout: {
      ...layout,
      async pdf(letter, attachments) {
        await going
        return layout.pdf(letter, attachments)
      },
    },
    go,
  }
}

describe.skipIf(missing !== undefined)('an export that is cancelled while it is made', () => {
  test('writes no file', async () => {
    const { layout, go } = heldLayout()
    const folder = newFolder()
    await (await stockedHouse(join(folder, 'data'))).close()
    const served = await serveAs(folder, sessionOf(author), { layout })
    const browser = await launchChromium()
    try {
      const { page } = await openWindow(browser, served.address)
      await importLetter(page, example)
      await page.getByRole('button', { name: 'Export …' }).click()
      const dialog = page.getByRole('dialog', { name: 'Export' })
      const answered = page.waitForResponse(/\/ask\/letters\.export$/u)
      await dialog.getByRole('button', { name: 'Export', exact: true }).click()
      await dialog.getByRole('progressbar').waitFor()
      await dialog.getByRole('button', { name: 'Cancel', exact: true }).click()
      await page.getByText('The export was cancelled; nothing was written.').waitFor()
      await dialog.waitFor({ state: 'detached' })
      go()
      expect(await (await answered).json()).toMatchObject({ ok: true, value: { files: [] } })
      expect(existsSync(join(folder, 'exports'))).toBe(false)
    } finally {
      await browser.close()
      await served.close()
    }
  })
})
