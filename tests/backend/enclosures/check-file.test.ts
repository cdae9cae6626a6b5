import { expect, test } from 'vitest'
import { mediaTypeToEnclose } from '../../../backend/enclosures/index.ts'

test.each([
  ['note.pdf', '%PDF-1.7\n', 'application/pdf'],
  ['late.pdf', 'junk\n%PDF-1.4\n', 'application/pdf'],
  ['TABLE.CSV', 'a;b', 'text/csv'],
  ['anything.xyz', 'whatever', 'application/octet-stream'],
  ['no ending', 'whatever', 'application/octet-stream'],
])('%s is enclosed as what it is', (name, text, mediaType) => {
  expect(mediaTypeToEnclose(name, Buffer.from(text))).toEqual({ ok: true, value: mediaType })
})

test.each([
  ['empty.txt', '', 'it is empty'],
  ['setup.exe', 'MZ', 'it is a program'],
  ['Macro.VBS', 'x', 'it is a program'],
  ['note.pdf', '<html>', 'it does not begin as a PDF file does'],
  ['letter.docx', 'plain words', 'it does not begin as a DOCX file does'],
  ['picture.png', 'GIF89a', 'it does not begin as a PNG file does'],
])('%s is refused in one sentence, with what to do', (name, text, why) => {
  expect(mediaTypeToEnclose(name, Buffer.from(text))).toEqual({
    ok: false,
    error: {
      code: 'enclosure-refused',
      message: `“${name}” cannot be enclosed: ${why}${why.endsWith('empty') ? ', or it could not be read' : why.endsWith('program') ? ', and readers of PDF files hand out none' : ''}.`,
      remedy: expect.any(String) as string,
    },
  })
})

test('a file of 30 MB is enclosed, and one of a byte more is refused', () => {
  const sizes = [30_000_000, 30_000_001].map((size) => mediaTypeToEnclose('data.bin', new Uint8Array(size)))
  expect(sizes.map((result) => (result.ok ? 'taken' : result.error.message))).toEqual([
    'taken',
    '“data.bin” cannot be enclosed: it is larger than 30 MB.',
  ])
})
