import { unzipSync } from 'fflate'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { exif, photo, photoWith, square } from '../backend/images/pictures.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { clearExports, serve, type Served } from './served.ts'
import {
  anotherWindow,
  closeAllBut,
  exportLetter,
  fillFields,
  importLetter,
  newLetter,
  openWindow,
  saved,
  type WindowPage,
} from './window-page.ts'

sayIfMissing()

const values = {
  Partner: 'Harrow & Lane Ltd',
  Signatory: 'Ines Castell',
  'Signatory’s title': 'Marketing Director',
  'Signatory’s organisation': 'Northlight Vision UK Ltd',
}

const chart = { name: 'chart.png', mimeType: 'image/png', buffer: square }

/** A file as the clipboard or a drag brings it into the page, or several of it. */
async function bring(page: Page, how: 'paste' | 'drop', bytes: Uint8Array, times = 1): Promise<void> {
  await page.locator('.letter-text .letter-paragraph').first().click()
  await page.evaluate(
    ({ how, base64, times }) => {
      const data = new DataTransfer()
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      for (let time = 0; time < times; time += 1) data.items.add(new File([bytes], `chart-${String(time)}.png`, { type: 'image/png' }))
      const target = document.querySelector('.letter-text .letter-paragraph')
      const { left = 0, top = 0 } = target?.getBoundingClientRect() ?? {}
      const shared = { bubbles: true, cancelable: true, clientX: left + 5, clientY: top + 5 }
      if (how === 'drop') target?.dispatchEvent(new DragEvent('drop', { ...shared, dataTransfer: data }))
      else target?.dispatchEvent(new ClipboardEvent('paste', { ...shared, clipboardData: data }))
    },
    { how, base64: Buffer.from(bytes).toString('base64'), times },
  )
}

