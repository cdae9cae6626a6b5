import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { join } from 'node:path'
import { createLayout } from '../../backend/layout/index.ts'
import { checkLetterForRelease, releaseLetter } from '../../backend/release/index.ts'
import { identityOf } from '../../core/clause/index.ts'
import { digestOfDocument, type Clause } from '../../core/document/index.ts'
import { adaptClause } from '../../core/letter/index.ts'
import { digestForKeeping, digestOfAdaptation } from '../../core/review/index.ts'
import { sourcesFor, stockedHouse, take } from '../backend/release/house.ts'
import { must, wishOf } from '../backend/store/stores.ts'
import { author, decision, reviewer } from '../core/review/house.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { lastingLetter } from './released-house.ts'
import { newFolder, serve, type Served } from './served.ts'
import { violations } from './violations.ts'
import { openWindow } from './window-page.ts'

sayIfMissing()

const code = 'statement/commitment'
const recipient = 'Harrow & Lane Ltd'
const words: Clause['children'] = [{ type: 'paragraph', children: [{ text: 'We commit to this for the whole of your contract.' }] }]

/** A house from which a letter with an adapted clause left; the clause was withdrawn since. */
async function houseWithAdaptedLetter(folder: string): Promise<void> {
  const data = join(folder, 'data')
  const store = await stockedHouse(data)
  const layout = createLayout()
  const letter = lastingLetter()
  const clause = letter.document.find((block) => block.type === 'clause' && block.code === code)
  const version = must(await store.library.versions([code])).find(
    (open) => clause?.type === 'clause' && identityOf(open.version) === identityOf(clause) && open.number === clause.version,
  )
  if (version === undefined) throw new Error('The letter carries no commitment.')
  const document = letter.document.map((block) =>
    block === clause && block.type === 'clause' ? { ...adaptClause(block, 'Their contract runs longer.'), children: words } : block,
  )
  const values = { ...letter.values, 'partner.name': recipient }
  const { id } = must(await store.createLetter({ ...letter, document, values, title: 'Commitment notice' }, author.person.id))
  const { digest } = must(await checkLetterForRelease(id, sourcesFor(store, layout)))
  const kept = digestForKeeping(digest, digestOfAdaptation(version.digest, digestOfDocument(words)))
  await take(
    data,
    decision(reviewer, digest, { subject: 'letter' }),
    decision(reviewer, kept, { subject: 'letter', meaning: 'keep', comment: 'As agreed with sales.' }),
  )
  const { released } = must(await releaseLetter(id, author.person, sourcesFor(store, layout)))
  if (released === undefined) throw new Error('not released')
  must(await store.register.recordSending(released.id, { day: '2026-11-24', recipient, how: 'E-mail', note: '' }, author.person.id))
  must(await store.library.withdraw(version.id, undefined, wishOf(reviewer.person, 'No commitment is made any more.')))
  await layout.close()
  await store.close()
}

describe.skipIf(missing !== undefined)('a letter that left with an adapted clause', () => {
  let browser: Browser
  let served: Served
  let page: Page

  beforeAll(async () => {
    const folder = newFolder()
    await houseWithAdaptedLetter(folder)
    browser = await launchChromium()
    served = await serve(folder)
    ;({ page } = await openWindow(browser, served.address))
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  test('stands in the recall of that clause, with the words that it carried and the day it went out', async () => {
    await page.getByRole('link', { name: 'Register' }).click()
    await page.getByRole('listitem').filter({ hasText: 'Withdrawn since' }).getByRole('link', { name: 'Where it is used' }).click()
    const report = page.getByRole('region', { name: 'Letters that left with it' })
    await report.waitFor()
    const rows = report.getByRole('row').filter({ hasText: recipient })
    expect(await rows.count()).toBe(1)
    const row = await rows.innerText()
    expect(['Commitment notice', '24 Nov 2026, E-mail', 'for the whole of your contract'].filter((part) => !row.includes(part))).toEqual([])
    expect(await violations(page)).toEqual([])
  })

  test('says in the register that its words are its own, who approved them and why', async () => {
    await page.getByRole('region', { name: 'Letters that left with it' }).getByRole('link', { name: 'Commitment notice' }).click()
    await page.getByText(/Adapted in this letter; its words approved by Rita Reviewer.*“As agreed with sales\.”/u).waitFor()
  })
})
