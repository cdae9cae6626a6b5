import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { readFonts } from '../../backend/layout/fonts.ts'
import { pageData } from '../../backend/layout/page-letter.ts'
import { plainText } from '../../core/document/index.ts'
import { launchChromium } from '../chromium.ts'
import { exampleLetter, resolved, root } from './letters.ts'
import { milliseconds, summarise, table, type Measured } from './measure.ts'
import { serve } from './served.ts'

const example = 'regulator-response.md'

/** How the paragraph begins that is written in. */
const changed = 'Updates are signed in Bristol'

interface KeyTimes {
  /** From the key's event to the end of the main thread's work on it. */
  readonly work: number[]
  /** From the moment the main thread takes the key up. */
  readonly handling: number[]
  /** To the next frame. */
  readonly frame: number[]
  /** To the preview with that letter in it. */
  readonly preview: number[]
}

/** Measures inside the page; the listener's time is the event's own, taken before any script ran. */
const install = (): void => {
  const times: KeyTimes = { work: [], handling: [], frame: [], preview: [] }
  Object.assign(globalThis, { keyTimes: times })
  let pressed = 0
  let taken = 0
  /** After all that the key's task queued: the editor's flush, React's work, what that queues again. */
  const afterMicrotasks = (depth: number, then: () => void): void => {
    queueMicrotask(depth === 0 ? then : () => afterMicrotasks(depth - 1, then))
  }
  addEventListener(
    'keydown',
    (event) => {
      pressed = event.timeStamp
      taken = performance.now()
      requestAnimationFrame(() => times.frame.push(performance.now() - event.timeStamp))
    },
    { capture: true },
  )
  addEventListener('beforeinput', () => {
    const begun = pressed
    afterMicrotasks(20, () => {
      times.work.push(performance.now() - begun)
      times.handling.push(performance.now() - taken)
    })
  })
  new MutationObserver((changes) => {
    // Either a layer shows another picture, or another layer was put in.
    const picture = changes
      .flatMap(({ target, addedNodes }) => [target, ...addedNodes])
      .find((target): target is HTMLImageElement => target instanceof HTMLImageElement && target.className === 'page-layer')
    if (picture === undefined || pressed === 0) return
    const begun = pressed
    pressed = 0
    void picture.decode().then(() => times.preview.push(performance.now() - begun))
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['src'] })
}

async function typeInto(page: Page, keys: number): Promise<KeyTimes> {
  await page.locator('input[type=file][multiple]').setInputFiles(join(root, 'templates/examples', example))
  await page.locator('.preview-page').nth(5).waitFor()
  await page.evaluate(install)
  const paragraph = page.getByText(changed).locator('visible=true').first()
  await paragraph.click()
  const letters = 'the quick brown fox jumps over the lazy dog and '
  for (let count = -10; count < keys; count += 1) {
    const seen = await page.evaluate(() => (globalThis as unknown as { keyTimes: KeyTimes }).keyTimes.preview.length)
    await page.keyboard.press(letters[(count + 10) % letters.length] === ' ' ? 'Space' : (letters[(count + 10) % letters.length] ?? 'a'))
    await page.waitForFunction((before) => (globalThis as unknown as { keyTimes: KeyTimes }).keyTimes.preview.length > before, seen)
  }
  const { work, handling, frame, preview } = await page.evaluate(() => (globalThis as unknown as { keyTimes: KeyTimes }).keyTimes)
  return { work: work.slice(10), handling: handling.slice(10), frame: frame.slice(10), preview: preview.slice(10) }
}

/** The engine's own time for the same letter, one character more each time: Typst compiles it, draws all pages and says where its blocks stand. */
function engineTimes(runs: number): Measured {
  const letter = exampleLetter(example)
  const folder = '/chancery-bench'
  const source = `${folder}/letter.typ`
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: readFonts() }] })
  compiler.addSource(source, readFileSync(join(root, 'backend/layout/letter.typ'), 'utf8'))
  const times: number[] = []
  for (let count = -5; count < runs; count += 1) {
    const document = letter.document.map((block) =>
      block.type === 'paragraph' && plainText([block]).startsWith(changed)
        ? { ...block, children: [...block.children, { text: 'the quick brown fox '.repeat(20).slice(0, count + 6) }] }
        : block,
    )
    const data = Buffer.from(JSON.stringify({ ...pageData(resolved({ ...letter, document })), attached: [] }))
    compiler.evictCache(4)
    const begin = performance.now()
    compiler.mapShadow(`${folder}/letter.json`, data)
    const laidOut = compiler.compile({ mainFilePath: source }).result
    if (laidOut === null) throw new Error('The engine refused the letter of the bench.')
    compiler.plainSvg(laidOut)
    compiler.query(laidOut, { selector: '<places>', field: 'value' })
    if (count >= 0) times.push(performance.now() - begin)
  }
  return summarise(times)
}

export async function benchTyping(keys: number): Promise<string> {
  const browser = await launchChromium()
  if (browser === undefined) return 'Typing was not measured: no Chromium here.\n'
  const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-'))
  const served = await serve(folder)
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(served.address)
    const times = await typeInto(page, keys)
    const [work, handling, frame, preview, engine] = [
      summarise(times.work),
      summarise(times.handling),
      summarise(times.frame),
      summarise(times.preview),
      engineTimes(keys),
    ]
    return table(`Typing in a six-page letter, in Chromium (${String(keys)} keys)`, [
      { what: 'key press to the end of main-thread work', figure: milliseconds(work), beside: 'p95 under 8 ms', kept: work.p95 < 8 },
      {
        what: 'of it, work on the main thread',
        figure: milliseconds(handling),
        beside: 'the rest is the way from the browser to the page',
      },
      { what: 'key press to the next frame', figure: milliseconds(frame), beside: 'one frame is 16.7 ms', kept: frame.p50 < 16.7 },
      { what: 'the engine alone: compile, SVG of all pages, places', figure: milliseconds(engine), beside: 'same letter, same change' },
      {
        what: 'key press to the updated preview',
        figure: milliseconds(preview),
        beside: 'p50 under 100 ms, p95 under 160 ms',
        kept: preview.p50 < 100 && preview.p95 < 160,
      },
      {
        what: 'preview beside the engine',
        figure: `${(preview.p95 / engine.p95).toFixed(2)} × its p95`,
        beside: 'at most 1.3',
        kept: preview.p95 <= 1.3 * engine.p95,
      },
    ])
  } finally {
    await browser.close()
    await served.end()
    rmSync(folder, { recursive: true, force: true })
  }
}
