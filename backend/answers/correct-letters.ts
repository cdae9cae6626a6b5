import { correctionLetter, type Letter } from '../../core/letter/index.ts'
import { isSameRecipient, recipientsOf, type LetterRecipient } from '../../core/release/index.ts'
import { fail, succeed, type Failure, type Result, type ToCorrect } from '../../core/requests/index.ts'
import type { OpenVersion, RecalledLetter, Sending } from '../store/index.ts'
import type { Answering } from './answers.ts'
import { recalledBy } from './recalled-by.ts'
import { writerOf } from './session.ts'

const notCarried: Failure = {
  code: 'clause-not-in-letter',
  message: 'One of these letters does not carry this version of the clause, so there is nothing to correct in it.',
  remedy: 'Choose letters from the recall report.',
}
const notSentTo: Failure = {
  code: 'recipient-unknown',
  message: 'The register knows no such sending of one of these letters.',
  remedy: 'Choose recipients from the recall report.',
}

interface VersionName {
  readonly identity: string
  readonly version: number
}

/** Somebody who is told that words of a letter no longer stand. */
interface Told {
  readonly letter: RecalledLetter
  readonly recipient: LetterRecipient<Sending>
}

/** Begins a letter of correction to each of these recipients who has none yet, all or none of them; answers with all their letters. */
export async function correctLetters(
  name: VersionName,
  wanted: readonly ToCorrect[],
  answering: Answering,
): Promise<Result<{ letters: string[] }>> {
  const { store, session } = answering
  const writer = writerOf(session)
  if (!writer.ok) return writer
  const recalled = await recalledBy(name.identity, name.version, store)
  if (!recalled.ok) return recalled
  const letters = await store.register.recall(name.identity, name.version)
  if (!letters.ok) return letters
  const told = eachOnce(wanted, letters.value)
  if (!told.ok) return told
  const written: { readonly told: Told; readonly correction: Letter | undefined }[] = []
  for (const each of told.value) {
    const correction =
      each.recipient.correction === undefined ? await correctionFor(each, recalled.value.replacement, answering) : succeed(undefined)
    if (!correction.ok) return correction
    written.push({ told: each, correction: correction.value })
  }
  const ids: string[] = []
  for (const { told, correction } of written) {
    const { letter, recipient } = told
    if (correction === undefined) ids.push(recipient.correction?.id ?? '')
    else {
      const [first] = recipient.sendings
      const corrects = { ...name, release: letter.releaseId, ...(first !== undefined && { sending: first.id }) }
      const begun = await store.createLetter(correction, writer.value, corrects)
      if (!begun.ok) return begun
      ids.push(begun.value.id)
    }
  }
  return succeed({ letters: ids })
}

/** Who is meant, each once, however many of their sendings are named. */
function eachOnce(wanted: readonly ToCorrect[], letters: readonly RecalledLetter[]): Result<Told[]> {
  const all = letters.flatMap((letter) => recipientsOf(letter).map((recipient): Told => ({ letter, recipient })))
  const found = new Set<Told>()
  for (const { release, sending } of wanted) {
    const ofLetter = all.filter(({ letter }) => letter.releaseId === release)
    if (ofLetter.length === 0) return fail(notCarried)
    const told = ofLetter.find(({ recipient: { sendings } }) =>
      sending === undefined ? sendings.length === 0 : sendings.some(({ id }) => id === sending),
    )
    if (told === undefined) return fail(notSentTo)
    found.add(told)
  }
  return succeed([...found])
}

async function correctionFor(
  { letter: { letterId, recipient: named, passages }, recipient }: Told,
  replacement: OpenVersion | undefined,
  { store, host }: Answering,
): Promise<Result<Letter>> {
  const earlier = await store.openLetter(letterId)
  if (!earlier.ok) return earlier
  const isNamed = isSameRecipient(recipient.name, named)
  return succeed(
    correctionLetter(
      {
        earlier: earlier.value.letter,
        ...(!isNamed && { recipient: recipient.name, named }),
        passages,
        replacement: replacement?.version,
      },
      host.today(),
    ),
  )
}
