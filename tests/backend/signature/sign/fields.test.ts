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
  expect(outcome).toMatchObject({ ok: false, error: { code: 'certify-first', remedy: 'Use --certify 2.' } })
})

test('certifying that nothing may be added is allowed to the only one who signs', async () => {
  expect((await signPdf(await withFields('Director'), identity(), { at, certify: 1 })).ok).toBe(true)
})
