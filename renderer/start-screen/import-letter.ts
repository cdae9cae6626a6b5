import type { FileDropItem } from 'react-aria-components'
import { ask } from '../desktop.ts'
import { encodeFile } from '../letter-editor/pictures/browser-pictures.ts'
import { noticeOf, type Notify } from '../window/notices.tsx'
import { goToLetter } from '../window/place.ts'

/** The longest letter file that is read, in bytes; the host refuses longer texts too. */
const longest = 10_000_000

/** Bytes of all files that come with a letter; the host reads no larger request. */
const mostBeside = 45_000_000

const isMarkdown = ({ name }: File): boolean => /\.(?:md|markdown)$/iu.test(name)

const isPicture = ({ name }: File): boolean => /\.(?:png|jpe?g|svg)$/iu.test(name)

/** What a letter of another program may be; a Markdown file is one of them where it has no front matter. */
export const oldLetterTypes = ['.docx', '.pdf', '.txt', '.md', '.markdown']

const isOfOtherProgram = ({ name }: File): boolean => /\.(?:docx|pdf|txt)$/iu.test(name)

/**
 * Reads the letter file a person chose, with the pictures and the files to enclose that were chosen with it, and opens the letter that it
 * makes. A letter of another program is handed to `openOld`, which asks what it is to become.
 */
export async function importLetter(files: readonly File[], notify: Notify, openOld: (file: File) => void): Promise<void> {
  const chosen = letterAmong(files)
  if ('problem' in chosen) {
    if (files.length > 0) notify({ text: chosen.problem, tone: 'bad' })
    return
  }
  const { file, beside } = chosen
  if (isOfOtherProgram(file)) return openOld(file)
  if (beside.reduce((sum, { size }) => sum + size, 0) > mostBeside) {
    notify({
      text: 'The files that come with the letter are larger than 45 MB together. Choose fewer, and add the others in the letter itself.',
      tone: 'bad',
    })
    return
  }
  if (file.size > longest) {
    notify({ text: `“${file.name}” is larger than 10 MB, so it is no letter file. Choose a Markdown file.`, tone: 'bad' })
    return
  }
  const text = await readText(file)
  if (text === unreadable) {
    notify({ text: `“${file.name}” cannot be read: it is gone by now, or may not be read by you. Choose it again.`, tone: 'bad' })
    return
  }
  if (text === notUtf8) {
    notify({ text: `“${file.name}” is not written in UTF-8, so it is no letter file. Choose a Markdown file.`, tone: 'bad' })
    return
  }
  if (!/^\uFEFF?---[ \t]*\r?\n/u.test(text)) return openOld(file)
  const encoded = (some: readonly File[]): Promise<{ path: string; bytes: string }[]> =>
    Promise.all(some.map(async (each) => ({ path: each.name, bytes: await encodeFile(each) })))
  const images = await encoded(beside.filter(isPicture))
  const others = await encoded(beside.filter((each) => !isPicture(each)))
  const result = await ask('letters.import', { name: file.name.slice(0, 255), text, images, files: others })
  if (!result.ok) {
    notify(noticeOf(result.error))
    return
  }
  const { id, findings } = result.value
  if (findings.length > 0)
    notify({
      text:
        findings.length === 1
          ? `Imported, with a remark: ${findings[0]?.message ?? ''}`
          : `Imported, with ${String(findings.length)} remarks about the file. The first: ${findings[0]?.message ?? ''}`,
    })
  goToLetter(id)
}

interface Chosen {
  readonly file: File
  /** What was chosen with it. */
  readonly beside: readonly File[]
}

/** The one Markdown file among those that were chosen; without one, the one file that is no picture. */
function letterAmong(files: readonly File[]): Chosen | { readonly problem: string } {
  const markdown = files.filter(isMarkdown)
  const letters = markdown.length > 0 ? markdown : files.filter((each) => !isPicture(each))
  const [file, another] = letters
  if (file === undefined) return { problem: 'These are pictures only. Choose the letter file together with its pictures.' }
  if (another !== undefined)
    return { problem: 'One letter file is imported at a time. Choose one of them, with its pictures and the files that it encloses.' }
  return { file, beside: files.filter((each) => each !== file) }
}

const unreadable = Symbol('unreadable')
const notUtf8 = Symbol('not UTF-8')

async function readText(file: File): Promise<string | typeof unreadable | typeof notUtf8> {
  const bytes = await file.arrayBuffer().catch(() => unreadable)
  if (typeof bytes === 'symbol') return unreadable
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return notUtf8
  }
}

/** The files that were dropped; undefined where one of them cannot be read. */
export async function filesDropped(items: readonly Pick<FileDropItem, 'getFile'>[]): Promise<File[] | undefined> {
  try {
    return await Promise.all(items.map((item) => item.getFile()))
  } catch {
    return undefined
  }
}
