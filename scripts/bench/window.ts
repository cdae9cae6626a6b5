import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openAnswers, type HostServices, type OpenAnswers } from '../../backend/answers/index.ts'
import { templatesFolder } from '../../backend/places/index.ts'
import { openAnswersThread } from '../../backend/workers/index.ts'
import { exportsTo } from '../../cli/serve/save-exports.ts'
import type { Result } from '../../core/requests/index.ts'
import { launchChromium } from '../chromium.ts'
import { exampleLetter } from './letters.ts'
import { measureInTurn, milliseconds, summarise, table, type Measured, type Row } from './measure.ts'
import { seedLibrary } from './seeded-library.ts'
import { drawRegister, seedRegister } from './seeded-register.ts'
import { serve } from './served.ts'

const frame = 1000 / 60

interface Size {
  readonly clauses: number
  readonly letters: number
}

/** The window itself on a full store and on a tenth of it: its start, scrolling, and what the thread of the store costs a request. */
export async function benchWindow({ clauses, letters }: Size, runs: number): Promise<string> {
  const browser = await launchChromium()
  if (browser === undefined) return 'The window was not measured: no Chromium here.\n'
  try {
    const small = await measureSize({ clauses: clauses / 10, letters: letters / 10 }, runs, browser)
    const full = await measureSize({ clauses, letters }, runs, browser)
    const grown = ({ p50 }: Measured, from: Measured): string => `${(p50 / from.p50).toFixed(1)} × from 1× to 10×`
    const rows: Row[] = [
      {
        what: 'start of the program to a usable window',
        figure: milliseconds(full.start),
        beside: `under 1.5 s; ${grown(full.start, small.start)}`,
        kept: full.start.p95 < 1500,
      },
      {
        what: 'frames while the list of clauses is scrolled',
        figure: milliseconds(full.frames),
        beside: `60 a second: p95 at most ${(frame * 1.2).toFixed(0)} ms; ${grown(full.frames, small.frames)}`,
        kept: full.frames.p95 < frame * 1.2,
      },
      {
        what: 'of them late by a frame or more',
        figure: `${(full.late * 100).toFixed(1)} %`,
        beside: `${(small.late * 100).toFixed(1)} % at a tenth`,
      },
      { what: 'memory of the program', figure: `${full.resident.toFixed(0)} MB`, beside: `${small.resident.toFixed(0)} MB at a tenth` },
      { what: 'JavaScript heap of the page', figure: `${full.heap.toFixed(0)} MB`, beside: `${small.heap.toFixed(0)} MB at a tenth` },
      ...(await threadRows(runs)),
    ]
    const many = (count: number): string => count.toLocaleString('en-GB')
    const title = `The window with ${many(clauses)} clauses, ${many(clauses * 5)} versions and ${many(letters)} letters, in Chromium`
    return table(title, rows)
  } finally {
    await browser.close()
  }
}

interface Scale {
  readonly start: Measured
  readonly frames: Measured
  /** The share of frames that came a whole frame late. */
  readonly late: number
  readonly resident: number
  readonly heap: number
}

async function measureSize({ clauses, letters }: Size, runs: number, browser: Browser): Promise<Scale> {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-window-'))
  try {
    await seedRegister(folder, drawRegister({ letters, clauses: 400, seed: 1 }))
    await seedLibrary(folder, { clauses, versions: 5, seed: 1 })
    const starts: number[] = []
    let frames: number[] = []
    let [resident, heap] = [0, 0]
    for (let round = -1; round < Math.max(3, Math.ceil(runs / 10)); round += 1) {
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
      const begin = performance.now()
      const served = await serve(folder)
      await page.goto(served.address)
      await page.getByRole('row').first().waitFor()
      // The first start fills the caches of the system and of Node, as a restart of the computer empties them.
      if (round >= 0) starts.push(performance.now() - begin)
      resident = Math.max(resident, served.resident())
      if (round === 0) {
        frames = await scroll(page)
        heap = await page.evaluate(() => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize / 1e6)
      }
      await page.context().close()
      await served.end()
    }
    return {
      start: summarise(starts),
      frames: summarise(frames),
      late: frames.filter((time) => time > 2 * frame).length / frames.length,
      resident,
      heap,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Scrolls the list of clauses as a wheel does, five seconds long; milliseconds between frames. */
async function scroll(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    location.hash = '#/clauses'
  })
  await page.getByRole('option').nth(3).waitFor()
  return page.getByRole('listbox', { name: 'Clauses' }).evaluate(
    (list) =>
      new Promise<number[]>((resolve) => {
        const times: number[] = []
        let last = 0
        const step = (now: number): void => {
          if (last > 0) times.push(now - last)
          last = now
          list.scrollTop += 40
          if (times.length < 300) requestAnimationFrame(step)
          else resolve(times)
        }
        requestAnimationFrame(step)
      }),
  )
}

function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

/** The same requests of the answers themselves and through their thread. */
async function threadRows(runs: number): Promise<Row[]> {
  const folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'chancery-bench-thread-')))
  const deeds = exportsTo(folders[0] ?? '')
  const report = (fault: unknown): never => {
    throw fault
  }
  const libraryFolders = [templatesFolder()]
  const host: HostServices = { name: 'serve', version: '1', tokenLibraries: [], today: () => '2026-11-25', ...deeds }
  const [here, there] = [
    must(await openAnswers({ dataFolder: folders[0] ?? '', libraryFolders, host, report })),
    must(
      await openAnswersThread({
        dataFolder: folders[1] ?? '',
        libraryFolders,
        host: { name: 'serve', version: '1', tokenLibraries: [] },
        deeds,
        report,
      }),
    ),
  ]
  try {
    const letter = exampleLetter('regulator-response.md')
    const small = async ({ ask }: OpenAnswers): Promise<unknown> => must(await ask('settings.read', {}))
    const pages = async ({ ask }: OpenAnswers): Promise<unknown> => must(await ask('letters.render', { letter, known: [] }))
    const times = await measureInTurn(runs, {
      smallHere: () => small(here),
      smallThere: () => small(there),
      pagesHere: () => pages(here),
      pagesThere: () => pages(there),
    })
    const added = times.smallThere.p50 - times.smallHere.p50
    return [
      {
        what: 'a small request through the thread of the store',
        figure: milliseconds(times.smallThere),
        beside: `${milliseconds(times.smallHere)} without; ${added.toFixed(2)} ms more, at most 1`,
        kept: added < 1,
      },
      {
        what: 'all pages of a six-page letter through it',
        figure: milliseconds(times.pagesThere),
        beside: `${milliseconds(times.pagesHere)} without`,
      },
    ]
  } finally {
    await here.close()
    await there.close()
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  }
}
