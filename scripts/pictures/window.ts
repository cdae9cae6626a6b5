import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { issuedKey } from './issued-key.ts'
import { shotsOfLife } from './life.ts'
import type { Wish } from './paper.ts'
import { passphrase, type SampleHouse } from './sample-house.ts'
import { ask, bothThemes, evidenceDrawn, everyPictureDrawn, laptop, saved, wide, type Shot } from './shot.ts'

/** What the pictures are taken of: a house, and a letter of it that was signed since. */
interface Shown extends SampleHouse {
  readonly signed: Buffer
  /** The ministry's corrected note, a PDF. */
  readonly note: Uint8Array
}

/** Pictures of the program's screens on a house that has lived. */
export async function windowPictures(
  browser: Browser,
  address: string,
  house: Shown,
  { folder, size: wished, isWanted }: Wish,
): Promise<void> {
  const context = await browser.newContext({ viewport: laptop, reducedMotion: 'reduce', locale: 'en-GB' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  // Listening only when a key is pressed is now and then too late, and then the browser cancels the choice of files.
  page.on('filechooser', () => undefined)
  await page.goto(address)
  for (const { name, theme, size, person, place, prepare } of [...shots(house), ...shotsOfLife(house, house.note)]) {
    if (!isWanted(name)) continue
    await ask(page, 'people.unlock', { person: house.people[person], passphrase })
    await page.emulateMedia({ colorScheme: theme })
    await page.setViewportSize(wished ?? size)
    await page.evaluate((hash) => (location.hash = hash), `#/${place.join('/')}`)
    await page.reload()
    await prepare(page)
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' })
  }
  await context.close()
}

function shots({ draft, review, released, release, clause, signed: file }: Shown): Shot[] {
  return [
    { name: 'start-light', theme: 'light', size: laptop, person: 'marsh', place: ['letters'], prepare: startScreen },
    { name: 'editor-light', theme: 'light', size: wide, person: 'marsh', place: ['letters', draft], prepare: letter },
    { name: 'editor-dark', theme: 'dark', size: wide, person: 'marsh', place: ['letters', draft], prepare: letter },
    { name: 'clauses-light', theme: 'light', size: laptop, person: 'moreau', place: ['clauses', clause], prepare: clauses },
    { name: 'clauses-dark', theme: 'dark', size: laptop, person: 'moreau', place: ['clauses', clause], prepare: clauses },
    { name: 'review-light', theme: 'light', size: laptop, person: 'okafor', place: ['review', review], prepare: reviewDesk },
    { name: 'review-dark', theme: 'dark', size: laptop, person: 'okafor', place: ['review', review], prepare: reviewDesk },
    { name: 'register-light', theme: 'light', size: laptop, person: 'marsh', place: ['register', release], prepare: register },
    { name: 'register-dark', theme: 'dark', size: laptop, person: 'marsh', place: ['register', release], prepare: register },
    { name: 'verify-light', theme: 'light', size: laptop, person: 'marsh', place: ['register', 'verify'], prepare: verifying(file) },
    { name: 'released-dark', theme: 'dark', size: laptop, person: 'marsh', place: ['letters', released], prepare: releasedLetter },
    { name: 'house-light', theme: 'light', size: laptop, person: 'marsh', place: ['house'], prepare: house },
    { name: 'house-dark', theme: 'dark', size: laptop, person: 'marsh', place: ['house'], prepare: house },
    { name: 'sign-light', theme: 'light', size: laptop, person: 'marsh', place: ['register'], prepare: signing },
    { name: 'seal-light', theme: 'light', size: laptop, person: 'marsh', place: ['register'], prepare: placing },
    { name: 'seal-dark', theme: 'dark', size: laptop, person: 'marsh', place: ['register'], prepare: placing },
    { name: 'signed-dark', theme: 'dark', size: laptop, person: 'marsh', place: ['register'], prepare: signed },
    { name: 'settings-light', theme: 'light', size: laptop, person: 'marsh', place: ['register'], prepare: settings },
    { name: 'token-dark', theme: 'dark', size: laptop, person: 'marsh', place: ['register'], prepare: token },
    { name: 'audit-light', theme: 'light', size: laptop, person: 'marsh', place: ['audit'], prepare: audit },
    { name: 'audit-dark', theme: 'dark', size: laptop, person: 'marsh', place: ['audit'], prepare: audit },
    ...bothThemes('checks', (theme) => ({ theme, size: laptop, person: 'marsh', place: ['letters', draft], prepare: checks })),
    ...bothThemes('fields', (theme) => ({ theme, size: laptop, person: 'marsh', place: ['letters', draft], prepare: panel(/Fields/u) })),
    ...bothThemes('outline', (theme) => ({ theme, size: laptop, person: 'marsh', place: ['letters', draft], prepare: panel(/Outline/u) })),
    ...bothThemes('find', (theme) => ({ theme, size: laptop, person: 'marsh', place: ['letters', draft], prepare: finding })),
    ...bothThemes('commands', (theme) => ({ theme, size: laptop, person: 'marsh', place: ['letters', draft], prepare: commanding })),
    ...bothThemes('full-screen', (theme) => ({ theme, size: laptop, person: 'marsh', place: ['letters', draft], prepare: fullScreen })),
    // The draft has a suggestion, its earlier versions and its files from these on.
    ...bothThemes('suggestions', (theme) => ({ theme, size: laptop, person: 'moreau', place: ['letters', draft], prepare: suggested })),
    ...bothThemes('history', (theme) => ({ theme, size: laptop, person: 'marsh', place: ['letters', draft], prepare: history })),
    { name: 'enclosures-light', theme: 'light', size: laptop, person: 'marsh', place: ['letters', draft], prepare: enclosing(file) },
    { name: 'enclosures-dark', theme: 'dark', size: laptop, person: 'marsh', place: ['letters', draft], prepare: enclosed },
  ]
}

/** A panel beside the letter. */
function panel(tab: RegExp): Shot['prepare'] {
  return async (page) => {
    await letter(page)
    await page.getByRole('tab', { name: tab }).click()
    await page.locator('.letter-text .letter-paragraph').first().click()
  }
}

/** The checks, and the pages small below them. */
async function checks(page: Page): Promise<void> {
  await panel(/Checks/u)(page)
  await page.getByRole('list', { name: 'Before release' }).waitFor()
  await page.locator('.thumbnails').scrollIntoViewIfNeeded()
  await page.locator('.thumbnail img').first().waitFor()
  await everyPictureDrawn(page)
}

/** Words that are found and would be replaced, but in the clauses. */
async function finding(page: Page): Promise<void> {
  await letter(page)
  await page.locator('.letter-text .letter-paragraph').first().click()
  await page.keyboard.press('Control+h')
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill('ministry')
  await page.keyboard.press('Tab')
  await page.getByRole('textbox', { name: 'Replace with' }).fill('Department')
  await page
    .getByText(/^\d+ of \d+/u)
    .first()
    .waitFor()
}

async function commanding(page: Page): Promise<void> {
  await letter(page)
  await page.locator('.letter-text .letter-paragraph').first().click()
  await page.keyboard.press('Control+k')
  await page.locator('.palette').waitFor()
  await page.keyboard.type('cl')
}

async function fullScreen(page: Page): Promise<void> {
  await letter(page)
  // The system's own screen has another size than the picture.
  await page.evaluate(() => (Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('not here'))))
  await page.keyboard.press('Control+Alt+Shift+P')
  await page.getByRole('button', { name: /^Size of the pages/u }).click()
  await page.getByRole('menuitemradio', { name: 'Two pages' }).click()
  await page.getByRole('button', { name: 'Size of the pages: Two pages' }).waitFor()
  await page.locator('.preview-desk').focus()
  await everyPictureDrawn(page)
}

/** A suggestion and a comment beside the page; made once, seen in both themes. */
async function suggested(page: Page): Promise<void> {
  await letter(page)
  const line = page.locator('.letter-text .letter-paragraph').first()
  await line.waitFor()
  if ((await page.locator('.margin-card').count()) === 0) {
    await line.click({ position: { x: 40, y: 8 } })
    await page.keyboard.press('Home')
    await page.keyboard.press('Control+Shift+ArrowRight')
    await page.keyboard.press('Control+Alt+m')
    await page.getByRole('textbox', { name: 'Comment' }).fill('Is this the day of the note, or the day we had it?')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('textbox', { name: 'Comment' }).waitFor({ state: 'detached' })
    await line.click({ position: { x: 40, y: 8 } })
    await page.keyboard.press('End')
    await page.keyboard.press('Control+Alt+d')
    await page.keyboard.type('central ')
    await page.keyboard.press('Control+Alt+d')
    await saved(page)
  }
  await page.locator('.margin-card').nth(1).waitFor()
  await page.mouse.move(2, 2)
}

/** A version that got a name, compared with what the letter became; made once, seen in both themes. */
async function history(page: Page): Promise<void> {
  await letter(page)
  const dialog = page.getByRole('dialog', { name: 'Version history' })
  const named = dialog.getByRole('option', { name: /^As we agreed it/u })
  const open = async (): Promise<void> => {
    await page.keyboard.press('Control+Alt+Y')
    await dialog.getByRole('option').first().waitFor()
  }
  await open()
  if ((await named.count()) === 0) {
    await dialog.getByRole('textbox', { name: 'Name of this version' }).fill('As we agreed it')
    await dialog.getByRole('button', { name: 'Name it' }).click()
    await named.waitFor()
    await dialog.getByRole('button', { name: 'Close' }).click()
    await page.locator('.letter-text .letter-heading').first().click()
    await page.keyboard.press('End')
    await page.keyboard.type(' in its note')
    await saved(page)
    await open()
  }
  await named.first().click()
  await dialog.locator('ins').first().waitFor()
  await page.mouse.move(2, 2)
}

async function startScreen(page: Page): Promise<void> {
  await page.getByRole('row').nth(1).waitFor()
}

async function letter(page: Page): Promise<void> {
  await page.getByRole('img', { name: /^Page 1 of/u }).waitFor()
  await page.locator('.letter-text').waitFor()
  await everyPictureDrawn(page)
}

async function releasedLetter(page: Page): Promise<void> {
  await page.getByText(/It never changes again/u).waitFor()
  await page.getByRole('img', { name: /^Page 1 of/u }).waitFor()
  await everyPictureDrawn(page)
}

async function clauses(page: Page): Promise<void> {
  await page.getByRole('option').nth(3).waitFor()
  await page.getByRole('heading', { name: 'Retail scope statement' }).waitFor()
  await evidenceDrawn(page)
}

async function reviewDesk(page: Page): Promise<void> {
  await page.getByText('Seal holds').waitFor()
  await evidenceDrawn(page)
}

async function register(page: Page): Promise<void> {
  await page.getByText('Withdrawn since', { exact: true }).waitFor()
}

function verifying(buffer: Buffer): Shot['prepare'] {
  return async (page) => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Choose files …' }).click()
    await (await chooser).setFiles([{ name: 'scope-notice.pdf', mimeType: 'application/pdf', buffer }])
    await page.getByText(/^Valid\./u).waitFor()
  }
}

