import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { writeLetterFile } from '../../backend/files/index.ts'
import { plainText, type Block, type Document } from '../../core/document/index.ts'
import type { Letter } from '../../core/letter/index.ts'
import { launchChromium } from '../chromium.ts'
import { exampleLetter, root } from './letters.ts'
import { milliseconds, summarise, table, type Measured, type Row } from './measure.ts'
import type { PeerLine } from './peers/text.ts'
import { serve } from './served.ts'

/** How the paragraph begins that is written in, on the first pages of every size. */
const changed = 'Updates are signed in Bristol'
const letters = 'the quick brown fox jumps over the lazy dog and '

interface KeyFrames {
  readonly times: number[]
  /** Called when the frame with the next key was drawn. */
  drawn(): void
}

/** Measures inside the page, the same for every editor; the event's own time was taken before any script ran. */
const install = (): void => {
  const frames: KeyFrames = { times: [], drawn: () => undefined }
  Object.assign(globalThis, { keyFrames: frames })
  const onKey = (event: Event): void => {
    requestAnimationFrame(() => {
      frames.times.push(performance.now() - event.timeStamp)
      // Once what the frame has to draw is handed on.
      setTimeout(() => frames.drawn())
    })
  }
  addEventListener('keydown', onKey, { capture: true })
}

const nextFrame = async (): Promise<void> => {
  const frames = (globalThis as unknown as { keyFrames: KeyFrames }).keyFrames
  await new Promise<void>((done) => Object.assign(frames, { drawn: done }))
}

const read = (): readonly number[] => (globalThis as unknown as { keyFrames: KeyFrames }).keyFrames.times

interface Typed {
  readonly work: Measured
  readonly frame: Measured
}

/**
 * Types into the paragraph; ten keys first warm it up. The work of a key is all that the main thread did from its press until its
 * frame was drawn, without the waiting for that frame (TaskDuration of the DevTools protocol, Performance.getMetrics). The page says by
 * itself that the frame is there: asking it again and again would be work of its main thread, and would draw frames of its own.
 */
async function typeInto(page: Page, keys: number): Promise<Typed> {
  await page.evaluate(install)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const busy = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
  }
  await page.getByText(changed).locator('visible=true').first().click()
  const work: number[] = []
  for (let count = 0; count < keys + 10; count += 1) {
    const letter = letters[count % letters.length] ?? 'a'
    const drawn = page.evaluate(nextFrame)
    const before = await busy()
    await page.keyboard.press(letter === ' ' ? 'Space' : letter)
    await drawn
    work.push((await busy()) - before)
  }
  await session.detach()
  return { work: summarise(work.slice(10)), frame: summarise((await page.evaluate(read)).slice(10)) }
}

/** The letter with its body again and again, as long as wanted. */
function longer(letter: Letter, times: number): Letter {
  const isPart = (block: Block): boolean => block.type === 'part'
  const from = letter.document.findIndex((block) => !isPart(block))
  const until = letter.document.findLastIndex((block) => !isPart(block)) + 1
  const body = letter.document.slice(from, until)
  const more = Array.from({ length: times - 1 }, () => structuredClone(body)).flat()
  const document: Document = [...letter.document.slice(0, until), ...more, ...letter.document.slice(until)]
  return { ...letter, title: `Letter of ${String(times)}`, document }
}

/** The same words for the peers, which have no clauses, tables or fields. */
function peerLines(document: readonly Block[]): PeerLine[] {
  return document.flatMap((block): PeerLine[] => {
    if (block.type === 'clause' || block.type === 'quotation') return peerLines(block.children as Block[])
    const kind = block.type === 'heading' ? 'heading' : block.type === 'list-item' ? 'item' : 'paragraph'
    const text = plainText([block.type === 'list-item' ? { type: 'paragraph', children: block.children } : block])
    return text === '' ? [] : text.split('\n').map((line) => ({ kind, text: line }))
  })
}

async function peerPage(browser: Browser, peer: string, lines: readonly PeerLine[]): Promise<Page> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      lib: { entry: join(root, 'scripts', 'bench', 'peers', `${peer}.ts`), formats: ['iife'], name: 'peer' },
    },
  })
  const [first] = [made].flat()
  const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined
  if (chunk === undefined) throw new Error(`${peer} could not be built`)
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.setContent('<!doctype html><div id="editor" contenteditable="true" style="width: 640px; font: 16px serif"></div>')
  await page.addScriptTag({ content: chunk.code })
  await page.evaluate((all) => window.openPeer(all), lines)
  return page
}

interface Own extends Typed {
  /** From the press on the letter in the list to its text in the next frame. */
  readonly opening: Measured
  /** From a key press to the page with it. */
  readonly preview: Measured
  /** Bytes of an answer with changed pages. */
  readonly sent: Measured
  readonly pages: number
}

async function ownPage(page: Page, folder: string, letter: Letter, keys: number): Promise<Own> {
  const file = join(folder, `${letter.title}.md`)
  writeFileSync(file, writeLetterFile(letter))
  await page.locator('input[type=file][multiple]').setInputFiles(file)
  await page.getByRole('textbox', { name: 'Letter body' }).waitFor()
  await page.locator('.preview-page').first().waitFor({ timeout: 60_000 })
  const pages = await page.locator('.preview-page').count()
  const typed = await typeInto(page, keys)
  await page.waitForTimeout(1500)
  const rendered = await renders(page, Math.max(10, Math.round(keys / 5)))
  const opening: number[] = []
  for (let run = 0; run < Math.max(3, Math.round(keys / 20)); run += 1) opening.push(await openingOnce(page, letter.title))
  return { ...typed, opening: summarise(opening), preview: summarise(rendered.times), sent: summarise(rendered.bytes), pages }
}

