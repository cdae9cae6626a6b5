/** Characters that print nothing, or turn the order of what follows them round: zero-width and bidirectional controls, the byte order mark. */
export const invisibleCharacters = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]/gu

/** Zero-width joiners steer the shape of Arabic letters and are noise elsewhere. */
const strayJoiner =
  /(?<![\u0600-\u06FF\u0750-\u077F\u08A0-\u08FF])[\u200C\u200D]|[\u200C\u200D](?![\u0600-\u06FF\u0750-\u077F\u08A0-\u08FF])/gu

/**
 * What is over 30 accents on one letter, more than any language writes (Unicode UAX #15, Stream-Safe Text Format). The layout
 * engine takes time and memory for the square of their number.
 */
const heapedAccents = /(\p{M}{30})\p{M}+/gu

/** Text of letters and marks that are all seen, each of one code point in NFC. */
const plain = /^[\t\n -~\u00A0-\u00AC\u00AE-\u017F\u2010-\u2014\u2018-\u201E\u2022\u2026\u20AC]*$/u

/**
 * The text that a reader sees on paper: NFC, without characters that have no picture and accents heaped without end. Both
 * exporters write it.
 */
export function visibleText(text: string): string {
  if (plain.test(text)) return text
  return text.normalize('NFC').replaceAll(invisibleCharacters, '').replaceAll(strayJoiner, '').replaceAll(heapedAccents, '$1')
}

/**
 * Text that every format can hold: line ends as "\n", halves of surrogate pairs as U+FFFD, control characters and
 * noncharacters left out. For text that a person pasted or a file escaped.
 */
export function storableText(text: string): string {
  return (
    text
      .toWellFormed()
      .replaceAll(/\r\n?/gu, '\n')
      // eslint-disable-next-line no-control-regex -- control characters are what is removed
      .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/gu, '')
  )
}
