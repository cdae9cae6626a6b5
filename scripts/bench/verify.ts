import { buildFiles } from '../../backend/export/index.ts'
import { createLayout, type Layout } from '../../backend/layout/index.ts'
import { signPdf, verifyFile, type Identity } from '../../backend/signature/index.ts'
import { PdfFile } from '../../backend/signature/pdf/index.ts'
import { judgeSignatures } from '../../backend/signature/verify/judging/judge-signatures.ts'
import type { Letter } from '../../core/letter/index.ts'
import { exampleLetter, images, shelf } from './letters.ts'
import { measureInTurn, milliseconds, table } from './measure.ts'
import { newIdentity } from './sign.ts'

const differing = 20
const mostMilliseconds = 150
/** Megabytes that may stay behind after a thousand files. */
const mostGrowth = 50

/** Verifying a signed letter of ten pages, with its pages set again and without; then many, one after the other. */
export async function benchVerify(runs: number, files: number): Promise<string> {
  const layout = createLayout()
  const identity = newIdentity()
  const signed: Uint8Array[] = []
  // The engine remembers what it set last, so that each file is of another letter than the one before.
  for (let count = 0; count < differing; count += 1) signed.push(await signedLetter(count, layout, identity))
  const asked = { layout, now: new Date(), trusted: [identity.certificate] }
  const next = (): Uint8Array => signed[(turn += 1) % differing] ?? new Uint8Array()
  let turn = 0
  const { verdict, sentence } = await verifyFile(next(), asked)
  if (verdict !== 'valid') throw new Error(sentence)
  const measured = await measureInTurn(runs, {
    whole: () => verifyFile(next(), asked),
    judge: () => {
      const read = PdfFile.read(next())
      return read.ok ? judgeSignatures(read.value, asked) : undefined
    },
  })
  const short = await signedLetter(0, layout, identity, 0)
  const before = resident()
  const begin = performance.now()
  for (let count = 0; count < files; count += 1) await verifyFile(short, asked)
  const seconds = (performance.now() - begin) / 1000
  const growth = resident() - before
  await layout.close()
  const pages = String(pagesOf(next()))
  return table(`Verifying a signed letter of ${pages} pages, ${String(Math.round(next().length / 1000))} kB (${String(runs)} runs)`, [
    {
      what: 'verified whole, its pages set again',
      figure: milliseconds(measured.whole),
      beside: `p95 under ${String(mostMilliseconds)} ms`,
      kept: measured.whole.p95 < mostMilliseconds,
    },
    { what: 'its signature and what was added since', figure: milliseconds(measured.judge), beside: 'a part of it' },
    {
      what: `memory after ${files.toLocaleString('en-GB')} files of two pages, more than before`,
      figure: `${growth.toFixed(0)} MB`,
      beside: `under ${String(mostGrowth)} MB`,
      kept: growth < mostGrowth,
    },
    { what: 'rate, one after the other', figure: `${(files / seconds).toFixed(1)} files a second`, beside: '' },
  ])
}

async function signedLetter(count: number, layout: Layout, identity: Identity, times = 21): Promise<Uint8Array> {
  const letter = longer(exampleLetter('partner-letter.md'), times, `In the ${String(count)}th of these letters, `)
  const built = await buildFiles(letter, shelf, layout, { formats: ['pdf'], draftLine: true, printLetterhead: true, images })
  const [file] = built.ok ? built.value.files : []
  if (file === undefined) throw new Error('the letter has no file')
  const signed = await signPdf(file.bytes, identity, { at: new Date() })
  if (!signed.ok) throw new Error(signed.error.message)
  return signed.value
}

/** A letter with its paragraphs so many times over, each begun by some words. */
function longer(letter: Letter, times: number, words: string): Letter {
  const paragraphs = letter.document.filter(({ type }) => type === 'paragraph')
  const at = letter.document.findIndex(({ type }) => type === 'paragraph')
  const begun = paragraphs.map(
    (paragraph) => ({ ...paragraph, children: [{ text: words }, ...paragraph.children] }) as Letter['document'][number],
  )
  const more = Array.from({ length: times }, () => begun).flat()
  return { ...letter, document: [...letter.document.slice(0, at), ...more, ...letter.document.slice(at)] }
}

function pagesOf(bytes: Uint8Array): number {
  return (
    Buffer.from(bytes)
      .toString('latin1')
      .match(/\/Type \/Page\b/gu)?.length ?? 0
  )
}

function resident(): number {
  globalThis.gc?.()
  return process.memoryUsage().rss / 1e6
}
