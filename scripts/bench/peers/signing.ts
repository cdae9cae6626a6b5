import { P12Signer } from '@signpdf/signer-p12'
import { SignPdf } from '@signpdf/signpdf'
import { PDFArray, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib'
import { parentPort, workerData } from 'node:worker_threads'
import { readP12, signPdf } from '../../../backend/signature/index.ts'

/** What a thread is to sign, with whose program. */
export interface SigningWork {
  readonly with: 'chancery' | '@signpdf'
  readonly letter: Uint8Array
  readonly p12: Uint8Array
  readonly password: string
  readonly letters: number
}

/** What it says when it is ready to begin, and when it is done. */
export interface SigningReport {
  readonly bytes: number
}

const at = new Date('2026-11-26T09:30:00Z')

/** As its makers say to use it with pdf-lib: a field with room for the signature, then the signature in it. */
async function signAsPeer({ letter, p12, password }: SigningWork): Promise<Uint8Array> {
  const document = await PDFDocument.load(letter, { updateMetadata: false })
  const page = document.getPage(0)
  const place = PDFArray.withContext(document.context)
  place.push(PDFNumber.of(0))
  for (let part = 0; part < 3; part += 1) place.push(PDFName.of('**********'))
  const signature = document.context.register(
    document.context.obj({
      Type: 'Sig',
      Filter: 'Adobe.PPKLite',
      SubFilter: 'ETSI.CAdES.detached',
      ByteRange: place,
      Contents: PDFHexString.of('0'.repeat(16_384)),
      Reason: PDFString.of('Approved'),
      M: PDFString.fromDate(at),
    }),
  )
  const widget = document.context.register(
    document.context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      Rect: [0, 0, 0, 0],
      V: signature,
      T: PDFString.of('Signature1'),
      F: 4,
      P: page.ref,
    }),
  )
  page.node.addAnnot(widget)
  document.catalog.set(PDFName.of('AcroForm'), document.context.obj({ SigFlags: 3, Fields: [widget] }))
  const prepared = await document.save({ useObjectStreams: false })
  return new SignPdf().sign(prepared, new P12Signer(p12, { passphrase: password }), at)
}

const work = workerData as SigningWork
const identity = readP12(work.p12, work.password)
if (!identity.ok) throw new Error(identity.error.message)

async function signOne(): Promise<Uint8Array> {
  if (work.with === '@signpdf') return signAsPeer(work)
  const signed = identity.ok ? await signPdf(work.letter, identity.value, { at, reason: 'Approved' }) : identity
  if (!signed.ok) throw new Error(signed.error.message)
  return signed.value
}

// One of each first: reading the modules is nobody's signing.
const report: SigningReport = { bytes: (await signOne()).length }
parentPort?.once('message', () => {
  void (async () => {
    for (let count = 0; count < work.letters; count += 1) await signOne()
    parentPort?.postMessage(report)
  })()
})
parentPort?.postMessage(report)
