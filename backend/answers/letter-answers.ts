import { assembleLetter, codesIn, newLetter } from '../../core/letter/index.ts'
import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import { createEvidenceReader } from '../evidence/index.ts'
import { readLetterFileDrawing } from '../files/index.ts'
import type { CleanImage } from '../images/index.ts'
import type { Answering } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'
import { enclosedBeside } from './letter-enclosures.ts'
import { imagesBeside, keepImage } from './letter-images.ts'
import { draftOfOldLetter } from './old-letters.ts'
import { writerOf } from './session.ts'

type LetterRequests =
  | 'letters.list'
  | 'letters.create'
  | 'letters.open'
  | 'letters.save'
  | 'letters.rename'
  | 'letters.remove'
  | 'letters.import'
  | 'letters.importOld'

/** Draws SVG drawings, each in a thread of its own. */
const reader = createEvidenceReader()

const templateGone: Failure = {
  code: 'template-unknown',
  message: 'This letter template is not in the library any more.',
  remedy: 'Choose another one.',
}

export function letterAnswers(answering: Answering): AnswerGroup<LetterRequests> {
  const { store, library, host, session } = answering
  return {
    'letters.list': ({ limit }) => store.listLetters(limit),
    'letters.create': async ({ template: code }) => {
      const writer = writerOf(session)
      if (!writer.ok) return writer
      const template = library.read().shelf.templates.find((candidate) => candidate.code === code)
      if (template === undefined) return fail(templateGone)
      const shelf = await library.shelfFor(codesIn(template.body))
      if (!shelf.ok) return shelf
      const made = await store.createLetter(newLetter(template, shelf.value, host.today()), writer.value)
      return made.ok ? succeed({ id: made.value.id, letter: made.value.letter }) : made
    },
    'letters.open': ({ id }) => store.openLetter(id),
    'letters.save': async ({ id, revision, letter, restores, passages, writer: wroteIt }) => {
      const writer = writerOf(session, wroteIt)
      if (!writer.ok) return writer
      return store.saveLetter(id, revision, letter, writer.value, { restores, passages })
    },
    'letters.rename': async ({ id, title }) => {
      const writer = writerOf(session)
      if (!writer.ok) return writer
      const renamed = await store.renameLetter(id, title, writer.value)
      return renamed.ok ? succeed({}) : renamed
    },
    'letters.remove': async ({ id, removed }) => {
      const writer = writerOf(session)
      if (!writer.ok) return writer
      const done = await store.removeLetter(id, removed, writer.value)
      return done.ok ? succeed({}) : done
    },
    'letters.import': async ({ name, text, images, files }) => {
      const writer = writerOf(session)
      if (!writer.ok) return writer
      const beside = imagesBeside(images)
      const enclosed = enclosedBeside([...files, ...images])
      const drawing = { ...beside, draw: (bytes: Uint8Array) => reader.draw(bytes) }
      const { source, findings, drawn } = await readLetterFileDrawing(text, name, drawing, enclosed.fileAt)
      const shelf = await library.shelfFor(codesIn(source?.body ?? []))
      if (!shelf.ok) return shelf
      const assembled = source === undefined ? undefined : assembleLetter(source, shelf.value)
      if (assembled?.letter === undefined) return fail(cannotImport(name, [...findings, ...(assembled?.findings ?? [])]))
      for (const image of [...beside.shown(), ...drawn]) {
        const kept = await keepImage(image, answering)
        if (!kept.ok) return kept
      }
      for (const file of enclosed.taken()) {
        const kept = await store.enclosures.add(file)
        if (!kept.ok) return kept
      }
      const made = await store.createLetter(assembled.letter, writer.value)
      if (!made.ok) return made
      return succeed({ id: made.value.id, letter: made.value.letter, findings: [...findings, ...assembled.findings] })
    },
    'letters.importOld': async ({ name, bytes, template }) => {
      const writer = writerOf(session)
      if (!writer.ok) return writer
      const shelf = await library.shelfFor([])
      if (!shelf.ok) return shelf
      const keep = (image: CleanImage): Promise<Result<void>> => keepImage(image, answering)
      const draft = await draftOfOldLetter({ name, bytes: Buffer.from(bytes, 'base64'), template, keep }, shelf.value)
      if (!draft.ok) return draft
      const made = await store.createLetter(draft.value.letter, writer.value)
      if (!made.ok) return made
      const { recognised, dropped, pictures } = draft.value
      return succeed({ id: made.value.id, letter: made.value.letter, recognised: [...recognised], dropped: [...dropped], pictures })
    },
  }
}

/** The first fault of the file in a sentence, and how many more there are. */
function cannotImport(
  name: string,
  findings: readonly { readonly message: string; readonly remedy: string; readonly place: { readonly line?: number | undefined } }[],
): Failure {
  const [first] = findings
  const where = first?.place.line === undefined ? '' : ` Line ${String(first.place.line)}:`
  const more = findings.length > 1 ? ` ${String(findings.length - 1)} more faults follow.` : ''
  return {
    code: 'letter-unreadable',
    message: `${name} could not be imported.${where} ${first?.message ?? 'It is no letter file.'}${more}`,
    remedy: first?.remedy ?? 'Choose a letter file.',
  }
}
