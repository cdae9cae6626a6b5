import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signLetter, type LetterOptions } from '../../backend/signature/index.ts'
import { judgeFile } from '../../backend/signature/verify/judge-file.ts'
import { openStore, outsideHere } from '../../backend/store/index.ts'
import { verdictWords, type Verification } from '../../core/verification/index.ts'
import { Attacker } from '../backend/signature/attacks/attacker.ts'
import { attacks } from '../backend/signature/attacks/attacks.ts'
import { identityFrom, plainLetter, signedBy } from '../backend/signature/attacks/signed-files.ts'
import { Authority } from '../backend/signature/authority/index.ts'
import { must } from '../backend/store/stores.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { drop } from './drop.ts'
import { releasedHouse } from './released-house.ts'
import { newFolder } from './served.ts'
import { violations } from './violations.ts'

sayIfMissing()

/** The page as `npm run build` makes it. */
function built(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-page-'))
  const vite = join(import.meta.dirname, '../../node_modules/vite/bin/vite.js')
  const words = ['build', 'verification-page', '--outDir', folder]
  // React is another in a test, and Vite goes by the environment.
  const env = { ...process.env, NODE_ENV: 'production' }
  execFileSync(process.execPath, [vite, ...words], { cwd: join(import.meta.dirname, '../..'), env, stdio: 'ignore' })
  return join(folder, 'verify-a-pdf.html')
}

interface Given {
  readonly name: string
  readonly buffer: Buffer
}

describe.skipIf(missing !== undefined)('the page that anybody opens to verify a PDF', () => {
  let browser: Browser
  let authority: Authority
  let page: Page
  let address: string
  let html: string
  const asked: string[] = []
  const complaints: string[] = []

  beforeAll(async () => {
    authority = await Authority.start()
    const file = built()
    html = readFileSync(file, 'utf8')
    address = `file://${file}`
    browser = await launchChromium()
    page = await (await browser.newContext({ offline: true })).newPage()
    page.on('request', (request) => asked.push(request.url()))
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', ({ message }) => complaints.push(message))
  }, 180_000)
  afterAll(async () => {
    await browser.close()
    await authority[Symbol.asyncDispose]()
  })

  /** What the page says of files, by their names: the verdict and its sentence. */
  async function told(files: readonly Given[]): Promise<Record<string, string>> {
    await page.goto(address)
    await page.locator('input[type=file]').setInputFiles(files.map((file) => ({ ...file, mimeType: 'application/octet-stream' })))
    await page.waitForFunction(() => document.querySelector('.verify-verdict') !== null && document.querySelector('[aria-busy]') === null)
    const reports = await page.locator('.verify-file').all()
    const pairs = await Promise.all(
      reports.map(
        async (report) => [await report.getAttribute('aria-label'), await report.locator('.verify-verdict').innerText()] as const,
      ),
    )
    return Object.fromEntries(pairs)
  }

  /** What Node says of the same files. */
  async function expected(files: readonly Given[], trusted?: readonly X509Certificate[]): Promise<Record<string, string>> {
    const pairs = files.map(async ({ name, buffer }) => {
      const { verdict, sentence }: Verification = await judgeFile(buffer, { pages: undefined, now: new Date(), trusted })
      return [name, `${verdictWords[verdict]}. ${sentence}`] as const
    })
    return Object.fromEntries(await Promise.all(pairs))
  }

  test('judges signatures of every kind of key and level as Chancery does, with whom its reader trusts', async () => {
    const kinds = ['rsa-2048', 'p-256', 'p-384', 'p-521'] as const
    const files = await Promise.all(
      kinds.map(async (kind): Promise<Given> => {
        const options: LetterOptions = {
          at: new Date(),
          level: kind === 'p-256' ? 'B-LTA' : 'B-T',
          authorities: [authority.timestampAddress],
        }
        const { bytes } = must(await signLetter(plainLetter(), identityFrom(authority, kind), options))
        return { name: `${kind}.pdf`, buffer: Buffer.from(bytes) }
      }),
    )
    const root: Given = { name: 'root.pem', buffer: readFileSync(authority.root) }
    const said = await told([...files, root])
    expect(said).toEqual(await expected(files, [new X509Certificate(root.buffer)]))
    expect(Object.values(said).filter((sentence) => sentence.startsWith('Valid.'))).toHaveLength(kinds.length)
  })

  test('accepts nothing that was done to a signed letter after it was signed, with the sentence that Chancery has', async () => {
    const signed = await signedBy(plainLetter(), authority, {})
    const files = Object.values(attacks).map((attack, index): Given => ({
      name: `attack ${String(index)}.pdf`,
      buffer: Buffer.from(attack(new Attacker(signed))),
    }))
    const spoiled: Given[] = [
      { name: 'cut.pdf', buffer: signed.subarray(0, 4000) },
      { name: 'empty.pdf', buffer: Buffer.alloc(0) },
      { name: 'note.pdf', buffer: Buffer.from('no PDF at all') },
    ]
    const all = [...files, ...spoiled]
    const said = await told(all)
    expect(said).toEqual(await expected(all))
    expect(Object.values(said).filter((sentence) => sentence.startsWith('Valid.'))).toEqual([])
  })

  test('judges what is dropped on it', async () => {
    const bytes = await signedBy(plainLetter(), authority, { at: new Date() })
    await drop(page, '.verify-desk', { name: 'dropped.pdf', mimeType: 'application/pdf', buffer: bytes })
    // The root is trusted since the first test.
    await expect.poll(() => page.getByRole('article', { name: 'dropped.pdf' }).innerText()).toMatch(/Valid\. The signature/u)
  })

  test('shows what a released letter proves of itself, and says that its pages were not set anew', async () => {
    const folder = newFolder()
    const { releases } = await releasedHouse(folder)
    const store = must(await openStore(join(folder, 'data'), outsideHere()))
    const letter = must(await store.register.file(must(await store.register.open(releases[0] ?? '')).pdf.digest))
    await store.close()
    await told([{ name: 'scope-notice.pdf', buffer: Buffer.from(letter) }])
    const text = await page.getByRole('article', { name: 'scope-notice.pdf' }).innerText()
    expect(text).toContain('They were not set anew: this page cannot do that.')
    expect(text).toMatch(/Approved\s+Rita Reviewer/u)
    expect(await violations(page)).toEqual([])
  })

  test('asks nobody for anything, and breaks no rule of its own', () => {
    expect(asked.filter((url) => url !== address && !url.startsWith('blob:'))).toEqual([])
    expect(complaints).toEqual([])
    expect(html).toMatch(/default-src 'none'/u)
  })

  test('is the same, byte for byte, when it is built again', () => {
    expect(readFileSync(built(), 'utf8')).toBe(html)
  })
})
