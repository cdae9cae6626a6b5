import {
  findingsOfSample,
  houseChanges,
  houseFaults,
  houseStateOn,
  houseTitle,
  sampleLetter,
  usableHouse,
  type HouseThing,
} from '../../core/house/index.ts'
import { codesIn, resolveLetter } from '../../core/letter/index.ts'
import {
  fail,
  succeed,
  type Failure,
  type HouseEntry,
  type HouseRow,
  type HouseVersionEntry,
  type Result,
} from '../../core/requests/index.ts'
import type { OpenHouseVersion } from '../store/index.ts'
import type { Answering } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'
import type { Reviewing } from './letter-review-answers.ts'
import { imagesFor } from './letter-images.ts'
import { namesIn } from './names-in.ts'
import { actingAs } from './session.ts'
import { shownItem, writerName } from './shown-review.ts'
import { shownStarterValues } from './starter-values.ts'
import { signersIn, vouchedKeys } from './vouched-keys.ts'

type HouseRequests =
  | 'house.list'
  | 'house.open'
  | 'house.create'
  | 'house.saveDraft'
  | 'house.nextVersion'
  | 'house.submit'
  | 'house.withdraw'
  | 'house.render'

const noLetterhead: Failure = {
  code: 'letterhead-unknown',
  message: 'The house has no letterhead, so there is no page to show it on.',
  remedy: 'Make a letterhead first.',
}

export function houseAnswers(answering: Reviewing): AnswerGroup<HouseRequests> {
  const { store, session, host, library, layout } = answering
  const { house } = store
  return {
    'house.list': async () => {
      const all = await house.versions()
      return all.ok ? succeed({ rows: rowsOf(all.value) }) : all
    },
    'house.open': ({ id }) => openEntry(id, answering),
    'house.create': async ({ thing, reason }) => {
      const acting = session.acting()
      if (!acting.ok) return acting
      const faultless = withoutFaults(thing)
      if (!faultless.ok) return faultless
      const made = await house.create(thing, reason, acting.value.person)
      return made.ok ? succeed({ id: made.value.id }) : made
    },
    'house.saveDraft': async ({ id, seen, thing, reason, writer }) => {
      const acting = actingAs(session, writer)
      if (!acting.ok) return acting
      const faultless = withoutFaults(thing)
      if (!faultless.ok) return faultless
      const saved = await house.saveDraft(id, seen, thing, reason, acting.value.person)
      return saved.ok ? succeed({ digest: saved.value.digest }) : saved
    },
    'house.nextVersion': async ({ id, reason }) => {
      const acting = session.acting()
      if (!acting.ok) return acting
      const made = await house.revise(id, reason, acting.value.person)
      return made.ok ? succeed({ id: made.value.id }) : made
    },
    'house.submit': async ({ id, note, due }) => {
      const acting = session.acting()
      if (!acting.ok) return acting
      const { person } = acting.value
      const open = await house.openVersion(id)
      if (!open.ok) return open
      const faultless = withoutFaults(open.value.thing)
      if (!faultless.ok) return faultless
      const sent = await store.reviews.send({ subject: open.value.kind, id, note, due, today: host.today() }, person)
      if (!sent.ok) return sent
      const names = await namesIn(store)
      return names.ok ? succeed(shownItem(sent.value, names.value, person.id)) : names
    },
    'house.withdraw': async ({ id, reason }) => {
      const acting = session.acting()
      if (!acting.ok) return acting
      const withdrawn = await house.withdraw(id, reason, acting.value.person)
      return withdrawn.ok ? succeed({}) : withdrawn
    },
    'house.render': async ({ thing, known }) => {
      // The letter of the sample begins as its template says, with the clauses that stand there.
      const bodies = [...library.read().shelf.templates, ...(thing.kind === 'template' ? [thing.content] : [])].map(({ body }) => body)
      const shelf = await library.shelfFor(codesIn(bodies.flat()))
      if (!shelf.ok) return shelf
      const sample = sampleLetter(thing, shelf.value, host.today())
      const images = await imagesFor(sample.letter, answering, sample.shelf)
      if (!images.ok) return images
      const { resolved, findings } = resolveLetter(sample.letter, sample.shelf, {
        draftLine: false,
        printLetterhead: true,
        images: images.value,
      })
      if (resolved === undefined) return fail(noLetterhead)
      const laidOut = await layout.pages(resolved, new Set(known))
      if (!laidOut.ok) return laidOut
      return succeed({ pages: [...laidOut.value.pages], findings: findingsOfSample([...findings, ...laidOut.value.findings], sample) })
    },
  }
}

