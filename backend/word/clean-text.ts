/**
 * Text that XML 1.0 can hold (§2.2): line ends as "\n", halves of surrogate pairs as U+FFFD, control characters and
 * the two noncharacters left out. Values of merge fields arrive here as a person typed or pasted them.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/gu, '\n')
    // eslint-disable-next-line no-control-regex -- control characters are what is removed
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/gu, '')
}
