import { Transforms } from 'slate'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Document } from '../../../core/document/index.ts'
import { createLetterEditor, openDocument, type LetterEditor } from '../../../renderer/letter-editor/index.ts'
import { BlocksDrawn, drawAllBlocks } from '../../../renderer/letter-editor/view/blocks-drawn.ts'

let act: () => void
let stop: () => void

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('addEventListener', (name: string, listener: () => void) => {
    if (name === 'keydown') act = listener
  })
  vi.stubGlobal('removeEventListener', () => undefined)
  vi.stubGlobal('innerHeight', 900)
  stop = () => undefined
})

afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function letterOf(blocks: number): LetterEditor {
  const editor = createLetterEditor()
  const document: Document = Array.from({ length: blocks }, (_, index) => ({
    type: 'paragraph',
    children: [{ text: `Paragraph ${String(index)}` }],
  }))
  openDocument(editor, document)
  Transforms.deselect(editor)
  return editor
}

function opened(editor: LetterEditor): BlocksDrawn {
  const drawn = new BlocksDrawn(editor)
  stop = drawn.open()
  return drawn
}

test('a short letter is drawn whole', () => {
  expect(opened(letterOf(200)).has(199)).toBe(true)
})

test('of a long letter the beginning is drawn first, and the rest soon', () => {
  const drawn = opened(letterOf(500))
  const first = [drawn.has(0), drawn.has(499)]
  vi.advanceTimersByTime(400)
  expect([first, drawn.has(499)]).toEqual([[true, false], true])
})

test('a long letter is drawn at first as far as a window full of one-line blocks reaches', () => {
  vi.stubGlobal('innerHeight', 1200)
  const drawn = opened(letterOf(500))
  expect([drawn.has(49), drawn.has(50)]).toEqual([true, false])
})

test('a long letter is drawn at first as far as its caret', () => {
  const editor = letterOf(500)
  Transforms.select(editor, { path: [300, 0], offset: 0 })
  const drawn = opened(editor)
  expect([drawn.has(300), drawn.has(499)]).toEqual([true, false])
})

test('all of it is drawn before anything is done to it', () => {
  const editor = letterOf(500)
  const drawn = opened(editor)
  Transforms.select(editor, { path: [0, 0], offset: 0 })
  expect(drawn.has(499)).toBe(true)
})

test('all of it is drawn at the first key', () => {
  const drawn = opened(letterOf(500))
  act()
  expect(drawn.has(499)).toBe(true)
})

test('all of it is drawn for who goes to a place in it', () => {
  const editor = letterOf(500)
  const drawn = opened(editor)
  drawAllBlocks(editor)
  expect(drawn.has(499)).toBe(true)
})
