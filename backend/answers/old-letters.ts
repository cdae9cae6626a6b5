import { assembleLetter, recogniseParts, type Letter, type Shelf } from '../../core/letter/index.ts'
import { toSlateForm, undescribedPicture, type Block, type PartName } from '../../core/document/index.ts'
import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import { createEvidenceReader, droppedThings, largestEvidence, type EvidenceFailure, type OldLetter } from '../evidence/index.ts'
import { readOldMarkdown } from '../files/index.ts'
import type { CleanImage } from '../images/index.ts'

/** The draft that a letter of another program becomes. */
export interface OldLetterDraft {
  readonly letter: Letter
  /** The parts that were told apart from the body; those that were not are the template's. */
  readonly recognised: readonly PartName[]
  /** What the file had and the draft has not, in words, with how often. */
  readonly dropped: readonly { readonly what: string; readonly count: number }[]
  /** How many pictures came along, and how many of them nobody described. */
  readonly pictures: { readonly count: number; readonly undescribed: number }
}

/** An old letter that somebody has at hand. */
export interface OldLetterFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** Code of the template whose letterhead, parts and checks the draft takes. */
  readonly template: string
  /** Keeps a picture of the letter; fails with `image-unreadable` for one that cannot be drawn, which is left out then. */
  keep(image: CleanImage): Promise<Result<unknown>>
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
export async function draftOfOldLetter({ name, bytes, template, keep }: OldLetterFile, shelf: Shelf): Promise<Result<OldLetterDraft>> {
  const read = await readOld(name, bytes)
  if (!read.ok) return fail({ ...read.error, ...failures[read.error.code], code: 'letter-unreadable' })
  if (read.value.blocks.every(({ type }) => type === 'image' || type === 'page-break')) return fail(empty)
  const kept = await keptImages(read.value, keep)
  if (!kept.ok) return kept
  const { document, date, recognised } = recogniseParts(kept.value.blocks)
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
    const count = kept.value.dropped[what] ?? 0
    return count === 0 ? [] : [{ what, count }]
  })
  const pictures = letter.document.flatMap((block) => (block.type === 'image' ? [block.alt] : []))
  const undescribed = pictures.filter((alt) => alt === undescribedPicture).length
  return succeed({ letter, recognised, dropped, pictures: { count: pictures.length, undescribed } })
}

/** The letter without the pictures that could not be kept. */
async function keptImages({ blocks, dropped, images }: OldLetter, keep: OldLetterFile['keep']): Promise<Result<OldLetter>> {
  const lost = new Set<string>()
  for (const image of images) {
    const kept = await keep(image)
    if (!kept.ok && kept.error.code !== 'image-unreadable') return kept
    if (!kept.ok) lost.add(image.digest)
  }
  const shown = blocks.filter((block) => block.type !== 'image' || !lost.has(block.digest))
  const what = 'pictures that are damaged or too large'
  const count = (dropped[what] ?? 0) + blocks.length - shown.length
  return succeed({ images, blocks: shown, dropped: { ...dropped, ...(count > 0 && { [what]: count }) } })
}

async function readOld(name: string, bytes: Uint8Array): Promise<Result<OldLetter, EvidenceFailure>> {
  const blocks = /\.(?:md|markdown)$/iu.test(name) ? markdownOf(name, bytes) : undefined
  if (blocks !== undefined) return succeed({ blocks, dropped: {}, images: [] })
  return reader.readLetter(bytes)
}

function markdownOf(name: string, bytes: Uint8Array): readonly Block[] | undefined {
  try {
    return readOldMarkdown(new TextDecoder('utf-8', { fatal: true }).decode(bytes), name)
  } catch {
    return undefined
  }
}
