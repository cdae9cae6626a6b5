import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Document, FootnoteReferenceRun, ImageRun, Packer, Paragraph, Table, TableCell, TableRow, TextRun, type ParagraphChild } from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { draftOfOldLetter, type OldLetterDraft } from '../../../backend/answers/index.ts'
import type { CleanImage } from '../../../backend/images/index.ts'
import { digestOf, plainText, undescribedPicture, type Image } from '../../../core/document/index.ts'
import { checkLetter, notesOfImport } from '../../../core/letter/index.ts'
import { fail, succeed, type Result } from '../../../core/requests/index.ts'
import { chunk, header, photo, pixels, png, segment, square } from '../images/pictures.ts'
import { must } from '../store/stores.ts'
import { library } from '../../templates/starter-library.ts'

const undrawable = { code: 'image-unreadable', message: 'Its pixels cannot be read.', remedy: 'Save it anew.' } as const

async function drafted(bytes: Uint8Array, canBeDrawn = true): Promise<{ draft: OldLetterDraft; kept: CleanImage[] }> {
  const kept: CleanImage[] = []
  const keep = (image: CleanImage): Promise<Result<unknown>> => {
    kept.push(image)
    return Promise.resolve(canBeDrawn ? succeed(undefined) : fail(undrawable))
  }
  const read = await draftOfOldLetter({ name: 'Old.docx', bytes, template: 'partner-letter', keep }, library.shelf)
  return { draft: must(read), kept }
}

/** A picture in Word's own way, 60 mm wide. */
function picture(data: Uint8Array, description?: string, type: 'png' | 'jpg' | 'gif' = 'png'): ImageRun {
  return new ImageRun({
    type,
    data: Buffer.from(data),
    transformation: { width: (60 / 25.4) * 96, height: 80 },
    ...(description !== undefined && { altText: { name: 'Picture 1', description, title: '' } }),
  })
}

async function letterOf(...children: readonly (Paragraph | Table)[]): Promise<Uint8Array> {
  return Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('Dear Partner,'), ...children] }] }))
}

const line = (...children: readonly ParagraphChild[]): Paragraph => new Paragraph({ children })

/** The file with its parts written otherwise, as a hostile one has them. */
function rewritten(bytes: Uint8Array, change: (text: string, name: string) => string): Uint8Array {
  const parts = unzipSync(bytes)
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, /\.(?:xml|rels)$/u.test(name) ? strToU8(change(strFromU8(part), name)) : part]),
    ),
  )
}

const imagesOf = ({ letter }: OldLetterDraft): Image[] => letter.document.filter((block) => block.type === 'image')

