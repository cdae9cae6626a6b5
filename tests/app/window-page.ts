import type { Browser, BrowserContext, Page } from 'playwright-core'

/** How long a step may take, in milliseconds, before its test says that it hangs; on a busy machine a slow one takes ten seconds. */
const longestStep = 20_000

/** A window of the program, and everything the browser complained about in it. */
export interface WindowPage {
  readonly page: Page
  readonly complaints: string[]
}

/** The first window: the address lets it in, and every other one of its context after it. */
export async function openWindow(browser: Browser, address: string, theme: 'light' | 'dark' = 'light'): Promise<WindowPage> {
  return windowIn(
    await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: theme, reducedMotion: 'reduce' }),
    address,
  )
}

/** Another window of the same person on the same data, at the start screen. */
export function anotherWindow({ page }: WindowPage): Promise<WindowPage> {
  return windowIn(page.context(), new URL('/', page.url()).href)
}

/** Closes every other window of the same person. */
export async function closeAllBut({ page }: WindowPage): Promise<void> {
  for (const other of page.context().pages()) if (other !== page) await other.close()
}

async function windowIn(context: BrowserContext, address: string): Promise<WindowPage> {
  const page = await context.newPage()
  page.setDefaultTimeout(longestStep)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  // Every choice of files is the test's from the beginning: listening only when a key is pressed is now and then too late,
  // and then the browser, which has no screen for a dialog, cancels the choice.
  page.on('filechooser', () => undefined)
  await page.goto(address)
  await page.getByRole('heading', { name: 'New letter' }).waitFor()
  return { page, complaints }
}

/** Starts a letter from the template with this title and waits for its page and its pages. */
export async function newLetter(page: Page, template: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${template}`, 'u') }).click()
  await page.getByRole('textbox', { name: 'Letter body' }).waitFor()
  await page.getByRole('img', { name: 'Page 1 of' }).waitFor()
}

/** Imports letter files, with what they show; the first one opens. */
export async function importLetter(page: Page, ...files: string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Import a letter file' }).click()
  await (await chooser).setFiles(files)
}

/** Gives the letter's fields their values. */
export async function fillFields(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  await page.getByRole('tab', { name: /Fields/u }).click()
  for (const [label, value] of Object.entries(values))
    await page.getByRole('form', { name: 'Fields' }).getByLabel(label, { exact: true }).fill(value)
}

/** Waits until everything written is in the store. */
export async function saved(page: Page): Promise<void> {
  await page
    .getByText(/^Saved/u)
    .first()
    .waitFor()
}

/** Writes a paragraph at the end of the letter's first free paragraph. */
export async function write(page: Page, text: string): Promise<void> {
  const paragraph = page.locator('.letter-text .letter-paragraph').first()
  await paragraph.click()
  await page.keyboard.press('End')
  await page.keyboard.type(text)
}

/** Exports with the dialog's own wishes and waits for the files. */
export async function exportLetter(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Export …' }).click()
  await page.getByRole('dialog', { name: 'Export' }).getByRole('button', { name: 'Export', exact: true }).click()
  await page.getByRole('list', { name: 'Exported files' }).waitFor()
}
