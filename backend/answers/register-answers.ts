import { identityOf } from '../../core/clause/index.ts'
import { codesIn, correctionLetter, resolveLetter, type Letter } from '../../core/letter/index.ts'
import { fail, succeed, type Failure, type Page, type Result } from '../../core/requests/index.ts'
import { sendingDayFault } from '../../core/release/index.ts'
import { defaultRules, digestOfPage, moveLetter, type Person } from '../../core/review/index.ts'
import { fileNameFor } from '../export/index.ts'
import { dayHere } from '../places/index.ts'
import { settableVersion } from '../layout/index.ts'
import { standsInFor } from '../release/index.ts'
import { recallPage, recallSheet, type Recalled } from '../register/index.ts'
import type { OpenVersion, ReleasedLetter, Store } from '../store/index.ts'
import type { Answering } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'
import { imagesFor } from './letter-images.ts'
import { namesIn } from './names-in.ts'
import { entryOf, shownSending } from './register-entry.ts'
import { versionName } from './version-name.ts'

type RegisterRequests =
  | 'register.list'
  | 'register.open'
  | 'register.ofLetter'
  | 'register.pages'
  | 'register.save'
  | 'register.send'
  | 'register.whereUsed'
  | 'register.recall'
  | 'register.exportRecall'
  | 'register.correct'

const notCarried: Failure = {
  code: 'clause-not-in-letter',
  message: 'One of these letters does not carry this version of the clause, so there is nothing to correct in it.',
  remedy: 'Choose letters from the recall report.',
}

export function registerAnswers(answering: Answering): AnswerGroup<RegisterRequests> {
  const { store, host, session, layout, library } = answering
  const { register } = store
  return {
    'register.list': async (filter) => {
      const listed = await register.list(filter)
      if (!listed.ok) return listed
      const rows = listed.value.rows.map(({ lastSent, releasedBy: _by, ...row }) => ({
        ...row,
        ...(lastSent !== undefined && { lastSent }),
      }))
      return succeed({ rows, total: listed.value.total })
    },
    'register.open': async ({ id }) => {
      const released = await register.open(id)
      return released.ok ? entryOf(released.value, store, host.today()) : released
    },
    'register.ofLetter': async ({ letterId }) => {
      const released = await register.releaseOf(letterId)
      if (!released.ok) return released
      if (released.value === undefined) return succeed({})
      const entry = await entryOf(released.value, store, host.today())
      return entry.ok ? succeed({ entry: entry.value }) : entry
    },
    'register.pages': async ({ id }) => {
      const released = await register.open(id)
      return released.ok ? pagesOf(released.value, answering) : released
    },
    'register.save': async ({ id }) => {
      const released = await register.open(id)
      return released.ok ? saveFiles(released.value, answering) : released
    },
    'register.send': async ({ id, ...sending }) => {
      const acting = session.acting()
      if (!acting.ok) return acting
      const allowed = mayRecord(acting.value.person)
      if (!allowed.ok) return allowed
      const released = await register.open(id)
      if (!released.ok) return released
      const fault = sendingDayFault(sending.day, { released: dayHere(new Date(released.value.releasedAt)), today: host.today() })
      if (fault !== undefined) return fail({ code: 'sending-day', message: fault, remedy: 'Give the day on which it left.' })
      const recorded = await register.recordSending(id, sending, acting.value.person.id)
      if (!recorded.ok) return recorded
      const names = await namesIn(store)
      return names.ok ? succeed(shownSending(recorded.value, names.value)) : names
    },
    'register.whereUsed': async ({ identity, version }) => {
      const uses = await register.whereUsed(identity, version)
      if (!uses.ok) return uses
      const { drafts, released, sent } = uses.value
      return succeed({ drafts: [...drafts], released: [...released], sent: [...sent] })
    },
    'register.recall': async ({ identity, version }) => {
      const names = await namesIn(store)
      if (!names.ok) return names
      const letters = await register.recall(identity, version)
      if (!letters.ok) return letters
      const recalled = await recalledBy(identity, version, store)
      if (!recalled.ok) return recalled
      const { title, reason, withdrawnOn, replacement } = recalled.value
      return succeed({
        title,
        ...(reason !== undefined && { reason }),
        ...(withdrawnOn !== undefined && { withdrawnOn }),
        ...(replacement !== undefined && { replacement: versionName(replacement) }),
        letters: letters.value.map(({ passages, sendings, ...letter }) => ({
          ...letter,
          passages: [...passages],
          sendings: sendings.map((sending) => shownSending(sending, names.value)),
        })),
      })
    },
    'register.exportRecall': async ({ identity, version, format }) => {
      const letters = await register.recall(identity, version)
      if (!letters.ok) return letters
      const recalled = await recalledBy(identity, version, store)
      if (!recalled.ok) return recalled
      const shelf = await library.shelfFor([])
      if (!shelf.ok) return shelf
      const acting = session.acting()
      const making = { today: host.today(), by: acting.ok ? acting.value.person.name : undefined }
      const made =
        format === 'xlsx'
          ? succeed(await recallSheet(recalled.value, letters.value, { ...making, company: shelf.value.company['company.name'] ?? '' }))
          : await recallPage(recalled.value, letters.value, { ...making, shelf: shelf.value, layout })
      if (!made.ok) return made
      const saved = await host.saveFiles([
        {
          name: `${fileNameFor(`Recall report ${recalled.value.title} v${String(version)} ${making.today}`)}.${format}`,
          format,
          bytes: made.value,
        },
      ])
      return saved.ok ? succeed({ files: [...saved.value] }) : saved
    },
    'register.correct': async ({ identity, version, releases }) => {
      const recalled = await recalledBy(identity, version, store)
      if (!recalled.ok) return recalled
      const { replacement } = recalled.value
      const letters = await register.recall(identity, version)
      if (!letters.ok) return letters
      const begunFor = new Map(letters.value.map(({ releaseId, correction }) => [releaseId, correction]))
      const written: { readonly release: string; readonly letter: Letter }[] = []
      for (const release of releases.filter((id) => begunFor.get(id) === undefined)) {
        const letter = await correct(release, { identity, version, replacement }, answering)
        if (!letter.ok) return letter
        written.push({ release, letter: letter.value })
      }
      // None is begun unless all can be.
      for (const { release, letter } of written) {
        const begun = await store.createLetter(letter, session.actor(), { release, identity, version })
        if (!begun.ok) return begun
        begunFor.set(release, begun.value.id)
      }
      return succeed({ letters: releases.flatMap((id) => begunFor.get(id) ?? []) })
    },
  }
}

