import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore, outsideHere } from '../../backend/store/index.ts'
import type { Person } from '../../core/review/index.ts'
import { must, wishOf } from '../backend/store/stores.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { ask, reviewedHouse, sitsDown } from './reviewed-house.ts'
import { newFolder, serve, type Served } from './served.ts'
import { violations } from './violations.ts'
import { openWindow } from './window-page.ts'

sayIfMissing()

const ended = 'It ended on 30 Apr 2020: approved as it stands, no letter of today could carry it.'

describe.skipIf(missing !== undefined)('a draft of a clause whose last day is over', () => {
  let browser: Browser
  let served: Served
  let page: Page
  let people: Awaited<ReturnType<typeof reviewedHouse>>['people']
  let drafts: readonly { readonly id: string; readonly clauseId: string }[]

  beforeAll(async () => {
    const folder = newFolder()
    ;({ people } = await reviewedHouse(folder))
    drafts = await endedDrafts(folder, people.author)
    browser = await launchChromium()
    served = await serve(folder)
    ;({ page } = await openWindow(browser, served.address))
    await sitsDown(page, people.author, 'clauses')
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  const dialog = (): Locator => page.getByRole('dialog')

  test('says so in the list, among the drafts that are sent together, and before it is sent by itself', async () => {
    const row = page.getByRole('option').or(page.getByRole('row')).filter({ hasText: 'First ended' }).first()
    await row.waitFor()
    expect(await row.innerText()).toMatch(/ended 30 Apr/u)
    await page.getByRole('button', { name: /^Send \d+ drafts to review …$/u }).click()
    await dialog().getByRole('row', { name: 'First ended' }).waitFor()
    expect(await dialog().getByRole('row', { name: 'First ended' }).innerText()).toMatch(/ended 30 Apr/u)
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    await page.evaluate((address) => (location.hash = address), `#/clauses/${drafts[0]?.clauseId ?? ''}`)
    await page.getByRole('button', { name: 'Send to review …' }).click()
    await dialog().getByText(ended).waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  test('says so to whoever decides on it', async () => {
    for (const { id } of drafts) await ask(page, 'reviews.send', { id, note: '' })
    await sitsDown(page, people.reviewer, 'review')
    await page
      .getByRole('list', { name: 'Waiting for you' })
      .getByRole('link', { name: /^First ended/u })
      .click()
    await page.getByText(ended).waitFor()
    expect(await violations(page)).toEqual([])
  })

  test('is approved by a double click, and not the next one, which opens under the pointer', async () => {
    const approve = page.getByRole('button', { name: 'Approve v1' })
    const click = async (clickCount: number): Promise<void> => {
      const box = await approve.boundingBox()
      if (box === null) throw new Error('there is nothing to approve')
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
      await page.mouse.down({ clickCount })
      await page.mouse.up({ clickCount })
    }
    const decided: string[] = []
    page.on('request', (request) => (request.url().endsWith('/ask/reviews.decide') ? decided.push(request.postData() ?? '') : undefined))
    await click(1)
    await page.getByRole('heading', { name: 'Second ended' }).waitFor()
    await approve.waitFor()
    await click(2)
    // Whatever the window asked for was asked for by then.
    await ask(page, 'people.state', {})
    expect(decided).toHaveLength(1)
    expect(await approve.isEnabled()).toBe(true)
  })
})

/** Two drafts of clauses that held until the end of April 2020. */
async function endedDrafts(folder: string, author: Person): Promise<{ id: string; clauseId: string }[]> {
  const store = must(await openStore(join(folder, 'data'), outsideHere()))
  const drafts: { id: string; clauseId: string }[] = []
  for (const name of ['First', 'Second']) {
    const version = {
      code: `statement/${name.toLowerCase()}-ended`,
      kind: 'statement' as const,
      title: `${name} ended`,
      language: 'en-GB',
      jurisdictions: ['GB'],
      version: 1,
      valid: { from: '2020-01-01', until: '2020-04-30' },
      tags: [],
      evidence: [],
      body: [{ type: 'paragraph' as const, children: [{ text: 'It was so.' }] }],
    }
    const { id, clauseId } = must(await store.library.createClause(version, wishOf(author, 'For the tender.')))
    drafts.push({ id, clauseId })
  }
  await store.close()
  return drafts
}
