/** Names Windows keeps for devices, with or without an ending. */
const reserved = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/iu

const longest = 100

/**
 * A file name, without ending, made of a letter's title: one that Windows, macOS and Linux all take, and that leads to
 * no other folder.
 */
export function fileNameFor(title: string): string {
  const clean = title
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replaceAll(/[<>:"/\\|?*]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replace(/^[. ]+/u, '')
  const cut = Array.from(clean)
    .slice(0, longest)
    .join('')
    .replace(/[. ]+$/u, '')
  if (cut === '') return 'Letter'
  return reserved.test(cut.split('.')[0] ?? '') ? `Letter ${cut}` : cut
}
