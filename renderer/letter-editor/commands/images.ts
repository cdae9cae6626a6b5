import { Transforms } from 'slate'
import { Image } from '../../../core/document/index.ts'
import { documentOf } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { insertBlocksAt, placeForBlocks } from './insert-blocks.ts'

/** What a person decides about a picture; without a width it has its own. */
export type PictureWords = Pick<Image, 'alt' | 'width' | 'align'>

/** An image before the top block at `index`, or at the caret's block boundary; its bytes travel beside the document under its digest. */
export function insertImage(editor: LetterEditor, image: Omit<Image, 'type' | 'children'>, index = placeForBlocks(editor)): void {
  const parsed = Image.safeParse({ ...image, type: 'image' })
  if (parsed.success) insertBlocksAt(editor, [parsed.data], index)
}

/** Gives the image at a top block another description, width, place on the line or file, in one step of the history. What makes no image is refused. */
export function changeImage(editor: LetterEditor, index: number, words: PictureWords, file?: Pick<Image, 'digest' | 'mediaType'>): boolean {
  const image = documentOf(editor)[index]
  if (image?.type !== 'image' || !Image.safeParse({ ...image, ...words, ...file }).success) return false
  const { alt, width, align } = words
  Transforms.setNodes<Image>(editor, { alt, width, align, ...file }, { at: [index] })
  return true
}

/** The index of the image that is selected as a whole. */
export function selectedImage(editor: LetterEditor): number | undefined {
  const { selection } = editor
  const index = selection?.anchor.path[0]
  if (selection === null || index === undefined || selection.focus.path[0] !== index) return undefined
  return documentOf(editor)[index]?.type === 'image' ? index : undefined
}

/** Asks the person for a picture at the caret, or for what is to be said of the one that is selected. */
export function askForPicture(editor: LetterEditor): void {
  const change = selectedImage(editor)
  editor.pictureWishes.add(change === undefined ? {} : { change })
}

/** Asks what the picture at a top block shows. */
export function askToDescribe(editor: LetterEditor, index: number): void {
  if (documentOf(editor)[index]?.type === 'image') editor.pictureWishes.add({ change: index })
}
