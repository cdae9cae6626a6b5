import { basename } from 'node:path'
import { fail, succeed, type ExportedFile, type Failure, type Result } from '../../core/requests/index.ts'
import { fileNameFor, foldedName } from '../export/index.ts'
import { savingCancelled, writeFolderWhole, type Pace } from '../files/index.ts'
import { newestPdf, type ReleasedLetter } from '../store/index.ts'
import type { Answering } from './answers.ts'

const notSigned: Failure = { code: 'not-signed', message: 'Nobody has signed this letter yet.', remedy: 'Sign it first.' }

const signedEnding = '-signed.pdf'

/** The name of a letter's signed file, as the command line names it. */
export function signedName(title: string): string {
  return `${fileNameFor(title)}${signedEnding}`
}

/** Saves the signed file of a letter alone, which is what goes out of a letter that is signed. Fails with `not-signed`. */
export async function saveSignedFile(
  released: ReleasedLetter,
  { store, host }: Pick<Answering, 'store' | 'host'>,
): Promise<Result<{ files: ExportedFile[] }>> {
  if (released.signed.length === 0) return fail(notSigned)
  const bytes = await store.register.file(newestPdf(released).digest)
  if (!bytes.ok) return bytes
  const saved = await host.saveFiles([{ name: signedName(released.title), format: 'pdf', bytes: bytes.value }])
  return saved.ok ? succeed({ files: [...saved.value] }) : saved
}

interface LetterFile {
  readonly title: string
  /** SHA-256 of its bytes. */
  readonly digest: string
}

/** A folder of signed files, by a handle of the host. */
interface SignedFolder {
  readonly name: string
  readonly handle: string
  readonly files: number
}

/**
 * Asks where, and writes the newest signed file of each letter into a new folder there, all of them or none; one at a time is in memory.
 * Nothing where the person closed the host's dialog. Fails with `not-signed` before anything is written.
 */
export async function saveSignedFiles(
  releases: readonly string[],
  { store, host }: Pick<Answering, 'store' | 'host'>,
  pace: Pace,
): Promise<Result<SignedFolder | undefined>> {
  const place = await host.placeForFolder(`Signed letters ${host.today()}`)
  if (!place.ok) return place
  if (place.value === undefined) return succeed(undefined)
  const { path, handle } = place.value
  const letters: LetterFile[] = []
  for (const id of new Set(releases)) {
    if (!(await pace(0, releases.length))) return fail(savingCancelled)
    const released = await store.register.open(id)
    if (!released.ok) return released
    if (released.value.signed.length === 0) return fail({ ...notSigned, message: `Nobody has signed “${released.value.title}” yet.` })
    letters.push({ title: released.value.title, digest: newestPdf(released.value).digest })
  }
  const names = namesOf(letters.map(({ title }) => title))
  const files = letters.map(({ digest }, index) => ({ path: names[index] ?? '', bytes: () => store.register.file(digest) }))
  const written = await writeFolderWhole<Failure>(path, files, pace)
  return written.ok ? succeed({ name: basename(path), handle, files: written.value }) : written
}

/**
 * A name for each title. Those of one name are numbered behind what a name keeps of a title: long titles that differ only in their
 * ends have one name, too, and so have those that some disk takes for the same.
 */
export function namesOf(titles: readonly string[]): string[] {
  const taken = new Set<string>()
  const last = new Map<string, number>()
  return titles.map((title) => {
    const stem = fileNameFor(title)
    const key = foldedName(stem)
    for (let number = (last.get(key) ?? 0) + 1; ; number += 1) {
      const name = `${number === 1 ? stem : `${stem} (${String(number)})`}${signedEnding}`
      if (taken.has(foldedName(name))) continue
      taken.add(foldedName(name))
      last.set(key, number)
      return name
    }
  })
}
