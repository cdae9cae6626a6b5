import type { Browser, CDPSession, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { serve, type Served } from './served.ts'
import { violations } from './violations.ts'
import { anotherWindow, closeAllBut, newLetter, openWindow, write, type WindowPage } from './window-page.ts'

sayIfMissing()

/** What is on the screen while something is composed, and what it becomes. */
const compositions = [
  ['Japanese', ['に', 'にほ', 'にほん'], '日本'],
  ['Chinese', ['n', 'ni', 'ni h'], '你好'],
  ['Korean', ['ㅎ', '하', '한'], '한글'],
  ['a dead key', ['´'], 'é'],
] as const

describe.skipIf(missing !== undefined)('what is written into a letter by other ways than keys', () => {
  let browser: Browser
  let served: Served
  let first: WindowPage
  let page: Page
  let input: CDPSession

  beforeAll(async () => {
    browser = await launchChromium()
    served = await serve()
    first = await openWindow(browser, served.address)
  })
  beforeEach(async () => {
    ;({ page } = await anotherWindow(first))
    input = await page.context().newCDPSession(page)
    await newLetter(page, 'Partner letter')
  })
  afterEach(async () => {
    await closeAllBut(first)
  })
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  async function compose(steps: readonly string[], becomes: string): Promise<void> {
    for (const text of steps) {
      const end = text.length
      await input.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end })
    }
    await input.send('Input.insertText', { text: becomes })
  }
  /** A dialog that closes gives the letter its caret back two frames later. */
  const caretIsBack = (): Promise<void> =>
    page.evaluate(async () => {
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
    })
  const paragraph = () => page.locator('.letter-text .letter-paragraph').first()
  const textOf = async (): Promise<string> => ((await paragraph().textContent()) ?? '').replaceAll('\uFEFF', '')

  for (const [what, sign] of [
    ['a family of emoji', '👩\u200D👩\u200D👧'],
    ['a flag', '🇮🇪'],
    ['a letter with a combining mark', 'x\u0301'],
  ] as const)
    test(`${what} is one character to the arrows and to Backspace`, async () => {
      await write(page, '')
      const before = await textOf()
      await page.keyboard.type(' ab')
      await page.keyboard.press('ArrowLeft')
      await input.send('Input.insertText', { text: sign })
      await expect.poll(textOf).toBe(`${before} a${sign}b`)
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.type('-')
      await expect.poll(textOf).toBe(`${before} a-${sign}b`)
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Backspace')
      await expect.poll(textOf).toBe(`${before} a-b`)
    })

  test('a paragraph that begins in Hebrew is set from the right, and the one before it from the left', async () => {
    const roomBeside = (locator: Locator): Promise<{ left: number; right: number }> =>
      locator.evaluate((element) => {
        const words = document.createRange()
        words.selectNodeContents(element)
        const [line, box] = [words.getBoundingClientRect(), element.getBoundingClientRect()]
        return { left: Math.round(line.left - box.left), right: Math.round(box.right - line.right) }
      })
    await write(page, '')
    await page.keyboard.press('Enter')
    await input.send('Input.insertText', { text: 'שלום' })
    const hebrew = page.locator('.letter-text .letter-paragraph', { hasText: 'שלום' })
    await hebrew.waitFor()
    expect((await roomBeside(hebrew)).right).toBe(0)
    expect((await roomBeside(hebrew)).left).toBeGreaterThan(200)
    expect((await roomBeside(paragraph())).left).toBe(0)
  })

  test('a special character is found by its name, put at the caret, and offered first the next time', async () => {
    await write(page, '')
    const before = await textOf()
    await page.keyboard.press('Control+Alt+q')
    await page.getByRole('searchbox', { name: 'Search characters' }).fill('section')
    await page.keyboard.press('Enter')
    await expect.poll(textOf).toBe(`${before}§`)
    await caretIsBack()
    await page.keyboard.type(' 4')
    await expect.poll(textOf).toBe(`${before}§ 4`)
    await page.keyboard.press('Control+Shift+_')
    await expect.poll(textOf).toBe(`${before}§ 4\u2011`)
    await page.keyboard.press('Control+Alt+q')
    await page.getByRole('dialog', { name: 'Characters' }).waitFor()
    expect((await page.getByRole('menuitem').first().textContent())?.startsWith('Section sign')).toBe(true)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: 'Characters' }).waitFor({ state: 'detached' })
  })

  test('letters, digits and signs are written into the text that stands there: its node stays, also in the middle of a word', async () => {
    await write(page, ' One')
    await page.evaluate(() => Object.assign(window, { written: getSelection()?.anchorNode }))
    const atCaret = (): Promise<unknown> =>
      page.evaluate(() => {
        const { anchorNode, anchorOffset } = getSelection() ?? {}
        const isSame = anchorNode === (window as unknown as { written: Node }).written
        return [isSame, anchorNode?.textContent?.slice(0, anchorOffset).slice(-12), anchorNode?.textContent?.slice(anchorOffset)]
      })
    await page.keyboard.type(' two 3, Four')
    await expect.poll(atCaret).toEqual([true, 'two 3, Four'.padStart(12), ''])
    for (const _letter of 'ur') await page.keyboard.press('ArrowLeft')
    await page.keyboard.type('x9')
    await expect.poll(atCaret).toEqual([true, 'two 3, Fox9'.padStart(12), 'ur'])
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(async () => (await textOf()).endsWith('One two 3, Fox9ur')).toBe(true)
  })

  test('words set bold by asterisks in front of other words do not make bold what follows', async () => {
    await write(page, '')
    await page.keyboard.press('Enter')
    await page.keyboard.type('tail')
    await page.keyboard.press('Home')
    await page.keyboard.type('**bold** and ')
    const written = page.locator('.letter-text .letter-paragraph').nth(1)
    await expect.poll(async () => (await written.textContent())?.replaceAll('\u00A0', ' ')).toBe('bold and tail')
    expect(await written.locator('strong').allTextContents()).toEqual(['bold'])
  })

  test.each(compositions)(
    '%s composed in a paragraph stands there once, and undo takes it back as one step',
    async (_way, steps, becomes) => {
      await write(page, '')
      const before = await textOf()
      await compose(steps, becomes)
      await expect.poll(textOf).toBe(`${before}${becomes}`)
      await page.keyboard.press('Control+z')
      await expect.poll(textOf).toBe(before)
    },
  )

  test.each(compositions)('%s composed behind a field stands behind it', async (_way, steps, becomes) => {
    await write(page, '')
    for (const _letter of ' supplies.') await page.keyboard.press('ArrowLeft')
    const before = await textOf()
    await compose(steps, becomes)
    await expect.poll(textOf).toBe(before.replace(/ supplies\.$/u, `${becomes} supplies.`))
  })

  test.each(compositions)('%s composed while a clause is selected is written nowhere', async (_way, steps, becomes) => {
    const clause = page.locator('.clause-block').first()
    await clause.locator('.letter-item-text').first().click()
    await page.locator('.clause-block.is-selected').waitFor()
    const body = page.getByRole('textbox', { name: 'Letter body' })
    const words = await body.textContent()
    await compose(steps, becomes)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+s')
    expect([await body.textContent(), await page.getByText('could not be drawn').count()]).toEqual([words, 0])
  })

  test('a screen reader hears where the caret crosses into a clause and out of it', async () => {
    const said = page.locator('[data-announcements]')
    await page.locator('.letter-text .letter-heading').first().click()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => said.textContent()).toMatch(/^Clause policy-quote\/.* a sealed quotation, locked\./u)
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => said.textContent()).toBe('Your own text.')
  })

  test('the letter has names for its parts, clauses and panels', async () => {
    const tree = await page.locator('.letter-screen').ariaSnapshot()
    const wanted = [
      /complementary "Clause library"/u,
      /textbox "Letter body"/u,
      /group "Recipient"/u,
      /group "Clause policy-quote\/[a-z-]+ version \d+, locked"/u,
      /toolbar "Letter tools"|toolbar/u,
      /tab "Pages" \[selected\]/u,
      /img "Page 1 of \d+"/u,
    ]
    expect(wanted.filter((line) => !line.test(tree)).map(String)).toEqual([])
  })

  test.each([
    ['with the system’s own colours', { forcedColors: 'active' as const }, { width: 1280, height: 800 }],
    ['at twice its size', {}, { width: 640, height: 400 }],
    ['at four times its size', {}, { width: 320, height: 640 }],
  ])('%s the letter has no violations, and nothing is wider than the window', async (_how, media, size) => {
    await page.emulateMedia(media)
    await page.setViewportSize(size)
    expect(await violations(page)).toEqual([])
    const outside = await page.evaluate(() =>
      [...document.querySelectorAll('header :is(a, button, h1), footer :is(button, span), .editor-toolbar button, .letter-page')]
        .filter((element) => element.checkVisibility())
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
        .map((element) => element.outerHTML.slice(0, 90)),
    )
    expect(outside).toEqual([])
  })
})
