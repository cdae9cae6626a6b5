import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { PDFDocument, PDFRawStream } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closedSession, createAnswers, openLibrary, type FileToSave } from '../../../backend/answers/index.ts'
import { createLayout } from '../../../backend/layout/index.ts'
import { openStore, uuidV7, type Store } from '../../../backend/store/index.ts'
import type { Letter } from '../../../core/letter/index.ts'
import { requests, succeed, type Ask, type RequestOutput } from '../../../core/requests/index.ts'
import { example, templatesFolder } from '../../templates/starter-library.ts'
import { chunk, exif, header, photo, photoWith, pixels, png, segment, square } from '../images/pictures.ts'
import { noFolders } from './no-folders.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-pictures-'))
const layout = createLayout()
const saved: FileToSave[] = []
const faults: unknown[] = []
let store: Store
let ask: Ask
let ids = 0

beforeAll(async () => {
  const opened = await openStore(folder, { now: () => '2026-11-24T09:00:00.000Z', newId: () => uuidV7((ids += 1), new Uint8Array(10)) })
  if (!opened.ok) throw new Error(opened.error.message)
  store = opened.value
  const host = {
    name: 'serve' as const,
    version: '0.1.0',
    today: () => '2026-11-24',
    ...noFolders,
    saveFiles: (files: readonly FileToSave[]) => {
      saved.push(...files)
      return Promise.resolve(succeed([]))
    },
    reveal: () => Promise.resolve(succeed(undefined)),
  }
  ask = createAnswers({ store, library: openLibrary([templatesFolder], () => 0), layout, host, session: closedSession }, (error) =>
    faults.push(error),
  )
})
afterAll(async () => {
  await layout.close()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

async function answered<Name extends Parameters<Ask>[0]>(name: Name, input: Parameters<typeof ask<Name>>[1]) {
  const result = await ask(name, input)
  if (!result.ok) throw new Error(`${name}: ${result.error.message}`)
  return result.value
}

function add(bytes: Uint8Array): Promise<RequestOutput<'images.add'>> {
  return answered('images.add', { bytes: Buffer.from(bytes).toString('base64') })
}

/** The example letter with a picture before its closing. */
function letterWith({ digest, mediaType }: Pick<RequestOutput<'images.add'>, 'digest' | 'mediaType'>): Letter {
  const letter = example('partner-letter.md')
  const at = letter.document.findIndex((block) => block.type === 'part' && block.part === 'closing')
  const image: Letter['document'][number] = {
    type: 'image',
    digest,
    mediaType,
    alt: 'A chart of deliveries',
    width: 60,
    children: [{ text: '' }],
  }
  return { ...letter, document: letter.document.toSpliced(at, 0, image) }
}

async function exported(letter: Letter): Promise<FileToSave[]> {
  saved.length = 0
  await answered('letters.export', { letter, formats: ['pdf', 'docx'], letterhead: true })
  return [...saved]
}

describe('a picture', () => {
  test('that was added is read by its digest', async () => {
    const { digest } = await add(square)
    const read = await answered('images.read', { digest })
    expect([read.mediaType, Buffer.from(read.bytes, 'base64').equals(square)]).toEqual(['image/png', true])
  })

  test('keeps nothing of where it was taken, through store, PDF and Word file', async () => {
    const added = await add(photoWith(exif(1), segment(0xfe, Buffer.from('GPS 51.5007N'))))
    const read = await answered('images.read', { digest: added.digest })
    const [pdf, docx] = (await exported(letterWith(added))).map(({ bytes }) => bytes)
    const streams = (await PDFDocument.load(pdf ?? new Uint8Array())).context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFRawStream ? [Buffer.from(object.contents)] : []))
    const media = Object.entries(unzipSync(docx ?? new Uint8Array()))
      .filter(([name]) => name.startsWith('word/media/'))
      .map(([, bytes]) => Buffer.from(bytes))
    expect(media).toHaveLength(1)
    expect(
      [Buffer.from(read.bytes, 'base64'), Buffer.from(pdf ?? []), ...streams, ...media].filter((bytes) => bytes.includes('GPS')),
    ).toEqual([])
  })

  test.each([
    ['PNG', square],
    ['JPEG', photo],
  ])('that is a %s is shown on the page, in the PDF and in the Word file', async (_, bytes) => {
    const letter = letterWith(await add(bytes))
    const { pages, findings } = await answered('letters.render', { letter, known: [] })
    const [pdf, docx] = await exported(letter)
    const drawn = pages.flatMap(({ layers }) => layers).filter(({ svg }) => svg?.includes('<image') === true).length
    const inPdf = Buffer.from(pdf?.bytes ?? []).includes('/Subtype /Image') || Buffer.from(pdf?.bytes ?? []).includes('/Subtype/Image')
    const inWord = Buffer.from(unzipSync(docx?.bytes ?? new Uint8Array())['word/document.xml'] ?? []).includes(
      'descr="A chart of deliveries"',
    )
    expect([findings.filter(({ severity }) => severity === 'error'), drawn, inPdf, inWord]).toEqual([[], 1, true, true])
  })

  test('that is not on this computer is an error with its place and what to do, and the pages are shown without it', async () => {
    const letter = letterWith({ digest: 'ab'.repeat(32), mediaType: 'image/png' })
    const { pages, findings } = await answered('letters.render', { letter, known: [] })
    const found = findings.find(({ code }) => code === 'image-missing')
    expect([pages.length > 0, found?.severity, found?.remedy, letter.document[found?.place.path?.[0] ?? -1]?.type]).toEqual([
      true,
      'error',
      'Insert the picture again, or take it out.',
      'image',
    ])
  })

  test('that is not on this computer stops an export', async () => {
    expect(await exported(letterWith({ digest: 'ab'.repeat(32), mediaType: 'image/png' }))).toEqual([])
  })

  test('that nobody added is a failure that says so', async () => {
    const read = await ask('images.read', { digest: 'ab'.repeat(32) })
    expect(read.ok ? '' : read.error.code).toBe('image-unknown')
  })

  test.each([
    ['no base64 at all', '%%%', 'image-kind-unknown'],
    ['100,000 by 100,000 pixels', png(header({ width: 100_000, height: 100_000 }), pixels(40, 30)).toString('base64'), 'image-too-large'],
    [
      'pixels that are missing',
      png(header({ width: 40, height: 30 }), chunk('IDAT', Buffer.from('none'))).toString('base64'),
      'image-unreadable',
    ],
    [
      'a JPEG without the tables that it is drawn by',
      Buffer.concat([photo.subarray(0, 20), photo.subarray(photo.indexOf('ffc0', 0, 'hex'))]).toString('base64'),
      'image-unreadable',
    ],
  ])('is refused with %s', async (_, bytes, code) => {
    const added = await ask('images.add', { bytes })
    expect(added.ok ? '' : added.error.code).toBe(code)
  })
})

