import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Session } from '../../backend/answers/index.ts'
import type { ClauseVersion } from '../../core/clause/index.ts'
import { findWords, passageAt } from '../../core/evidence/index.ts'
import { docxOf, mail, passage, pdfOf, remark } from '../backend/evidence/files-of-evidence.ts'
import { stockedHouse } from '../backend/release/house.ts'
import { must, wishOf } from '../backend/store/stores.ts'
import { author, reviewer, type Colleague } from '../core/review/house.ts'
import { launchChromium, missing, sayIfMissing } from './chromium.ts'
import { newFolder } from './served.ts'
import { serveAs, sessionOf, type ServedAs } from './served-as.ts'
import { violations } from './violations.ts'
import { openWindow, type WindowPage } from './window-page.ts'

sayIfMissing()

const points = passage.slice(1).map((point) => point.slice(3))

const scan = readFileSync(join(import.meta.dirname, '../backend/word/picture.png'))

/** A letter as a scanner writes it: pages that hold a picture each, and no text. */
async function scannedPdf(): Promise<Buffer> {
  const document = await PDFDocument.create()
  const picture = await document.embedPng(scan)
  for (const _ of [1, 2]) document.addPage([595, 842]).drawImage(picture, { x: 60, y: 300, width: 475, height: 475 })
  return Buffer.from(await document.save())
}

function quoting(code: string, title: string): ClauseVersion {
  return {
    code,
    kind: 'policy-quote',
    title,
    language: 'en-GB',
    jurisdictions: ['GB'],
    version: 1,
    valid: {},
    tags: [],
    evidence: [],
    body: [{ type: 'quotation', children: passage.map((text) => ({ type: 'paragraph', children: [{ text }] })) }],
  }
}

