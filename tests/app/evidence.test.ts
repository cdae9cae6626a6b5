import { execFileSync } from 'node:child_process'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Session } from '../../backend/answers/index.ts'
import type { ClauseVersion } from '../../core/clause/index.ts'
import { passage, pdfOf, remark } from '../backend/evidence/files-of-evidence.ts'
import { hasPoppler, withFile } from '../backend/layout/pages.ts'
import { stockedHouse } from '../backend/release/house.ts'
import { must, wishOf } from '../backend/store/stores.ts'
import { author } from '../core/review/house.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { serveAs, sessionOf, type ServedAs } from './served-as.ts'
import { newFolder } from './served.ts'
import { violations } from './violations.ts'
import { openWindow, type WindowPage } from './window-page.ts'

sayIfMissing()

const filler = Array.from({ length: 50 }, (_, index) => `Paragraph ${String(index)} goes on, so that the statement fills more than a page.`)

function quoting(code: string, lines: readonly string[]): ClauseVersion {
  return {
    code,
    kind: 'policy-quote',
    title: 'Scope of the policy',
    language: 'en-GB',
    jurisdictions: ['GB'],
    version: 1,
    valid: {},
    tags: [],
    evidence: [],
    body: [{ type: 'quotation', children: lines.map((text) => ({ type: 'paragraph', children: [{ text }] })) }],
  }
}

/** The middle of a word of the first page, as poppler finds it, in points from the top left of the page. */
function wordInPdf(bytes: Uint8Array, word: string): { x: number; y: number } {
  const written = withFile(bytes, (path) => execFileSync('pdftotext', ['-bbox', '-l', '1', path, '-'], { encoding: 'utf8' }))
  const [, xMin, yMin, xMax, yMax] =
    new RegExp(`<word xMin="([\\d.]+)" yMin="([\\d.]+)" xMax="([\\d.]+)" yMax="([\\d.]+)">${word}</word>`, 'u').exec(written) ?? []
  return { x: (Number(xMin) + Number(xMax)) / 2, y: (Number(yMin) + Number(yMax)) / 2 }
}

