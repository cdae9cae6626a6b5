import { strToU8, unzipSync, zipSync } from 'fflate'
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEvidenceReader, largestEvidence } from '../../../backend/evidence/index.ts'
import { sealStanding, type ClauseVersion } from '../../../core/clause/index.ts'
import { boxesOf, EvidenceText, findWords, passageAt } from '../../../core/evidence/index.ts'
import { square } from '../images/pictures.ts'
import { docxOf, lockedPdf, mail, passage, pdfOf, reachingPdf, remark, swellingPdf } from './files-of-evidence.ts'

const reader = createEvidenceReader()

async function textOf(bytes: Uint8Array): Promise<EvidenceText> {
  const read = await reader.read(bytes)
  if (!read.ok) throw new Error(read.error.message)
  return EvidenceText.parse(read.value.text)
}

async function refusalOf(bytes: Uint8Array, by = reader): Promise<string> {
  const read = await by.read(bytes)
  return read.ok ? 'read' : read.error.code
}

describe('a PDF', () => {
  const statement = [
    ...passage,
    ...Array.from({ length: 60 }, (_, index) => `Paragraph ${String(index)} fills the page with words that nobody quotes.`),
    remark,
  ]
  let bytes: Uint8Array
  let read: EvidenceText

  beforeAll(async () => {
    bytes = await pdfOf(statement)
    read = await textOf(bytes)
  })

  test('is read with all its words, in order', () => {
    const words = read.text.replaceAll(/\s+/gu, ' ')
    const places = statement.map((paragraph) => words.indexOf(paragraph))
    expect(places.filter((at, index) => at === -1 || at < (places[index - 1] ?? 0))).toEqual([])
  })
  test('gives each page its part of the text, without gap or overlap', () => {
    expect(read.pages.length).toBeGreaterThan(1)
    expect(read.pages.map(({ start, end }) => read.text.slice(start, end).replaceAll('\n', '')).join('')).toBe(
      read.text.replaceAll('\n', ''),
    )
  })
  test('holds a quotation over a line’s end at which its layout parted a word', async () => {
    const words =
      'The certificate covers counter\u00ADintelligence, interdepartmental telecommunications, instrumentation\u00ADal documentation and reclassification.'
    const { text } = await textOf(await pdfOf([words]))
    const stretch = findWords(words, text)
    const found = stretch === undefined ? undefined : passageAt(text, stretch)
    const body: ClauseVersion['body'] = [{ type: 'quotation', children: [{ type: 'paragraph', children: [{ text: words }] }] }]
    expect(found?.exact).toMatch(/\p{L}\u00AD\n\p{L}/u)
    expect(sealStanding({ seal: { evidence: 0, passages: found === undefined ? [] : [found] }, body }, text)).toEqual({ state: 'holds' })
  })
  test('says where on its page a passage stands', () => {
    const start = read.text.indexOf(passage[1].slice(0, 20))
    const [box] = boxesOf(read, { start, end: start + 20 }, (words) => words.length)
    // The body of our letters begins 25 mm from the left; its type is 10.5 points high.
    expect(box).toMatchObject({ page: 0, x: expect.closeTo(70.87, 0) })
    expect(box?.height).toBeGreaterThan(8)
    expect(box?.height).toBeLessThan(16)
  })
  test('has every box on its page', () => {
    const outside = read.pages.flatMap(({ width, height, items }) =>
      items.filter((item) => item.x < 0 || item.y < 0 || item.x + item.width > width || item.y + item.height > height),
    )
    expect(outside).toEqual([])
  })
  test.each([0.02, 0.3, 0.7])('cut off at %d of its length is damaged, or read as far as it goes', async (share) => {
    expect(['evidence-damaged', 'read']).toContain(await refusalOf(bytes.subarray(0, Math.floor(bytes.length * share))))
  })
  test('locked with a password is refused', async () => {
    expect(await refusalOf(await lockedPdf())).toBe('evidence-locked')
  })
  test('that is mere noise behind its mark is damaged', async () => {
    expect(await refusalOf(Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(5000)]))).toBe('evidence-damaged')
  })
  test('that unpacks to more than memory may hold is given up, and the next file is read', async () => {
    const small = createEvidenceReader({ time: 30_000, memory: 120_000_000 })
    expect(await refusalOf(await swellingPdf(600_000_000), small)).toBe('evidence-stopped')
    expect(await refusalOf(bytes)).toBe('read')
  }, 60_000)
  test('that takes too long is given up', async () => {
    expect(await refusalOf(bytes, createEvidenceReader({ time: 1, memory: 1_000_000_000 }))).toBe('evidence-slow')
  })
})