describe.skipIf(missing !== undefined)('a clause beside its evidence', () => {
  let browser: Browser
  let served: ServedAs
  let opened: WindowPage
  let page: Page
  let clauseId: string
  let sitting = sessionOf(author)
  const whoever: Session = { acting: () => sitting.acting(), actor: () => sitting.actor() }

  beforeAll(async () => {
    const folder = newFolder()
    await (await stockedHouse(`${folder}/data`)).close()
    browser = await launchChromium()
    served = await serveAs(folder, whoever)
    const made = await served.store.library.createClause(
      quoting('policy-quote/scan', 'The scanned statement'),
      wishOf(author.person, 'Made.'),
    )
    clauseId = must(made).clauseId
    opened = await openWindow(browser, served.address)
    page = opened.page
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
  })

  /** From here on this person sits at the computer, with a window of their own. */
  async function sits(person: Colleague, ...path: readonly string[]): Promise<void> {
    sitting = sessionOf(person)
    await page.evaluate((address) => (location.hash = address), `#/${path.join('/')}`)
    await page.reload()
  }

  async function edits(): Promise<void> {
    await sits(author, 'clauses', clauseId, 'edit')
    await page.getByRole('dialog').getByRole('textbox').fill('The statement is quoted.')
    await page.getByRole('dialog').getByRole('button', { name: 'Edit' }).click()
    await page.getByRole('tab', { name: 'Evidence' }).click()
  }

  const draft = async (): Promise<ClauseVersion | undefined> =>
    must(await served.store.library.openClause(clauseId, '2026-11-24')).versions[0]?.version
  const transcript = () => page.getByRole('region', { name: 'Transcript' })

  test('a scan is attached with all that is known of it', async () => {
    await edits()
    await page.getByRole('button', { name: 'Attach evidence' }).click()
    const form = page.getByRole('dialog', { name: 'Attach evidence' })
    const chooser = page.waitForEvent('filechooser')
    await form.getByRole('button', { name: 'Choose its file' }).click()
    await (await chooser).setFiles({ name: 'statement.png', mimeType: 'image/png', buffer: scan })
    await form.getByText('statement.png').waitFor()
    await form.getByLabel('Issued by').fill('Ministry of the Interior')
    await form.getByLabel('Reference').fill('MoI/2026/114')
    await form.getByLabel('Link').fill('https://ministry.example/114')
    await form.getByLabel('Note').fill('Handed over on paper.')
    await form.getByLabel('Date of issue').fill('19 November 2026')
    await form.getByRole('button', { name: 'Attach', exact: true }).click()
    await expect
      .poll(async () => (await draft())?.evidence)
      .toMatchObject([
        {
          title: 'statement',
          issuer: 'Ministry of the Interior',
          date: '2026-11-19',
          reference: 'MoI/2026/114',
          link: 'https://ministry.example/114',
          note: 'Handed over on paper.',
        },
      ])
  })

  test.each(['Enter', 'Tab'])('what is no day is not taken for no date: the dialog stays, %s pressed in it', async (key) => {
    await page.getByRole('button', { name: 'Edit statement' }).click()
    const form = page.getByRole('dialog', { name: 'Evidence' })
    const day = form.getByLabel('Date of issue')
    await day.fill('31 February 2026')
    await day.press(key)
    if (key === 'Tab') await form.getByRole('button', { name: 'Keep' }).click()
    await form.getByText('This is no day.').waitFor()
    await expect.poll(() => day.evaluate((input) => input === document.activeElement)).toBe(true)
    await form.getByRole('button', { name: 'Cancel' }).click()
    expect((await draft())?.evidence[0]?.date).toBe('2026-11-19')
  })

  test('its transcript is written beside the picture, and seals nothing before a second person attested it', async () => {
    await transcript()
      .getByRole('textbox')
      .fill([...passage, remark].join('\n'))
    await transcript().getByRole('button', { name: 'Keep the transcript' }).click()
    await transcript().getByText('nobody else has compared it with the picture yet').waitFor()
    expect(await page.getByRole('img', { name: 'statement' }).count()).toBe(1)
    expect(await page.getByRole('button', { name: 'Find the quotation' }).count()).toBe(0)
    expect(await violations(page)).toEqual([])
  })

  test('who wrote a transcript cannot attest it', async () => {
    await transcript().getByRole('button', { name: 'Attest' }).click()
    await page.locator('.notice').waitFor()
    expect(await transcript().getByText('nobody else has compared it').count()).toBe(1)
  })

  test('a second person attests it against the picture', async () => {
    await sits(reviewer, 'clauses', clauseId)
    await transcript().getByRole('button', { name: 'Attest' }).click()
    await transcript().getByText('attested by Rita Reviewer').waitFor()
  })

  test('from then on the quotation is sealed through it', async () => {
    await edits()
    await page.getByRole('button', { name: 'Find the quotation' }).click()
    await page.getByRole('button', { name: 'Seal the quotation' }).click()
    await page.getByText('Seal holds').waitFor()
    await expect.poll(async () => (await draft())?.seal?.transcript).toMatch(/^[0-9a-f]{64}$/u)
  })

  test('a PDF whose pages are pictures is a scan too, sealed against once a second person attested its transcript', async () => {
    const made = await served.store.library.createClause(
      quoting('policy-quote/scanned-pages', 'The scanned pages'),
      wishOf(author.person, 'Made.'),
    )
    clauseId = must(made).clauseId
    await edits()
    await page.getByRole('button', { name: 'Attach evidence' }).click()
    const form = page.getByRole('dialog', { name: 'Attach evidence' })
    const chooser = page.waitForEvent('filechooser')
    await form.getByRole('button', { name: 'Choose its file' }).click()
    await (await chooser).setFiles({ name: 'pages.pdf', mimeType: 'application/pdf', buffer: await scannedPdf() })
    await form.getByText('pages.pdf').waitFor()
    await form.getByLabel('Issued by').fill('Ministry of the Interior')
    await form.getByRole('button', { name: 'Attach', exact: true }).click()
    await page.getByRole('img', { name: 'pages.pdf, page 1 of 2' }).waitFor()
    await transcript()
      .getByRole('textbox')
      .fill([...passage, remark].join('\n'))
    await transcript().getByRole('button', { name: 'Keep the transcript' }).click()
    await transcript().getByText('nobody else has compared it with the picture yet').waitFor()
    expect([await page.getByRole('button', { name: 'Find the quotation' }).count(), await violations(page)]).toEqual([0, []])
    await sits(reviewer, 'clauses', clauseId)
    await transcript().getByRole('button', { name: 'Attest' }).click()
    await transcript().getByText('attested by Rita Reviewer').waitFor()
    await edits()
    await page.getByRole('button', { name: 'Find the quotation' }).click()
    await page.getByRole('button', { name: 'Seal the quotation' }).click()
    await page.getByText('Seal holds').waitFor()
    await expect.poll(async () => (await draft())?.seal?.transcript).toMatch(/^[0-9a-f]{64}$/u)
  })

  test('a reviewer sees the clause beside the page of its evidence, with the passage marked on the page', async () => {
    const pdf = await pdfOf([...passage, remark])
    const file = { name: 'statement.pdf', mediaType: 'application/pdf' }
    const { digest } = must(await served.store.evidence.add(Buffer.from(pdf), file, author.person.id))
    const made = must(
      await served.store.library.createClause(quoting('policy-quote/printed', 'The printed statement'), wishOf(author.person, 'Made.')),
    )
    const ask = async (name: string, body: unknown): Promise<string> =>
      page.evaluate(
        async ([request, text]) =>
          (await fetch(`/ask/${request}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: text })).text(),
        [name, JSON.stringify(body)] as const,
      )
    const { value } = JSON.parse(await ask('evidence.text', { digest })) as { value: { text: string } }
    const stretch = findWords(passage.join(' '), value.text)
    const found = stretch === undefined ? undefined : passageAt(value.text, stretch)
    if (found === undefined) throw new Error('The evidence does not hold the words.')
    const sealed: ClauseVersion = {
      ...made.version,
      evidence: [{ title: 'Written statement', issuer: 'Ministry of the Interior', file: 'statement.pdf', digest }],
      seal: { evidence: 0, passages: [found] },
    }
    must(await served.store.library.saveDraft(made.id, made.digest, sealed, wishOf(author.person, 'Sealed.')))
    expect(await ask('reviews.send', { id: made.id, note: 'Please look.' })).toContain('"ok":true')
    await sits(reviewer, 'review')
    await page
      .getByRole('link', { name: /The printed statement/u })
      .first()
      .click()
    await page.getByText('Seal holds').waitFor()
    await page.locator('.evidence-canvas[aria-busy=false]').waitFor()
    const clause = await page.getByRole('main', { name: 'Under review' }).boundingBox()
    const marks = await page.locator('.evidence-sheet .evidence-mark').all()
    const boxes = await Promise.all(marks.map((mark) => mark.boundingBox()))
    // Three paragraphs of the passage, marked on the picture of the page, right of the words under review.
    expect(boxes.length).toBeGreaterThanOrEqual(passage.length)
    expect(boxes.every((box) => box !== null && clause !== null && box.x >= clause.x + clause.width)).toBe(true)
    expect(await page.getByRole('main', { name: 'Under review' }).innerText()).toContain(passage[1].slice(3))
    expect(await violations(page)).toEqual([])
  })

  test.each([
    ['a Word document', 'statement.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', () => docxOf(points)],
    ['a mail', 'statement.eml', 'message/rfc822', () => Promise.resolve(Buffer.from(mail))],
    ['plain text', 'statement.txt', 'text/plain', () => Promise.resolve(Buffer.from(passage.join('\n')))],
  ] as const)('the text of %s stands beside the clause', async (_, name, mediaType, bytes) => {
    const { digest } = must(await served.store.evidence.add(await bytes(), { name, mediaType }, author.person.id))
    const code = `policy-quote/beside-${name.split('.')[1] ?? ''}`
    const version = { ...quoting(code, `Beside ${name}`), evidence: [{ title: 'Statement', file: name, digest }] }
    const made = must(await served.store.library.createClause(version, wishOf(author.person, 'Made.')))
    await sits(author, 'clauses', made.clauseId)
    // A thread of its own reads the file, which takes its time to begin where the machine is busy.
    await page.locator('.evidence-words').getByText(passage[0]).waitFor({ timeout: 60_000 })
    expect(await page.getByRole('heading', { name: `Beside ${name}` }).count()).toBe(1)
  })

  test('the browser has nothing to complain about', () => {
    expect(opened.complaints).toEqual([])
  })
})