function withoutFaults(thing: HouseThing): Result<void> {
  const [fault] = houseFaults(thing)
  if (fault === undefined) return succeed(undefined)
  return fail({
    code: 'house-faulty',
    message: `“${houseTitle(thing)}” cannot stand so, at ${fault.place}: ${fault.message}`,
    remedy: 'Mend it in the draft.',
  })
}

/** Each thing once, by its newest version. */
function rowsOf(all: readonly OpenHouseVersion[]): HouseRow[] {
  const used = usableHouse(all)
  const newest = all.filter((version, index) => all.findIndex(({ kind, code }) => kind === version.kind && code === version.code) === index)
  const short = (version: OpenHouseVersion) => ({ id: version.id, number: version.number, state: houseStateOn(version, all) })
  return newest.map((version) => {
    const { kind, code, thing, changedAt } = version
    const inUse = used.find((each) => each.kind === kind && each.code === code)
    return {
      kind,
      code,
      title: houseTitle(thing),
      newest: short(version),
      changedAt,
      ...(inUse !== undefined && { used: short(inUse) }),
      ...shownStarterValues(version, all),
    }
  })
}

async function openEntry(id: string, { store }: Pick<Answering, 'store'>): Promise<Result<HouseEntry>> {
  const versions = await versionsOf(id, store.house)
  if (!versions.ok) return versions
  const names = await namesIn(store)
  if (!names.ok) return names
  const proofs = await store.proofs.on([])
  if (!proofs.ok) return proofs
  const signerOf = signersIn(vouchedKeys(), proofs.value, names.value)
  const shown: HouseVersionEntry[] = []
  for (const [index, version] of versions.value.entries()) {
    const decisions = await store.house.decisionsOn(version.digest)
    if (!decisions.ok) return decisions
    const review = await store.reviews.openFor(version.id)
    if (!review.ok) return review
    const { number, isFrozen, digest, reason, madeAt, withdrawal, thing } = version
    shown.push({
      id: version.id,
      number,
      isFrozen,
      digest,
      reason,
      madeAt,
      thing,
      state: houseStateOn(version, versions.value),
      author: writerName(version.author, names.value),
      changes: houseChanges(versions.value[index + 1]?.thing, thing),
      decisions: decisions.value.map((decision) => ({
        id: decision.id,
        role: decision.role,
        meaning: decision.meaning,
        at: decision.at,
        comment: decision.comment,
        ...signerOf(decision),
      })),
      ...(withdrawal !== undefined && { withdrawal }),
      ...(review.value !== undefined && { review: review.value }),
      ...shownStarterValues(version, versions.value),
    })
  }
  const [newest] = versions.value
  if (newest === undefined) throw new Error('a thing of the house without a version')
  return succeed({ kind: newest.kind, code: newest.code, title: houseTitle(newest.thing), versions: shown })
}

/** All versions of the thing that a version belongs to, the newest first. */
export async function versionsOf(id: string, house: Answering['store']['house']): Promise<Result<OpenHouseVersion[]>> {
  const open = await house.openVersion(id)
  if (!open.ok) return open
  const all = await house.versions()
  return all.ok ? succeed(all.value.filter(({ kind, code }) => kind === open.value.kind && code === open.value.code)) : all
}