describe('a PDF that reaches out', () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end()
  })
  beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)))
  afterAll(() => new Promise((resolve) => void server.close(resolve)))

  test('is read, and nothing in it is run or fetched', async () => {
    const { port } = server.address() as AddressInfo
    const read = await textOf(await reachingPdf(`http://127.0.0.1:${String(port)}/`))
    expect([read.text.trim(), asked]).toEqual(['Words of the page', []])
  })
})

describe('a Word document', () => {
  let bytes: Buffer
  beforeAll(async () => {
    bytes = await docxOf(['It answers an assessment.', 'It binds nobody.'])
  })

  test('is read with the numbers of its lists', async () => {
    expect((await textOf(bytes)).text).toBe([passage[0], '1. It answers an assessment.', '2. It binds nobody.', remark].join('\n'))
  })
  test('cut off is damaged', async () => {
    expect(await refusalOf(bytes.subarray(0, bytes.length / 2))).toBe('evidence-damaged')
  })
  test('that unpacks to a thousand times its size is refused before it is unpacked', async () => {
    const bomb = zipSync({ '[Content_Types].xml': new Uint8Array(1), 'word/document.xml': new Uint8Array(210_000_000) }, { level: 1 })
    expect(await refusalOf(bomb)).toBe('evidence-too-long')
  })
  test('that says it unpacks to less than it does is damaged', async () => {
    const liar = Buffer.from(
      zipSync({ '[Content_Types].xml': new Uint8Array(1), 'word/document.xml': new Uint8Array(50_000_000) }, { level: 1 }),
    )
    // The size that an entry says it unpacks to stands 24 bytes into its line of the directory at the end (PKWARE APPNOTE §4.3.12).
    const entry = liar.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
    liar.writeUInt32LE(10, entry + 24)
    expect(await refusalOf(liar)).toBe('evidence-damaged')
  })
  test('whose entities multiply without end is given up or damaged', async () => {
    const lines = Array.from({ length: 30 }, (_, level) => `<!ENTITY e${String(level + 1)} "&e${String(level)};&e${String(level)};">`).join(
      '',
    )
    const document = `<!DOCTYPE d [<!ENTITY e0 "words">${lines}]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&e30;</w:t></w:r></w:p></w:body></w:document>`
    const parts = unzipSync(bytes)
    const bomb = zipSync({ ...parts, 'word/document.xml': strToU8(document) })
    const read = await createEvidenceReader({ time: 10_000, memory: 500_000_000 }).read(bomb)
    expect(read.ok ? read.value.text.text.length : read.error.code).toSatisfy(
      (outcome: unknown) => typeof outcome === 'string' || Number(outcome) < 100,
    )
  })
  test('is not any zip file', async () => {
    expect(await refusalOf(zipSync({ 'a.xml': new Uint8Array(3) }))).toBe('evidence-kind-unknown')
  })
})

describe('a mail', () => {
  test('is read with its sender, subject, words and the names of what was attached', async () => {
    expect((await textOf(Buffer.from(mail))).text).toBe(
      [
        'From: R. Okafor <okafor@ministry.example>',
        'To: press@northlight.example',
        'Date: Thu, 19 Nov 2026 10:00:00 +0000',
        'Subject: Scope – corrected',
        '',
        passage[0],
        '1. It binds nobody & nothing.',
        '',
        'Attached:',
        'statement.pdf (application/pdf, 5 bytes)',
      ].join('\n'),
    )
  })
})

describe('plain text', () => {
  test.each([
    ['UTF-8', Buffer.from('Größe\r\nüber alles')],
    ['UTF-8 with a mark', Buffer.from('\uFEFFGröße\nüber alles')],
    ['UTF-16', Buffer.from('\uFEFFGröße\nüber alles', 'utf16le')],
  ])('in %s is read', async (_name, bytes) => {
    expect(await textOf(bytes)).toEqual({ format: 1, kind: 'text', text: 'Größe\nüber alles', pages: [] })
  })
  test('that begins like a sentence with a colon is no mail', async () => {
    expect((await textOf(Buffer.from('From: here on, nothing.\n\nWords'))).kind).toBe('text')
  })
})

test('a picture is a page without words', async () => {
  expect(await textOf(square)).toMatchObject({ kind: 'image', text: '', pages: [{ items: [] }] })
})

test('a picture that is cut off is damaged', async () => {
  expect(await refusalOf(square.subarray(0, square.length - 20))).toBe('evidence-damaged')
})

test('random bytes are no evidence', async () => {
  expect(await refusalOf(Buffer.concat([Buffer.alloc(1), randomBytes(5000)]))).toBe('evidence-kind-unknown')
})

test('more than 50 MB is too large', async () => {
  expect(await refusalOf(Buffer.alloc(largestEvidence + 1))).toBe('evidence-too-large')
})

test('a passage is named by its words, its neighbours and its place', () => {
  expect(passageAt('one  two three', { start: 3, end: 9 })).toEqual({ exact: 'two', prefix: 'one  ', suffix: ' three', start: 5, end: 8 })
})
