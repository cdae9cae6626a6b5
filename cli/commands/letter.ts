import { basename, join } from 'node:path'
import {
  closedSession,
  commentAnswers,
  draftOfOldLetter,
  entryOf,
  largestOldLetter,
  libraryOfStore,
  releaseSources,
  todayHere,
} from '../../backend/answers/index.ts'
import { fileNameFor } from '../../backend/export/index.ts'
import { isLetterFile, readTextFile, writeFilesWhole } from '../../backend/files/index.ts'
import { cleanImage } from '../../backend/images/index.ts'
import { createLayout } from '../../backend/layout/index.ts'
import { checkLetterForRelease, releaseLetter } from '../../backend/release/index.ts'
import type { ReleasedLetter, Store } from '../../backend/store/index.ts'
import { isRun, walk } from '../../core/document/index.ts'
import { notesOfImport, passagesInLibrary, likenessText, type Finding, type Letter, type Shelf } from '../../core/letter/index.ts'
import { succeed, type Failure, type Result } from '../../core/requests/index.ts'
import { actingFrom, writerFrom, type ActingOptions } from '../acting.ts'
import { fromCaller, librariesOf } from '../caller.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { makeFolder } from '../make-folder.ts'
import { withStore, type DataOption } from '../open-data.ts'
import { complain, say, sayFailure, sayFindings, sayTable, visible } from '../output.ts'
import { refuse } from '../refuse.ts'
import { readBytes } from '../read-bytes.ts'
import { readLetter } from '../read-letter.ts'
import { sayLetterFile } from '../say-letter-file.ts'

interface JsonOption extends DataOption {
  readonly json?: boolean
}

export interface LibraryOption {
  readonly library: readonly string[]
}

/** What letters in the store are made from and checked against: what a window on the same data folder has. */
function libraryOf({ library }: LibraryOption, store: Store): ReturnType<typeof libraryOfStore> {
  return libraryOfStore(librariesOf(library), store, () => 0)
}

export interface ImportCommand extends JsonOption, LibraryOption, ActingOptions {
  /** The template that letters of other programs become drafts of. */
  readonly template?: string
}

/**
 * Takes letter files, and letters of other programs, into the store as drafts. One that cannot be read leaves the others alone;
 * the command then ends with 1. Whoever acts is their author, who then does not approve them; only before there is a house nobody is.
 */
export async function letterImport(files: readonly string[], command: ImportCommand): Promise<ExitCode> {
  const done = await withStore(command, async (store) => {
    const writer = await writerFrom(command, store)
    if (!writer.ok) return writer
    const author = writer.value
    const library = await libraryOf(command, store)
    if (!library.ok) return library
    const shelf = await library.value.shelfFor()
    if (!shelf.ok) return shelf
    const onShelf = { ...library.value.read(), shelf: shelf.value }
    const imported: Imported[] = []
    let broken: Failure | undefined
    for (const file of files) {
      if (isOfOtherProgram(file)) {
        imported.push(await takeInOld(file, command.template, shelf.value, { store, author }))
        continue
      }
      const read = await readLetter(file, onShelf)
      const made = read.letter === undefined ? undefined : await takeIn(read.letter, read.images, { store, author })
      if (made?.ok === false) {
        broken = made.error
        break
      }
      imported.push({ file, ...(made !== undefined && { id: made.value }), findings: read.findings })
    }
    return succeed({ imported, broken })
  })
  if (!done.ok) return refuse(done.error)
  const { imported, broken } = done.value
  if (command.json === true) say(JSON.stringify({ items: imported, total: imported.length }))
  else {
    for (const { file, id, findings, failure, notes } of imported) {
      sayFindings(findings, basename(file))
      if (failure !== undefined) sayFailure(failure)
      for (const note of notes ?? []) complain(`${visible(basename(file))}: ${note}`)
      if (id === undefined) complain(`${visible(basename(file))} was not imported.`)
      else say(`${id}  ${visible(basename(file))}`)
    }
  }
  // What is in the store by then is told first, so that nobody takes it in twice.
  if (broken !== undefined) return refuse(broken)
  return imported.every(({ id }) => id !== undefined) ? exitCode.done : exitCode.refused
}

