/** How large a library may be: its files, and the bytes of those that are held in memory while it is brought in. */
export interface LibraryLimits {
  readonly files: number
  readonly bytes: number
}

/** Four times the files of a library of 50,000 versions. A folder with more was chosen by mistake: a home folder, a whole disk. */
export const libraryLimits: LibraryLimits = { files: 200_000, bytes: 2_000_000_000 }

export function tooManyFiles({ files }: LibraryLimits): string {
  return `This folder holds more than ${spaced(files)} files, which is more than a library has.`
}

export function tooLarge({ bytes }: LibraryLimits): string {
  return `The evidence and pictures of this folder are more than ${spaced(bytes / 1_000_000)} MB, which is too much to bring in at once.`
}

/** With commas at the thousands: without Intl, whose commas depend on the machine. */
function spaced(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/gu, ',')
}
