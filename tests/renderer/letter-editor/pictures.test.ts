import { describe, expect, test } from 'vitest'
import { fail, succeed, type Ask } from '../../../core/requests/index.ts'
import { editorActions } from '../../../renderer/letter-editor/actions.ts'
import { changeImage, insertImage } from '../../../renderer/letter-editor/commands/images.ts'
import { PictureShelf, type PictureOutside } from '../../../renderer/letter-editor/pictures/picture-shelf.ts'
import { pictureFiles } from '../../../renderer/letter-editor/pictures/picture-wishes.ts'
import { caretAt, certificateBlock, editorWith, nextGesture, paragraph, part, shape } from './letters.ts'

const digest = 'ab'.repeat(32)
const picture = { digest, mediaType: 'image/png' as const, alt: 'A chart', width: 60 }
const letter = () => editorWith([part('subject', 'Scope'), paragraph('one'), paragraph('two'), part('closing', 'Yours')])

/** What a paste or drop carries. */
function carried(files: readonly File[], texts: Readonly<Record<string, string>> = {}): DataTransfer {
  return { files, getData: (type: string) => texts[type] ?? '' } as unknown as DataTransfer
}

const file = new File(['picture'], 'chart.png', { type: 'image/png' })

describe('a picture', () => {
  test('comes in behind the line of the caret', () => {
    const editor = letter()
    caretAt(editor, 1, 1)
    insertImage(editor, picture)
    expect(shape(editor)).toEqual(['subject: Scope', 'paragraph: one', 'image: ', 'paragraph: two', 'closing: Yours'])
  })

  test('comes in where it was dropped', () => {
    const editor = letter()
    insertImage(editor, picture, 1)
    expect(shape(editor)).toEqual(['subject: Scope', 'image: ', 'paragraph: one', 'paragraph: two', 'closing: Yours'])
  })

  test('without a description does not come in', () => {
    const editor = letter()
    insertImage(editor, { ...picture, alt: '' })
    expect(shape(editor)).toHaveLength(4)
  })

  test('is taken back by undo', () => {
    const editor = letter()
    insertImage(editor, picture, 2)
    editor.undo()
    expect(shape(editor)).toHaveLength(4)
  })

  test.each(['deleteBackward', 'deleteForward'] as const)('that is selected is removed by %s', (remove) => {
    const editor = letter()
    insertImage(editor, picture, 2)
    caretAt(editor, 2)
    editor[remove]('character')
    expect(shape(editor)).toEqual(['subject: Scope', 'paragraph: one', 'paragraph: two', 'closing: Yours'])
  })

  test('gets another description, width and place, and loses those it shall not have', () => {
    const editor = letter()
    insertImage(editor, picture, 2)
    changeImage(editor, 2, { alt: 'A map', width: undefined, align: 'center' })
    expect(editor.children[2]).toEqual({
      type: 'image',
      digest,
      mediaType: 'image/png',
      alt: 'A map',
      align: 'center',
      children: [{ text: '' }],
    })
  })

  test('has its description back with one undo', async () => {
    const editor = letter()
    insertImage(editor, picture, 2)
    await nextGesture()
    changeImage(editor, 2, { alt: 'A map', align: 'end' })
    editor.undo()
    expect(editor.children[2]).toEqual({ type: 'image', ...picture, children: [{ text: '' }] })
  })

  test('keeps its description rather than none', () => {
    const editor = letter()
    insertImage(editor, picture, 2)
    expect(changeImage(editor, 2, { alt: '' })).toBe(false)
  })

  test('of a clause is not changed', () => {
    const editor = editorWith([certificateBlock])
    expect(changeImage(editor, 0, { alt: 'A map' })).toBe(false)
  })
})

describe('the dialog is asked for', () => {
  const action = editorActions.find(({ id }) => id === 'picture')

  test('by the action, for a picture at the caret', () => {
    const editor = letter()
    caretAt(editor, 1)
    action?.run(editor)
    expect(editor.pictureWishes.first()).toEqual({})
  })

  test('by the action, for the picture that is selected', () => {
    const editor = letter()
    insertImage(editor, picture, 2)
    caretAt(editor, 2)
    action?.run(editor)
    expect(editor.pictureWishes.first()).toEqual({ change: 2 })
  })

  test('by each picture that is pasted, one after the other', () => {
    const editor = letter()
    const other = new File(['other'], 'map.jpg', { type: 'image/jpeg' })
    editor.insertData(carried([file, other, new File(['a'], 'a.pdf', { type: 'application/pdf' })]))
    const first = editor.pictureWishes.first()
    editor.pictureWishes.done()
    expect([first?.file, editor.pictureWishes.first()?.file]).toEqual([file, other])
  })

  test('by each picture that is dropped at one place, so that they stand there in their order', () => {
    const { pictureWishes } = letter()
    pictureWishes.add({ index: 1 }, { index: 1 }, { index: 0 })
    pictureWishes.done(1)
    const second = pictureWishes.first()
    pictureWishes.done(0)
    expect([second, pictureWishes.first()]).toEqual([{ index: 2 }, { index: 0 }])
  })

  test.each([
    ['words that a word processor copies with a picture of them', { 'text/plain': 'more', 'text/html': '<p>more</p>' }, 0],
    ['a file that a file manager copies with its name', { 'text/plain': 'chart.png' }, 1],
    ['a picture that a browser copies with its address', { 'text/html': '<img src="https://example.com/x.png">' }, 1],
  ])('or not, for %s', (_, texts, count) => {
    expect(pictureFiles(carried([file], texts))).toHaveLength(count)
  })
})

