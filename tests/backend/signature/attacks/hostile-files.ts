import { deflateSync } from 'node:zlib'

/** A file of objects that are given from number 1 on, the first of them the catalog. */
function fileOf(...objects: readonly (string | Buffer)[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  let at = 9
  const rows = objects.map((object, index) => {
    const part = Buffer.concat([Buffer.from(`${String(index + 1)} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')])
    const row = `${String(at).padStart(10, '0')} 00000 n \n`
    parts.push(part)
    at += part.length
    return row
  })
  const size = String(objects.length + 1)
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${String(at)}\n%%EOF\n`
  return Buffer.concat([...parts, Buffer.from(table)])
}

/** Objects of which each leads to the next by a key, and the last to the second. */
function chain(length: number, object: (next: number) => string): string[] {
  return Array.from({ length }, (_, index) => object(index + 1 === length ? 2 : index + 3))
}

const long = 50_000
const packed = deflateSync(Buffer.alloc(50_000_000))
/** Files that are to hold up or to break whoever reads them, by what is in them. */
export const hostileFiles: readonly (readonly [string, () => Uint8Array])[] = [
  ['no bytes', () => new Uint8Array()],
  [
    'fields one below the other',
    () => fileOf('<< /AcroForm << /Fields [2 0 R] >> >>', ...chain(long, (next) => `<< /T (a) /Kids [${String(next)} 0 R] >>`)),
  ],
  ['pages one below the other', () => fileOf('<< /Pages 2 0 R >>', ...chain(long, (next) => `<< /Kids [${String(next)} 0 R] >>`))],
  [
    'tags one below the other',
    () => fileOf('<< /StructTreeRoot 2 0 R >>', ...chain(long, (next) => `<< /K ${String(next)} 0 R /ParentTree ${String(next)} 0 R >>`)),
  ],
  ['references one to the other', () => fileOf('<< /AcroForm 2 0 R /Pages 2 0 R >>', ...chain(long, (next) => `${String(next)} 0 R`))],
  [
    'streams of which each is as long as the next says',
    () => fileOf('<< /AcroForm 2 0 R >>', ...chain(long, (next) => `<< /Length ${String(next)} 0 R >>\nstream\n\nendstream`)),
  ],
  ['a stream that is as long as itself', () => fileOf('<< /AcroForm 2 0 R >>', '<< /Length 2 0 R >>\nstream\n\nendstream')],
  [
    'a field that is a stream of nothing but room',
    () =>
      fileOf(
        '<< /AF [2 0 R] >>',
        '<< /UF (letter.json) /AFRelationship /Source /EF << /F 3 0 R >> >>',
        Buffer.concat([
          Buffer.from(`<< /Filter [/FlateDecode /FlateDecode] /Length ${String(deflateSync(packed).length)} >>\nstream\n`),
          deflateSync(packed),
          Buffer.from('\nendstream'),
        ]),
      ),
  ],
  [
    'a form with more fields than any',
    () => fileOf(`<< /AcroForm << /Fields [${'2 0 R '.repeat(1_000_000)}] >> >>`, '<< /T (a) /FT /Sig /V 2 0 R >>'),
  ],
  ['a locked file', () => Buffer.from(fileOf('<< >>').toString('latin1').replace('/Root 1 0 R', '/Root 1 0 R /Encrypt 1 0 R'), 'latin1')],
  ['a larger file than is read', () => Buffer.alloc(200_000_001)],
]