/** Keys one by one, each with the answer that brings its page. */
async function renders(page: Page, keys: number): Promise<{ times: number[]; bytes: number[] }> {
  const [times, bytes]: [number[], number[]] = [[], []]
  for (let count = 0; count < keys; count += 1) {
    const answered = page.waitForResponse((response) => response.url().endsWith('/ask/letters.render'))
    const begin = performance.now()
    await page.keyboard.press('x')
    const response = await answered
    bytes.push((await response.body()).length)
    times.push(performance.now() - begin)
    await page.waitForTimeout(300)
  }
  return { times: times.slice(2), bytes: bytes.slice(2) }
}

async function openingOnce(page: Page, title: string): Promise<number> {
  await page.getByRole('link', { name: 'Letters', exact: true }).first().click()
  const row = page.getByText(title, { exact: true }).first()
  await row.waitFor()
  const time = page.evaluate(
    (words) =>
      new Promise<number>((done) => {
        addEventListener(
          'click',
          ({ timeStamp }) => {
            const look = (): void => {
              const isThere = document.querySelector('.letter-text')?.textContent.includes(words) === true
              if (isThere) requestAnimationFrame(() => setTimeout(() => done(performance.now() - timeStamp)))
              else requestAnimationFrame(look)
            }
            look()
          },
          { capture: true, once: true },
        )
      }),
    changed,
  )
  await row.click()
  return time
}

/** The page's heap in megabytes, after what nothing needs is gone. */
async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize / 1e6
}

async function growth(page: Page, edits: number): Promise<string> {
  const before = await heap(page)
  for (let done = 0; done < edits; done += letters.length) {
    await page.keyboard.type(letters)
    if (done % (letters.length * 20) === 0) await page.keyboard.press('Enter')
  }
  await page.waitForTimeout(2000)
  const after = await heap(page)
  return `${before.toFixed(0)} → ${after.toFixed(0)} MB, ${(after / before).toFixed(2)} ×`
}

export async function benchEditor(keys: number, edits: number): Promise<string> {
  const browser = await launchChromium()
  if (browser === undefined) return 'The editor was not measured: no Chromium here.\n'
  const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-'))
  const served = await serve(folder)
  try {
    const six = exampleLetter('regulator-response.md')
    const own = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await own.goto(served.address)
    const rows: Row[] = []
    for (const [times, limit] of [
      [1, 8],
      [9, 14],
    ] as const) {
      const letter = longer(six, times)
      const ours = await ownPage(own, folder, letter, keys)
      const lines = peerLines(letter.document)
      const peers: [string, Typed][] = []
      for (const peer of ['tiptap', 'lexical']) {
        const page = await peerPage(browser, peer, lines)
        peers.push([peer, await typeInto(page, keys)])
        if (times === 1)
          rows.push({ what: `memory of ${peer} after ${String(edits)} edits`, figure: await growth(page, edits), beside: '' })
        await page.close()
      }
      rows.push(...typingRows(ours, peers, limit), ...ownRows(ours, times > 1))
      if (times === 1) {
        await own.getByText(changed).locator('visible=true').first().click()
        const figure = await growth(own, edits)
        const kept = Number(/, ([\d.]+) ×$/u.exec(figure)?.[1]) <= 1.3
        rows.push({ what: `memory of the window after ${String(edits)} edits`, figure, beside: 'at most 1.3 × of the start', kept })
      }
      await own.getByRole('link', { name: 'Letters', exact: true }).first().click()
    }
    return table(`The editor beside TipTap and Lexical on the same text, in one Chromium (${String(keys)} keys)`, rows)
  } finally {
    await browser.close()
    await served.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

const frameLength = 1000 / 60

function typingRows({ work, frame, pages }: Own, peers: readonly (readonly [string, Typed])[], limit: number): Row[] {
  const of = `${String(pages)} pages`
  const figures = peers.map(([name, typed]) => `${name} ${milliseconds(typed.work)}`).join(', ')
  const frames = peers.map(([name, typed]) => `${name} ${milliseconds(typed.frame)}`).join(', ')
  const best = Math.min(...peers.map(([, typed]) => typed.frame.p95))
  const sameFrame = Math.ceil(frame.p95 / frameLength) <= Math.ceil(best / frameLength)
  return [
    {
      what: `${of}: key press to the end of main-thread work`,
      figure: milliseconds(work),
      beside: `p95 under ${String(limit)} ms; ${figures}`,
      kept: work.p95 < limit,
    },
    {
      what: `${of}: key press to the next frame`,
      figure: milliseconds(frame),
      beside: `the better peer’s frame; ${frames}`,
      kept: sameFrame,
    },
  ]
}

function ownRows({ opening, preview, sent, pages }: Own, isLong: boolean): Row[] {
  const of = `${String(pages)} pages`
  return [
    {
      what: `${of}: opening`,
      figure: milliseconds(opening),
      beside: isLong ? 'under 500 ms' : '',
      ...(isLong && { kept: opening.p95 < 500 }),
    },
    {
      what: `${of}: key press to the answer with its pages`,
      figure: milliseconds(preview),
      beside: isLong ? 'p95 under 600 ms' : 'p50 under 100 ms, p95 under 160 ms',
      kept: isLong ? preview.p95 < 600 : preview.p50 < 100 && preview.p95 < 160,
    },
    {
      what: `${of}: sent with it`,
      figure: `${(sent.p50 / 1000).toFixed(0)} kB (p95 ${(sent.p95 / 1000).toFixed(0)})`,
      beside: 'changed pages only',
    },
  ]
}