describe('the pictures of an old letter', () => {
  test('come along with their width, place and description, without what a camera wrote into them', async () => {
    const noted = png(header({ width: 40, height: 30 }), chunk('tEXt', Buffer.from('Comment\0Taken at home')), pixels(40, 30))
    const camera = Buffer.concat([photo.subarray(0, 2), segment(0xe1, Buffer.from('Exif\0\0nothing to read')), photo.subarray(2)])
    const { draft, kept } = await drafted(
      await letterOf(
        new Paragraph({ alignment: 'center', children: [picture(noted, 'A camera above a shop door')] }),
        line(new TextRun('As it hangs: '), picture(camera, 'The same camera from below', 'jpg')),
      ),
    )
    expect(imagesOf(draft)).toMatchObject([
      { alt: 'A camera above a shop door', width: 60, align: 'center', mediaType: 'image/png' },
      { alt: 'The same camera from below', width: 60, mediaType: 'image/jpeg' },
    ])
    const stored = Buffer.concat(kept.map(({ bytes }) => bytes)).toString('latin1')
    expect([kept.map(({ bytes }) => digestOf(bytes)), /Taken at home|nothing to read/u.test(stored)]).toEqual([
      imagesOf(draft).map(({ digest }) => digest),
      false,
    ])
  })

  test('stand above the words that they begin, and below those in which they stand', async () => {
    const { draft } = await drafted(await letterOf(line(picture(square, 'First'), new TextRun('Words '), picture(square, 'Second'))))
    const body = draft.letter.document.flatMap((block) =>
      block.type === 'image' ? [block.alt] : block.type === 'paragraph' ? ['words'] : [],
    )
    expect(body).toEqual(['First', 'words', 'Second'])
  })

  test('are counted, and a finding asks for the description that one has not', async () => {
    const { draft } = await drafted(
      await letterOf(line(picture(square, 'A camera')), line(picture(square, 'image1.png')), line(picture(square))),
    )
    expect(imagesOf(draft).map(({ alt }) => alt)).toEqual(['A camera', undescribedPicture, undescribedPicture])
    expect(notesOfImport(draft)).toContain('3 pictures came along; 2 of them need a description.')
    const findings = checkLetter(draft.letter, library.shelf).filter(({ code }) => code === 'image-undescribed')
    expect(findings.map(({ severity, place }) => [severity, draft.letter.document[place.path?.[0] ?? -1]?.type])).toEqual([
      ['error', 'image'],
      ['error', 'image'],
    ])
  })

  test('keep of a description that a program made what it says, and not who made it', async () => {
    const { draft } = await drafted(await letterOf(line(picture(square, 'A grey box\n\nDescription automatically generated'))))
    expect(imagesOf(draft).map(({ alt }) => alt)).toEqual(['A grey box'])
  })

  test('in VML, as older Word wrote it, come along too', async () => {
    const bytes = rewritten(await letterOf(line(picture(square, 'A camera'))), (text, name) => {
      if (name !== 'word/document.xml') return text
      const id = /r:embed="([^"]+)"/u.exec(text)?.[1] ?? ''
      const shape = `<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:170.1pt;height:60pt" alt="An older camera"><v:imagedata r:id="${id}"/></v:shape></w:pict>`
      return text.replace(/<w:drawing>.*<\/w:drawing>/su, shape)
    })
    expect(imagesOf((await drafted(bytes)).draft)).toMatchObject([{ alt: 'An older camera', width: 60 }])
  })
})

describe('the pictures in the cells of a table of an old letter', () => {
  const cell = (...children: readonly ParagraphChild[]): TableCell => new TableCell({ children: [line(...children)] })
  const tableOf = (...rows: readonly (readonly TableCell[])[]): Table =>
    new Table({ rows: rows.map((cells) => new TableRow({ children: cells })) })
  const shown = ({ letter }: OldLetterDraft): string[] =>
    letter.document.flatMap((block) =>
      block.type === 'image' ? [block.alt] : block.type === 'table' ? [`table: ${plainText([block]).trim()}`] : [],
    )

  test('stand below it in their order, and its words stay', async () => {
    const table = tableOf(
      [cell(new TextRun('Front'), picture(square, 'From the front')), cell(picture(square, 'From the side'), new TextRun('Side'))],
      [cell(new TextRun('Back')), cell(picture(square))],
    )
    const { draft, kept } = await drafted(await letterOf(new Paragraph('As it hangs.'), table, line(picture(square, 'After'))))
    expect(shown(draft)).toEqual([
      expect.stringMatching(/^table: Front\s+Side\s+Back$/u),
      'From the front',
      'From the side',
      undescribedPicture,
      'After',
    ])
    expect([kept.length, notesOfImport(draft).some((note) => note.startsWith('Left out'))]).toEqual([1, false])
    expect(imagesOf(draft).map(({ width }) => width)).toEqual([60, 60, 60, 60])
  })

  test('take the place of a table that held nothing else', async () => {
    const { draft } = await drafted(await letterOf(tableOf([cell(picture(square, 'One')), cell(picture(square, 'Two'))])))
    expect(shown(draft)).toEqual(['One', 'Two'])
  })

  test('in a table in a cell come along too', async () => {
    const inner = tableOf([cell(picture(square, 'Inside'), new TextRun('Words'))])
    const outer = new Table({ rows: [new TableRow({ children: [new TableCell({ children: [inner, new Paragraph('Below')] })] })] })
    expect(shown((await drafted(await letterOf(outer))).draft)).toEqual([expect.stringMatching(/^table: .*Words/su), 'Inside'])
  })
})

