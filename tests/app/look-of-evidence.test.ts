import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'

sayIfMissing()

const renderer = join(import.meta.dirname, '..', '..', 'renderer')
const sheets = ['look/tokens.css', 'look/base.css', 'evidence/evidence.css', 'clauses/clause-editor.css']

const transcriptBar = `<div class="transcript-bar"><b>Transcript</b>
  <span>by Ada Author · nobody else has compared it with the picture yet</span><span class="evidence-gap"></span>
  <button class="link-button">Write anew</button><button class="button">Attest</button></div>`

describe.skipIf(missing !== undefined)('the sheets of evidence and seal', () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await launchChromium()
    page = await browser.newPage()
    const css = sheets.map((sheet) => readFileSync(join(renderer, sheet), 'utf8')).join('\n')
    await page.setContent(
      `<style>${css}</style><div style="width: 330px">${transcriptBar}</div><p class="sealed-note">The quotation is sealed.</p>`,
    )
  })
  afterAll(async () => {
    await browser.close()
  })

  test('the standing of a transcript takes two lines at most in a narrow panel', async () => {
    const standing = page.locator('.transcript-bar > span').first()
    const { height, line } = await standing.evaluate((span) => ({
      height: span.getBoundingClientRect().height,
      line: Number.parseFloat(getComputedStyle(span).lineHeight),
    }))
    expect(Math.round(height / line)).toBeLessThanOrEqual(2)
  })

  test('the note on a sealed quotation looks the same in light and dark, as the page it lies on does', async () => {
    const looks = []
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      looks.push(
        await page.locator('.sealed-note').evaluate((note) => [getComputedStyle(note).color, getComputedStyle(note).backgroundColor]),
      )
    }
    expect(looks[1]).toEqual(looks[0])
  })
})
