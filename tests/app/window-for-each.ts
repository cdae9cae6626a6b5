import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { requests, type RequestOutput, type Result } from '../../core/requests/index.ts'
import { launchChromium } from './chromium.ts'
import { clearExports, serve, type Served } from './served.ts'
import { anotherWindow, closeAllBut, openWindow, type WindowPage } from './window-page.ts'

/** A program for all tests of a group, and for each of them a window at the start screen. To be called inside of `describe`. */
export function windowForEach(): { readonly served: Served; readonly window: WindowPage } {
  let browser: Browser
  let served: Served
  let first: WindowPage
  let window: WindowPage

  beforeAll(async () => {
    browser = await launchChromium()
    served = await serve()
    first = await openWindow(browser, served.address)
  })
  beforeEach(async () => {
    clearExports(served)
    window = await anotherWindow(first)
  })
  afterEach(async () => {
    await closeAllBut(first)
  })
  afterAll(async () => {
    await browser.close()
    await served.close()
  })
  return {
    get served() {
      return served
    },
    get window() {
      return window
    },
  }
}

/** What goes into every field of a partner letter that its template asks for. */
export const partnerValues = {
  Partner: 'Harrow & Lane Ltd',
  Signatory: 'Ines Castell',
  'Signatory’s title': 'Marketing Director',
  'Signatory’s organisation': 'Northlight Vision UK Ltd',
} as const

/** The open letter as the store has it. */
export async function storedLetter({ page }: WindowPage): Promise<RequestOutput<'letters.open'>['letter']> {
  const id = /letters\/([0-9a-f-]+)/u.exec(page.url())?.[1] ?? ''
  const answer: Result<unknown> = await page.evaluate(async (id) => {
    const response = await fetch('/ask/letters.open', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id }),
    })
    return response.json()
  }, id)
  if (!answer.ok) throw new Error(answer.error.message)
  return requests['letters.open'].output.parse(answer.value).letter
}
