import { describe, expect, test } from 'vitest'
import { missing, sayIfMissing } from './chromium.ts'
import { windowForEach } from './window-for-each.ts'
import { newLetter } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined)('the number at the checks of a letter', () => {
  const at = windowForEach()

  test('is that of the list below it as soon as the list is there, though the letter does not rest', async () => {
    const { page } = at.window
    // The letter never comes to the rest that the number waits for while nobody looks at the list.
    await page.addInitScript(() => {
      const later = globalThis.setTimeout
      Object.assign(globalThis, { setTimeout: (run: () => void, after?: number) => (after === 2000 ? 0 : later(run, after)) })
    })
    await page.reload()
    await newLetter(page, 'Partner letter')
    await page.getByRole('tab', { name: /Checks/u }).click()
    await page.getByRole('list', { name: 'Before release' }).getByRole('listitem').first().waitFor()
    const seen = await page.evaluate(() => [
      document.querySelector('[role="tab"][data-key="checks"] .count')?.textContent,
      String(document.querySelectorAll('.check-dot:is(.tone-bad, .tone-warn)').length),
    ])
    expect(seen[0]).toBe(seen[1])
  })
})
