import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore, outsideHere } from '../../backend/store/index.ts'
import type { ClauseVersion } from '../../core/clause/index.ts'
import type { Person } from '../../core/review/index.ts'
import { must, wishOf } from '../backend/store/stores.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { reviewedHouse, sitsDown } from './reviewed-house.ts'
import { newFolder, serve, type Served } from './served.ts'
import { saved, openWindow, type WindowPage } from './window-page.ts'

sayIfMissing()

const common = { kind: 'statement', jurisdictions: ['GB'], version: 1, valid: {}, tags: [], evidence: [] } as const

/** What can stand in the place of `statement/scope`, the clause at the end of the house's letter. */
const others: readonly ClauseVersion[] = [
  {
    ...common,
    code: 'statement/scope/short',
    title: 'Scope in one sentence',
    language: 'en-GB',
    jurisdictions: ['GB'],
    tags: [],
    evidence: [],
    body: [{ type: 'paragraph', children: [{ text: 'It binds departments alone.' }] }],
  },
  {
    ...common,
    code: 'statement/scope',
    title: 'Geltung der Richtlinie',
    language: 'de-DE',
    jurisdictions: ['DE'],
    tags: [],
    evidence: [],
    body: [{ type: 'paragraph', children: [{ text: 'Sie bindet allein Behörden.' }] }],
  },
]

async function approve(folder: string, author: Person): Promise<void> {
  const store = must(await openStore(join(folder, 'data'), outsideHere()))
  for (const version of others) {
    const made = must(await store.library.createClause(version, wishOf(author, 'New.')))
    must(await store.library.moveVersion(made.id, { from: 'draft', to: 'in-review' }, 'import'))
    must(await store.library.moveVersion(made.id, { from: 'in-review', to: 'approved' }, 'import'))
  }
  await store.close()
}

describe.skipIf(missing !== undefined)('a clause of which the house has other forms', () => {
  let browser: Browser
  let served: Served
  let opened: WindowPage

  beforeAll(async () => {
    const folder = newFolder()
    const { people, letter } = await reviewedHouse(folder)
    await approve(folder, people.author)
    browser = await launchChromium()
    served = await serve(folder)
    opened = await openWindow(browser, served.address)
    await sitsDown(opened.page, people.author, 'letters', letter)
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  test.each([
    ['its shorter form', 'Scope in one sentence', 'en-GB, GB · shorter form · v1', 'statement/scope/short', 'It binds departments alone.'],
    ['another language and jurisdiction', 'Geltung der Richtlinie', 'de-DE, DE · v1', 'statement/scope', 'Sie bindet allein Behörden.'],
  ])('is switched to %s in its place, is kept so, and one undo brings it back', async (_which, title, described, code, words) => {
    const { page, complaints } = opened
    const blocks = page.locator('.clause-block')
    const clause = blocks.last()
    await clause.getByText('It does not bind private persons.').waitFor()
    const before = await blocks.allInnerTexts()
    await clause.locator('.clause-block-code').click()
    await page.keyboard.press('Alt+Enter')
    const wanted = page.getByRole('menuitem', { name: new RegExp(title, 'u') })
    expect(await wanted.innerText()).toContain(described)
    await wanted.click()
    await clause.getByText(words).waitFor()
    expect(await clause.locator('.clause-block-code').innerText()).toBe(code)
    // In its place: every other clause stands where it stood.
    expect((await blocks.allInnerTexts()).slice(0, -1)).toEqual(before.slice(0, -1))
    await page
      .getByRole('img', { name: /^Page \d of/u })
      .first()
      .waitFor()
    await saved(page)
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('letter-text')
    await page.keyboard.press('Control+z')
    await expect.poll(() => blocks.allInnerTexts()).toEqual(before)
    expect(complaints).toEqual([])
  })

  test('is switched to its longer form again from the shorter one', async () => {
    const { page } = opened
    const clause = page.locator('.clause-block').last()
    const take = async (name: RegExp): Promise<void> => {
      await clause.locator('.clause-block-code').click()
      await page.keyboard.press('Alt+Enter')
      await page.getByRole('menuitem', { name }).click()
    }
    await take(/Scope in one sentence/u)
    await clause.getByText('It binds departments alone.').waitFor()
    await take(/Scope of the policy/u)
    await clause.getByText('It does not bind private persons.').waitFor()
  })
})
