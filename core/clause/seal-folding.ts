/**
 * The one folding under which a sealed quotation is compared with its evidence: NFC, white space, quote marks, fi and fl
 * ligatures, soft hyphens. Hyphens at a line's end are read in more ways than one (see `foldedEvidence`).
 */
export function foldForSeal(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('\u00AD', '')
    .replaceAll('\uFB01', 'fi')
    .replaceAll('\uFB02', 'fl')
    .replaceAll(/[‘’‚‛]/gu, "'")
    .replaceAll(/[“”„‟«»]/gu, '"')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

/** A hyphen between two letters, of which the second begins the next line; the groups are the hyphen and whether that letter is a small one. */
const lineEndHyphen = /(?<=\p{L})([-\u00AD])[ \t]*\r?\n[ \t]*(?=(\p{Ll})?)(?=\p{L})/gu

/**
 * A text without the line breaks after hyphens. A soft hyphen goes with its line break; a hyphen before a small letter does
 * where `isJoined` says so of the place it stands at.
 */
export function joinLines(text: string, isJoined: (at: number) => boolean): string {
  return text.replaceAll(lineEndHyphen, (_whole, hyphen: string, small: string | undefined, at: number) =>
    hyphen === '\u00AD' || (small !== undefined && isJoined(at)) ? '' : '-',
  )
}

/** A stretch of a folded text: what it may be read as, the likeliest first. A word has one reading. */
export type Stretch = readonly [string, ...string[]]

/**
 * Evidence folded, divided at the hyphens of its line ends. Each of those is read for itself: joined to the next line where
 * that goes on with a small letter, kept, or kept with the line break as a space ("pre- and post-war"). A soft hyphen at a
 * line's end is one that shows: as a rule it parts a word, but it is kept too, as some programs write every hyphen so.
 */
export function foldedEvidence(evidence: string): readonly Stretch[] {
  const text = evidence.normalize('NFC')
  const stretches: Stretch[] = []
  let start = 0
  for (const { 0: whole, 1: hyphen, 2: small, index } of text.matchAll(lineEndHyphen)) {
    // Letters stand on both sides, so that there is no white space for the folding to trim.
    stretches.push([foldForSeal(text.slice(start, index))])
    stretches.push(hyphen === '\u00AD' ? ['', '-', ' '] : small === undefined ? ['-', '- '] : ['', '-', '- '])
    start = index + whole.length
  }
  return [...stretches, [foldForSeal(text.slice(start))]]
}