interface Imported {
  readonly file: string
  readonly id?: string
  readonly findings: readonly Finding[]
  /** Why a letter of another program was not taken in. */
  readonly failure?: Failure
  /** What became of one that was. */
  readonly notes?: readonly string[]
}

/** Everything but a letter file, which is Markdown with front matter. */
function isOfOtherProgram(file: string): boolean {
  const text = /\.(?:md|markdown)$/iu.test(file) ? readTextFile(fromCaller(file), basename(file)).text : ''
  return text !== undefined && !isLetterFile(text)
}

/** Where letters are taken in, and the id of who answers for them. */
interface TakingIn {
  readonly store: Store
  readonly author: string | undefined
}

async function takeInOld(file: string, template: string | undefined, shelf: Shelf, { store, author }: TakingIn): Promise<Imported> {
  if (template === undefined) return { file, findings: [], failure: templateUnnamed(shelf) }
  const name = basename(file)
  const bytes = readBytes(fromCaller(file), largestOldLetter)
  const draft = bytes.ok
    ? await draftOfOldLetter({ name, bytes: bytes.value, template, keep: (image) => store.images.add(image) }, shelf)
    : bytes
  const made = draft.ok ? await store.createLetter(draft.value.letter, author) : draft
  if (!draft.ok || !made.ok) return { file, findings: [], ...(!made.ok && { failure: made.error }) }
  const { document, language, values } = made.value.letter
  const { versions } = shelf.library
  const passages = passagesInLibrary({
    document,
    versions,
    language,
    day: values['letter.date'] ?? todayHere(),
    printed: (field) => values[field],
  })
  const like = passages.map(
    ({ version: { code, version }, likeness }) => `A passage reads like ${code} v${String(version)} (${likenessText(likeness)}).`,
  )
  return { file, id: made.value.id, findings: [], notes: [...notesOfImport(draft.value), ...like] }
}

function templateUnnamed({ templates }: Shelf): Failure {
  return {
    code: 'template-unknown',
    message: 'A letter of another program becomes a draft of a template, and none was named.',
    remedy: `Name it with --template, one of: ${templates.map(({ code }) => code).join(', ')}.`,
  }
}

async function takeIn(letter: Letter, images: ReadonlyMap<string, Uint8Array>, { store, author }: TakingIn): Promise<Result<string>> {
  for (const { node } of walk(letter.document)) {
    const bytes = !isRun(node) && node.type === 'image' ? images.get(node.digest) : undefined
    const clean = bytes === undefined ? undefined : cleanImage(bytes)
    const kept = clean?.ok === true ? await store.images.add(clean.value) : succeed(undefined)
    if (!kept.ok) return kept
  }
  for (const { digest } of letter.enclosed ?? []) {
    const bytes = images.get(digest)
    const kept = bytes === undefined ? succeed(undefined) : await store.enclosures.add(bytes)
    if (!kept.ok) return kept
  }
  const made = await store.createLetter(letter, author)
  return made.ok ? succeed(made.value.id) : made
}

/** Lists the letters that were not removed, the last changed first. */
export async function letterList(command: JsonOption): Promise<ExitCode> {
  const letters = await withStore(command, (store) => store.listLetters())
  if (!letters.ok) return refuse(letters.error)
  if (command.json === true) say(JSON.stringify({ items: letters.value, total: letters.value.length }))
  else if (letters.value.length === 0) say('There are no letters yet.')
  else
    sayTable(
      ['ID', 'STATE', 'CHANGED', 'RECIPIENT', 'TITLE'],
      letters.value.map(({ id, state, changedAt, title, recipient }) => [id, state, changedAt.slice(0, 10), recipient, title]),
    )
  return exitCode.done
}

