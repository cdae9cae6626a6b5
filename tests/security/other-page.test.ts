import { createServer } from 'node:http'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer, type RunningServer } from '../../cli/serve/start-server.ts'
import { launchChromium, missing, sayIfMissing } from '../app/chromium.ts'

sayIfMissing()

/** A page on another port of this machine: to the browser the same site, with the person's cookies. */
describe.skipIf(missing !== undefined)('another page in the same browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-other-'))
  const other = createServer((_request, response) => response.setHeader('content-type', 'text/html').end('<title>other</title>'))
  const windowFolder = join(import.meta.dirname, '..', '..', 'build', 'renderer')
  let server: RunningServer
  let browser: Browser
  let page: Page
  let origin: string

  beforeAll(async () => {
    const options = {
      port: 0,
      dataFolder: join(folder, 'data'),
      exportsFolder: folder,
      libraries: [],
      tokenLibraries: [],
      windowFolder,
      version: '1',
    }
    const started = await startServer(options, () => undefined)
    if (!started.ok) throw new Error(started.error.message)
    server = started.value
    origin = new URL(server.address).origin
    other.listen(0, '127.0.0.1')
    await once(other, 'listening')
    browser = await launchChromium()
    const context = await browser.newContext()
    const ours = await context.newPage()
    await ours.goto(server.address)
    page = await context.newPage()
    // The server above listens on a port, not on a pipe.
    await page.goto(`http://127.0.0.1:${String((other.address() as AddressInfo).port)}/`)
  }, 60_000)

  afterAll(async () => {
    await browser.close()
    await server.close()
    other.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const attempt = (code: string): Promise<unknown> =>
    page.evaluate(`(async () => { try { return await ${code} } catch { return 'refused' } })()`)

  test('cannot ask anything', async () => {
    const body = `{ method: 'POST', credentials: 'include', headers: { 'content-type': 'application/json' }, body: '{}' }`
    expect(await attempt(`fetch('${origin}/ask/letters.list', ${body}).then((answer) => answer.text())`)).toBe('refused')
  })
  test('cannot make a letter without looking at the answer', async () => {
    await attempt(
      `fetch('${origin}/ask/letters.create', { method: 'POST', mode: 'no-cors', credentials: 'include', body: '{"template":"partner-letter"}' }).then(() => 1)`,
    )
    const ours = page.context().pages()[0]
    const listed = await ours?.evaluate(
      `fetch('/ask/letters.list', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }).then((answer) => answer.json())`,
    )
    expect(listed).toEqual({ ok: true, value: [] })
  })
  test('cannot load our files', async () => {
    const picture = readdirSync(join(windowFolder, 'assets')).find((name) => name.endsWith('.svg')) ?? ''
    expect(picture).not.toBe('')
    const load = `new Promise((resolve) => { const image = new Image(); image.onload = () => resolve('loaded'); image.onerror = () => resolve('refused'); image.src = '${origin}/assets/${picture}' })`
    expect(await attempt(load)).toBe('refused')
    expect(await attempt(`fetch('${origin}/', { credentials: 'include' }).then((answer) => answer.text())`)).toBe('refused')
  })
  test('cannot frame the window', async () => {
    await page.evaluate(
      `new Promise((resolve) => { const frame = document.createElement('iframe'); frame.onload = resolve; frame.src = '${origin}/'; document.body.append(frame) })`,
    )
    const [, frame] = page.frames()
    expect(await frame?.locator('#window').count()).toBe(0)
  })
  test('cannot open the window by a link', async () => {
    const next = await page.context().newPage()
    await next.goto(page.url())
    await next.evaluate(`void (location.href = '${origin}/')`)
    await next.waitForURL(`${origin}/`)
    expect(await next.locator('#window').count()).toBe(0)
  })
})