describe('left out of an old letter, with a word why, is a picture', () => {
  const withPicture = (data: Uint8Array = square, type: 'png' | 'gif' = 'png'): Promise<Uint8Array> =>
    letterOf(line(new TextRun('As it hangs.')), line(picture(data, 'A camera', type)))

  async function left(bytes: Uint8Array, canBeDrawn = true): Promise<unknown> {
    const { draft } = await drafted(bytes, canBeDrawn)
    const notes = notesOfImport(draft).find((note) => note.startsWith('Left out: '))
    return [imagesOf(draft).length, notes, draft.letter.document.some(({ type }) => type === 'paragraph')]
  }
  const damaged = [0, 'Left out: pictures that are damaged or too large (1).', true]

  test('of 10,000 by 10,000 pixels', async () => {
    expect(await left(await withPicture(png(header({ width: 10_000, height: 10_000 }), pixels(10, 10))))).toEqual(damaged)
  })

  test('that is cut off', async () => {
    expect(await left(await withPicture(square.subarray(0, square.length - 20)))).toEqual(damaged)
  })

  test('that the layout engine cannot draw', async () => {
    expect(await left(await withPicture(), false)).toEqual(damaged)
  })

  test('of which the file has no part', async () => {
    const bytes = rewritten(await withPicture(), (text) => text.replace(/r:embed="[^"]+"/u, 'r:embed="rIdGone"'))
    expect(await left(bytes)).toEqual(damaged)
  })

  test('that is linked: nothing is fetched', async () => {
    const asked: string[] = []
    const host = createServer((request, reply) => {
      asked.push(request.url ?? '')
      reply.end(square)
    }).listen(0, '127.0.0.1')
    await once(host, 'listening')
    const { port } = host.address() as AddressInfo
    const address = `http://127.0.0.1:${String(port)}/spy.png`
    const linked = rewritten(await withPicture(), (text, name) =>
      name === 'word/_rels/document.xml.rels'
        ? text.replace(/Target="media\/[^"]+"/u, `Target="${address}" TargetMode="External"`)
        : text.replace(/r:embed="([^"]+)"/u, 'r:link="$1"'),
    )
    const file = rewritten(linked, (text) => text.replace(address, 'file:///etc/hostname'))
    const embedded = rewritten(linked, (text) => text.replace(/r:link="([^"]+)"/u, 'r:embed="$1"'))
    const expected = [0, 'Left out: linked pictures, which are not in the file (1).', true]
    expect([await left(linked), await left(file), await left(embedded), asked]).toEqual([expected, expected, expected, []])
    host.close()
  })

  test('that names a part outside of the folder of its media, where that is no picture', async () => {
    const bytes = rewritten(await withPicture(), (text) => text.replace(/Target="media\/[^"]+"/u, 'Target="../docProps/core.xml"'))
    expect(await left(bytes)).toEqual(damaged)
  })

  test('that is no PNG or JPEG, such as EMF', async () => {
    const emf = Buffer.alloc(200)
    emf.writeUInt32LE(1)
    expect(await left(await withPicture(emf, 'gif'))).toEqual([
      0,
      'Left out: pictures that are neither PNG nor JPEG, such as EMF (1).',
      true,
    ])
  })

  test('of which Word shows only a part', async () => {
    const bytes = rewritten(await withPicture(), (text) => text.replace(/<a:srcRect\/>|(?=<a:stretch>)/u, '<a:srcRect l="20000"/>'))
    expect(await left(bytes)).toEqual([0, 'Left out: cropped pictures, of which the file holds more than it shows (1).', true])
  })

  test('in a footnote', async () => {
    const footnotes = { 1: { children: [line(new TextRun('See '), picture(square, 'A camera'))] } }
    const children = [new Paragraph('Dear Partner,'), line(new TextRun('As it hangs.'), new FootnoteReferenceRun(1))]
    const bytes = await Packer.toBuffer(new Document({ footnotes, sections: [{ children }] }))
    expect(await left(bytes)).toEqual([0, 'Left out: pictures in footnotes (1).', true])
  })
})
