import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chancery } from '../cli/chancery.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { passphrase, reviewedHouse, sitsDown } from './reviewed-house.ts'
import { newFolder, serve, type Served } from './served.ts'
import { violations } from './violations.ts'
import { openWindow, type WindowPage } from './window-page.ts'

sayIfMissing()

/** Milliseconds that the reader of evidence may take to begin: with the first package, the seals in it are compared with what it finds. */
const readerBegins = 60_000

/* A reviewer at another computer, where nothing of the house is but their own profile. */

describe.skipIf(missing !== undefined)('a review package at another computer', () => {
  let browser: Browser
  let served: Served
  let opened: WindowPage
  let page: Page
  let house: Awaited<ReturnType<typeof reviewedHouse>>
  const folder = newFolder()
  const away = newFolder()
  const dialog = () => page.getByRole('dialog', { name: 'For review: Scope notice' })

  async function done(...command: string[]): Promise<void> {
    const { status, stderr } = await chancery(folder, ...command)
    if (status !== 0) throw new Error(stderr)
  }

  beforeAll(async () => {
    house = await reviewedHouse(folder)
    writeFileSync(join(folder, 'passphrase'), `${passphrase}\n`)
    const as = (name: string): string[] => ['--as', name, '--passphrase-file', 'passphrase', '--data', 'data']
    await done(
      'review',
      'delegate',
      'Rita Reviewer',
      '--from',
      '2026-01-01',
      '--until',
      '2099-12-31',
      '--for',
      'Sam Second',
      ...(await second(as)),
    )
    await done('letter', 'submit', house.letter, ...as('Ada Author'))
    await done('review', 'pack', house.letter, '--out', 'out.chancery-review', ...as('Ada Author'))
    await done('profile', 'export', '--out', 'rita.json', ...as('Rita Reviewer'))
    await done('profile', 'import', 'rita.json', '--passphrase-file', 'passphrase', '--data', join(away, 'data'))
    browser = await launchChromium()
    served = await serve(away)
    opened = await openWindow(browser, served.address)
    page = opened.page
    await sitsDown(page, house.people.reviewer, 'review')
  }, 180_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  function asRita(data: string): string[] {
    return ['--as', 'Rita Reviewer', '--passphrase-file', 'passphrase', '--data', data]
  }

  /** Another reviewer of the house; answers as whom an administrator acts. */
  async function second(as: (name: string) => string[]): Promise<string[]> {
    const administrator = as('Adam Minister')
    await done('profile', 'create', 'Sam Second', '--roles', 'reviewer', '--new-passphrase-file', 'passphrase', ...administrator)
    return administrator
  }

  test('says by which rule it is decided, whose turn it is, who stands in and where the decision goes', async () => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Open package …' }).click()
    await (await chooser).setFiles(join(folder, 'out.chancery-review'))
    const how = dialog().getByRole('region', { name: 'How it is decided' })
    await how.waitFor({ timeout: readerBegins })
    expect(await how.getByRole('listitem').allInnerTexts()).toEqual([
      'It takes 1 approval by a reviewer or an administrator where it was packed',
      'Waits for Adam Minister, Rita Reviewer (for Sam Second) or Sam Second (away)',
      'Rita Reviewer stands in for Sam Second from 1 Jan 2026 until 31 Dec 2099',
      'What is decided here goes back to Ada Author as a file, and counts on their computer once they open it.',
    ])
    expect(await violations(page)).toEqual([])
  })

  test('says beside the buttons that the decision goes back as a file, and to whom', async () => {
    await page.getByRole('button', { name: 'Open the review' }).click()
    await page.getByRole('button', { name: 'Approve letter' }).waitFor()
    expect(await page.locator('.review-way-back').innerText()).toMatch(/^What is decided here goes back to Ada Author as a file/u)
    expect(await violations(page)).toEqual([])
  })

  test('offers the file once it is decided, and says whom to send it', async () => {
    await page.getByRole('button', { name: 'Ask for changes …' }).click()
    await page.getByRole('textbox', { name: 'Which changes you ask for' }).fill('Name the day.')
    await page.getByRole('button', { name: 'Ask for changes', exact: true }).click()
    await page.getByText('The decision still has to go back to Ada Author, as a file.').waitFor()
    await page.getByRole('button', { name: 'Export package' }).last().click()
    await page.getByText(/Send it back to Ada Author: what was decided here counts there once they open it\./u).waitFor()
  })

  describe('and back at home', () => {
    let home: Served
    let late: Served
    beforeAll(async () => {
      await done('review', 'pack', house.letter, '--out', 'back.chancery-review', ...asRita(join(away, 'data')))
      const tooLate = newFolder()
      cpSync(join(folder, 'data'), join(tooLate, 'data'), { recursive: true })
      home = await serve(folder)
      late = await serve(tooLate)
    }, 60_000)
    afterAll(async () => {
      await home.close()
      await late.close()
    })

    /** Opens what came back from the other computer, as the author. */
    async function opens(author: Page): Promise<void> {
      await sitsDown(author, house.people.author, 'review')
      const chooser = author.waitForEvent('filechooser')
      await author.getByRole('button', { name: 'Open package …' }).click()
      await (await chooser).setFiles(join(folder, 'back.chancery-review'))
    }

    test('tells what was decided, with the words that were given with it, in line with its title', async () => {
      const author = await openWindow(browser, home.address)
      await opens(author.page)
      const back = author.page.getByRole('dialog', { name: 'Back from review: Scope notice' })
      const came = back.getByRole('region', { name: 'What came in' })
      await came.waitFor({ timeout: readerBegins })
      expect((await came.getByRole('listitem').allInnerTexts())[0]).toBe(
        'Rita Reviewer: asked for changes, signed and vouched for by this house. “Name the day.”',
      )
      const [title, part] = [await back.getByRole('heading').first().boundingBox(), await came.getByRole('heading').boundingBox()]
      expect(part?.x).toBe(title?.x)
      expect(await violations(author.page)).toEqual([])
      expect(author.complaints).toEqual([])
    })

    test('tells of a decision that came after the review was taken back that it does not count, and why', async () => {
      const author = await openWindow(browser, late.address)
      await sitsDown(author.page, house.people.author, 'letters', house.letter)
      await author.page.getByRole('button', { name: 'Take back …' }).click()
      await author.page.getByRole('alertdialog').getByRole('button', { name: 'Take it back' }).click()
      await author.page.locator('.state-pill').filter({ hasText: 'Draft' }).waitFor()
      await opens(author.page)
      const back = author.page.getByRole('dialog', { name: 'Back from review: Scope notice' })
      const conflicts = back.getByRole('region', { name: 'What does not go together' })
      await conflicts.waitFor({ timeout: readerBegins })
      expect([await conflicts.getByRole('listitem').allInnerTexts(), await back.getByText('Name the day.').count()]).toEqual([
        ['What Rita Reviewer decided (asked for changes) does not count here: the review was taken back here before the decision came.'],
        0,
      ])
      await conflicts.getByText('Nothing here was overwritten.').waitFor()
      expect([await violations(author.page), author.complaints]).toEqual([[], []])
      // Opened again, it brings nothing, and is not called known all the same.
      await back.getByRole('button', { name: 'Close' }).click()
      await opens(author.page)
      const again = author.page.getByRole('dialog', { name: 'Nothing came in: Scope notice' })
      await again.getByRole('region', { name: 'What does not go together' }).waitFor()
    })
  })

  test('makes the browser complain about nothing', () => {
    expect(opened.complaints).toEqual([])
  })
})
