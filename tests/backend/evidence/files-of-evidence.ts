import { Document, LevelFormat, Packer, Paragraph } from 'docx'
import { PDFDocument, PDFName, PDFString } from 'pdf-lib'
import { createLayout } from '../../../backend/layout/index.ts'
import { letterOf, paragraph } from '../layout/pages.ts'

/** The passage that the tests quote: a preface, two points, and a remark that is no part of it. */
export const passage = [
  'We are able to confirm the position as follows:',
  '1. The policy answers an internal assessment of emerging risks in connected equipment.',
  '2. It applies to sensitive sites of the central estate, where security comes first in every case.',
] as const
export const remark = 'Departments that hold such equipment at other sites may keep it.'

/** A written statement as a PDF of our own layout, a paragraph each. */
export async function pdfOf(paragraphs: readonly string[]): Promise<Uint8Array> {
  const layout = createLayout()
  const made = await layout.pdf(letterOf(paragraphs.map(paragraph)), [])
  await layout.close()
  if (!made.ok) throw new Error(made.error.message)
  return made.value.bytes
}

export function docxOf(points: readonly string[]): Promise<Buffer> {
  const levels = [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.' }]
  const items = points.map((text) => new Paragraph({ text, numbering: { reference: 'points', level: 0 } }))
  return Packer.toBuffer(
    new Document({
      numbering: { config: [{ reference: 'points', levels }] },
      sections: [{ children: [new Paragraph({ text: passage[0] }), ...items, new Paragraph({ text: remark })] }],
    }),
  )
}

export const mail = [
  'From: "R. Okafor" <okafor@ministry.example>',
  'To: press@northlight.example',
  'Date: Thu, 19 Nov 2026 10:00:00 +0000',
  'Subject: =?utf-8?q?Scope_=E2=80=93_corrected?=',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  'Content-Type: text/html; charset=utf-8',
  '',
  `<html><head><style>p{color:red}</style></head><body><p>${passage[0]}</p><ol><li>It binds nobody &amp; nothing.</li></ol><script>document.write("no")</script></body></html>`,
  '--b',
  'Content-Type: application/pdf; name="statement.pdf"',
  'Content-Disposition: attachment; filename="statement.pdf"',
  'Content-Transfer-Encoding: base64',
  '',
  'JVBERi0=',
  '--b--',
  '',
].join('\r\n')

/** A PDF that would fetch and run something, were it let to: a script at its opening, a link, and words kept at an address. */
export async function reachingPdf(address: string): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const page = document.addPage([300, 200])
  page.drawText('Words of the page')
  document.addJavaScript('start', `app.launchURL("${address}")`)
  const { context } = document
  const elsewhere = context.obj({ Type: 'Filespec', FS: 'URL', F: PDFString.of(address) })
  const link = context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 300, 200], A: { S: 'URI', URI: PDFString.of(address) } })
  page.node.set(PDFName.of('Annots'), context.obj([link]))
  document.catalog.set(PDFName.of('OpenAction'), context.obj({ S: 'GoToR', F: elsewhere }))
  return document.save()
}

export async function lockedPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.addPage([300, 200]).drawText('Secret words')
  document.encrypt({ userPassword: 'a', ownerPassword: 'b' })
  return document.save()
}

/** A PDF whose one page unpacks to many times its size. */
export async function swellingPdf(size: number): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const { context } = document
  const contents = context.register(context.flateStream(Buffer.alloc(size, ' ')))
  document.addPage([300, 200]).node.set(PDFName.of('Contents'), contents)
  return document.save()
}
