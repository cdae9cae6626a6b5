import type { Attacker } from './attacker.ts'

const square = '0.9 0 0 rg 100 600 300 80 re f'
const note = '/Type /Annot /Subtype /FreeText /Rect [100 600 400 680] /Contents (We owe you nothing.) /DA (/Helv 12 Tf 0 g)'

/** What somebody does to a signed file after it was signed. Each is an incremental update, so that the signature itself stays sound. */
export const attacks: Readonly<Record<string, (attacker: Attacker) => Uint8Array>> = {
  'the content of a page is replaced (shadow: replace)': (attacker) =>
    attacker.put(attacker.numberAt(attacker.firstPage, 'Contents'), attacker.stream(square)).save(),
  'a page is given another content (shadow: replace)': (attacker) => {
    const content = attacker.add(attacker.stream(square))
    const text = attacker.textOf(attacker.firstPage).replace(/\/Contents\s+\d+ 0 R/u, `/Contents ${String(content)} 0 R`)
    return attacker.put(attacker.firstPage, text).save()
  },
  'the catalog leads to other pages (shadow: hide and replace)': (attacker) => {
    const content = attacker.add(attacker.stream(square))
    const page = attacker.add(`<< /Type /Page /MediaBox [0 0 595 842] /Contents ${String(content)} 0 R >>`)
    const pages = attacker.add(`<< /Type /Pages /Count 1 /Kids [${String(page)} 0 R] >>`)
    return attacker.put(attacker.root, attacker.textOf(attacker.root).replace(/\/Pages \d+ 0 R/u, `/Pages ${String(pages)} 0 R`)).save()
  },
  'another catalog is the root': (attacker) => attacker.save({ root: attacker.add(attacker.textOf(attacker.root)) }),
  'a page is dropped (shadow: hide)': (attacker) => {
    const pages = attacker.numberAt(attacker.root, 'Pages')
    return attacker
      .put(
        pages,
        attacker
          .textOf(pages)
          .replace(/\/Kids\s*\[[^\]]*\]/u, '/Kids []')
          .replace(/\/Count \d+/u, '/Count 0'),
      )
      .save()
  },
  'a font is replaced': (attacker) => {
    const font = attacker.numberOf('/Type /FontDescriptor')
    return attacker.extend(font, '/MissingWidth 900').save()
  },
  'a note is laid over the text (evil annotation)': (attacker) => {
    const annotation = attacker.add(`<< ${note} /P ${String(attacker.firstPage)} 0 R >>`)
    return attacker.extend(attacker.firstPage, `/Annots [${String(annotation)} 0 R]`).save()
  },
  'a picture is stamped over the text (evil annotation)': (attacker) => {
    const look = attacker.add(
      `<< /Type /XObject /Subtype /Form /BBox [0 0 300 80] /Length ${String(square.length)} >>\nstream\n${square}\nendstream\n`,
    )
    const stamp = attacker.add(`<< /Type /Annot /Subtype /Stamp /Rect [100 600 400 680] /AP << /N ${String(look)} 0 R >> >>`)
    return attacker.extend(attacker.firstPage, `/Annots [${String(stamp)} 0 R]`).save()
  },
  'a text field is added to the form (sneaky signature)': (attacker) => {
    const field = attacker.add('<< /FT /Tx /T (Amount) /V (100) /Subtype /Widget /Type /Annot /Rect [100 600 400 680] >>')
    const form = formOf(attacker)
    return attacker.replace(form, /\/Fields\s*\[/u, `/Fields [${String(field)} 0 R `).save()
  },
  'the form is taken away': (attacker) =>
    attacker.put(attacker.root, attacker.textOf(attacker.root).replace(/\/AcroForm(?:\s+\d+ 0 R|\s*<<[^>]*>>)/u, '')).save(),
  'the form is to be drawn anew by the reader': (attacker) => attacker.extend(formOf(attacker), '/NeedAppearances true').save(),
  'a form of another kind comes with it (XFA)': (attacker) => {
    const form = attacker.add(attacker.stream('<xdp/>'))
    return attacker.extend(formOf(attacker), `/XFA ${String(form)} 0 R`).save()
  },
  'opening the file does something': (attacker) =>
    attacker.extend(attacker.root, '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>').save(),
  'layers are defined': (attacker) => {
    const layer = attacker.add('<< /Type /OCG /Name (Text) >>')
    const layers = `/OCProperties << /OCGs [${String(layer)} 0 R] /D << /OFF [${String(layer)} 0 R] >> >>`
    return attacker.extend(attacker.root, layers).save()
  },
  'a file is attached': (attacker) => {
    const file = attacker.add(attacker.stream('{}'))
    const spec = attacker.add(`<< /Type /Filespec /F (letter.json) /UF (letter.json) /EF << /F ${String(file)} 0 R >> >>`)
    return attacker.extend(attacker.root, `/AF [${String(spec)} 0 R]`).save()
  },
  'the metadata are replaced': (attacker) =>
    attacker.put(attacker.numberAt(attacker.root, 'Metadata'), attacker.stream('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>')).save(),
  'the tree of tags is replaced': (attacker) => attacker.extend(attacker.numberAt(attacker.root, 'StructTreeRoot'), '/Odd true').save(),
  'the signature is overwritten': (attacker) => {
    const signature = attacker.numberOf('/Type /Sig\n')
    return attacker.extend(signature, '/Reason (Another one)').save()
  },
  'the signature gets a second /Contents': (attacker) => {
    const signature = attacker.numberOf('/Type /Sig\n')
    return attacker.extend(signature, '/Contents <00>').save()
  },
  'the field is emptied (stripped signature)': (attacker) => {
    const field = attacker.numberOf('/FT /Sig')
    return attacker.put(field, attacker.textOf(field).replace(/\/V\s+\d+ 0 R/u, '')).save()
  },
  'the widget of the signature is moved': (attacker) => {
    const field = attacker.numberOf('/FT /Sig')
    return attacker.put(field, attacker.textOf(field).replace(/\/Rect\s*\[[^\]]*\]/u, '/Rect [0 0 595 842]')).save()
  },
  'an object is given up': (attacker) => attacker.save({ free: [attacker.numberAt(attacker.firstPage, 'Contents')] }),
  'an object comes that nothing leads to': (attacker) => {
    attacker.add(attacker.stream(square))
    return attacker.save()
  },
  'bytes stand between the objects that no table lists': (attacker) => {
    const between = `${String(attacker.numberAt(attacker.firstPage, 'Contents'))} 0 obj${attacker.stream(square)}endobj\n`
    return attacker.save({ between })
  },
  'the catalog says a thing twice': (attacker) =>
    attacker.extend(attacker.root, `/Pages ${String(attacker.numberAt(attacker.root, 'Pages'))} 0 R`).save(),
  'the file is saved again with nothing in it': (attacker) => attacker.save(),
  'words stand behind the end of the file': (attacker) => Buffer.concat([attacker.bytes, Buffer.from('\nand more')]),
  'a store for validation says more than a store says': (attacker) => {
    const store = attacker.add('<< /Type /DSS /JS (app.alert(1)) >>')
    return attacker.extend(attacker.root, `/DSS ${String(store)} 0 R`).save()
  },
  'the object of the content serves as a store, too': (attacker) => {
    const content = attacker.numberAt(attacker.firstPage, 'Contents')
    const store = attacker.add(`<< /Type /DSS /Certs [${String(content)} 0 R] >>`)
    return attacker
      .put(content, attacker.stream(square))
      .extend(attacker.root, `/DSS ${String(store)} 0 R`)
      .save()
  },
}

/** The form as an object of its own, wherever it stood. */
function formOf(attacker: Attacker): number {
  const text = attacker.textOf(attacker.root)
  const inside = /\/AcroForm\s*(<<[^>]*>>)/u.exec(text)
  if (inside === null) return attacker.numberAt(attacker.root, 'AcroForm')
  const form = attacker.add(` ${inside[1] ?? ''} `)
  attacker.put(attacker.root, text.replace(inside[0], `/AcroForm ${String(form)} 0 R`))
  return form
}
