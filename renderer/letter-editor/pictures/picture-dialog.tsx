import { useEffect, useState, useSyncExternalStore, type JSX, type ReactNode } from 'react'
import { Button, Dialog, FileTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useSlateStatic } from 'slate-react'
import { undescribedPicture, type Image } from '../../../core/document/index.ts'
import type { Failure } from '../../../core/requests/index.ts'
import { changeImage, insertImage, type PictureWords } from '../commands/images.ts'
import { documentOf } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { returnToLetter } from '../view/return-to-letter.ts'
import { useSurroundings } from '../view/surroundings.ts'
import { narrowest, PictureForm, textWidth } from './picture-form.tsx'
import type { Pictures } from './picture-shelf.ts'
import type { PictureWish } from './picture-wishes.ts'
import { usePicture } from './use-picture.ts'

/** A picture that is ready to be put into the letter. */
type Ready = Pick<Image, 'digest' | 'mediaType'> & { readonly words: PictureWords }

/** Asks for a picture, its description, width and place. Open while the editor has a wish for a picture. */
export function PictureDialog(): JSX.Element {
  const editor = useSlateStatic()
  const { pictureWishes } = editor
  const wish = useSyncExternalStore(pictureWishes.subscribe, pictureWishes.first)
  const [closed, setClosed] = useState(0)
  const close = (added = 0): void => {
    setClosed(closed + 1)
    pictureWishes.done(added)
    if (pictureWishes.first() === undefined) returnToLetter(editor)
  }
  return (
    <ModalOverlay className="overlay" isOpen={wish !== undefined} onOpenChange={(open) => open || close()}>
      <Modal className="dialog picture-dialog">
        {/* Each wish begins anew: the next of several files keeps nothing of the words for the one before it. */}
        <Dialog>{wish !== undefined && <PictureSteps key={closed} wish={wish} close={close} />}</Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** The picture that a wish would change, as it stands in the letter. */
function pictureAt(editor: LetterEditor, index: number | undefined): Ready | undefined {
  const image = index === undefined ? undefined : documentOf(editor)[index]
  if (image?.type !== 'image') return undefined
  const { digest, mediaType, alt, width, align } = image
  return { digest, mediaType, words: { alt: alt === undescribedPicture ? '' : alt, width, align } }
}

interface Choice {
  readonly ready: Ready | undefined
  readonly isReading: boolean
  readonly failure: Failure | undefined
  take(file: File): void
}

/** The picture of the dialog: the one to change, or the file that was pasted, dropped or chosen, once the host has kept it. */
function useChoice(editor: LetterEditor, { file, change }: PictureWish, shelf: Pictures): Choice {
  const [ready, setReady] = useState(() => pictureAt(editor, change))
  const [isReading, setReading] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const take = (chosen: File): void => {
    setReading(true)
    setFailure(undefined)
    void shelf.add(chosen).then((added) => {
      setReading(false)
      if (!added.ok) return setFailure(added.error)
      const { digest, mediaType, width } = added.value
      const own = Math.max(narrowest, Math.min(textWidth, Math.round((width / 96) * 25.4)))
      // Another file for a picture of the letter keeps what was decided about it.
      return setReady((before) => ({ digest, mediaType, words: before?.words ?? { alt: '', width: own } }))
    })
  }
  // The file of the wish is read once, when the dialog opens.
  useEffect(() => {
    if (file !== undefined) take(file)
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [file])
  return { ready, isReading, failure, take }
}

function PictureSteps({ wish, close }: { readonly wish: PictureWish; close(added?: number): void }): JSX.Element {
  const editor = useSlateStatic()
  const { pictures } = useSurroundings()
  const { ready, isReading, failure, take } = useChoice(editor, wish, pictures)
  const grant = (words: PictureWords): void => {
    const file = ready === undefined ? undefined : { digest: ready.digest, mediaType: ready.mediaType }
    const before = editor.children.length
    if (wish.change !== undefined) changeImage(editor, wish.change, words, file)
    else if (file !== undefined) insertImage(editor, { ...file, ...words }, wish.index)
    close(editor.children.length - before)
  }
  return (
    <>
      <div className="dialog-head">
        <Heading slot="title">{wish.change === undefined ? 'Insert a picture' : 'Change the picture'}</Heading>
      </div>
      {ready === undefined ? (
        <PictureFile take={take}>
          <Button className="picture-choose" autoFocus isDisabled={isReading}>
            {isReading ? 'Reading the picture …' : 'Choose a PNG, JPEG or SVG file'}
          </Button>
        </PictureFile>
      ) : (
        <>
          <PicturePreview digest={ready.digest} />
          <PictureFile take={take}>
            <Button className="link-button" isDisabled={isReading}>
              {isReading ? 'Reading the picture …' : 'Choose another file'}
            </Button>
          </PictureFile>
          <PictureForm words={ready.words} isNew={wish.change === undefined} isReading={isReading} grant={grant} close={() => close()} />
        </>
      )}
      {failure !== undefined && (
        <p className="dialog-failure" role="alert">
          {failure.message} {failure.remedy}
        </p>
      )}
      {ready === undefined && (
        <div className="dialog-buttons">
          <Button className="button" onPress={() => close()}>
            Cancel
          </Button>
        </div>
      )}
    </>
  )
}

function PictureFile({ take, children }: { take(file: File): void; readonly children: ReactNode }): JSX.Element {
  return (
    <FileTrigger
      acceptedFileTypes={['image/png', 'image/jpeg', 'image/svg+xml']}
      onSelect={(files) => files?.[0] !== undefined && take(files[0])}
    >
      {children}
    </FileTrigger>
  )
}

function PicturePreview({ digest }: { readonly digest: string }): JSX.Element {
  const picture = usePicture(digest)
  return (
    <div className="picture-preview">
      {picture.kind === 'here' ? (
        <img src={picture.address} alt="" />
      ) : (
        <p>{picture.kind === 'missing' ? 'The picture itself is not on this computer.' : 'Reading the picture …'}</p>
      )}
    </div>
  )
}
