import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLayout } from '../../backend/layout/index.ts'
import { checkLetterForRelease, releaseLetter, type ReleaseSources } from '../../backend/release/index.ts'
import { digestOf } from '../../core/document/index.ts'
import type { Letter } from '../../core/letter/index.ts'
import { succeed } from '../../core/requests/index.ts'
import { scan, taggedAnnex } from '../backend/enclosures/append/annexes.ts'
import { passphrase, sourcesFor, stockedHouse, take } from '../backend/release/house.ts'
import { must } from '../backend/store/stores.ts'
import { author, decision, reviewer } from '../core/review/house.ts'
import { library } from '../templates/starter-library.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { lastingLetter } from './released-house.ts'
import { ask } from './reviewed-house.ts'
import { newFolder, serve, type Served } from './served.ts'
import { violations } from './violations.ts'
import { openWindow } from './window-page.ts'

sayIfMissing()

/** A house with a released letter and a draft, both with the pages of a tagged file and of a scan behind their own. */
async function houseThatAppends(folder: string): Promise<{ letter: string; draft: string }> {
  const data = join(folder, 'data')
  const store = await stockedHouse(data)
  const layout = createLayout()
  const annexes = [taggedAnnex(), await scan()]
  for (const bytes of annexes) must(await store.enclosures.add(bytes))
  const enclosed = annexes.map((bytes, index) => ({
    digest: digestOf(bytes),
    name: `annex-${String(index + 1)}.pdf`,
    mediaType: 'application/pdf',
    title: ['Certificate EA-4711', 'Scan of the assessment'][index] ?? '',
    relationship: 'supplement' as const,
    appended: true as const,
  }))
  const letter: Letter = { ...lastingLetter(), title: 'A notice with annexes', enclosed }
  const images = new Map([...library.images, ...annexes.map((bytes) => [digestOf(bytes), bytes] as const)])
  const sources: ReleaseSources = { ...sourcesFor(store, layout), images: () => Promise.resolve(succeed(images)) }
  const { id } = must(await store.createLetter(letter, author.person.id))
  await take(data, decision(reviewer, must(await checkLetterForRelease(id, sources)).digest, { subject: 'letter' }))
  const { released, findings } = must(await releaseLetter(id, author.person, sources))
  if (released === undefined) throw new Error(findings.map(({ message }) => message).join('\n'))
  const values = { ...letter.values, 'partner.name': 'Another Distribution Ltd' }
  const draft = must(await store.createLetter({ ...letter, title: 'A draft with annexes', values }, author.person.id))
  await layout.close()
  await store.close()
  return { letter: id, draft: draft.id }
}

/** The name of a picture, and whether anything but white stands on it. */
function seenOn(canvas: Element): unknown {
  if (!(canvas instanceof HTMLCanvasElement)) return undefined
  const { data = [] } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {}
  return [canvas.getAttribute('aria-label'), data.some((value, index) => index % 4 !== 3 && value < 200)]
}

describe.skipIf(missing !== undefined)('pages of enclosures that follow a letter’s', () => {
  let browser: Browser
  let served: Served
  let page: Page
  let complaints: string[]
  let house: Awaited<ReturnType<typeof houseThatAppends>>

  beforeAll(async () => {
    const folder = newFolder()
    house = await houseThatAppends(folder)
    browser = await launchChromium()
    served = await serve(folder)
    ;({ page, complaints } = await openWindow(browser, served.address))
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  async function sits({ person }: typeof author, ...path: readonly string[]): Promise<void> {
    await ask(page, 'people.unlock', { person: person.id, passphrase })
    await page.evaluate((address) => (location.hash = address), `#/${path.join('/')}`)
    await page.reload()
  }

  /** Each page with its name and whether anything but white stands on it; it is drawn once its place is seen. */
  async function drawn(place: Locator): Promise<unknown[]> {
    const places = place.locator('.appended-sheet')
    await expect.poll(() => places.count()).toBe(3)
    const found: unknown[] = []
    for (const sheet of await places.all()) {
      await sheet.scrollIntoViewIfNeeded()
      const picture = sheet.getByRole('img')
      await expect.poll(() => picture.getAttribute('aria-busy')).toBe('false')
      found.push(await picture.evaluate(seenOn))
    }
    return found
  }

  const all = [
    ['Enclosure 1, page 1 of 1', true],
    ['Enclosure 2, page 1 of 2', true],
    ['Enclosure 2, page 2 of 2', true],
  ]

  test('are drawn below the pages of a released letter', async () => {
    await sits(author, 'letters', house.letter)
    const pages = page.getByRole('main', { name: 'Pages' })
    expect(await drawn(pages)).toEqual(all)
    expect(await violations(page)).toEqual([])
  })

  test('are drawn below the pages of a letter under review', async () => {
    await ask(page, 'letters.submit', { id: house.draft, note: '' })
    await sits(author, 'review')
    await page
      .getByRole('link', { name: /A draft with annexes/u })
      .first()
      .click()
    expect(await drawn(page.getByRole('region', { name: 'Pages' }))).toEqual(all)
    expect(await violations(page)).toEqual([])
  })

  test('are drawn as they are where a seal is placed, and so is a seal that stands there already', async () => {
    const password = 'seven quiet harbour lamps'
    await ask(page, 'signing.makeTestCertificate', { password })
    await sits(author, 'letters', house.letter)
    await page.getByRole('button', { name: 'Sign …', exact: true }).click()
    await page.getByLabel('Password of the key').fill(password)
    await page.getByRole('button', { name: 'Sign', exact: true }).click()
    await page.getByRole('button', { name: 'Sign …', exact: true }).click({ timeout: 20_000 })
    await page.getByRole('button', { name: 'Place it …' }).click()
    const places = page.getByRole('dialog', { name: 'Place the seal' }).locator('.seal-page')
    await expect.poll(() => places.count()).toBe(5)
    // The letter's own second page has the seal of the first signature on it.
    for (const number of [2, 3, 4, 5]) {
      const place = places.nth(number - 1)
      const picture = place.locator('canvas[role=img][aria-busy=false]')
      const seen = async (): Promise<unknown> => {
        await place.scrollIntoViewIfNeeded()
        return (await picture.count()) === 0 ? undefined : picture.evaluate(seenOn)
      }
      await expect.poll(seen, { timeout: 15_000 }).toEqual([`Page ${String(number)} of 5`, true])
    }
    expect(await violations(page)).toEqual([])
  })

  test('leave the browser nothing to complain about', () => {
    expect(complaints).toEqual([])
  })
})