/** Prints a letter as its file; with `--json` the letter itself, what stands against its release, or its entry in the register. */
export async function letterShow(id: string, command: JsonOption & LibraryOption): Promise<ExitCode> {
  const layout = createLayout()
  const shown = await withStore(command, async (store) => {
    const opened = await store.openLetter(id)
    if (!opened.ok) return opened
    const released = await store.register.releaseOf(id)
    if (!released.ok) return released
    const { letter, revision } = opened.value
    if (released.value !== undefined) {
      const entry = await entryOf(released.value, store, todayHere())
      return entry.ok ? succeed({ id, revision, letter, released: entry.value }) : entry
    }
    if (command.json !== true) return succeed({ id, revision, letter })
    const library = await libraryOf(command, store)
    if (!library.ok) return library
    const checked = await checkLetterForRelease(id, releaseSources({ store, layout, library: library.value }, todayHere()))
    if (!checked.ok) return checked
    const comments = await commentAnswers({ store, session: closedSession })['comments.list']({ subject: 'letter', subjectId: id })
    return comments.ok ? succeed({ id, revision, letter, findings: checked.value.findings, comments: comments.value }) : comments
  })
  await layout.close()
  if (!shown.ok) return refuse(shown.error)
  if (command.json === true) say(JSON.stringify(shown.value))
  else sayLetterFile(shown.value.letter)
  return exitCode.done
}

export interface ReleaseCommand extends JsonOption, LibraryOption, ActingOptions {
  /** Where copies of the released files go. */
  readonly out?: string
}

/**
 * Releases a letter as a person. Ends with 1 and the findings when something stands against it, with 2 and nothing released when
 * there is no place for the copies.
 */
export async function letterRelease(id: string, command: ReleaseCommand): Promise<ExitCode> {
  const folder = command.out === undefined ? undefined : fromCaller(command.out)
  const made = folder === undefined ? succeed(undefined) : makeFolder(folder)
  if (!made.ok) return refuse(made.error)
  const layout = createLayout()
  const done = await withStore(command, async (store) => {
    const acting = await actingFrom(command, store)
    if (!acting.ok) return acting
    const library = await libraryOf(command, store)
    if (!library.ok) return library
    const outcome = await releaseLetter(id, acting.value.person, releaseSources({ store, layout, library: library.value }, todayHere()))
    if (!outcome.ok || outcome.value.released === undefined) return outcome
    const written = folder === undefined ? succeed(undefined) : await writeCopies(outcome.value.released, folder, store)
    return succeed({ ...outcome.value, ...(!written.ok && { unwritten: written.error }) })
  })
  await layout.close()
  if (!done.ok) return refuse(done.error)
  const { released, findings, unwritten } = { unwritten: undefined, ...done.value }
  if (command.json === true)
    say(
      JSON.stringify({
        ...(released !== undefined && { releaseId: released.id, pdf: released.pdf.digest, docx: released.docx.digest }),
        findings,
      }),
    )
  else sayFindings(findings, id)
  if (released === undefined) {
    complain('The letter was not released.')
    return exitCode.refused
  }
  if (command.json !== true)
    for (const { digest, mediaType } of [released.pdf, released.docx]) say(`${digest}  ${mediaType === 'application/pdf' ? 'PDF' : 'Word'}`)
  if (unwritten === undefined) return exitCode.done
  sayFailure(unwritten)
  complain('The letter is released all the same. Save its copies from the register.')
  return exitCode.badInput
}

async function writeCopies({ title, pdf, docx }: ReleasedLetter, folder: string, store: Store): Promise<Result<unknown>> {
  const files: { path: string; bytes: Uint8Array }[] = []
  for (const { digest, ending } of [
    { ...pdf, ending: 'pdf' },
    { ...docx, ending: 'docx' },
  ]) {
    const bytes = await store.register.file(digest)
    if (!bytes.ok) return bytes
    files.push({ path: join(folder, `${fileNameFor(title)}.${ending}`), bytes: bytes.value })
  }
  return writeFilesWhole(files)
}