/** A host that keeps one picture, and whatever the browser would do, told in `did`. */
function shelfOn(did: string[], answers: Readonly<Record<string, unknown>>): PictureShelf {
  const outside: PictureOutside = {
    ask: ((name: string) => {
      did.push(name)
      const answer = answers[`${name} ${String(did.filter((each) => each === name).length)}`] ?? answers[name]
      return Promise.resolve(answer)
    }) as unknown as Ask,
    makeAddress: (mediaType, bytes) => `blob:${mediaType},${bytes}`,
    dropAddress: (address) => void did.push(`drop ${address}`),
    encode: (blob) => blob.text(),
    redraw: () => Promise.resolve(new Blob(['upright'])),
    rasterise: () => Promise.resolve({ picture: new Blob(['drawn']), scale: 4 }),
  }
  return new PictureShelf(outside)
}

const here = { 'images.read': succeed({ mediaType: 'image/png', bytes: 'AA==' }) }
const gone = { 'images.read': fail({ code: 'image-unknown', message: '' }) }
const kept = succeed({ digest, mediaType: 'image/png', width: 40, height: 30 })

describe('the pictures of an open letter', () => {
  test('are asked for once and then are there', async () => {
    const did: string[] = []
    const shelf = shelfOn(did, here)
    shelf.want(digest)
    shelf.want(digest)
    await nextGesture()
    expect([did, shelf.state(digest)]).toEqual([['images.read'], { kind: 'here', address: 'blob:image/png,AA==' }])
  })

  test('are missing where the host has none', async () => {
    const shelf = shelfOn([], gone)
    shelf.want(digest)
    await nextGesture()
    expect(shelf.state(digest)).toEqual({ kind: 'missing' })
  })

  test('are there again once the file was inserted anew', async () => {
    const shelf = shelfOn([], { 'images.read 1': gone['images.read'], 'images.read 2': here['images.read'], 'images.add': kept })
    shelf.want(digest)
    await nextGesture()
    await shelf.add(file)
    expect(shelf.state(digest).kind).toBe('here')
  })

  test('leave no address behind when the letter closes', async () => {
    const did: string[] = []
    const shelf = shelfOn(did, here)
    shelf.want(digest)
    await nextGesture()
    shelf.close()
    expect(did.at(-1)).toBe('drop blob:image/png,AA==')
  })

  test('that come after the letter closed get no address', async () => {
    const shelf = shelfOn([], here)
    shelf.want(digest)
    shelf.close()
    await nextGesture()
    expect(shelf.state(digest).kind).toBe('coming')
  })

  test.each(['image-turned', 'image-colours'])('are drawn anew where the host says %s', async (code) => {
    const did: string[] = []
    const shelf = shelfOn(did, { 'images.add 1': fail({ code, message: '' }), 'images.add 2': kept })
    expect([(await shelf.add(file)).ok, did]).toEqual([true, ['images.add', 'images.add']])
  })

  test('that are drawings become pictures, with the lengths of the drawing', async () => {
    const did: string[] = []
    const shelf = shelfOn(did, { 'images.add 1': fail({ code: 'image-drawing', message: '' }), 'images.add 2': kept })
    const added = await shelf.add(file)
    expect([added.ok && [added.value.width, added.value.height], did]).toEqual([
      [10, 8],
      ['images.add', 'images.add'],
    ])
  })

  test('are refused in the words of the host', async () => {
    const refused = fail({ code: 'image-kind-unknown', message: 'No picture.' })
    expect(await shelfOn([], { 'images.add': refused }).add(file)).toEqual(refused)
  })

  test('that are too large are not even sent', async () => {
    const did: string[] = []
    const added = await shelfOn(did, {}).add({ size: 20_000_001 } as Blob)
    expect([added.ok ? '' : added.error.code, did]).toEqual(['image-too-large', []])
  })
})