const keyPassword = 'seven quiet harbour lamps'

async function signing(page: Page): Promise<void> {
  const { p12, authority } = issuedKey('Helen Marsh', keyPassword)
  await ask(page, 'signing.setAuthorities', { authorities: ['https://time.example/tsa'] })
  await ask(page, 'signing.trust', { bytes: authority.toString('base64') })
  await ask(page, 'signing.addCertificate', { name: 'helen-marsh.p12', bytes: p12.toString('base64'), password: keyPassword })
  await page.reload()
  await page.getByRole('button', { name: 'Sign …' }).click()
  await page.getByLabel('Password of the key').fill(keyPassword)
  await page.getByRole('textbox', { name: 'Reason' }).fill('Signed for the company')
  await page.getByRole('textbox', { name: 'Place' }).fill('Bristol')
}

/** Places the seal of the newest letter, with the certificate of the picture before. */
async function placing(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign …' }).click()
  await page.getByRole('textbox', { name: 'Reason' }).fill('Signed for the company')
  await page.getByRole('button', { name: 'Place it …' }).click()
  await page.locator('.seal-body img').waitFor()
  await page.locator('.seal-paper .page-layer').first().waitFor()
  await everyPictureDrawn(page)
}

/** Signs the newest letter, with the certificate of the picture before. */
async function signed(page: Page): Promise<void> {
  const certificate = await ask(page, 'signing.certificates', {})
  const release = await ask(page, 'register.list', {})
  const wish = {
    certificate,
    password: keyPassword,
    level: 'B-B',
    reason: 'Signed for the company',
    place: 'Bristol',
    seal: 'free',
  } as const
  await ask(page, 'signing.sign', { ...wish, release, ticket: crypto.randomUUID() })
  await page.reload()
  await page.getByRole('link', { name: 'Verify the signed file' }).waitFor()
}

