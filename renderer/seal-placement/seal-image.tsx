import { useState, type JSX } from 'react'
import { Button, FileTrigger } from 'react-aria-components'
import { encodeFile } from '../letter-editor/pictures/browser-pictures.ts'
import { SignaturePad } from './signature-pad.tsx'

interface SealImageProps {
  readonly image: string | undefined
  change(image: string | undefined): void
}

const largestPicture = 1_000_000

/** The picture in a seal: drawn here, or read from a file; none is needed. */
export function SealImage({ image, change }: SealImageProps): JSX.Element {
  const [isDrawing, setDrawing] = useState(false)
  const [wasDrawing, setWasDrawing] = useState(false)
  const [isTooLarge, setTooLarge] = useState(false)
  const take = async (picture: Blob): Promise<void> => {
    setDrawing(false)
    setTooLarge(picture.size > largestPicture)
    if (picture.size <= largestPicture) change(await encodeFile(picture))
  }
  return (
    <div className="seal-image" role="group" aria-label="Picture in the seal">
      <span className="field-label">Picture in the seal</span>
      {isDrawing ? (
        <SignaturePad done={(picture) => void take(picture)} close={() => setDrawing(false)} />
      ) : (
        <div className="seal-image-buttons">
          <Button
            className="button"
            autoFocus={wasDrawing}
            onPress={() => {
              setWasDrawing(true)
              setDrawing(true)
            }}
          >
            Draw …
          </Button>
          <FileTrigger
            acceptedFileTypes={['image/png', 'image/jpeg']}
            onSelect={(files) => files?.[0] !== undefined && void take(files[0])}
          >
            <Button className="button">Choose a file …</Button>
          </FileTrigger>
          {image !== undefined && (
            <Button className="button" onPress={() => change(undefined)}>
              Take it out
            </Button>
          )}
        </div>
      )}
      {isTooLarge && (
        <p className="dialog-failure" role="alert">
          This picture is larger than 1 MB. Save it smaller, about 1,000 pixels wide, and choose that file.
        </p>
      )}
    </div>
  )
}
