/** The kinds of files that are read, with their media types (RFC 6838). */
export const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  text: 'text/plain',
  mail: 'message/rfc822',
  png: 'image/png',
  jpeg: 'image/jpeg',
} as const
export type FileKind = keyof typeof mediaTypes

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean => start.every((byte, index) => bytes[index] === byte)

/** What a file is, by its bytes alone; undefined for what is none of ours. A PDF may have up to 1,024 bytes before its mark (ISO 32000-2, Annex I). */
export function recognise(bytes: Uint8Array): FileKind | undefined {
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return 'pdf'
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47)) return 'png'
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'jpeg'
  if (startsWith(bytes, 0x50, 0x4b)) return 'docx'
  const text = decodePlainText(bytes)
  if (text === undefined) return undefined
  return isMail(text) ? 'mail' : 'text'
}

/** The text of a file: UTF-8, or UTF-16 where a byte order mark says so. Undefined for what is no text. */
export function decodePlainText(bytes: Uint8Array): string | undefined {
  const encoding = startsWith(bytes, 0xff, 0xfe) ? 'utf-16le' : startsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    // Control characters that no text has: what holds them is some other file.
    // eslint-disable-next-line no-control-regex
    return /[\u0000-\u0008\u000E-\u001F]/u.test(text) ? undefined : text.replaceAll(/\r\n?/gu, '\n')
  } catch {
    return undefined
  }
}

/** A mail begins with header fields (RFC 5322 §3.6), with a sender among them. */
function isMail(text: string): boolean {
  const headers = text.slice(0, text.search(/\n\s*\n|$(?![\s\S])/u))
  const lines = headers.replaceAll(/\n[ \t]+/gu, ' ').split('\n')
  return (
    lines.length > 2 &&
    lines.every((line) => /^[!-9;-~]+:/u.test(line)) &&
    lines.some((line) => /^from:/iu.test(line)) &&
    lines.some((line) => /^(?:date|message-id|received):/iu.test(line))
  )
}
