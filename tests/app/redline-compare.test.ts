import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ClauseVersion } from '../../core/clause/index.ts'
import { stockedHouse } from '../backend/release/house.ts'
import { must, wishOf } from '../backend/store/stores.ts'
import { author } from '../core/review/house.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { newFolder } from './served.ts'
import { serveAs, sessionOf, type ServedAs } from './served-as.ts'
import { openWindow, type WindowPage } from './window-page.ts'

sayIfMissing()

const wordings = [
  'We support each camera for five years.',
  'We support each camera for seven years.',
  'We support every camera for ten years.',
]

function supported(wording: string): ClauseVersion {
  return {
    code: 'statement/years-of-support',
    kind: 'statement',
    title: 'Years of support',
    language: 'en-GB',
    jurisdictions: ['GB'],
    version: 1,
    valid: {},
    tags: [],
    evidence: [],
    body: [{ type: 'paragraph', children: [{ text: wording }] }],
  }
}

describe.skipIf(missing !== undefined)('the versions of a clause in its room', () => {
  let browser: Browser
  let served: ServedAs
  let opened: WindowPage

  beforeAll(async () => {
    const folder = newFolder()
    await (await stockedHouse(`${folder}/data`)).close()
    browser = await launchChromium()
    served = await serveAs(folder, sessionOf(author))
    opened = await openWindow(browser, served.address)
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  /** A clause of three versions, the first two of which were sent to review and taken back. */
  async function threeVersions(): Promise<string> {
    const { library } = served.store
    const wish = wishOf(author.person, 'It changed.')
    let made = must(await library.createClause(supported(wordings[0] ?? ''), wish))
    for (const wording of wordings.slice(1)) {
      must(await library.moveVersion(made.id, { from: 'draft', to: 'in-review' }, author.person.id))
      must(await library.moveVersion(made.id, { from: 'in-review', to: 'draft' }, author.person.id))
      const next = must(await library.reviseVersion(made.id, wish))
      made = must(await library.saveDraft(next.id, next.digest, supported(wording), wish))
    }
    return made.clauseId
  }

  /** Chooses a version to compare, in the list that the field opens. */
  async function choose(field: 'From' | 'To', version: number): Promise<void> {
    const { page } = opened
    await page.getByRole('button', { name: new RegExp(`${field}$`, 'u') }).click()
    await page.getByRole('option', { name: `Version ${String(version)}`, exact: true }).click()
  }

  test('are compared from the page of the clause', async () => {
    const { page } = opened
    await page.getByRole('link', { name: 'Clauses', exact: true }).click()
    await page.getByRole('searchbox').fill('current certificate EA-4711')
    await page.getByRole('option').filter({ hasText: 'EA-4711' }).first().click()
    await page.getByRole('button', { name: 'Compare versions …' }).click()
    const redline = page.getByRole('region', { name: 'Redline v1 → v2' })
    await redline.waitFor()
    expect(await redline.locator('del').first().innerText()).toBe('EA-3902')
  })

  test('are saved as pages to print, and nothing moves when the notice of it comes', async () => {
    const { page } = opened
    const places = (): Promise<unknown> =>
      page.evaluate(() =>
        ['.overlay', '.dialog', '.screen'].map((each) => JSON.stringify(document.querySelector(each)?.getBoundingClientRect())),
      )
    const before = await places()
    await page.getByRole('button', { name: 'Save as PDF' }).click()
    await page.getByText(/^Saved: Redline .* v1 to v2.*\.pdf$/u).waitFor()
    expect(await places()).toEqual(before)
  })

  test('any two of three are compared, inline and side by side', async () => {
    const { page } = opened
    const clauseId = await threeVersions()
    await page.evaluate((id) => (location.hash = `#/clauses/${id}`), clauseId)
    await page.getByRole('heading', { name: 'Years of support' }).waitFor()
    await page.getByRole('button', { name: 'Compare versions …' }).click()
    const words = async (title: string): Promise<string[]> => {
      const redline = page.getByRole('region', { name: `Redline ${title}` })
      await redline.waitFor()
      return redline.locator('del, ins').allInnerTexts()
    }
    expect(await words('v2 → v3')).toEqual(['each', 'every', 'seven', 'ten'])
    await choose('From', 1)
    expect(await words('v1 → v3')).toEqual(['each', 'every', 'five', 'ten'])
    await choose('To', 2)
    expect(await words('v1 → v2')).toEqual(['five', 'seven'])
    await page.getByRole('radio', { name: 'Side by side' }).click()
    expect(await page.locator('[data-side=before] del').allInnerTexts()).toEqual(['five'])
    expect(await page.locator('[data-side=after] ins').allInnerTexts()).toEqual(['seven'])
    await page.getByRole('radio', { name: 'Inline' }).click()
  })

  test('Shift F8 leads to the change before, and from the first to the last', async () => {
    const { page } = opened
    await choose('To', 3)
    const redline = page.getByRole('region', { name: 'Redline v1 → v3' })
    await redline.waitFor()
    const seen: string[] = []
    for (const key of ['Shift+F8', 'Shift+F8', 'F8']) {
      await page.keyboard.press(key)
      seen.push(await page.evaluate(() => document.activeElement?.getAttribute('data-change') ?? ''))
    }
    expect([await redline.getByText('2 changes').count(), seen]).toEqual([1, ['2', '1', '2']])
  })

  test('are copied as text', async () => {
    const { page } = opened
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'Copy as text' }).click()
    await page.getByText('The redline is on the clipboard as text.').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('We support [-each-]{+every+} camera for [-five-]{+ten+} years.')
  })

  test('a paragraph that moved is shown as a move at both ends, and other formatting as such', async () => {
    const { page } = opened
    const { library } = served.store
    const [first, second, third] = [
      'We support each camera for five years.',
      'We repair what breaks in that time.',
      'It is free of charge.',
    ].map((text) => ({ type: 'paragraph' as const, children: [{ text }] }))
    const wish = wishOf(author.person, 'In another order.')
    const before: ClauseVersion = {
      ...supported(''),
      code: 'statement/order',
      title: 'In order',
      body: [first, second, third].flatMap((each) => each ?? []),
    }
    const made = must(await library.createClause(before, wish))
    must(await library.moveVersion(made.id, { from: 'draft', to: 'in-review' }, author.person.id))
    must(await library.moveVersion(made.id, { from: 'in-review', to: 'draft' }, author.person.id))
    const bold = { type: 'paragraph' as const, children: [{ text: 'It is ' }, { text: 'free', bold: true }, { text: ' of charge.' }] }
    const next = must(await library.reviseVersion(made.id, wish))
    must(
      await library.saveDraft(next.id, next.digest, { ...before, body: [second, first].flatMap((each) => each ?? []).concat(bold) }, wish),
    )
    await page.keyboard.press('Escape')
    await page.evaluate((id) => (location.hash = `#/clauses/${id}`), made.clauseId)
    await page.getByRole('heading', { name: 'In order' }).waitFor()
    await page.getByRole('button', { name: 'Compare versions …' }).click()
    const redline = page.getByRole('region', { name: 'Redline v1 → v2' })
    await redline.waitFor()
    expect(await redline.locator('.redline-formatted').innerText()).toMatch(/^free\s*bold/u)
    await redline.getByRole('button', { name: 'Moved away 1, show where to' }).click()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Moved here 1/u)
  })
})
