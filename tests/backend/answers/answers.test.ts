import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closedSession, createAnswers, openLibrary, type FileToSave } from '../../../backend/answers/index.ts'
import { buildFiles } from '../../../backend/export/index.ts'
import { createLayout } from '../../../backend/layout/index.ts'
import { openStore, uuidV7, type Store } from '../../../backend/store/index.ts'
import { digestOfLetter } from '../../../core/letter/index.ts'
import { requestNames, succeed, type Ask, type ExportedFile } from '../../../core/requests/index.ts'
import { runs } from '../../random-size.ts'
import { example, library, templatesFolder } from '../../templates/starter-library.ts'
import { noFolders } from './no-folders.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-answers-'))
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
      return Promise.resolve(
        succeed(
          files.map(({ name, bytes }): ExportedFile => ({
            name,
            handle: name,
            digest: createHash('sha256').update(bytes).digest('hex'),
            size: bytes.length,
          })),
        ),
      )
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

describe('a letter', () => {
  test('made from a template is dated today and opens again', async () => {
    const { id, letter } = await answered('letters.create', { template: 'partner-letter' })
    expect([letter.values['letter.date'], (await answered('letters.open', { id })).letter]).toEqual(['2026-11-24', letter])
  })

  test('is shown on pages with its findings, places and words', async () => {
    const { letter } = await answered('letters.create', { template: 'partner-letter' })
    const { pages, findings, places, words } = await answered('letters.render', { letter, known: [] })
    expect([
      pages[0]?.layers.every(({ svg }) => svg?.startsWith('<svg')),
      findings.some(({ code }) => code === 'value-missing'),
      places.flatMap((onPage) => onPage.places ?? []).length > 5,
      words > 20,
    ]).toEqual([true, true, true, true])
  })

  test('sends the places of a page once: those that the window named as known come without them', async () => {
    const { letter } = await answered('letters.create', { template: 'partner-letter' })
    const { places } = await answered('letters.render', { letter, known: [] })
    const again = await answered('letters.render', { letter, known: places.map(({ digest }) => digest) })
    expect(again.places).toEqual(places.map(({ digest }) => ({ digest })))
  })

  test('with an error is not exported, and the findings say why', async () => {
    const { letter } = await answered('letters.create', { template: 'partner-letter' })
    const before = saved.length
    const { files, findings } = await answered('letters.export', { letter, formats: ['pdf', 'docx'], letterhead: true })
    expect([files, saved.length - before, findings.some(({ severity }) => severity === 'error')]).toEqual([[], 0, true])
  })

  test('is exported to the bytes that the same letter has everywhere', async () => {
    const letter = example('partner-letter.md')
    const { files } = await answered('letters.export', { letter, formats: ['pdf', 'docx'], letterhead: true })
    const built = await buildFiles(letter, library.shelf, layout, {
      formats: ['pdf', 'docx'],
      draftLine: true,
      printLetterhead: true,
      images: library.images,
    })
    const digests = built.ok ? built.value.files.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex')) : []
    expect(files.map(({ digest }) => digest)).toEqual(digests)
  })

  test('is exported as a working copy that says so on its pages and in its name, whoever asks for another one', async () => {
    const wish = { letter: example('partner-letter.md'), formats: ['pdf' as const], letterhead: true }
    const { files } = await answered('letters.export', wish)
    const asked = await ask('letters.export', { ...wish, draftLine: false } as typeof wish)
    expect([files.map(({ name }) => name.endsWith(' (draft).pdf')), asked.ok]).toEqual([[true], false])
  })

  test('whose export is cancelled leaves no file, and can be exported again', async () => {
    const before = saved.length
    const wish = {
      letter: example('partner-letter.md'),
      formats: ['pdf', 'docx'],
      letterhead: true,
      ticket: randomUUID(),
    } as const
    const exporting = answered('letters.export', { ...wish, formats: [...wish.formats] })
    // The export reads the pictures first, so it is under way once another answer has come.
    await answered('settings.read', {})
    const { cancelled } = await answered('exports.cancel', { ticket: wish.ticket })
    const { files } = await exporting
    const again = await answered('letters.export', { ...wish, formats: [...wish.formats] })
    expect([cancelled, files, saved.length - before, again.files.length]).toEqual([true, [], 2, 2])
  })

  test('is no longer cancelled once its files are saved', async () => {
    const ticket = randomUUID()
    await answered('letters.export', { letter: example('partner-letter.md'), formats: ['docx'], letterhead: true, ticket })
    expect(await answered('exports.cancel', { ticket })).toEqual({ cancelled: false })
  })

  test('is imported from its file', async () => {
    const text = readFileSync(join(templatesFolder, 'examples', 'partner-letter.md'), 'utf8')
    const { letter } = await answered('letters.import', { name: 'partner-letter.md', text })
    expect(digestOfLetter(letter)).toBe(digestOfLetter(example('partner-letter.md')))
  })

  test.each([
    ['text that is no letter', 'Dear nobody'],
    ['a PDF', '%PDF-1.7\n\u0000\u0001\u0002'],
    ['broken front matter', '---\ntitle: [\n---\nText'],
    ['an unknown template', '---\ntitle: A\ntemplate: no-such\ndate: 2026-11-23\n---\nText'],
    ['ten million characters', `---\ntitle: A\ntemplate: partner-letter\n---\n${'word '.repeat(1_900_000)}`],
  ])('is not imported from %s, and one sentence says why', async (_, text) => {
    const before = await answered('letters.list', {})
    const result = await ask('letters.import', { name: 'strange.md', text })
    expect([result.ok ? '' : result.error.code, await answered('letters.list', {})]).toEqual(['letter-unreadable', before])
  })
})

describe('whatever is asked', () => {
  test.each(requestNames)('%s has an answer to nonsense: a failure, and no fault of ours', async (name) => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (input) => {
        // A window can send anything: that is the point.
        const result = await ask(name, input as never)
        expect(typeof result.ok).toBe('boolean')
      }),
      { numRuns: runs(400) },
    )
    expect(faults).toEqual([])
  })

  test.each(['__proto__', 'constructor', 'toString', 'no.such', ''])('"%s" is no request', async (name) => {
    const result = await ask(name as never, {} as never)
    expect(result.ok ? '' : result.error.code).toBe('bad-request')
  })

  test('a property that the request does not have is refused', async () => {
    const result = await ask('letters.list', { extra: true } as never)
    expect(result.ok ? '' : result.error.code).toBe('bad-request')
  })

  test('a letter with a node that no letter may hold is refused', async () => {
    const letter = { ...example('partner-letter.md'), document: [{ type: 'script', children: [{ text: 'alert(1)' }] }] }
    const result = await ask('letters.render', { letter, known: [] } as never)
    expect(result.ok ? '' : result.error.code).toBe('bad-request')
  })
})