async function describeAndInsert(page: Page, description: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Insert a picture' })
  await dialog.getByLabel('Description').fill(description)
  await dialog.getByRole('button', { name: 'Insert' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** Inserts a file through the toolbar. */
async function insert(page: Page, file: { name: string; mimeType: string; buffer: Buffer }, description: string): Promise<void> {
  await page.locator('.letter-text .letter-paragraph').first().click()
  await page.getByRole('toolbar', { name: 'Formatting' }).getByRole('button', { name: 'Picture' }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a PNG, JPEG or SVG file' }).click()
  await (await chooser).setFiles(file)
  await describeAndInsert(page, description)
}

/** True when the first page as it is drawn has the green of the photo's lower left corner; no text or letterhead has it. */
function pageShowsPhoto(page: Page): Promise<boolean> {
  return page.getByRole('img', { name: 'Page 1 of' }).evaluate((shown) =>
    [...shown.querySelectorAll('img')].some((layer) => {
      const canvas = new OffscreenCanvas(layer.naturalWidth, layer.naturalHeight)
      const context = canvas.getContext('2d')
      context?.drawImage(layer, 0, 0)
      const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
      for (let at = 0; at < data.length; at += 4) {
        const [red = 0, green = 0, , alpha = 0] = data.slice(at, at + 4)
        if (red < 90 && green > 180 && alpha > 200) return true
      }
      return false
    }),
  )
}

describe.skipIf(missing !== undefined)('a picture in the window', () => {
  let browser: Browser
  let served: Served
  let first: WindowPage
  let window: WindowPage

  beforeAll(async () => {
    browser = await launchChromium()
    served = await serve()
    first = await openWindow(browser, served.address)
  })
  beforeEach(async () => {
    clearExports(served)
    window = await anotherWindow(first)
  })
  afterEach(async () => {
    await closeAllBut(first)
  })
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  const inLetter = () => window.page.getByRole('textbox', { name: 'Letter body' }).getByRole('img')

  test('is inserted, shown while writing and on the page, and stands in both files', async () => {
    const { page, complaints } = window
    await newLetter(page, 'Partner letter')
    await insert(page, chart, 'A chart of deliveries')
    await inLetter().and(page.getByAltText('A chart of deliveries')).waitFor()
    await fillFields(page, values)
    await page.getByRole('tab', { name: /Pages/u }).click()
    await saved(page)
    await exportLetter(page)
    const bytesOf = (ending: string): Buffer =>
      readFileSync(join(served.exports, readdirSync(served.exports).find((name) => name.endsWith(ending)) ?? ''))
    const word = unzipSync(bytesOf('.docx'))
    const drawn = await inLetter().evaluate((image: HTMLImageElement) => image.naturalWidth)
    const media = Object.keys(word).filter((name) => name.startsWith('word/media/'))
    expect([drawn, media.length, /\/Subtype ?\/Image/u.test(bytesOf('.pdf').toString('latin1')), complaints]).toEqual([40, 1, true, []])
  })

  test('is there after the window is loaded anew', async () => {
    const { page } = window
    await newLetter(page, 'Partner letter')
    await insert(page, chart, 'A chart')
    await saved(page)
    await page.reload()
    await expect.poll(() => inLetter().evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(40)
  })

  test.each(['paste', 'drop'] as const)('comes in by %s, once it is described', async (how) => {
    const { page } = window
    await newLetter(page, 'Partner letter')
    await bring(page, how, square)
    await describeAndInsert(page, 'A chart')
    expect(await inLetter().count()).toBe(1)
  })

  test('comes in from the clipboard of the system', async () => {
    const { page } = window
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await newLetter(page, 'Partner letter')
    await page.locator('.letter-text .letter-paragraph').first().click()
    await page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })])
    }, square.toString('base64'))
    await page.keyboard.press('Control+v')
    await describeAndInsert(page, 'A chart')
    expect(await inLetter().count()).toBe(1)
  })

  test('comes in from the menu behind a slash, and from the command palette', async () => {
    const { page } = window
    await newLetter(page, 'Partner letter')
    await page.locator('.letter-text .letter-paragraph').first().click()
    await page.keyboard.press('End')
    await page.keyboard.type(' /picture')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Insert a picture' })
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.keyboard.press('Control+k')
    await page.getByRole('searchbox', { name: 'Search commands' }).fill('picture')
    await page.keyboard.press('Enter')
    await dialog.waitFor()
    expect(await dialog.count()).toBe(1)
  })

  test('does not come in without a description, and the dialog says so', async () => {
    const { page } = window
    await newLetter(page, 'Partner letter')
    await bring(page, 'paste', square)
    const dialog = page.getByRole('dialog', { name: 'Insert a picture' })
    await dialog.getByRole('button', { name: 'Insert' }).click()
    await dialog.getByText('Describe the picture').waitFor()
    expect(await inLetter().count()).toBe(0)
  })

  test('that comes in with others is described for itself', async () => {
    const { page } = window
    await newLetter(page, 'Partner letter')
    await bring(page, 'paste', square, 2)
    const dialog = page.getByRole('dialog', { name: 'Insert a picture' })
    await dialog.getByLabel('Description').fill('The first chart')
    await dialog.getByRole('button', { name: 'Insert' }).click()
    await inLetter().waitFor()
    expect(await dialog.getByLabel('Description').inputValue()).toBe('')
  })

  test('is removed with the keyboard and brought back by undo', async () => {
    const { page } = window
    await newLetter(page, 'Partner letter')
    await insert(page, chart, 'A chart')
    await inLetter().click()
    await page.keyboard.press('Delete')
    await expect.poll(() => inLetter().count()).toBe(0)
    await page.keyboard.press('Control+z')
    await expect.poll(() => inLetter().count()).toBe(1)
  })

  test('gets another description with the keyboard', async () => {
    const { page } = window
    await newLetter(page, 'Partner letter')
    await insert(page, chart, 'A chart')
    await inLetter().click()
    await page.keyboard.press('Control+Alt+g')
    const dialog = page.getByRole('dialog', { name: 'Change the picture' })
    await dialog.getByLabel('Description').fill('A map of deliveries')
    await dialog.getByRole('button', { name: 'Change' }).click()
    await expect.poll(() => inLetter().getAttribute('alt')).toBe('A map of deliveries')
  })

  test('that is not on this computer is named in its place and in the checks, and comes back with its file', async () => {
    const { page } = window
    await newLetter(page, 'Partner letter')
    await insert(page, chart, 'A chart of deliveries')
    await saved(page)
    await page.evaluate(
      async (id) => {
        const ask = async (name: string, input: unknown) => {
          const headers = { 'content-type': 'application/json' }
          return (await fetch(`/ask/${name}`, { method: 'POST', headers, body: JSON.stringify(input) })).text()
        }
        const opened = (await ask('letters.open', { id })).replaceAll(
          /"digest":"[0-9a-f]{64}","mediaType"/gu,
          `"digest":"${'ab'.repeat(32)}","mediaType"`,
        )
        const { value } = JSON.parse(opened)
        await ask('letters.save', { id, revision: value.revision, letter: value.letter })
      },
      /letters\/([0-9a-f-]+)/u.exec(page.url())?.[1] ?? '',
    )
    await page.reload()
    const missing = page.locator('.letter-image-missing')
    await expect.poll(() => missing.textContent()).toBe('This picture is not on this computer. A chart of deliveries')
    await page.getByRole('tab', { name: /Checks/u }).click()
    await page.getByRole('button', { name: 'Insert the picture again, or take it out.' }).click()
    await page.keyboard.press('Control+Alt+g')
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Choose another file' }).click()
    await (await chooser).setFiles(chart)
    await page.getByRole('dialog').getByRole('button', { name: 'Change' }).click()
    await expect.poll(() => inLetter().and(page.getByAltText('A chart of deliveries')).count()).toBe(1)
  })

  test('that is a photo taken with the camera on its side stands upright', async () => {
    const { page } = window
    await newLetter(page, 'Partner letter')
    await insert(page, { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: photoWith(exif(6)) }, 'A harbour')
    await expect.poll(() => inLetter().evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])).toEqual([32, 48])
  })

  test('that is an SVG drawing becomes a sharp picture of its own width, and nothing in it runs or is fetched', async () => {
    const { page, complaints } = window
    const asked: string[] = []
    await page.route('**/planted*', async (route) => {
      asked.push(route.request().url())
      await route.abort()
    })
    await newLetter(page, 'Partner letter')
    const drawing =
      '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60" onload="window.planted = true"><script>window.planted = true</script>' +
      `<image href="${new URL(page.url()).origin}/planted.png" width="9" height="9"/><rect width="120" height="60" fill="#1f4e5f"/></svg>`
    await page.locator('.letter-text .letter-paragraph').first().click()
    await page.getByRole('toolbar', { name: 'Formatting' }).getByRole('button', { name: 'Picture' }).click()
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Choose a PNG, JPEG or SVG file' }).click()
    await (await chooser).setFiles({ name: 'chart.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(drawing) })
    const width = page.getByRole('dialog', { name: 'Insert a picture' }).getByLabel(/Width/u)
    // 120 pixels of 96 to an inch.
    await expect.poll(() => width.inputValue()).toMatch(/^32\b/u)
    await describeAndInsert(page, 'A chart')
    await expect.poll(() => inLetter().evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])).toEqual([720, 360])
    expect([await page.evaluate(() => 'planted' in window), asked, complaints]).toEqual([false, [], []])
  })

  test('that is none is refused in one sentence with what to do', async () => {
    const { page } = window
    await newLetter(page, 'Partner letter')
    await bring(page, 'paste', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><rect'))
    const refusal = await page.getByRole('dialog').getByRole('alert').textContent()
    expect(refusal?.trim()).toBe(
      'This is an SVG drawing, which a letter holds only as a picture made of it. Export the drawing as PNG, about 2,000 pixels wide, and choose that file.',
    )
  })

  const letterFile = (digestOrName: string): string =>
    `---\ntitle: With a picture\ntemplate: partner-letter\ndate: 2026-11-24\npartner: { name: Example Distribution Ltd, salutation: Partner }\nsignatory: { name: A. Person, title: Director, organisation: Example Vision }\n---\nWe write to you.\n\n::image{file="images/${digestOrName}" alt="A harbour" width="60"}\n`

  test('that a letter file shows comes with it when both are chosen', async () => {
    const { page } = window
    writeFileSync(join(served.folder, 'letter.md'), letterFile('photo.jpg'))
    writeFileSync(join(served.folder, 'photo.jpg'), photo)
    await importLetter(page, join(served.folder, 'letter.md'), join(served.folder, 'photo.jpg'))
    await expect.poll(() => inLetter().evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(48)
    await expect.poll(() => pageShowsPhoto(page), { timeout: 10_000 }).toBe(true)
  })
})
