import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { newFolder, serve, type Served } from './served.ts'
import { openWindow } from './window-page.ts'

sayIfMissing()

function clause(code: string, words: string, version = 1): string {
  return `---\ncode: ${code}\nkind: statement\ntitle: Statement ${code.slice(10)}\nversion: ${String(version)}\nlanguage: en-GB\n---\n${words}\n`
}

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-app-library-'))
  mkdirSync(join(folder, 'clauses'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'clauses', name), text)
  return folder
}

describe.skipIf(missing !== undefined)('a library folder in the window', () => {
  let browser: Browser
  let served: Served
  let page: Page
  let complaints: string[]

  beforeAll(async () => {
    browser = await launchChromium()
    served = await serve(newFolder(), ['--library', newFolder()])
    ;({ page, complaints } = await openWindow(browser, served.address))
    await page.keyboard.press('Control+Shift+s')
  })
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  /** Chooses a folder by the room's menu; gives the dialog with its preview. */
  async function choose(folder: string): Promise<Locator> {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'The library' }).click()
    await page.getByRole('menuitem', { name: 'Import a library …' }).click()
    await (await chooser).setFiles(folder)
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Save the report …' }).waitFor()
    return dialog
  }

  test('shows what it would change, and brings it in', async () => {
    const dialog = await choose(folderOf({ 'a.md': clause('statement/a', 'One.'), 'b.md': clause('statement/b', 'Two.') }))
    expect(await dialog.getByRole('status').innerText()).toBe('This would come: 2 versions. Nothing that is here is written over.')
    await dialog.getByRole('button', { name: 'Import 2 versions' }).click()
    await dialog.getByText('Imported: 2 versions.').waitFor()
    await dialog.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('option', { name: /Statement b/u }).waitFor()
  })

  test('tells apart what is new, the same and left alone', async () => {
    const dialog = await choose(
      folderOf({
        'a.md': clause('statement/a', 'One.'),
        'b.md': clause('statement/b', 'Not two.'),
        'b2.md': clause('statement/b', 'Two and more.', 2),
      }),
    )
    const kinds = dialog.getByRole('radiogroup', { name: 'What is shown' })
    expect((await kinds.innerText()).split(/\s*\n\s*/u).join(' ')).toBe('Left alone 1 Changed 1 Same 1')
    expect(await dialog.getByRole('list', { name: 'Left alone' }).innerText()).toContain('b.md')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
  })

  test('refuses a folder with a fault, and names its line', async () => {
    const dialog = await choose(folderOf({ 'a.md': clause('Not a code', 'One.') }))
    expect(await dialog.getByRole('list', { name: 'Refused' }).innerText()).toMatch(/a\.md, line 2/u)
    expect(await dialog.getByRole('button', { name: /^Import/u }).count()).toBe(0)
    await dialog.getByRole('button', { name: 'Close' }).click()
  })

  test('goes out into a folder that comes in as nothing new', async () => {
    await page.getByRole('button', { name: 'The library' }).click()
    await page.getByRole('menuitem', { name: 'Export the library …' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click()
    await page.getByRole('dialog').getByText('2 versions in').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
    const [exported = ''] = readdirSync(served.exports)
    const dialog = await choose(join(served.exports, exported))
    expect(await dialog.getByRole('status').innerText()).toBe('Nothing would change: all of it is known here already.')
    await dialog.getByRole('button', { name: 'Close' }).click()
  })

  test('leaves nothing for the browser to complain about', () => {
    expect(complaints).toEqual([])
  })
})
