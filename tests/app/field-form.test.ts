import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { newFolder, serve, type Served } from './served.ts'
import { anotherWindow, newLetter, openWindow, saved, type WindowPage } from './window-page.ts'

sayIfMissing()

const order = `---
code: order
title: Order confirmation
description: Confirms an order, line by line.
language: en-GB
jurisdictions: [GB]
letterhead: northlight-uk
fields:
  - { name: letter.date, label: Date, type: date, required: true }
  - { name: partner.person, label: Contact, type: person, required: true }
  - { name: letter.due, label: Due, type: date, computed: letter.date + 14 days }
  - { name: order.total, label: To pay, type: amount, computed: sum of lines.total }
groups:
  - name: lines
    label: Lines
    entry: Line
    least: 1
    fields:
      - { name: lines.name, label: Product, type: text, required: true }
      - { name: lines.price, label: Price, type: amount, required: true }
      - { name: lines.quantity, label: Quantity, type: number, required: true }
      - { name: lines.total, label: Total, type: amount, computed: lines.price * lines.quantity }
parts:
  date: "{{letter.date}}"
  subject: Your order
  salutation: "{{partner.person | salutation}}"
  closing: Yours sincerely,
---
You ordered {{lines.name | list}}.

| Product | Price | Quantity | Total |
| --- | --- | --- | --- |
| {{lines.name}} | {{lines.price}} | {{lines.quantity}} | {{lines.total}} |

Please pay {{order.total}} by {{letter.due}}.
`

/** A library folder beside the starter library's, with a template that repeats and computes. */
function orderLibrary(): string {
  const folder = newFolder()
  cpSync(join(import.meta.dirname, '..', '..', 'templates'), folder, { recursive: true })
  writeFileSync(join(folder, 'letters', 'order.md'), order)
  return folder
}

describe.skipIf(missing !== undefined)('the form of a letter that repeats and computes', () => {
  let browser: Browser
  let served: Served
  let first: WindowPage

  beforeAll(async () => {
    browser = await launchChromium()
    served = await serve(undefined, ['--library', orderLibrary()])
    first = await openWindow(browser, served.address)
  })
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  test('adds, fills, moves and takes out entries, and shows what follows from them', async () => {
    const window = await anotherWindow(first)
    const { page } = window
    await newLetter(page, 'Order confirmation')
    await page.getByRole('tab', { name: /Fields/u }).click()
    const form = page.getByRole('form', { name: 'Fields' })
    await form.getByLabel('Contact', { exact: true }).fill('Calder, Judith, Dr')
    const line = (number: number) =>
      form
        .getByRole('list', { name: 'Lines' })
        .getByRole('listitem')
        .nth(number - 1)
    const fill = async (number: number, name: string, price: string, quantity: string): Promise<void> => {
      await line(number).getByLabel('Product', { exact: true }).fill(name)
      await line(number).getByLabel('Price', { exact: true }).fill(price)
      await line(number).getByLabel('Quantity', { exact: true }).fill(quantity)
    }
    await fill(1, 'Aperture 4', 'GBP 1250.50', '2')
    await form.getByRole('button', { name: 'Add Line' }).click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('field-lines.2.name')
    await fill(2, 'Beacon', 'GBP 80', '10')
    await expect.poll(() => form.getByLabel('To pay', { exact: true }).inputValue()).toBe('£3,301.00')
    await expect.poll(() => form.getByLabel('To pay', { exact: true }).getAttribute('readonly')).not.toBeNull()
    await line(2).getByRole('button', { name: 'Move Line 2 up' }).click()
    await expect.poll(() => line(1).getByLabel('Product', { exact: true }).inputValue()).toBe('Beacon')
    const text = page.locator('.letter-text')
    await text.getByText('Beacon and Aperture 4').first().waitFor()
    await text.getByText('Dear Dr Calder,').first().waitFor()
    await text.locator('.field-chip > span', { hasText: '£3,301.00' }).click()
    await page.getByRole('menuitem', { name: 'Computed from sum of lines.total' }).waitFor()
    expect(await page.getByRole('menuitem', { name: /Fill in/u }).count()).toBe(0)
    await page.keyboard.press('Escape')
    await line(1).getByRole('button', { name: 'Take Line 1 out' }).click()
    await expect.poll(() => form.getByLabel('To pay', { exact: true }).inputValue()).toBe('£2,501.00')
    await line(1).getByLabel('Price', { exact: true }).fill('much')
    await line(1).getByText('Give an amount such as EUR 1250.50.').waitFor()
    await line(1).getByLabel('Price', { exact: true }).fill('GBP 1')
    await saved(page)
    expect(window.complaints).toEqual([])
  })
})
