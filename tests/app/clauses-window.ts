import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { todayHere } from '../../backend/answers/index.ts'
import { addDays, type ClauseVersion } from '../../core/clause/index.ts'
import type { StyleRule } from '../../core/style/index.ts'
import { stockedHouse, stockHouse } from '../backend/release/house.ts'
import { must, wishOf } from '../backend/store/stores.ts'
import { author, type Colleague } from '../core/review/house.ts'
import { launchChromium } from './chromium.ts'
import { newFolder } from './served.ts'
import { serveAs, sessionOf, type ServedAs } from './served-as.ts'
import { openWindow, type WindowPage } from './window-page.ts'

/** One of many clauses; the first of them ends in 20 days. */
export function many(count: number): ClauseVersion {
  return {
    code: `statement/many-${String(count)}`,
    kind: 'statement',
    title: `One of many ${String(count).padStart(3, '0')}`,
    language: 'en-GB',
    jurisdictions: [],
    version: 1,
    valid: count === 0 ? { until: addDays(todayHere(), 20) } : {},
    tags: [],
    evidence: [],
    body: [{ type: 'paragraph', children: [{ text: 'It repeats itself.' }] }],
  }
}

/** The room of the clauses with 328 of them, before which the author sits. To be called inside of `describe`. */
export function clausesWindow() {
  let browser: Browser
  let served: ServedAs
  let opened: WindowPage
  let sitting = sessionOf(author)

  beforeAll(async () => {
    const folder = newFolder()
    const store = await stockedHouse(`${folder}/data`)
    const rule: StyleRule = { kind: 'term', phrase: 'ten years', instead: ['10 years'], severity: 'warning' }
    await stockHouse(store, `${folder}/data`, { kind: 'style', content: { rules: [rule] } })
    await store.close()
    browser = await launchChromium()
    served = await serveAs(folder, { acting: () => sitting.acting(), actor: () => sitting.actor() })
    for (let count = 0; count < 300; count += 1) must(await served.store.library.createClause(many(count), wishOf(author.person)))
    opened = await openWindow(browser, served.address)
    await opened.page.keyboard.press('Control+Shift+S')
    await opened.page.getByText('328 clauses', { exact: true }).waitFor()
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  return {
    get page() {
      return opened.page
    },
    get complaints() {
      return opened.complaints
    },
    get store() {
      return served.store
    },
    /** From here on somebody else sits there, once the window is loaded anew. */
    sits: (colleague: Colleague) => void (sitting = sessionOf(colleague)),
    stored: async (search: string) => must(await served.store.library.listClauses({ search, offset: 0, limit: 5 })),
    async goTo(...path: readonly string[]): Promise<void> {
      await opened.page.evaluate((address) => void (location.hash = address), `#/${['clauses', ...path].join('/')}`)
    },
  }
}
