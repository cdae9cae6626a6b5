import type { Enclosure } from '../../core/letter/index.ts'
import { useAnswer } from '../window/answers.ts'

/** A file whose pages follow the letter's. */
export interface AppendedFile extends Pick<Enclosure, 'digest' | 'title'> {
  /** Its number among the files that the letter encloses, from 1. */
  readonly number: number
  readonly pages: number
}

/** The files of a letter whose pages follow its own, with how many those are; files whose pages cannot be appended have none. */
export function useAppendedFiles(enclosed: readonly Pick<Enclosure, 'digest' | 'title' | 'appended'>[]): readonly AppendedFile[] {
  const wanted = enclosed.map((file, index) => ({ ...file, number: index + 1 })).filter(({ appended }) => appended === true)
  const { data } = useAnswer('enclosures.pages', { digests: wanted.map(({ digest }) => digest) })
  return wanted.flatMap(({ digest, title, number }) => {
    const pages = data?.files.find((file) => file.digest === digest)?.pages
    return pages === undefined ? [] : [{ digest, title, number, pages }]
  })
}

/** How many pages files append, as it is said behind the letter's own; nothing where they append none. */
export function appendedText(files: readonly AppendedFile[]): string {
  const count = files.reduce((sum, { pages }) => sum + pages, 0)
  return count === 0 ? '' : `, and ${String(count)} of ${files.length === 1 ? 'an enclosure' : 'enclosures'}`
}