const text = (file: string): string =>
  `---\ntitle: Scope\ntemplate: partner-letter\ndate: 2026-11-24\npartner: { name: Example Distribution Ltd, salutation: Partner }\nsignatory: { name: A. Person, title: Director, organisation: Example Vision }\n---\nWe write to you.\n\n::image{file="${file}" alt="A chart" width="60"}\n`

describe('a letter file with pictures beside it', () => {
  test.each([
    ['by its path', 'images/chart.png'],
    ['by its name alone, as a picker tells it', 'chart.png'],
  ])('is imported with the picture that it names: %s', async (_, path) => {
    const { letter } = await answered('letters.import', {
      name: 'letter.md',
      text: text('images/chart.png'),
      images: [{ path, bytes: square.toString('base64') }],
    })
    const { findings } = await answered('letters.render', { letter, known: [] })
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('without the picture that it names is not imported, and the failure names it', async () => {
    const imported = await ask('letters.import', { name: 'letter.md', text: text('images/chart.png') })
    expect(imported.ok ? '' : imported.error.message).toContain('"images/chart.png"')
  })

  test('and two pictures of one name in other folders is not imported with either', async () => {
    const bytes = square.toString('base64')
    const imported = await ask('letters.import', {
      name: 'letter.md',
      text: text('images/chart.png'),
      images: [
        { path: 'a/chart.png', bytes },
        { path: 'b/chart.png', bytes },
      ],
    })
    expect(imported.ok).toBe(false)
  })
})

test('what the window may send holds the largest picture', () => {
  expect(requests['images.add'].input.safeParse({ bytes: 'A'.repeat(Math.ceil(20_000_000 / 3) * 4) }).success).toBe(true)
})

test('nothing above was a fault of ours', () => {
  expect(faults).toEqual([])
})
