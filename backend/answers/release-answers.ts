import type { Day } from '../../core/clause/index.ts'
import { fail, succeed } from '../../core/requests/index.ts'
import { checkLetterForRelease, releaseLetter, type ReleaseSources } from '../release/index.ts'
import type { Answering } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'
import { sealStandingOf } from './evidence-text.ts'
import { imagesFor } from './letter-images.ts'
import { writerOf } from './session.ts'
import { shelfForLetter } from './shelf-for-letter.ts'

/** What a release is worked out from, as it is now. */
export function releaseSources(from: Pick<Answering, 'store' | 'library' | 'layout'>, today: Day): ReleaseSources {
  const { store, library, layout } = from
  return {
    store,
    layout,
    shelf: (letter) => shelfForLetter(letter, library),
    images: (letter) => imagesFor(letter, from),
    seal: (version) => sealStandingOf(store, version),
    today,
  }
}

export function releaseAnswers(answering: Answering): AnswerGroup<'letters.releaseCheck' | 'letters.release' | 'letters.copy'> {
  const { store, session, host } = answering
  return {
    'letters.releaseCheck': async ({ id }) => {
      const checked = await checkLetterForRelease(id, releaseSources(answering, host.today()))
      return checked.ok ? succeed({ findings: [...checked.value.findings] }) : checked
    },
    'letters.release': async ({ id }) => {
      const acting = session.acting()
      if (!acting.ok) return acting
      const outcome = await releaseLetter(id, acting.value.person, releaseSources(answering, host.today()))
      if (!outcome.ok) return fail(outcome.error)
      const { released, findings } = outcome.value
      return succeed({ ...(released !== undefined && { releaseId: released.id }), findings: [...findings] })
    },
    'letters.copy': async ({ id }) => {
      const writer = writerOf(session)
      if (!writer.ok) return writer
      const opened = await store.openLetter(id)
      if (!opened.ok) return opened
      const { letter } = opened.value
      const made = await store.createLetter({ ...letter, values: { ...letter.values, 'letter.date': host.today() } }, writer.value)
      return made.ok ? succeed({ id: made.value.id }) : made
    },
  }
}
