import { extname } from 'node:path'
import { largestEnclosure } from '../../core/letter/index.ts'
import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'

/** What files are called by their endings; whatever else there is goes out as bytes. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.md': 'text/markdown',
  '.ods': 'application/vnd.oasis.opendocument.spreadsheet',
  '.odt': 'application/vnd.oasis.opendocument.text',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.pptx': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  '.txt': 'text/plain',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.xml': 'application/xml',
  '.zip': 'application/zip',
}

/** Programs and scripts: readers of PDF files refuse to hand these out, and mail is sent back for them. */
const programs: ReadonlySet<string> = new Set(
  '.app .bat .cmd .com .cpl .dll .dmg .exe .hta .jar .js .jse .lnk .msc .msi .msix .pif .ps1 .reg .scr .sh .sys .vb .vbe .vbs .wsf .wsh'.split(
    ' ',
  ),
)

/** How files begin that say by their endings what they are. */
const beginnings: Readonly<Record<string, readonly string[]>> = {
  '.docx': ['PK\u0003\u0004'],
  '.jpeg': ['\u00FF\u00D8\u00FF'],
  '.jpg': ['\u00FF\u00D8\u00FF'],
  '.odt': ['PK\u0003\u0004'],
  '.pdf': ['%PDF-'],
  '.png': ['\u0089PNG\r\n'],
  '.pptx': ['PK\u0003\u0004'],
  '.xlsx': ['PK\u0003\u0004'],
  '.zip': ['PK\u0003\u0004', 'PK\u0005\u0006'],
}

/**
 * What a file is called that is to go out with a letter. Fails in one sentence for one that is empty, too large, a program, or
 * not what its ending says.
 */
export function mediaTypeToEnclose(name: string, bytes: Uint8Array): Result<string> {
  const ending = extname(name).toLowerCase()
  if (bytes.length === 0) return fail(refused(name, 'it is empty, or it could not be read', 'Look whether it opens, and choose it again.'))
  if (bytes.length > largestEnclosure) return fail(tooLarge(name))
  if (programs.has(ending))
    return fail(refused(name, 'it is a program, and readers of PDF files hand out none', 'Tell the recipient where to get it instead.'))
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  // A PDF may have a few bytes before its header (ISO 32000-1 Annex H, note 13).
  const begins = (sign: string): boolean => (ending === '.pdf' ? start.includes(sign) : start.startsWith(sign))
  if (beginnings[ending]?.some(begins) === false)
    return fail(
      refused(name, `it does not begin as a ${ending.slice(1).toUpperCase()} file does`, 'Look whether it opens, and save it anew.'),
    )
  return succeed(mediaTypes[ending] ?? 'application/octet-stream')
}

/** Why a file of so many bytes is not taken. */
export function tooLarge(name: string): Failure {
  return refused(name, `it is larger than ${String(largestEnclosure / 1_000_000)} MB`, 'Enclose a smaller copy of it.')
}

function refused(name: string, why: string, remedy: string): Failure {
  return { code: 'enclosure-refused', message: `“${name.slice(0, 200)}” cannot be enclosed: ${why}.`, remedy }
}
