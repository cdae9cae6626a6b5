import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { passphrase } from '../backend/release/house.ts'
import { author } from '../core/review/house.ts'
import { launchChromium } from './chromium.ts'
import { releasedHouse } from './released-house.ts'
import { ask } from './reviewed-house.ts'
import { newFolder, serve, type Served } from './served.ts'
import { openWindow, type WindowPage } from './window-page.ts'

/** A window on the house of the released letters, before which nobody sits yet. To be called inside of `describe`. */
export function registerWindow() {
  let browser: Browser
  let served: Served
  let opened: WindowPage
  let house: Awaited<ReturnType<typeof releasedHouse>>

  beforeAll(async () => {
    const folder = newFolder()
    house = await releasedHouse(folder)
    browser = await launchChromium()
    served = await serve(folder)
    opened = await openWindow(browser, served.address)
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  return {
    get house() {
      return house
    },
    get served() {
      return served
    },
    get page() {
      return opened.page
    },
    get complaints() {
      return opened.complaints
    },
    async go(...path: readonly string[]): Promise<void> {
      await opened.page.evaluate((address) => void (location.hash = address), `#/${path.join('/')}`)
    },
    /** From here on the author sits before the window; `isHere` false: nobody does. */
    async sits(isHere: boolean): Promise<void> {
      await (isHere ? ask(opened.page, 'people.unlock', { person: author.person.id, passphrase }) : ask(opened.page, 'people.lock', {}))
      await opened.page.reload()
    },
  }
}
