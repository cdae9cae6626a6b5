import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { builtByCommandLine, newFolder, serve, type Served } from './served.ts'
import { violations } from './violations.ts'
import { importLetter, openWindow, type WindowPage } from './window-page.ts'

sayIfMissing()

const example = join(import.meta.dirname, '..', '..', 'templates', 'examples', 'partner-letter.md')

describe.skipIf(missing !== undefined)('the page that is written on', () => {
  let browser: Browser
  let served: Served
  let window: WindowPage

  beforeAll(async () => {
    browser = await launchChromium()
    served = await serve()
    window = await openWindow(browser, served.address)
    await importLetter(window.page, example)
    await window.page.getByRole('img', { name: 'Page 2 of' }).waitFor()
    await window.page.evaluate(() => document.fonts.ready)
  })
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  /** The lines of each paragraph of the editor as they break on the screen. */
  async function linesOnScreen(): Promise<string[][]> {
    return window.page
      .locator('.letter-text > .letter-paragraph, .letter-chunk > .letter-paragraph, .letter-text .clause-block .letter-paragraph')
      .evaluateAll((paragraphs) =>
        paragraphs.map((paragraph) => {
          const lines: string[] = []
          let last = -Infinity
          const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
          for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
            for (const [at, letter] of [...(text.textContent ?? '')].entries()) {
              const range = document.createRange()
              range.setStart(text, at)
              range.setEnd(text, at + 1)
              const { top, width } = range.getBoundingClientRect()
              if (width > 0 && top > last + 8) {
                lines.push('')
                last = top
              }
              lines.push((lines.pop() ?? '') + letter)
            }
          }
          return lines.map((line) => line.replaceAll('\uFEFF', '').trim())
        }),
      )
  }

  test('breaks nine lines in ten where the exported page breaks them', async () => {
    const folder = newFolder()
    builtByCommandLine(example, folder)
    const text = execFileSync('pdftotext', ['-layout', join(folder, 'partner-letter.pdf'), '-'], { encoding: 'utf8' })
    const printed = new Set(text.split('\n').map((line) => line.trim()))
    const lines = (await linesOnScreen()).flat().filter((line) => line !== '')
    // A paragraph in which the page looks ahead, or divides a word, may break otherwise.
    expect([lines.length > 25, lines.filter((line) => !printed.has(line)).length <= lines.length / 10]).toEqual([true, true])
  })

  test('has recipient, details and subject where a window envelope and the page have them', async () => {
    const places = await window.page.locator('.letter-page').evaluate((sheet) => {
      const from = sheet.getBoundingClientRect()
      const text = sheet.querySelector<HTMLElement>('.letter-text')
      const millimetre = (text?.offsetWidth ?? 0) / 160
      const left = text?.getBoundingClientRect().left ?? 0
      return ['recipient', 'date', 'subject'].map((part) => {
        const box = sheet.querySelector(`.letter-part-${part}`)?.getBoundingClientRect() ?? new DOMRect()
        return [Math.round((box.left - left) / millimetre), Math.round((box.top - from.top) / millimetre)]
      })
    })
    // From the left edge of the text, which is 25 mm from that of the paper, and from the paper's top.
    expect(places).toEqual([
      [0, 51],
      [100, 55],
      [0, 94],
    ])
  })

  test('and its pages scroll together, whichever of them is scrolled by hand', async () => {
    const { page } = window
    const [desk, pages] = [page.locator('.letter-desk'), page.locator('.preview-desk')]
    const top = (of: typeof desk): Promise<number> => of.evaluate((element) => element.scrollTop)
    await desk.hover()
    await page.mouse.wheel(0, 700)
    await expect.poll(() => top(pages)).toBeGreaterThan(100)
    await pages.hover()
    await page.mouse.wheel(0, -5000)
    await expect.poll(() => top(desk)).toBe(0)
  })

  test('shows where the next page begins', async () => {
    const hint = window.page.locator('.page-hints i')
    const next = window.page.locator('.letter-text').getByText('A private tender cannot rely on the policy.')
    await expect.poll(() => hint.getAttribute('data-page')).toBe('2')
    const [line, text] = [await hint.boundingBox(), await next.boundingBox()]
    expect(Math.abs((line?.y ?? 0) - (text?.y ?? 999))).toBeLessThan(12)
  })

  test('says below itself in what it and the page differ, and is right: there the page divides a word that it does not', async () => {
    const { page } = window
    const note = page.locator('.paper-note')
    await note.scrollIntoViewIfNeeded()
    expect([await note.isVisible(), await note.innerText()]).toEqual([
      true,
      expect.stringMatching(/^Lines break here as they do on paper/u),
    ])
    expect(await note.innerText()).toMatch(/divides a word.*Footnotes, sources and the footer stand where the pages beside show them/su)
    const folder = newFolder()
    builtByCommandLine(example, folder)
    const printed = execFileSync('pdftotext', ['-layout', join(folder, 'partner-letter.pdf'), '-'], { encoding: 'utf8' })
    // As text a hyphen that the engine put in is U+00AD or U+2010.
    const divided = /[a-z][-\u00AD\u2010]\s*$/mu
    expect([divided.test(printed), (await linesOnScreen()).flat().some((line) => divided.test(line))]).toEqual([true, false])
  })

  test('goes to a page, a clause or a finding by some of its words', async () => {
    const { page } = window
    const places = page.getByRole('dialog', { name: 'Places' })
    const goTo = async (words: string): Promise<void> => {
      await page.keyboard.press('Control+g')
      await places.getByRole('searchbox').fill(words)
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await places.waitFor({ state: 'detached' })
    }
    await goTo('page 2')
    await expect.poll(() => page.locator('.letter-desk').evaluate((desk) => desk.scrollTop)).toBeGreaterThan(300)
    await goTo('secure build')
    await page.locator('.clause-block.is-selected', { hasText: 'certification/secure-build-scheme' }).waitFor()
  })

  test('tells every key on one sheet, found by words', async () => {
    const { page } = window
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await page.keyboard.press('F1')
    await sheet.getByRole('region', { name: 'Write' }).getByText('Heading 2').waitFor()
    expect(await violations(page)).toEqual([])
    await sheet.getByRole('searchbox', { name: 'Search shortcuts' }).fill('go to a page')
    await expect.poll(() => sheet.getByRole('term').allTextContents()).toEqual(['Go to a page, clause or finding'])
    await page.keyboard.press('Escape')
  })
})
