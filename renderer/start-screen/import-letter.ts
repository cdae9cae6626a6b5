import { ask } from '../desktop.ts'
import { noticeOf, type Notify } from '../window/notices.tsx'
import { goToLetter } from '../window/place.ts'

/** The longest letter file that is read, in bytes; the host refuses longer texts too. */
const longest = 10_000_000

/** Reads the letter file a person chose and opens the letter that it makes. */
export async function importLetter(files: readonly File[], notify: Notify): Promise<void> {
  const [file] = files
  if (file === undefined) return
  if (files.length > 1) {
    notify({ text: 'One letter file is imported at a time. Choose one of them.', tone: 'bad' })
    return
  }
  if (file.size > longest) {
    notify({ text: `“${file.name}” is larger than 10 MB, so it is no letter file. Choose a Markdown file.`, tone: 'bad' })
    return
  }
  const text = await readText(file)
  if (text === undefined) {
    notify({ text: `“${file.name}” is not written in UTF-8, so it is no letter file. Choose a Markdown file.`, tone: 'bad' })
    return
  }
  const result = await ask('letters.import', { name: file.name.slice(0, 255), text })
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

async function readText(file: File): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
  } catch {
    return undefined
  }
}