describe.skipIf(missing !== undefined)('evidence and its seal in the window', () => {
  let browser: Browser
  let served: ServedAs
  let opened: WindowPage
  let page: Page
  let pdf: Uint8Array
  let clauseId: string
  let sitting = sessionOf(author)
  const whoever: Session = { acting: () => sitting.acting(), actor: () => sitting.actor() }

  beforeAll(async () => {
    const folder = newFolder()
    await (await stockedHouse(`${folder}/data`)).close()
    pdf = await pdfOf([...passage, remark, ...filler])
    browser = await launchChromium()
    served = await serveAs(folder, whoever)
    clauseId = must(
      await served.store.library.createClause(quoting('policy-quote/scope-of-policy', passage), wishOf(author.person, 'Made.')),
    ).clauseId
    opened = await openWindow(browser, served.address)
    page = opened.page
    await page.evaluate((id) => (location.hash = `#/clauses/${id}/edit`), clauseId)
    await page.getByRole('dialog').getByRole('textbox').fill('The statement is quoted.')
    await page.getByRole('dialog').getByRole('button', { name: 'Edit' }).click()
    await page.getByRole('tab', { name: 'Evidence' }).click()
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  async function attach(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await page.getByRole('button', { name: 'Attach evidence' }).click()
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Choose its file' }).click()
    await (await chooser).setFiles(file)
  }

  const run = (words: string): Locator => page.locator('.evidence-page-words span', { hasText: words })

  /** Drags from the beginning of one run of words on the page to the end of another. */
  async function select(from: Locator, to: Locator): Promise<void> {
    const [first, last] = [await from.boundingBox(), await to.boundingBox()]
    if (first === null || last === null) throw new Error('The words are not on the page.')
    await page.mouse.move(first.x + 1, first.y + first.height / 2)
    await page.mouse.down()
    await page.mouse.move(first.x + 40, first.y + first.height / 2, { steps: 3 })
    await page.mouse.move(last.x + last.width - 1, last.y + last.height / 2, { steps: 8 })
    await page.mouse.up()
  }

  const draft = async (): Promise<ClauseVersion | undefined> =>
    must(await served.store.library.openClause(clauseId, '2026-11-24')).versions[0]?.version
  const drawn = (): Promise<void> => page.locator('.evidence-canvas[aria-busy=false]').waitFor()

  test('a file that is no evidence is refused in a sentence', async () => {
    await attach({ name: 'noise.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nnoise') })
    await page.getByRole('dialog').getByText('The file is damaged or cut off, so it cannot be read.').waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
  })

  test('a PDF is attached and its page drawn', async () => {
    await attach({ name: 'MoI-2026-114.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf) })
    await page.getByRole('dialog').getByText('MoI-2026-114.pdf').waitFor()
    await page.getByLabel('Issued by').fill('Ministry of the Interior')
    await page.getByRole('button', { name: 'Attach', exact: true }).click()
    await drawn()
    await expect
      .poll(async () => (await draft())?.evidence)
      .toMatchObject([{ title: 'MoI-2026-114', issuer: 'Ministry of the Interior', digest: expect.stringMatching(/^[0-9a-f]{64}$/u) }])
  })

  test('a passage that leaves out the quotation’s end seals nothing, and both texts are shown from where they part', async () => {
    await select(run('We are able'), run('1. The policy'))
    await page.getByRole('button', { name: 'Seal the quotation' }).click()
    const broken = page.getByRole('alert', { name: 'Not sealed: the words part' })
    expect(await broken.locator('mark').allInnerTexts()).toEqual(['␣', 'nothing more'])
  })

  test('a passage that the quotation repeats is selected on the page and seals it', async () => {
    await select(run('We are able'), run('2. It applies'))
    await page.getByRole('button', { name: 'Seal the quotation' }).click()
    await page.getByText('Seal holds').waitFor()
    await expect.poll(async () => (await draft())?.seal?.passages?.map(({ exact }) => exact.split('\n'))).toEqual([[...passage]])
  })

  test.skipIf(!hasPoppler)('the passage is marked on the drawn page where another reader of PDFs finds its words', async () => {
    await drawn()
    const sheet = await page.locator('.evidence-sheet').boundingBox()
    const marks = await Promise.all((await page.locator('.evidence-mark').all()).map((mark) => mark.boundingBox()))
    const scale = (sheet?.width ?? 0) / 595.2756
    const isMarked = (word: string): boolean => {
      const { x, y } = wordInPdf(pdf, word)
      const [left, top] = [(sheet?.x ?? 0) + x * scale, (sheet?.y ?? 0) + y * scale]
      return marks.some(
        (mark) => mark !== null && left >= mark.x && left <= mark.x + mark.width && top >= mark.y && top <= mark.y + mark.height,
      )
    }
    expect(['confirm', 'emerging', 'sensitive', 'case.'].map(isMarked)).toEqual([true, true, true, true])
    expect(['Departments', 'Partner,'].map(isMarked)).toEqual([false, false])
  })

  test('the print is seen through the mark', async () => {
    const colours = await coloursIn(page.locator('.evidence-mark').first())
    expect([colours.has('paper'), colours.has('ink')]).toEqual([true, true])
  })

  test('the sealed quotation takes no key', async () => {
    await page.getByText('It applies to sensitive sites').first().click()
    await page.keyboard.type('x')
    expect(await page.getByRole('textbox', { name: 'Clause body' }).innerText()).not.toContain('x sensitive')
    expect((await draft())?.body).toEqual(quoting('policy-quote/a', passage).body)
  })

  test('the evidence has no violations, as a page and as text', async () => {
    expect(await violations(page)).toEqual([])
    await page.getByRole('radio', { name: 'Text' }).click()
    expect((await page.locator('.evidence-words mark').allInnerTexts()).join('').split('\n')).toEqual([...passage])
    expect(await violations(page)).toEqual([])
    await page.getByRole('radio', { name: 'Page', exact: true }).click()
  })

  test('it is unsealed with a reason only', async () => {
    await page.getByRole('button', { name: 'Unseal' }).click()
    const dialog = page.getByRole('dialog', { name: 'Unseal the quotation' })
    expect(await dialog.getByRole('button', { name: 'Unseal' }).isDisabled()).toBe(true)
    await dialog.getByLabel('Reason').fill('The ministry corrected it.')
    await dialog.getByRole('button', { name: 'Unseal' }).click()
    await expect.poll(async () => (await draft())?.seal).toBeUndefined()
  })

  test('one changed character is refused, with both texts and the character marked', async () => {
    await page.getByRole('textbox', { name: 'Clause body' }).focus()
    // The end is the line to go on in; the quotation ends one step before it.
    await page.keyboard.press('Control+End')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Backspace')
    await page.keyboard.type('d')
    await page.getByRole('button', { name: 'Find the quotation' }).click()
    const broken = page.getByRole('alert', { name: 'Not sealed: the words part' })
    expect(await broken.locator('mark').allInnerTexts()).toEqual(['d', 'e'])
  })

  test('a file that is dropped is attached at once, asks for its details, and shows which of them are missing', async () => {
    const blank = {
      ...quoting('policy-quote/blank', []),
      body: [{ type: 'paragraph' as const, children: [{ text: 'They wrote to us.' }] }],
    }
    clauseId = must(await served.store.library.createClause(blank, wishOf(author.person, 'Made.'))).clauseId
    await page.evaluate((id) => (location.hash = `#/clauses/${id}/edit`), clauseId)
    await page.getByRole('dialog').getByRole('textbox').fill('The statement is quoted.')
    await page.getByRole('dialog').getByRole('button', { name: 'Edit' }).click()
    await page.getByRole('tab', { name: 'Evidence' }).click()
    await page.getByText('drop its file here').evaluate((element, words) => {
      const data = new DataTransfer()
      data.items.add(new File([words], 'Letter of May.txt', { type: 'text/plain' }))
      element.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    }, passage.join('\n\n'))
    const form = page.getByRole('dialog', { name: 'Evidence' })
    await form.getByLabel('Issued by').fill('Ministry of the Interior')
    await form.getByRole('button', { name: 'Keep' }).click()
    await page.getByText('Date missing').waitFor()
    await expect.poll(async () => (await draft())?.evidence).toMatchObject([{ title: 'Letter of May', issuer: 'Ministry of the Interior' }])
  })

  test('a passage selected with the keyboard is quoted in the clause by its keys, and sealed', async () => {
    await page.getByRole('textbox', { name: 'Text of the evidence' }).focus()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Control+Shift+End')
    await page.getByRole('button', { name: 'Quote this passage', disabled: false }).waitFor()
    await page.keyboard.press('Control+Alt+b')
    await page.getByText('Seal holds').waitFor()
    await expect.poll(async () => (await draft())?.seal?.passages?.map(({ exact }) => exact.split('\n\n'))).toEqual([[...passage]])
    expect((await draft())?.body.map(({ type }) => type)).toEqual(['paragraph', 'quotation'])
  })

  test('the browser has nothing to complain about', () => {
    expect(opened.complaints).toEqual([])
  })
})

/** Whether a mark on the page shows the colour of marked paper, and darker print in it. */
async function coloursIn(mark: Locator): Promise<Set<'paper' | 'ink'>> {
  const picture = (await mark.screenshot()).toString('base64')
  const found = await mark.page().evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
    context?.drawImage(bitmap, 0, 0)
    const { data } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? { data: [] }
    const seen = { paper: false, ink: false }
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = data.slice(at, at + 3)
      if (Math.abs(red - 0xf3) < 4 && Math.abs(green - 0xdf) < 4 && Math.abs(blue - 0xae) < 4) seen.paper = true
      if (red < 90 && green < 90 && blue < 90) seen.ink = true
    }
    return seen
  }, picture)
  return new Set((['paper', 'ink'] as const).filter((colour) => found[colour]))
}
