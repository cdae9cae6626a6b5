import { assembleLetter, recogniseParts, type Letter, type Shelf } from '../../core/letter/index.ts'
import { toSlateForm, type Block, type PartName } from '../../core/document/index.ts'
import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import { createEvidenceReader, droppedThings, largestEvidence, type Dropped, type EvidenceFailure } from '../evidence/index.ts'
import { readOldMarkdown } from '../files/index.ts'

/** The draft that a letter of another program becomes. */
export interface OldLetterDraft {
  readonly letter: Letter
  /** The parts that were told apart from the body; those that were not are the template's. */
  readonly recognised: readonly PartName[]
  /** What the file had and the draft has not, in words, with how often. */
  readonly dropped: readonly { readonly what: string; readonly count: number }[]
}

/** An old letter that somebody has at hand. */
export interface OldLetterFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** Code of the template whose letterhead, parts and checks the draft takes. */
  readonly template: string
}

/** Bytes of the largest file that is read. */
export const largestOldLetter = largestEvidence

const reader = createEvidenceReader()

const failures: Readonly<Partial<Record<EvidenceFailure['code'], Pick<Failure, 'message' | 'remedy'>>>> = {
  'evidence-too-large': { message: 'The file is larger than 50 MB, which no letter is.', remedy: 'Check that it is the right file.' },
  'evidence-kind-unknown': {
    message: 'This is no Word document, PDF, Markdown or plain text.',
    remedy: 'Open it where it was written, save it as a Word document (.docx) and open that.',
  },
  'evidence-too-long': {
    message: 'The file has more pages or paragraphs than a letter can have.',
    remedy: 'Save the pages that are the letter as a file of their own and open that.',
  },
  'evidence-stopped': {
    message: 'The file needs more memory to read than a letter may take.',
    remedy: 'Save it anew as a Word document (.docx) and open that.',
  },
}

const empty: Failure = {
  code: 'letter-unreadable',
  message: 'No words could be read in the file; it may be the picture of a letter.',
  remedy: 'Have its text recognised, save that as a Word document or plain text, and open that.',
}

/**
 * Makes a draft of a letter that was written in another program: its structure, and those of its parts that are sure. Fails for
 * what cannot be read, in words about letters, and for a template that is not there.
 */
export async function draftOfOldLetter({ name, bytes, template }: OldLetterFile, shelf: Shelf): Promise<Result<OldLetterDraft>> {
  const read = await readOld(name, bytes)
  if (!read.ok) return fail({ ...read.error, ...failures[read.error.code], code: 'letter-unreadable' })
  if (read.value.blocks.length === 0) return fail(empty)
  const { document, date, recognised } = recogniseParts(read.value.blocks)
  const title = name.replace(/\.[a-z]{1,8}$/iu, '').slice(0, 300)
  const values: Record<string, string> = date === undefined ? {} : { 'letter.date': date }
  const { letter, findings } = assembleLetter(
    {
      title: title === '' ? 'Old letter' : title,
      template,
      letterhead: undefined,
      language: undefined,
      jurisdictions: undefined,
      values,
      body: toSlateForm(document),
    },
    shelf,
  )
  const [finding] = findings
  if (letter === undefined)
    return fail({
      code: 'template-unknown',
      message: finding?.message ?? 'There is no such template.',
      remedy: finding?.remedy ?? 'Choose another.',
    })
  const dropped = droppedThings.flatMap((what) => {
    const count = read.value.dropped[what] ?? 0
    return count === 0 ? [] : [{ what, count }]
  })
  return succeed({ letter, recognised, dropped })
}

async function readOld(
  name: string,
  bytes: Uint8Array,
): Promise<Result<{ readonly blocks: readonly Block[]; readonly dropped: Dropped }, EvidenceFailure>> {
  const blocks = /\.(?:md|markdown)$/iu.test(name) ? markdownOf(name, bytes) : undefined
  if (blocks !== undefined) return succeed({ blocks, dropped: {} })
  return reader.readLetter(bytes)
}

function markdownOf(name: string, bytes: Uint8Array): readonly Block[] | undefined {
  try {
    return readOldMarkdown(new TextDecoder('utf-8', { fatal: true }).decode(bytes), name)
  } catch {
    return undefined
  }
}