async function settings(page: Page): Promise<void> {
  await ask(page, 'signing.makeTestCertificate', { password: keyPassword })
  await page.keyboard.press('ControlOrMeta+,')
  await page.getByRole('list', { name: 'Your certificates' }).getByText('(test certificate)').waitFor()
}

/** A token as it would be seen: the picture is to be the same whatever is plugged in. */
async function token(page: Page): Promise<void> {
  const library = crypto.randomUUID()
  const answered = (value: unknown) => ({ json: { ok: true, value } })
  await page.route('**/ask/signing.tokenLibraries', (route) =>
    route.fulfill(answered({ libraries: [{ handle: library, name: 'OpenSC (smart cards)' }] })),
  )
  await page.route('**/ask/signing.tokens', (route) => route.fulfill(answered({ tokens: [plugged] })))
  await page.getByRole('button', { name: 'Helen Marsh' }).waitFor()
  await page.keyboard.press('ControlOrMeta+,')
  await page.getByRole('button', { name: 'Add from a token …' }).click()
  await page.getByText('1 token is there.').waitFor()
}

const facts = {
  issuer: 'Example Trust Services CA 4',
  validFrom: '2026-02-01T00:00:00.000Z',
  validUntil: '2029-01-31T00:00:00.000Z',
  hasEnded: false,
  isTest: false,
}
const plugged = {
  label: 'Company card of Helen Marsh',
  isLocked: false,
  certificates: [
    { handle: crypto.randomUUID(), ...facts, name: 'Helen Marsh', keyKind: 'P-256', fingerprint: 'a1'.repeat(32) },
    { handle: crypto.randomUUID(), ...facts, name: 'Helen Marsh (encryption)', keyKind: 'RSA 2048', fingerprint: 'b2'.repeat(32) },
  ],
}

