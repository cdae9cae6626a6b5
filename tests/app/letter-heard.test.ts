import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '../../core/review/index.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { passphrase, reviewedHouse } from './reviewed-house.ts'
import { newFolder, serve, type Served } from './served.ts'
import { violations } from './violations.ts'
import { openWindow, saved, write } from './window-page.ts'

sayIfMissing()

/** What of a letter is told to who cannot see it, as the browser's accessibility tree has it. */
describe.skipIf(missing !== undefined)('in the accessibility tree of a letter', () => {
  let browser: Browser
  let served: Served
  let page: Page
  let house: Awaited<ReturnType<typeof reviewedHouse>>

  beforeAll(async () => {
    const folder = newFolder()
    house = await reviewedHouse(folder)
    browser = await launchChromium()
    served = await serve(folder)
    page = (await openWindow(browser, served.address)).page
    await sits(house.people.author)
    await page.getByRole('textbox', { name: 'Letter body' }).waitFor()
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  async function sits(person: Person): Promise<void> {
    await page.evaluate(
      async (body) => {
        await fetch('/ask/people.unlock', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      },
      JSON.stringify({ person: person.id, passphrase }),
    )
    await page.evaluate((id) => (location.hash = `#/letters/${id}`), house.letter)
    await page.reload()
  }
  const tree = (): Promise<string> => page.locator('.letter-screen').ariaSnapshot()
  const linesOf = (text: string, wanted: RegExp): string[] =>
    text
      .split('\n')
      .filter((line) => wanted.test(line))
      .map((line) => line.trim())

  test('each clause is a group that names its code, its version and its lock, around its own words', async () => {
    const text = await tree()
    expect(linesOf(text, /group "Clause/u)).toContain('- group "Clause statement/scope version 1, locked":')
    const clause = await page.getByRole('group', { name: 'Clause statement/scope version 1, locked' }).ariaSnapshot()
    expect(clause).toMatch(/statement\/scope[\s\S]*locked[\s\S]*It does not bind private persons\./u)
    expect(clause).toMatch(/- blockquote:/u)
  })

  test('the parts of the letter are groups with their names', async () => {
    const text = await tree()
    const named = ['Recipient', 'Subject', 'Salutation', 'Closing', 'Signature']
    expect(named.filter((name) => !text.includes(`group "${name}"`))).toEqual([])
  })

  test('a finding is an item that says how grave it is, what is wrong and what to do', async () => {
    await page.getByRole('tab', { name: /^Checks/u }).click()
    const list = page.getByRole('list', { name: 'Before release' })
    await list.waitFor()
    expect(await list.ariaSnapshot()).toMatch(
      /- listitem:\s+- img "Still to come"\s+- text: Letter is not approved\s+- paragraph: [^\n]+\s+- text: [^\n]+\s+- button "Send it to review …"/u,
    )
    await page.getByRole('tab', { name: /^Pages/u }).click()
  })

  test('a suggestion is an insertion in the text, and a card that says whose it is, with its decisions', async () => {
    await write(page, '')
    await page.keyboard.press('Control+Alt+d')
    await page.keyboard.type(' From tomorrow on.')
    await page.locator('.margin-card').waitFor()
    expect(await page.getByRole('textbox', { name: 'Letter body' }).ariaSnapshot()).toMatch(/- insertion: ["']? ?From tomorrow on\./u)
    const margin = await page.getByRole('complementary', { name: 'Suggestions and comments' }).ariaSnapshot()
    expect(linesOf(margin, /button/u)).toEqual([
      expect.stringMatching(/button "Ada Author/u),
      expect.stringMatching(/button "Accept/u),
      expect.stringMatching(/button "Reject/u),
    ])
    await page.keyboard.press('Control+Alt+d')
  })

  test('a comment is an article by its author, with its words and what can be done with it', async () => {
    await write(page, ' Staff are trained.')
    for (let time = 0; time < 6; time += 1) await page.keyboard.press('Shift+ArrowLeft')
    await page.keyboard.press('Control+Alt+m')
    const field = page.getByRole('textbox', { name: 'Comment' })
    await field.fill('Is this so?')
    await page.keyboard.press('Control+Enter')
    await field.waitFor({ state: 'detached' })
    const article = await page.getByRole('article').filter({ hasText: 'Is this so?' }).ariaSnapshot()
    expect(article).toMatch(/article "[^"]*Ada Author[^"]*"/u)
    expect(article).toContain('Is this so?')
    expect(linesOf(article, /button/u).join(' ')).toMatch(/Answer.*Resolve/u)
  })

  test('a comment that is written in another window stands beside the page of this one a moment later', async () => {
    const other = await page.context().newPage()
    await other.goto(page.url())
    await other.getByRole('img', { name: 'Page 1 of' }).waitFor()
    const card = other.getByRole('article').filter({ hasText: 'Is this so?' })
    await card.getByRole('button', { name: 'Answer' }).click()
    await other.getByRole('textbox', { name: 'Answer' }).fill('It is, since May.')
    await other.keyboard.press('Control+Enter')
    await page.bringToFront()
    await page.getByRole('article').filter({ hasText: 'It is, since May.' }).waitFor()
    await other.close()
  })

  test.each([
    ['as it is', {}],
    ['with the system’s own colours', { forcedColors: 'active' as const }],
  ])('%s nothing of all this violates the rules', async (_how, media) => {
    await page.emulateMedia(media)
    expect(await violations(page)).toEqual([])
    await page.emulateMedia({ forcedColors: 'none' })
  })

  test('at twice its size every part of the window can be reached without scrolling sideways, comments too', async () => {
    await page.setViewportSize({ width: 640, height: 400 })
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    const desk = await page.locator('.letter-desk').evaluate((element) => element.scrollWidth - element.clientWidth)
    expect([sideways, desk]).toEqual([0, 0])
    expect(await violations(page)).toEqual([])
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  test('nothing moves where the system asks for no motion: no transition and no animation lasts', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await saved(page)
    await page.keyboard.press('Control+k')
    await page.getByRole('searchbox', { name: 'Search commands' }).waitFor()
    const moving = await page.evaluate(() => {
      const lasts = (times: string): boolean => times.split(',').some((time) => Number.parseFloat(time) > 0)
      return [...document.querySelectorAll('*')]
        .flatMap((element) => ['', '::before', '::after'].map((part) => [element, getComputedStyle(element, part)] as const))
        .filter(
          ([, style]) =>
            (style.animationName !== 'none' && lasts(style.animationDuration)) ||
            lasts(style.transitionDuration) ||
            style.scrollBehavior === 'smooth',
        )
        .map(([element]) => element.className.toString())
    })
    expect([...new Set(moving)]).toEqual([])
    await page.keyboard.press('Escape')
  })
})
