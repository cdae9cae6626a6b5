import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { libraryOfStore } from '../../backend/answers/index.ts'
import { openStore, outsideHere } from '../../backend/store/index.ts'
import { hasSmallDisks, SmallDisk } from '../backend/store/small-disk.ts'
import { must } from '../backend/store/stores.ts'
import { templatesFolder } from '../templates/starter-library.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { newFolder, serve, type Served } from './served.ts'
import { storedLetter } from './window-for-each.ts'
import { newLetter, openWindow, saved, write } from './window-page.ts'

sayIfMissing()

describe.skipIf(missing !== undefined || !hasSmallDisks)('a window whose letters lie on a disk that is full', () => {
  let browser: Browser
  let disk: SmallDisk
  let served: Served

  beforeAll(async () => {
    browser = await launchChromium()
    disk = new SmallDisk('40m')
    const folder = newFolder()
    mkdirSync(join(folder, 'exports'))
    symlinkSync(disk.path, join(folder, 'data'))
    // The library is there beforehand, so that the log of the store is empty and has no room of its own.
    const store = must(await openStore(disk.path, outsideHere()))
    must(await libraryOfStore([templatesFolder], store, () => performance.now()))
    await store.close()
    served = await serve(folder)
  })
  afterEach(() => disk.empty())
  afterAll(async () => {
    await browser.close()
    await served.close()
    disk[Symbol.dispose]()
  })

  test('keeps what is written on the screen, says why it is not saved, and saves it by itself once there is room', async () => {
    const { page } = await openWindow(browser, served.address)
    await newLetter(page, 'Partner letter')
    await write(page, ' Written while there was room.')
    await saved(page)
    disk.fill()
    const alert = page.getByRole('alert').filter({ hasText: 'The letter is not saved.' })
    await write(page, ' Written on a full disk.')
    // The log of the store may have room of its own for some saves more.
    const isTold = async (): Promise<boolean> => {
      await write(page, ' And on, and on.')
      return alert.getByText('The disk is full, so this was not saved. Free some space and try again').isVisible()
    }
    await expect.poll(isTold, { timeout: 30_000, interval: 1500 }).toBe(true)
    if (process.env['CHANCERY_PICTURES'] !== undefined)
      await page.screenshot({ path: join(process.env['CHANCERY_PICTURES'], 'full-disk.png') })
    expect(await page.getByRole('textbox', { name: 'Letter body' }).textContent()).toContain('Written on a full disk.')
    expect(JSON.stringify(await storedLetter({ page, complaints: [] }))).toContain('Written while there was room.')
    disk.empty()
    await alert.waitFor({ state: 'detached' })
    await saved(page)
    expect(JSON.stringify(await storedLetter({ page, complaints: [] }))).toContain('Written on a full disk. And on, and on.')
  })
})
