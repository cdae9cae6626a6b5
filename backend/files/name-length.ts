const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * The beginning of a name that is at most so many bytes long in UTF-8, which is what file systems count: a name may have 255 of them. No
 * character is cut in two, and none loses its accents, unless the first has more of them than there is room for.
 */
export function beginningOfName(name: string, mostBytes: number, mostCharacters = mostBytes): string {
  return beginning(wholeCharacters(name), mostBytes, mostCharacters) || beginning(name, mostBytes, mostCharacters)
}

function* wholeCharacters(name: string): Generator<string> {
  for (const { segment } of graphemes.segment(name)) yield segment
}

function beginning(characters: Iterable<string>, mostBytes: number, mostCharacters: number): string {
  let [kept, bytes, count] = ['', 0, 0]
  for (const character of characters) {
    bytes += Buffer.byteLength(character)
    count += 1
    if (bytes > mostBytes || count > mostCharacters) break
    kept += character
  }
  return kept
}
