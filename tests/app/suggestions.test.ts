import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { reviewedHouse, sitsDown } from './reviewed-house.ts'
import { newFolder, serve, type Served } from './served.ts'
import { violations } from './violations.ts'
import { windowForEach } from './window-for-each.ts'
import { newLetter, openWindow, saved, write } from './window-page.ts'

sayIfMissing()

const cards = (page: Page) => page.getByRole('complementary', { name: 'Suggestions and comments' }).getByRole('article')
const paragraph = (page: Page) => page.locator('.letter-text .letter-paragraph').first()
const textOf = async (page: Page): Promise<string> => ((await paragraph(page).textContent()) ?? '').replaceAll('\uFEFF', '')

describe.skipIf(missing !== undefined)('suggestions in a letter', () => {
  const around = windowForEach()

  test('are typed and taken out by key, stand in the margin, are kept, and are decided there', async () => {
    const { page, complaints } = around.window
    await newLetter(page, 'Partner letter')
    await write(page, ' First words.')
    await saved(page)
    const before = await textOf(page)

    await page.keyboard.press('Control+Alt+d')
    await page.getByRole('button', { name: 'Suggesting' }).waitFor()
    await page.keyboard.type(' More words.')
    await page.keyboard.press('Enter')
    await page.keyboard.type('A new line')
    for (let time = 0; time < 4; time += 1) await page.keyboard.press('Backspace')
    await cards(page).first().waitFor()
    expect(await cards(page).allTextContents()).toEqual([expect.stringMatching(/Put in More words\. A new\s+with a paragraph break$/u)])
    expect(await textOf(page)).toBe(`${before} More words.`)

    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Home')
    for (let time = 0; time < 3; time += 1) await page.keyboard.press('Delete')
    await expect.poll(() => cards(page).count()).toBe(2)
    expect((await paragraph(page).locator('del').textContent())?.length).toBe(3)
    expect(await violations(page)).toEqual([])

    await saved(page)
    await page.reload()
    await expect.poll(() => cards(page).count()).toBe(2)
    await cards(page)
      .nth(0)
      .getByRole('button', { name: /^Reject/u })
      .click()
    await cards(page)
      .nth(0)
      .getByRole('button', { name: /^Accept/u })
      .click()
    await expect.poll(() => cards(page).count()).toBe(0)
    expect(await textOf(page)).toBe(`${before} More words.`)
    await page.getByText('A new', { exact: true }).waitFor()
    expect(complaints).toEqual([])
  })
})

describe.skipIf(missing !== undefined)('suggestions of two people in a letter', () => {
  let browser: Browser
  let served: Served
  let page: Page
  let complaints: readonly string[]
  let before: readonly string[]

  const headings = async (): Promise<string[]> =>
    (await page.locator('.letter-text > * .letter-heading, .letter-text > .letter-heading').allTextContents()).map((text) =>
      text.replaceAll('\uFEFF', ''),
    )
  /** The headings as they read with these words at their ends. */
  const ending = (...words: readonly string[]): string[] => before.map((text, index) => text + (words[index] ?? ''))
  const atEndOf = async (heading: number): Promise<void> => {
    await page.locator('.letter-text .letter-heading').nth(heading).click()
    await page.keyboard.press('End')
  }

  beforeAll(async () => {
    const folder = newFolder()
    const house = await reviewedHouse(folder)
    const { author, reviewer } = house.people
    browser = await launchChromium()
    served = await serve(folder)
    ;({ page, complaints } = await openWindow(browser, served.address))
    await sitsDown(page, author, 'letters', house.letter)
    await page.getByRole('textbox', { name: 'Letter body' }).waitFor()
    before = await headings()
    for (const [heading, person, words] of [
      [0, author, ' of Ada'],
      [1, reviewer, ' of Rita'],
      [2, author, ' of Ada again'],
    ] as const) {
      await sitsDown(page, person, 'letters', house.letter)
      await page.getByRole('button', { name: `Here as ${person.name}` }).waitFor()
      await atEndOf(heading)
      await page.keyboard.press('Control+Alt+d')
      await page.keyboard.type(words)
      await page.locator('.margin-card', { hasText: words.trim() }).waitFor()
      await saved(page)
    }
    await page.keyboard.press('Control+Alt+d')
  }, 120_000)
  beforeEach(async () => {
    await expect.poll(() => cards(page).count()).toBe(3)
  })
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  const decide = async (title: string): Promise<void> => {
    await page.getByRole('button', { name: /^Suggestions: \d/u }).click()
    await page.getByRole('menuitem', { name: title }).click()
  }
  const open = (): Promise<string[]> => page.locator('.letter-text ins').allTextContents()

  test('say each whose it is', async () => {
    expect(await cards(page).allTextContents()).toEqual([
      expect.stringMatching(/^Ada Author.*of Ada$/u),
      expect.stringMatching(/^Rita Reviewer.*of Rita$/u),
      expect.stringMatching(/^Ada Author.*of Ada again$/u),
    ])
  })

  test('are accepted by author, in one step that undo takes back; those of others stay open', async () => {
    await decide('Accept all by Ada Author')
    await expect.poll(open).toEqual([' of Rita'])
    expect(await headings()).toEqual(ending(' of Ada', ' of Rita', ' of Ada again'))
    await page.keyboard.press('Control+z')
  })

  test('are rejected by author: their words go, those of others stay', async () => {
    await decide('Reject all by Ada Author')
    await expect.poll(open).toEqual([' of Rita'])
    expect(await headings()).toEqual(ending('', ' of Rita'))
    await page.keyboard.press('Control+z')
  })

  test('are decided where the selection touches them', async () => {
    await atEndOf(1)
    for (let time = 0; time < 5; time += 1) await page.keyboard.press('Shift+ArrowLeft')
    await page.keyboard.press('Control+Alt+Backspace')
    await expect.poll(open).toEqual([' of Ada', ' of Ada again'])
    expect(await headings()).toEqual(ending(' of Ada', '', ' of Ada again'))
    await page.keyboard.press('Control+z')
  })

  test('are decided all at once', async () => {
    await decide('Accept all suggestions')
    await expect.poll(open).toEqual([])
    expect(await headings()).toEqual(ending(' of Ada', ' of Rita', ' of Ada again'))
    await page.keyboard.press('Control+z')
  })

  test('are said where the caret comes to one, and how many are left where some are decided', async () => {
    // Findings that come meanwhile are said in the same place.
    const said = await page.locator('[data-announcements]').evaluateHandle((place) => {
      const heard: string[] = []
      new MutationObserver(() => void heard.push(place.textContent ?? '')).observe(place, {
        childList: true,
        characterData: true,
        subtree: true,
      })
      return heard
    })
    const all = (): Promise<string[]> => said.jsonValue()
    // Words, and not the subject: that is a field, which takes the focus to its form.
    await page.locator('.letter-text').getByText('On 9 November').click()
    await page.keyboard.press('F9')
    await expect.poll(all).toContain('Ada Author suggests: put in “of Ada”')
    await page.keyboard.press('F9')
    await expect.poll(all).toContain('Rita Reviewer suggests: put in “of Rita”')
    await page.keyboard.press('Control+Alt+Enter')
    await expect.poll(all).toContain('2 suggestions are left in the letter.')
    expect(complaints).toEqual([])
  })
})
