import { codesIn, resolveLetter } from '../../core/letter/index.ts'
import { fail, succeed, type Page, type Result } from '../../core/requests/index.ts'
import { sendingDayFault } from '../../core/release/index.ts'
import { defaultRules, digestOfPage, moveLetter, type Person } from '../../core/review/index.ts'
import { fileNameFor } from '../export/index.ts'
import { dayHere } from '../places/index.ts'
import { settableVersion } from '../layout/index.ts'
import { recallPage, recallSheet } from '../register/index.ts'
import { newestPdf, type ReleasedLetter } from '../store/index.ts'
import type { Answering } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'
import { correctLetters } from './correct-letters.ts'
import { imagesFor } from './letter-images.ts'
import { namesIn } from './names-in.ts'
import { recalledBy } from './recalled-by.ts'
import { entryOf, shownSending } from './register-entry.ts'
import { saveSignedFile, signedName } from './save-signed.ts'
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
    'register.save': async ({ id, only }) => {
      const released = await register.open(id)
      if (!released.ok) return released
      return only === 'signed' ? saveSignedFile(released.value, answering) : saveFiles(released.value, answering)
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
    'register.recall': async ({ identity, version, release }) => {
      const names = await namesIn(store)
      if (!names.ok) return names
      const letters = await register.recall(identity, version, release)
      if (!letters.ok) return letters
      const recalled = await recalledBy(identity, version, store)
      if (!recalled.ok) return recalled
      const { title, reason, withdrawnOn, replacement } = recalled.value
      return succeed({
        title,
        ...(reason !== undefined && { reason }),
        ...(withdrawnOn !== undefined && { withdrawnOn }),
        ...(replacement !== undefined && { replacement: versionName(replacement) }),
        letters: letters.value.map(({ passages, sendings, corrections, ...letter }) => ({
          ...letter,
          passages: [...passages],
          corrections: [...corrections],
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
    'register.correct': ({ recipients, ...version }) => correctLetters(version, recipients, answering),
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

async function saveFiles(released: ReleasedLetter, { store, host }: Answering) {
  const { title, pdf, docx, signed } = released
  const pdfBytes = await store.register.file(pdf.digest)
  if (!pdfBytes.ok) return pdfBytes
  const docxBytes = await store.register.file(docx.digest)
  if (!docxBytes.ok) return docxBytes
  const signedBytes = signed.length === 0 ? succeed(undefined) : await store.register.file(newestPdf(released).digest)
  if (!signedBytes.ok) return signedBytes
  const name = fileNameFor(title)
  const saved = await host.saveFiles([
    { name: `${name}.pdf`, format: 'pdf', bytes: pdfBytes.value },
    { name: `${name}.docx`, format: 'docx', bytes: docxBytes.value },
    ...(signedBytes.value === undefined ? [] : [{ name: signedName(title), format: 'pdf' as const, bytes: signedBytes.value }]),
  ])
  return saved.ok ? succeed({ files: [...saved.value] }) : saved
}

function mayRecord(actor: Person): Result<unknown> {
  return moveLetter('released', 'record-sending', {
    actor,
    reason: '',
    review: { rule: defaultRules.letter, authors: [], decisions: [], delegations: [] },
  })
}
