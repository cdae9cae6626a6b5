import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { buildFiles } from '../../backend/export/index.ts'
import { createLayout } from '../../backend/layout/index.ts'
import { createLetterSetter } from '../../backend/layout/set-letter.ts'
import { readFonts } from '../../backend/layout/fonts.ts'
import { pageData } from '../../backend/layout/page-letter.ts'
import { writeWord } from '../../backend/word/index.ts'
import { plainText } from '../../core/document/index.ts'
import { manifestOf } from '../../core/release/index.ts'
import { exampleLetter, images, resolved, root, shelf } from './letters.ts'
import { measureInTurn, milliseconds, summarise, table, type Measured, type Row } from './measure.ts'
import { sourceFlags } from '../source-flags.ts'

/** The engine alone: the same source and the same data, compiled and written by a few lines. */
function rawTypst(data: string): { forget(): void; compile(change: number): unknown; pdf(document: never): unknown } {
  const folder = '/chancery-bench'
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: readFonts() }] })
  compiler.addSource(`${folder}/letter.typ`, readFileSync(join(root, 'backend/layout/letter.typ'), 'utf8'))
  return {
    // The engine's memory is one for the process: what one stage laid out, the next would find.
    forget: () => compiler.evictCache(0),
    compile(change) {
      compiler.mapShadow(`${folder}/letter.json`, Buffer.from(data.replace('Where we stand', `Where we stand ${String(change)}`)))
      return compiler.compile({ mainFilePath: `${folder}/letter.typ` }).result
    },
    pdf: (document) => compiler.pdf(document, { pdfStandard: 'a-3a' }),
  }
}

/** The peer that draws text by hand: every line placed by its own measure, no tags, one of the standard fonts. */
async function drawnByHand(text: string): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.TimesRoman)
  let page = document.addPage([595, 842])
  let y = 760
  for (const line of text.split('\n')) {
    let rest = ''
    for (const word of `${line} `.split(' ')) {
      const longer = rest === '' ? word : `${rest} ${word}`
      if (font.widthOfTextAtSize(longer, 10.5) < 450 && word !== '') {
        rest = longer
        continue
      }
      page.drawText(rest, { x: 71, y, size: 10.5, font })
      rest = word
      y -= 15
      if (y < 80) {
        page = document.addPage([595, 842])
        y = 760
      }
    }
  }
  return document.save()
}

/** A letter a little different each time, as typing makes it: no stage may live on what it did before. */
export async function benchPdf(runs: number): Promise<string> {
  const letter = exampleLetter('partner-letter.md')
  const setter = createLetterSetter()
  const layout = createLayout()
  const ready = resolved(letter)
  const data = JSON.stringify({ ...pageData(ready), attached: [] })
  const raw = rawTypst(data)
  const changed = (change: number): typeof letter => ({
    ...letter,
    document: letter.document.map((block) =>
      block.type === 'heading' ? { ...block, children: [{ text: `${plainText([block])} ${String(change)}` }] } : block,
    ),
  })
  const stages = {
    typstCompile: [] as number[],
    typstPdf: [] as number[],
    layout: [] as number[],
    finished: [] as number[],
    prepare: [] as number[],
  }
  for (let change = -5; change < runs; change += 1) {
    const time = async (into: number[], action: () => unknown): Promise<unknown> => {
      if (into !== stages.typstPdf) raw.forget()
      const begin = performance.now()
      const value = await action()
      if (change >= 0) into.push(performance.now() - begin)
      return value
    }
    const document = await time(stages.typstCompile, () => raw.compile(change))
    await time(stages.typstPdf, () => raw.pdf(document as never))
    const next = changed(change)
    const nextReady = await time(stages.prepare, () => resolved(next))
    await time(stages.layout, () => setter.pdf(nextReady as typeof ready, []))
    await time(stages.finished, () => buildFiles(next, shelf, layout, { formats: ['pdf'], draftLine: true, printLetterhead: true, images }))
  }
  await layout.close()
  const engine = summarise(stages.typstCompile).p50 + summarise(stages.typstPdf).p50
  const times = (measured: Measured): string => `${(measured.p50 / engine).toFixed(2)} × the engine`
  const set = summarise(stages.layout)
  const finished = summarise(stages.finished)
  const byHand = await measureInTurn(10, { drawn: () => drawnByHand(plainText(letter.document).replaceAll(/[^\u0020-\u007E\n]/gu, '')) })
  const rows: Row[] = [
    { what: 'Typst alone: compile', figure: milliseconds(summarise(stages.typstCompile)), beside: 'the same source and data' },
    { what: 'Typst alone: PDF/A-3a', figure: milliseconds(summarise(stages.typstPdf)), beside: '' },
    { what: 'resolve and check the letter', figure: milliseconds(summarise(stages.prepare)), beside: '' },
    { what: 'layout: pages and PDF', figure: milliseconds(set), beside: `${times(set)}, at most 1.15`, kept: set.p50 <= 1.15 * engine },
    {
      what: 'finished file, through the worker',
      figure: milliseconds(finished),
      beside: `${times(finished)}, at most 1.5`,
      kept: finished.p50 <= 1.5 * engine,
    },
    { what: 'pdf-lib, text drawn by hand', figure: milliseconds(byHand.drawn), beside: 'no tags, no hyphenation, one font' },
    await libreOffice(letter),
    coldProcess(),
  ]
  return table(`Two-page letter to PDF, warm, a changed letter each time (${String(runs)} runs)`, rows)
}

async function libreOffice(letter: ReturnType<typeof exampleLetter>): Promise<Row> {
  const what = 'LibreOffice, from our Word file'
  if (spawnSync('soffice', ['--version']).error !== undefined) return { what, figure: 'not installed', beside: '' }
  const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-'))
  const ready = resolved(letter)
  const word = await writeWord(ready, manifestOf(letter, ready, { state: 'draft', layout: 'bench' }))
  const files = Array.from({ length: 10 }, (_, index) => join(folder, `letter-${String(index)}.docx`))
  for (const file of files) writeFileSync(file, word)
  const convert = (some: readonly string[]): number => {
    const begin = performance.now()
    execFileSync(
      'soffice',
      [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...some],
      { stdio: 'ignore' },
    )
    return performance.now() - begin
  }
  convert(files.slice(0, 1))
  const one = convert(files.slice(0, 1))
  const ten = convert(files)
  rmSync(folder, { recursive: true, force: true })
  return { what, figure: `${((ten - one) / 9).toFixed(0)} ms a letter in one run`, beside: `${one.toFixed(0)} ms for one letter, cold` }
}

function coldProcess(): Row {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-'))
  const times = Array.from({ length: 5 }, () => {
    const begin = performance.now()
    execFileSync(
      process.execPath,
      [
        '--optimize-for-size',
        ...sourceFlags,
        join(root, 'cli/main.ts'),
        'build',
        join(root, 'templates/examples/partner-letter.md'),
        '--out',
        folder,
      ],
      { stdio: 'ignore' },
    )
    return performance.now() - begin
  })
  rmSync(folder, { recursive: true, force: true })
  const cold = summarise(times)
  return { what: 'cold process to both files', figure: milliseconds(cold), beside: 'at most 1,500 ms', kept: cold.p50 <= 1500 }
}
