import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFRef, type PDFContext, type PDFObject } from 'pdf-lib'
import { createLetterSetter } from '../../../../backend/layout/set-letter.ts'
import type { Block } from '../../../../core/document/index.ts'
import { letterOf } from '../../layout/pages.ts'

const setter = createLetterSetter()
const name = (text: string): PDFName => PDFName.of(text)

/** A letter of another house as a PDF: PDF/A-3a and PDF/UA-1, tagged, with a link and a footnote. */
export function taggedAnnex(words = 'As the annex says.'): Uint8Array {
  const blocks: Block[] = [
    { type: 'heading', level: 2, children: [{ text: 'What was agreed' }] },
    {
      type: 'paragraph',
      children: [
        { text: `${words} See ` },
        { type: 'link', url: 'https://annex.example/terms', children: [{ text: 'the terms' }] },
        { text: ' and the note' },
        { type: 'footnote', children: [{ text: 'Of November.' }] },
        { text: '.' },
      ],
    },
  ]
  return setter.pdf(letterOf(blocks, {}, { subject: 'An annex' }), []).bytes
}

/** What a scan differs in from one that is as it should be. */
export interface ScanWishes {
  readonly claim?: string
  readonly content?: string
  /** Changes the document before it is saved. */
  change?(document: PDFDocument): void
}

/** A scan: PDF/A-2b without tags, its pages nothing but a picture. */
export async function scan({ claim = '2', content = '', change }: ScanWishes = {}): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const { context, catalog } = document
  const profile = context.register(await outputProfile(context))
  for (let number = 0; number < 2; number += 1) {
    const page = document.addPage([420, 595])
    const picture = PDFRawStream.of(
      context.obj({ Type: 'XObject', Subtype: 'Image', Width: 2, Height: 1, ColorSpace: 'DeviceRGB', BitsPerComponent: 8 }),
      Uint8Array.of(200, 30, 30, 30, 30, 200),
    )
    page.node.set(name('Resources'), context.obj({ XObject: { Scan: context.register(picture) } }))
    page.node.set(name('Contents'), context.register(context.stream(`q 300 0 0 400 60 100 cm /Scan Do Q ${content}`)))
  }
  catalog.set(
    name('OutputIntents'),
    context.obj([
      { Type: 'OutputIntent', S: 'GTS_PDFA1', OutputConditionIdentifier: PDFHexString.fromText('sRGB'), DestOutputProfile: profile },
    ]),
  )
  const packet = `<?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>${claim}</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
  catalog.set(name('Metadata'), context.register(PDFRawStream.of(context.obj({ Type: 'Metadata', Subtype: 'XML' }), Buffer.from(packet))))
  context.trailerInfo.ID = context.obj([PDFHexString.of('AB'.repeat(16)), PDFHexString.of('AB'.repeat(16))])
  change?.(document)
  return document.save({ useObjectStreams: false })
}

/** An object of a page of a document, that a test puts there. */
export function annotate(document: PDFDocument, note: Readonly<Record<string, unknown>>): PDFRef {
  const ref = document.context.register(document.context.obj(note as never) as PDFObject)
  document.getPage(0).node.set(name('Annots'), document.context.obj([ref]))
  return ref
}

/** A scan with a field in which something is written. */
export function filledScan(): Promise<Uint8Array> {
  return scan({
    change(document) {
      const { context, catalog } = document
      const drawn = PDFRawStream.of(
        context.obj({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 100, 20], Resources: {} }),
        Buffer.from('/Tx BMC 0 0 100 20 re f EMC'),
      )
      const field = annotate(document, {
        Type: 'Annot',
        Subtype: 'Widget',
        FT: 'Tx',
        F: 4,
        Rect: [50, 60, 250, 100],
        AP: { N: context.register(drawn) },
      })
      catalog.set(name('AcroForm'), context.obj({ Fields: [field] }))
    },
  })
}

async function outputProfile(into: PDFContext): Promise<PDFRawStream> {
  const { catalog } = await PDFDocument.load(taggedAnnex(), { updateMetadata: false })
  const intent = catalog.lookup(name('OutputIntents'), PDFArray).lookup(0, PDFDict)
  const profile = intent.lookup(name('DestOutputProfile'))
  if (!(profile instanceof PDFRawStream)) throw new Error('The letter has no output profile.')
  return PDFRawStream.of(into.obj({ N: 3, Filter: 'FlateDecode' }), profile.contents)
}
