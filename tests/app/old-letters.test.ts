import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Document, ImageRun, Packer, Paragraph } from 'docx'
import { describe, expect, test } from 'vitest'
import { square } from '../backend/images/pictures.ts'
import { missing, sayIfMissing } from './chromium.ts'
import { newFolder } from './served.ts'
import { windowForEach } from './window-for-each.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('an old letter in the window', () => {
  const here = windowForEach()

  test('becomes a draft of the partner letter unless another template is chosen, and the window says what was recognised', async () => {
    const { page } = here.window
    const old = join(newFolder(), 'Old letter.txt')
    writeFileSync(old, 'Dear Partner,\n\nThe scope note binds nobody.\n\nKind regards\n\nA. Person\n')
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Open an old letter' }).click()
    await (await chooser).setFiles(old)
    const dialog = page.getByRole('dialog', { name: 'Open an old letter' })
    // In a house without letters; later the template of the letter that was changed last.
    await dialog
      .getByRole('button', { name: /^Partner letter.*Letterhead, parts and checks of|Letterhead, parts and checks of.*Partner letter/u })
      .waitFor()
    await dialog.getByRole('button', { name: 'Make a draft' }).click()
    await page.getByText(/Recognised: salutation, closing, signature/u).waitFor()
    await page.getByRole('textbox', { name: 'Letter body' }).getByText('The scope note binds nobody.').waitFor()
  })

  test('has a passage that the library has, shown beside its clause, and the clause takes its place', async () => {
    const { page } = here.window
    const old = join(newFolder(), 'Old letter.txt')
    const passage =
      'Recordings stay on the customer’s own equipment unless the customer asks otherwise. Our cameras work without an account and ' +
      'without a connection to the internet. We do not receive pictures, sound or information derived from them, and the software ' +
      'contains no function by which we could obtain them.'
    writeFileSync(old, `Dear Partner,\n\nYou asked where recordings are kept.\n\n${passage}\n\nKind regards\n\nA. Person\n`)
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Open an old letter' }).click()
    await (await chooser).setFiles(old)
    await page.getByRole('dialog', { name: 'Open an old letter' }).getByRole('button', { name: 'Make a draft' }).click()
    const dialog = page.getByRole('dialog', { name: 'Passages that the library has' })
    await dialog.getByRole('option', { name: 'Data stays with the customer' }).waitFor()
    await dialog.locator('del', { hasText: 'asks' }).waitFor()
    await dialog.getByRole('button', { name: 'Put the clause in its place' }).click()
    await dialog.getByText('No passage of free text reads like a clause').waitFor()
    await dialog.getByRole('button', { name: 'Close' }).click()
    const clauses = page.locator('.clause-block')
    expect(await clauses.count()).toBe(1)
    await page.keyboard.press('Control+z')
    await expect.poll(() => clauses.count()).toBe(0)
  })

  test('brings its pictures along, and one without a description is asked for it in the checks', async () => {
    const { page } = here.window
    const old = join(newFolder(), 'Old letter.docx')
    const picture = (description?: string): ImageRun =>
      new ImageRun({
        type: 'png',
        data: square,
        transformation: { width: 120, height: 90 },
        ...(description !== undefined && { altText: { name: 'Picture', description, title: '' } }),
      })
    const lines = [new Paragraph('Dear Partner,'), new Paragraph('As it hangs:')]
    const children = [...lines, new Paragraph({ children: [picture('A camera')] }), new Paragraph({ children: [picture()] })]
    writeFileSync(old, await Packer.toBuffer(new Document({ sections: [{ children }] })))
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Open an old letter' }).click()
    await (await chooser).setFiles(old)
    await page.getByRole('dialog', { name: 'Open an old letter' }).getByRole('button', { name: 'Make a draft' }).click()
    await page.getByText('2 pictures came along; one of them needs a description.').waitFor()
    await page.locator('.letter-image img[alt="A camera"]').waitFor()
    await page.getByRole('tab', { name: /Checks/u }).click()
    await page.getByRole('button', { name: 'Describe it …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Change the picture' })
    const description = dialog.getByRole('textbox', { name: 'Description' })
    await expect.poll(() => description.inputValue()).toBe('')
    await description.fill('The same camera from below')
    await dialog.getByRole('button', { name: 'Change' }).click()
    await page.locator('.letter-image img[alt="The same camera from below"]').waitFor()
    await page.getByText('Picture without a description').waitFor({ state: 'detached' })
  })
})
