import { readFileSync } from 'node:fs'
import { PDFArray, PDFDocument, PDFName, PDFString, type PDFDict } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPem, signPdf, type Identity } from '../../../../backend/signature/index.ts'
import { Authority } from '../authority/index.ts'

const at = new Date('2026-11-26T09:30:00Z')

let authority: Authority
beforeAll(async () => {
  authority = await Authority.start()
})
afterAll(() => authority[Symbol.asyncDispose]())

function identity(): Identity {
  const leaf = authority.leaf('p-256')
  const read = readPem(readFileSync(leaf.key, 'utf8') + readFileSync(leaf.chain, 'utf8'), '')
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

/** A file of a page with an empty signature field for each name. */
async function withFields(...names: readonly string[]): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const page = document.addPage()
  const { context } = document
  const fields = names.map((name) => {
    const about = { Type: 'Annot', Subtype: 'Widget', FT: 'Sig', T: PDFString.of(name), F: 132, Rect: [0, 0, 0, 0], P: page.ref }
    return context.register(context.obj(about))
  })
  page.node.set(PDFName.of('Annots'), context.obj(fields))
  document.catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: fields, SigFlags: 1 }))
  return document.save({ useObjectStreams: false })
}

/** The fields of a file and whether each is filled, as pdf-lib reads them. */
async function fieldsOf(bytes: Uint8Array): Promise<[string, boolean][]> {
  const { context, catalog } = await PDFDocument.load(bytes)
  const form = context.lookup(catalog.get(PDFName.of('AcroForm'))) as PDFDict
  return form
    .lookup(PDFName.of('Fields'), PDFArray)
    .asArray()
    .map((reference) => {
      const field = context.lookup(reference) as PDFDict
      return [field.lookup(PDFName.of('T'), PDFString).decodeText(), field.has(PDFName.of('V'))]
    })
}

async function signed(bytes: Uint8Array): Promise<Uint8Array> {
  const outcome = await signPdf(bytes, identity(), { at })
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}

describe('a signature', () => {
  test('goes into the first field that was left for one', async () => {
    expect(await fieldsOf(await signed(await withFields('Director', 'Lawyer')))).toEqual([
      ['Director', true],
      ['Lawyer', false],
    ])
  })

  test('goes into the next one when the first is filled, and then into a new one', async () => {
    const thrice = await signed(await signed(await signed(await withFields('Director', 'Lawyer'))))
    expect(await fieldsOf(thrice)).toEqual([
      ['Director', true],
      ['Lawyer', true],
      ['Signature1', true],
    ])
  })
})

test('certifying that nothing may be added is refused where others are to sign', async () => {
  const outcome = await signPdf(await withFields('Director', 'Lawyer'), identity(), { at, certify: 1 })
  expect(outcome).toMatchObject({
    ok: false,
    error: { code: 'certify-first', remedy: 'Certify it at level 2, which allows further signatures.' },
  })
})

test('certifying that nothing may be added is allowed to the only one who signs', async () => {
  expect((await signPdf(await withFields('Director'), identity(), { at, certify: 1 })).ok).toBe(true)
})

/** A file whose form or whose pages lie one below the other. */
function nested(deep: number, what: 'fields' | 'pages'): Uint8Array {
  const levels = Array.from(
    { length: deep },
    (_, index) => `${String(index + 4)} 0 obj\n<< /T (a) /Kids [${String(index + 5)} 0 R] >>\nendobj\n`,
  )
  const last = `${String(deep + 4)} 0 obj\n<< /T (b) /FT /Sig /Type /Page >>\nendobj\n`
  const [fields, pages] = what === 'fields' ? ['4', '2'] : ['3', '4']
  const objects = [
    `1 0 obj\n<< /Type /Catalog /Pages ${pages} 0 R /AcroForm << /Fields [${fields} 0 R] >> >>\nendobj\n`,
    '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n',
    '3 0 obj\n<< /Type /Page /MediaBox [0 0 595 842] >>\nendobj\n',
    ...levels,
    last,
  ]
  let at = 9
  const rows = objects.map((object) => {
    const row = `${String(at).padStart(10, '0')} 00000 n \n`
    at += object.length
    return row
  })
  const size = String(objects.length + 1)
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${String(at)}\n%%EOF\n`
  return Buffer.from(`%PDF-1.7\n${objects.join('')}xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}${trailer}`)
}

describe('a form or tree of pages whose parts lie in each other', () => {
  test.each(['fields', 'pages'] as const)('as deep as programs write is signed: %s', async (what) => {
    expect((await signPdf(nested(20, what), identity(), { at })).ok).toBe(true)
  })

  test.each(['fields', 'pages'] as const)('without end is refused in a sentence, whatever the signature would fill: %s', async (what) => {
    const outcome = await signPdf(nested(50_000, what), identity(), { at })
    expect(outcome.ok ? '' : outcome.error.message).toMatch(/^The PDF is damaged: (?:fields|pages) lie too deep in each other\.$/u)
  })
})
