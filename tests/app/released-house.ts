import { join } from 'node:path'
import { createLayout } from '../../backend/layout/index.ts'
import { checkLetterForRelease, letterForReview, releaseLetter, type ReleaseSources } from '../../backend/release/index.ts'
import type { Store } from '../../backend/store/index.ts'
import { identityOf } from '../../core/clause/index.ts'
import type { Letter } from '../../core/letter/index.ts'
import { sourcesFor, stockedHouse, take } from '../backend/release/house.ts'
import { must, wishOf } from '../backend/store/stores.ts'
import { author, decision, reviewer } from '../core/review/house.ts'
import { example, library } from '../templates/starter-library.ts'

export const recipients = ['Harbour Optics Ltd', 'Nordlicht Vertrieb GmbH', 'Peña e Hijos SA'] as const
export const withdrawnCode = 'certification/secure-build-scheme'
export const approvedTitle = 'An approved letter'
export const reason = 'The certificate was revoked on 20 November.'

/** A letter whose clauses have no last day, so that it can be released on any day. */
export function lastingLetter(): Letter {
  const letter = example('partner-letter.md')
  const ends = (code: string): boolean =>
    library.shelf.library.versions.some((version) => version.code === code && version.valid.until !== undefined)
  return { ...letter, title: approvedTitle, document: letter.document.filter((block) => block.type !== 'clause' || !ends(block.code)) }
}

/** A house with a released letter to each of the recipients. */
export async function houseToSign(folder: string): Promise<void> {
  const data = join(folder, 'data')
  const store = await stockedHouse(data)
  const layout = createLayout()
  for (const recipient of recipients) {
    const letter = lastingLetter()
    const written = { ...letter, title: `Notice to ${recipient}`, values: { ...letter.values, 'partner.name': recipient } }
    const { id } = must(await store.createLetter(written, author.person.id))
    await take(data, decision(reviewer, must(await checkLetterForRelease(id, sourcesFor(store, layout))).digest, { subject: 'letter' }))
    must(await releaseLetter(id, author.person, sourcesFor(store, layout)))
  }
  await layout.close()
  await store.close()
}

/** Sends a letter to review as its author, and approves it as its reviewer. */
export async function sentAndApproved(store: Store, id: string, sources: ReleaseSources): Promise<void> {
  const { digest, revision } = must(await letterForReview(id, sources))
  const sent = must(
    await store.reviews.send({ subject: 'letter', id, note: '', today: sources.today, letter: { digest, revision } }, author.person),
  )
  must(await store.reviews.decide(sent.id, decision(reviewer, digest, { subject: 'letter' }), { today: sources.today }))
}

/**
 * A data folder in which three letters are released, the first two are sent, and the certificate in them is withdrawn; one
 * draft carries it, and another letter is approved and waits for its release.
 */
export async function releasedHouse(folder: string): Promise<{ releases: string[]; letters: string[]; draft: string; approved: string }> {
  const data = join(folder, 'data')
  const store = await stockedHouse(data)
  const layout = createLayout()
  const [releases, letters]: [string[], string[]] = [[], []]
  for (const [index, recipient] of recipients.entries()) {
    const letter = example('partner-letter.md')
    const { id } = must(
      await store.createLetter(
        { ...letter, title: `Scope notice ${String(index + 1)}`, values: { ...letter.values, 'partner.name': recipient } },
        author.person.id,
      ),
    )
    await take(data, decision(reviewer, must(await checkLetterForRelease(id, sourcesFor(store, layout))).digest, { subject: 'letter' }))
    const { released } = must(await releaseLetter(id, author.person, sourcesFor(store, layout)))
    if (released === undefined) throw new Error('not released')
    if (index < 2)
      must(await store.register.recordSending(released.id, { day: '2026-11-24', recipient, how: 'E-mail', note: '' }, author.person.id))
    releases.push(released.id)
    letters.push(id)
  }
  const pinned = example('partner-letter.md').document.find((block) => block.type === 'clause' && block.code === withdrawnCode)
  const versions = must(await store.library.versions([withdrawnCode]))
  const version = versions.find(
    (open) => pinned?.type === 'clause' && identityOf(open.version) === identityOf(pinned) && open.number === pinned.version,
  )
  const carrying = { ...example('partner-letter.md'), title: 'A draft with the certificate' }
  const { id: draft } = must(await store.createLetter(carrying, author.person.id))
  const { id: approved } = must(await store.createLetter(lastingLetter(), author.person.id))
  await sentAndApproved(store, approved, sourcesFor(store, layout))
  must(await store.library.withdraw(version?.id ?? '', undefined, wishOf(reviewer.person, reason)))
  await layout.close()
  await store.close()
  return { releases, letters, draft, approved }
}
