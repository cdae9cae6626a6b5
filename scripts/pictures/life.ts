import type { Page } from 'playwright-core'
import type { SampleHouse } from './sample-house.ts'
import { bothThemes, evidenceDrawn, everyPictureDrawn, laptop, saved, type Shot } from './shot.ts'

/** The steps between the writing of a clause and a recall, by several clauses. They change the house: nothing is taken after them. */
export function shotsOfLife({ approved, clause }: SampleHouse, note: Uint8Array): Shot[] {
  return [
    { name: 'quotation-light', theme: 'light', size: laptop, person: 'moreau', place: ['clauses'], prepare: quoting(note) },
    { name: 'release-light', theme: 'light', size: laptop, person: 'marsh', place: ['letters', approved], prepare: releasing },
    { name: 'sending-light', theme: 'light', size: laptop, person: 'marsh', place: ['letters', approved], prepare: sending },
    { name: 'withdrawal-light', theme: 'light', size: laptop, person: 'okafor', place: ['clauses', clause, '1'], prepare: withdrawing },
    ...bothThemes('recall', (theme) => ({ theme, size: laptop, person: 'okafor', place: ['register'], prepare: recall })),
  ]
}

/** A new clause, and the passage of its evidence that it quotes, about to be sealed. */
function quoting(note: Uint8Array): Shot['prepare'] {
  return async (page) => {
    await page.getByRole('button', { name: 'New clause …' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'New clause' })
    await dialog.getByLabel('Title').fill('A precaution, not a finding')
    await dialog.getByLabel('Jurisdictions').fill('GB')
    await dialog.getByLabel('Reason').fill('Partners ask whether the note accuses anybody.')
    await dialog.getByRole('button', { name: 'Make the draft' }).click()
    const body = page.getByRole('textbox', { name: 'Clause body' })
    await body.focus()
    await page.keyboard.type('The Ministry says why it decided so:')
    await page.keyboard.press('Enter')
    await page.keyboard.type('> It is a precaution. It is not a finding against any manufacturer or any product.')
    await page.getByRole('tab', { name: 'Evidence' }).click()
    await page.getByRole('button', { name: 'Attach evidence' }).click()
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Choose its file' }).click()
    const name = 'procurement-note-2026-114-revision-1.pdf'
    await (await chooser).setFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(note) })
    await page.getByLabel('Issued by').fill('Ministry of the Interior')
    await page.getByRole('button', { name: 'Attach', exact: true }).click()
    await evidenceDrawn(page)
    await page.getByRole('button', { name: 'Find the quotation' }).click()
    await page.locator('.evidence-mark').first().waitFor()
    await saved(page)
    await page.mouse.move(2, 2)
  }
}

async function releasing(page: Page): Promise<void> {
  await page.locator('.button-main', { hasText: 'Release …' }).click()
  await page.getByRole('dialog', { name: 'Release the letter' }).getByRole('button', { name: 'Release', exact: true }).waitFor()
  await everyPictureDrawn(page)
}

/** Releases the letter of the picture before, and takes down that it was sent. */
async function sending(page: Page): Promise<void> {
  await page.locator('.button-main', { hasText: 'Release …' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Release', exact: true }).click()
  await page.getByRole('dialog', { name: 'The letter is released' }).getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Record a sending …' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Record', exact: true }).waitFor()
  await everyPictureDrawn(page)
}

async function withdrawing(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Withdraw v1 …' }).click()
  await page.getByRole('dialog').getByLabel('Reason').fill('The Ministry corrected its fifth point.')
}

async function recall(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Clauses' }).click()
  await page
    .getByRole('link', { name: /secure-build-scheme.*Withdrawn/su })
    .first()
    .click()
  await page.getByRole('region', { name: 'Letters that left with it' }).getByRole('row').nth(1).waitFor()
  await page.mouse.move(2, 2)
}
