import type { Evidence } from '../../core/clause/index.ts'
import { succeed, type Result } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { encodeFile } from '../letter-editor/pictures/browser-pictures.ts'

/** Has the host keep a file of evidence; the entry names it by its file's name, and says no more of it yet. */
export async function keepFile(file: File): Promise<Result<Evidence & { readonly digest: string }>> {
  const added = await ask('evidence.add', { name: file.name, bytes: await encodeFile(file) })
  if (!added.ok) return added
  return succeed({ title: file.name.replace(/(?<=.)\.\w+$/u, ''), digest: added.value.digest })
}
