import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type * as ImportLetter from '../../../renderer/start-screen/import-letter.ts'

let module: typeof ImportLetter
let told: string[]

beforeAll(async () => {
  // The way to the host belongs to a window, and listens to it as soon as it is loaded.
  vi.stubGlobal('addEventListener', () => undefined)
  module = await import('../../../renderer/start-screen/import-letter.ts')
})
beforeEach(() => {
  told = []
})

/** A file that was moved away between its choice and its reading, as a browser has it. */
class GoneFile extends File {
  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.reject(new DOMException('The requested file could not be read.', 'NotReadableError'))
  }
}

async function imported(...files: File[]): Promise<string[]> {
  await module.importLetter(
    files,
    ({ text }) => void told.push(text),
    () => void told.push('an old letter'),
  )
  return told
}

test('a letter file that cannot be read is told as such, and not as one in another encoding', async () => {
  expect(await imported(new GoneFile([], 'letter.md'))).toEqual([
    '“letter.md” cannot be read: it is gone by now, or may not be read by you. Choose it again.',
  ])
})

test('a letter file in another encoding is told as such', async () => {
  expect(await imported(new File([new Uint8Array([0x2d, 0xff, 0xfe])], 'letter.md'))).toEqual([
    '“letter.md” is not written in UTF-8, so it is no letter file. Choose a Markdown file.',
  ])
})

test('of what is dropped nothing is taken when one of it cannot be read', async () => {
  const file = new File(['Dear Partner,'], 'letter.md')
  const gone = { getFile: () => Promise.reject(new DOMException('It is gone.', 'NotFoundError')) }
  expect([
    await module.filesDropped([{ getFile: () => Promise.resolve(file) }, gone]),
    await module.filesDropped([{ getFile: () => Promise.resolve(file) }]),
  ]).toEqual([undefined, [file]])
})

const file = (name: string): File => new File([new Uint8Array([0x2d, 0xff, 0xfe])], name)

test.each([
  [
    'two letters',
    ['one.md', 'two.md', 'annex.pdf'],
    ['One letter file is imported at a time. Choose one of them, with its pictures and the files that it encloses.'],
  ],
  [
    'two letters of other programs',
    ['one.docx', 'two.pdf'],
    ['One letter file is imported at a time. Choose one of them, with its pictures and the files that it encloses.'],
  ],
  ['pictures alone', ['a.png', 'b.jpg'], ['These are pictures only. Choose the letter file together with its pictures.']],
  ['a letter of another program', ['one.docx'], ['an old letter']],
  [
    'a letter file with what it encloses',
    ['annex.pdf', 'one.md', 'table.csv', 'a.png'],
    ['“one.md” is not written in UTF-8, so it is no letter file. Choose a Markdown file.'],
  ],
])('of files that are chosen together the letter is told: %s', async (_, names, words) => {
  expect(await imported(...names.map(file))).toEqual(words)
})
