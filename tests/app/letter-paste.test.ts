import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plainText, type Document } from '../../core/document/index.ts'
import { missing, sayIfMissing } from './chromium.ts'
import { violations } from './violations.ts'
import { storedLetter, windowForEach } from './window-for-each.ts'
import { newLetter, saved, write } from './window-page.ts'

sayIfMissing()

/** Our own words as Word puts them on the clipboard, with all of what no letter takes over. `host`: where its picture is. */
const ofWord = (host: string): string => `<html><head><style>@import url(${host}/style.css);</style></head><body>
<h1>Range<o:p></o:p></h1>
<p class="MsoNormal">We <b>confirm</b> <ins cite="mailto:a" datetime="2026-11-02T10:00">the new</ins><del cite="mailto:a">the old</del> range<a
 style="mso-footnote-id:ftn1" href="#_ftn1"><sup>[1]</sup></a><span class="MsoCommentReference"><a class="msocomanchor" href="#_msocom_1">[AP1]</a></span>.</p>
<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1.<span>&#160;</span></span>First</p>
<p class="MsoNormal"><img src="${host}/chart.png" onerror="fetch('${host}/script')" /></p>
<script>fetch('${host}/script')</script>
<table><tr><td>Aperture</td><td>12.50</td></tr></table>
<div style="mso-element:footnote-list"><div style="mso-element:footnote" id="ftn1"><p class="MsoFootnoteText">A note.</p></div></div>
<div style="mso-element:comment-list"><div style="mso-element:comment"><p class="MsoCommentText">Really?</p></div></div>
</body></html>`

describe.skipIf(missing !== undefined)('what is pasted into a letter', () => {
  const here = windowForEach()
  const asked: string[] = []
  let elsewhere: Server
  let host: string

  beforeAll(async () => {
    elsewhere = createServer((request, reply) => {
      asked.push(request.url ?? '')
      reply.end()
    })
    await new Promise<void>((resolve) => void elsewhere.listen(0, '127.0.0.1', resolve))
    host = `http://127.0.0.1:${String((elsewhere.address() as AddressInfo).port)}`
  })
  afterAll(() => {
    elsewhere.close()
  })

  const body = (page: Page): Locator => page.getByRole('textbox', { name: 'Letter body' })

  /** Puts something on the clipboard as another program does, untouched, and pastes it with the keys; or drops it below the caret's line. */
  async function bring(page: Page, how: 'paste' | 'drop', data: Readonly<Record<string, string>>): Promise<void> {
    await body(page).evaluate(
      (element, [how, data]) => {
        if (how === 'paste') {
          const copy = (event: ClipboardEvent): void => {
            for (const [type, text] of Object.entries(data)) event.clipboardData?.setData(type, text)
            event.preventDefault()
            event.stopImmediatePropagation()
          }
          addEventListener('copy', copy, { capture: true, once: true })
          document.execCommand('copy')
          return
        }
        const dataTransfer = new DataTransfer()
        for (const [type, text] of Object.entries(data)) dataTransfer.setData(type, text)
        const line = getSelection()?.anchorNode?.parentElement ?? element
        const { left, bottom } = line.getBoundingClientRect()
        const where = { bubbles: true, cancelable: true, clientX: left + 4, clientY: bottom - 4 }
        line.dispatchEvent(new DragEvent('drop', { ...where, dataTransfer }))
      },
      [how, data] as const,
    )
    if (how === 'paste') await page.keyboard.press('Control+v')
  }

  const stored = async (): Promise<Document> => {
    await saved(here.window.page)
    return (await storedLetter(here.window)).document
  }
  const inShort = (document: Document): string[] =>
    document.flatMap((block) =>
      block.type === 'part' || block.type === 'clause' ? [] : [`${block.type}: ${plainText([block]).replaceAll(/\s+/gu, ' ').trim()}`],
    )

  test.each(['paste', 'drop'] as const)(
    'from Word by %s keeps its structure, says what was dropped, runs nothing and fetches nothing',
    async (how) => {
      const { page } = here.window
      await newLetter(page, 'Partner letter')
      await write(page, '')
      await page.keyboard.press('Enter')
      await bring(page, how, { 'text/html': ofWord(host), 'text/plain': 'Range' })
      await body(page).getByRole('heading', { name: 'Range' }).waitFor()
      const notice = page.locator('.notice')
      await notice.getByText('The paste came without 2 tracked changes, 1 comment, 1 footnote and 1 image.').waitFor()
      expect(await notice.innerText()).toContain('Tracked changes were taken as accepted.')
      expect(inShort(await stored())).toEqual(
        expect.arrayContaining([
          'heading: Range',
          'paragraph: We confirm the new range.',
          'list-item: 1. First',
          expect.stringMatching(/^table: Aperture.*12\.50$/u),
        ]),
      )
      expect([asked, await body(page).getByText('Really?').count()]).toEqual([[], 0])
      expect(await violations(page)).toEqual([])
      await body(page).focus()
      await page.keyboard.press('Control+z')
      await body(page).getByRole('heading', { name: 'Range' }).waitFor({ state: 'detached' })
    },
  )

  test('as plain text by its keys loses its looks and keeps its lines', async () => {
    const { page } = here.window
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await newLetter(page, 'Partner letter')
    await page.evaluate(async () => {
      const data = { 'text/html': '<h2>One <b>bold</b></h2><ul><li>Two</li></ul>', 'text/plain': 'One bold\nTwo' }
      const blobs = Object.entries(data).map(([type, text]) => [type, new Blob([text], { type })])
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs) as Record<string, Blob>)])
    })
    const end = async (): Promise<void> => {
      await write(page, '')
      await page.keyboard.press('Enter')
    }
    await end()
    await page.keyboard.press('Control+Shift+v')
    await expect.poll(async () => inShort(await stored())).toEqual(expect.arrayContaining(['paragraph: One bold', 'paragraph: Two']))
    expect(await body(page).locator('strong', { hasText: 'bold' }).count()).toBe(0)
    await page.keyboard.press('Control+z')
    await end()
    await page.keyboard.press('Control+v')
    await expect
      .poll(async () => inShort(await stored()))
      .toEqual(expect.arrayContaining(['heading: One bold', expect.stringMatching(/^list-item: .*Two$/u)]))
  })
})
