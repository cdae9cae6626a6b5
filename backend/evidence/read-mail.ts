import PostalMime, { type Address } from 'postal-mime'
import type { EvidenceText } from '../../core/evidence/index.ts'
import { evidenceFailures, Unreadable } from './failures.ts'
import { textOfHtml } from './html-text.ts'

/** Reads a mail (RFC 5322, MIME): its main header fields, its words, and the names of what was attached to it. */
export async function readMail(bytes: Uint8Array): Promise<EvidenceText> {
  const mail = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer' }).catch(() => {
    throw new Unreadable(evidenceFailures.damaged)
  })
  const headers = [
    ['From', mail.from === undefined ? '' : addressText(mail.from)],
    ['To', (mail.to ?? []).map(addressText).join(', ')],
    ['Cc', (mail.cc ?? []).map(addressText).join(', ')],
    ['Date', mail.headers.find(({ key }) => key === 'date')?.value ?? ''],
    ['Subject', mail.subject ?? ''],
  ]
  const head = headers.flatMap(([name = '', value = '']) => (value === '' ? [] : [`${name}: ${value}`])).join('\n')
  const body = (mail.text ?? textOfHtml(mail.html ?? '')).replaceAll(/\r\n?/gu, '\n').trim()
  const attached = mail.attachments.map(
    ({ filename, mimeType, content }) =>
      `${filename ?? 'Without a name'} (${mimeType}, ${String(typeof content === 'string' ? content.length : content.byteLength)} bytes)`,
  )
  const attachments = attached.length === 0 ? '' : `Attached:\n${attached.join('\n')}`
  return { format: 1, kind: 'mail', text: [head, body, attachments].filter((part) => part !== '').join('\n\n'), pages: [] }
}

function addressText({ name, address }: Address): string {
  if (address === undefined || address === '') return name
  return name === '' ? address : `${name} <${address}>`
}
