import { beginningOfName } from '../files/index.ts'

/** Names Windows keeps for devices, with or without an ending. */
const reserved = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/iu

/** So that a folder of such names can be read. */
const mostCharacters = 100

/** Of the 255 bytes that a file system takes: the rest is for a number and an ending, such as " (12)-signed.pdf". */
const mostBytes = 200

/**
 * A file name, without ending, made of a letter's title: one that Windows, macOS and Linux all take, with room for a number and an
 * ending, and that leads to no other folder.
 */
export function fileNameFor(title: string): string {
  const clean = title
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replaceAll(/[<>:"/\\|?*]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replace(/^[. ]+/u, '')
  const cut = beginningOfName(clean, mostBytes, mostCharacters).replace(/[. ]+$/u, '')
  if (cut === '') return 'Letter'
  return reserved.test(cut.split('.')[0] ?? '') ? `Letter ${cut}` : cut
}

/** The same for two names that a disk may take for one: Windows and macOS know no upper and lower case, macOS no two ways to write an accent. */
export function foldedName(name: string): string {
  // Upper case alone keeps ẞ from ß, lower case alone ß from ss and ς from σ.
  return name.normalize('NFC').toLowerCase().toUpperCase().normalize('NFC')
}
