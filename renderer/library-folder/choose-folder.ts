import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { encodeFile } from '../letter-editor/pictures/browser-pictures.ts'
import { chooseFiles } from '../window/choose-files.ts'

/** A folder that a person chose: held by the host already, or files that the browser read and the host has yet to get. */
export type ChosenSource = { readonly handle: string } | { readonly name: string; readonly files: readonly FolderFile[] }

interface FolderFile {
  /** Below the folder. */
  readonly path: string
  readonly file: File
}

/** Asks for a folder, in the host's dialog or in the browser's; undefined when the person cancelled. */
export async function chooseFolder(): Promise<Result<ChosenSource | undefined>> {
  const chosen = await ask('library.choose', {})
  if (chosen.ok) return succeed(chosen.value.handle === undefined ? undefined : { handle: chosen.value.handle })
  if (chosen.error.code !== 'no-dialog') return fail(chosen.error)
  return succeed(sourceOf(await chooseFiles({ isFolder: true })))
}

/** Files whose names begin with a dot belong to the system or to another program. */
function sourceOf(chosen: readonly File[]): ChosenSource | undefined {
  const name = chosen[0]?.webkitRelativePath.split('/')[0]
  if (name === undefined) return undefined
  const files = chosen
    .map((file) => ({ path: file.webkitRelativePath.split('/').slice(1).join('/'), file }))
    .filter(({ path }) => !path.split('/').some((part) => part.startsWith('.')))
  return { name: name.slice(0, 255), files }
}

/** So much goes to the host in one request: files, and bytes of them unless a single one is larger. */
const most = { files: 400, bytes: 12_000_000 }

/** Hands a folder over to the host file by file; `step` hears how many are there and says whether to go on. */
export async function handOver(source: ChosenSource, step: (done: number, total: number) => boolean): Promise<Result<string | undefined>> {
  if ('handle' in source) return succeed(source.handle)
  let handle: string | undefined
  let done = 0
  do {
    if (!step(done, source.files.length)) return succeed(undefined)
    const batch = batchFrom(source.files, done)
    const files = await Promise.all(batch.map(async ({ path, file }) => ({ path, bytes: await encodeFile(file) })))
    const received = await ask('library.receive', { name: source.name, files, ...(handle !== undefined && { handle }) })
    if (!received.ok) return received
    handle = received.value.handle
    done += batch.length
  } while (done < source.files.length)
  return succeed(handle)
}

function batchFrom(files: readonly FolderFile[], from: number): readonly FolderFile[] {
  let bytes = 0
  let until = from
  while (until < files.length && until - from < most.files) {
    bytes += files[until]?.file.size ?? 0
    if (until > from && bytes > most.bytes) break
    until += 1
  }
  return files.slice(from, until)
}