/** Set anew, and shown only when they are what was approved: the released file is the truth, its picture must not differ from it. */
async function pagesOf({ letterId, manifest }: ReleasedLetter, answering: Answering): Promise<Result<{ pages: Page[] }>> {
  const opened = await answering.store.openLetter(letterId)
  if (!opened.ok) return opened
  const images = await imagesFor(opened.value.letter, answering)
  if (!images.ok) return images
  const shelf = await answering.library.shelfFor(codesIn(opened.value.letter.document))
  if (!shelf.ok) return shelf
  const { resolved } = resolveLetter(opened.value.letter, shelf.value, {
    draftLine: false,
    printLetterhead: true,
    images: images.value,
  })
  const version = settableVersion(manifest.layout)
  if (resolved === undefined || version === undefined || digestOfPage(resolved) !== manifest.release.page) return succeed({ pages: [] })
  const laidOut = await answering.layout.pages(resolved, new Set(), version)
  return laidOut.ok ? succeed({ pages: [...laidOut.value.pages] }) : laidOut
}

async function saveFiles({ title, pdf, docx, signed }: ReleasedLetter, { store, host }: Answering) {
  const pdfBytes = await store.register.file(pdf.digest)
  if (!pdfBytes.ok) return pdfBytes
  const docxBytes = await store.register.file(docx.digest)
  if (!docxBytes.ok) return docxBytes
  const newest = signed.at(-1)
  const signedBytes = newest === undefined ? succeed(undefined) : await store.register.file(newest.digest)
  if (!signedBytes.ok) return signedBytes
  const name = fileNameFor(title)
  const saved = await host.saveFiles([
    { name: `${name}.pdf`, format: 'pdf', bytes: pdfBytes.value },
    { name: `${name}.docx`, format: 'docx', bytes: docxBytes.value },
    ...(signedBytes.value === undefined ? [] : [{ name: signedName(title), format: 'pdf' as const, bytes: signedBytes.value }]),
  ])
  return saved.ok ? succeed({ files: [...saved.value] }) : saved
}

/** As the command line names it. */
export function signedName(title: string): string {
  return `${fileNameFor(title)}-signed.pdf`
}

function mayRecord(actor: Person): Result<unknown> {
  return moveLetter('released', 'record-sending', {
    actor,
    reason: '',
    review: { rule: defaultRules.letter, authors: [], decisions: [], delegations: [] },
  })
}

async function versionsOf(identity: string, store: Store): Promise<Result<OpenVersion[]>> {
  const read = await store.library.versions([identity.split(' ')[0] ?? ''])
  return read.ok ? succeed(read.value.filter((open) => identityOf(open.version) === identity)) : read
}

/** How a report names a version; a clause that the library does not know any more is named by its code. */
export async function recalledBy(identity: string, version: number, store: Store): Promise<Result<Recalled>> {
  const versions = await versionsOf(identity, store)
  if (!versions.ok) return versions
  const open = versions.value.find(({ number }) => number === version)
  const code = identity.split(' ')[0] ?? identity
  const instead = open === undefined ? succeed(undefined) : await standsInFor(open, store)
  if (!instead.ok) return instead
  return succeed({
    title: open?.version.title ?? code,
    code,
    version,
    reason: open?.withdrawal?.reason,
    withdrawnOn: open?.withdrawal?.at.slice(0, 10),
    replacement: instead.value,
  })
}

interface Correcting {
  readonly identity: string
  readonly version: number
  readonly replacement: OpenVersion | undefined
}

async function correct(
  releaseId: string,
  { identity, version, replacement }: Correcting,
  { store, host }: Answering,
): Promise<Result<Letter>> {
  const released = await store.register.open(releaseId)
  if (!released.ok) return released
  const passages = released.value.manifest.clauses
    .filter((clause) => identityOf(clause) === identity && clause.version === version)
    .map(({ text }) => text)
  if (passages.length === 0) return fail(notCarried)
  const earlier = await store.openLetter(released.value.letterId)
  if (!earlier.ok) return earlier
  return succeed(correctionLetter({ earlier: earlier.value.letter, passages, replacement: replacement?.version }, host.today()))
}