/** Encloses an earlier letter, whose pages follow, and a table. */
function enclosing(buffer: Buffer): Shot['prepare'] {
  return async (page) => {
    await letter(page)
    const chooser = page.waitForEvent('filechooser')
    await page.keyboard.press('Control+Alt+Shift+F')
    const table = Buffer.from('day;site;cameras\n'.repeat(1200))
    await (
      await chooser
    ).setFiles([
      { name: 'Scope notice of November.pdf', mimeType: 'application/pdf', buffer },
      { name: 'Deliveries 2026.csv', mimeType: 'text/csv', buffer: table },
    ])
    await page.getByRole('button', { name: /How it goes out/u }).click()
    await page.getByRole('option', { name: 'Attached, and its pages follow the letter’s' }).click()
    await filesShown(page)
  }
}

async function enclosed(page: Page): Promise<void> {
  await letter(page)
  await filesShown(page)
}

async function filesShown(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /Files/u }).click()
  await page.getByText('come without its').waitFor()
  await page.locator('.letter-part-enclosures').scrollIntoViewIfNeeded()
  await saved(page)
  await page.mouse.move(2, 2)
}

async function house(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: /Letterhead|letterhead|Northlight/u })
    .first()
    .click()
  await page.getByRole('img', { name: /^Page 1 of/u }).waitFor()
  await everyPictureDrawn(page)
}

async function audit(page: Page): Promise<void> {
  await page.getByRole('option').nth(3).waitFor()
}
