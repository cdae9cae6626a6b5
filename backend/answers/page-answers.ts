import { plainText } from '../../core/document/index.ts'
import { fillLetter, letterAsShown, type Letter } from '../../core/letter/index.ts'
import { acceptAll } from '../../core/suggestion/index.ts'
import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import { checkStandings, shelfWithPinned, withStandings } from '../../core/release/index.ts'
import { appendingFindings } from '../enclosures/index.ts'
import { buildFiles, fileNameFor, type BuildOptions, type BuiltFiles } from '../export/index.ts'
import { standingsIn } from '../release/index.ts'
import type { Answering } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'
import { imagesFor } from './letter-images.ts'
import { LongWork } from './long-work.ts'
import { placesByPage } from './places-by-page.ts'
import { sealFindings } from './seal-findings.ts'
import { shelfForLetter } from './shelf-for-letter.ts'

const noLetterhead: Failure = {
  code: 'letterhead-unknown',
  message: 'The library holds no letterhead, so there is no page to set the letter on.',
  remedy: 'Put a letterhead into the library folder.',
}

export function pageAnswers(answering: Answering): AnswerGroup<'letters.render' | 'letters.export' | 'exports.cancel'> {
  const { library, layout, host, store } = answering
  const underWay = new LongWork()
  return {
    'letters.render': async ({ letter, known: held }) => {
      const shelf = await shelfForLetter(letter, library)
      if (!shelf.ok) return shelf
      const images = await imagesFor(letter, answering)
      if (!images.ok) return images
      const standings = await standingsIn(letter, store)
      if (!standings.ok) return standings
      const pinned = shelfWithPinned(shelf.value, letter, standings.value)
      const { resolved, findings } = fillLetter(letter, pinned, { draftLine: true, printLetterhead: true, images: images.value })
      if (resolved === undefined) return fail(noLetterhead)
      const known = new Set(held)
      const layingOut = layout.pages(resolved, known)
      // All that is said of the letter is looked for while its pages are set.
      const shown = letterAsShown(letter, pinned)
      const found = [...findings(), ...appendingFindings(resolved)]
      // A clause that was withdrawn a moment ago is a finding of every draft that carries it.
      const standing = checkStandings(shown, standings.value, host.today())
      const words = wordsOf(shown)
      const laidOut = await layingOut
      if (!laidOut.ok) return laidOut
      const { pages, places } = laidOut.value
      const all = withStandings([...found, ...laidOut.value.findings], standing)
      return succeed({ pages: [...pages], places: placesByPage(places, known), findings: all, words })
    },
    'letters.export': async ({ letter, formats, letterhead, ticket }) => {
      const wish = { formats, draftLine: true, printLetterhead: letterhead }
      const built = await underWay.run(ticket, async (_pace, signal, beginKeeping) => {
        const made = await sealedFiles(letter, { ...wish, signal }, answering)
        return beginKeeping() ? made : succeed({ files: [], findings: [] })
      })
      if (!built.ok) return built
      const { files, findings } = built.value
      if (files.length === 0) return succeed({ files: [], findings: [...findings] })
      // A working copy must not be taken for the released letter, which has the bare title for its name.
      const name = `${fileNameFor(letter.title)} (draft)`
      const saved = await host.saveFiles(files.map(({ format, bytes }) => ({ name: `${name}.${format}`, format, bytes })))
      return saved.ok ? succeed({ files: [...saved.value], findings: [...findings] }) : saved
    },
    'exports.cancel': ({ ticket }) => Promise.resolve(succeed({ cancelled: underWay.cancel(ticket) })),
  }
}

/** The files of a letter whose seals hold; none, and the findings, where one is broken. */
async function sealedFiles(letter: Letter, wish: Omit<BuildOptions, 'images'>, answering: Answering): Promise<Result<BuiltFiles>> {
  const { library, store, layout } = answering
  const standings = await standingsIn(letter, store)
  if (!standings.ok) return standings
  const onShelf = await shelfForLetter(letter, library)
  if (!onShelf.ok) return onShelf
  // A working copy may be made with any clause that the house knows.
  const shelf = shelfWithPinned(onShelf.value, letter, standings.value)
  const images = await imagesFor(letter, answering)
  if (!images.ok) return images
  const seals = await sealFindings(letterAsShown(letter, shelf), shelf.library.versions, store)
  if (!seals.ok) return seals
  if (seals.value.length > 0) return succeed({ files: [], findings: seals.value })
  return buildFiles(letter, shelf, layout, { ...wish, images: images.value })
}

/** Words of the body and of the parts around it. */
function wordsOf(letter: Letter): number {
  return plainText(acceptAll(letter.document)).match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0
}
