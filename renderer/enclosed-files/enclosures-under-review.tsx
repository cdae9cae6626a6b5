import type { JSX } from 'react'
import { Button } from 'react-aria-components'
import type { Enclosure } from '../../core/letter/index.ts'
import { fileKind } from './file-kind.ts'
import { useSaveEnclosure } from './save-enclosure.ts'
import './enclosed-files.css'

/** The files that go out with a letter under review: an approval covers their bytes, so they are there to be looked at. */
export function EnclosuresUnderReview({ enclosed }: { readonly enclosed: readonly Enclosure[] }): JSX.Element {
  const save = useSaveEnclosure()
  return (
    <>
      <h2 className="panel-heading">Files that it encloses</h2>
      <ul className="review-versions">
        {enclosed.map(({ digest, name, title, mediaType, appended }) => (
          <li key={name}>
            <b>{title}</b>
            <p className="enclosed-facts">
              {name} · {fileKind(mediaType)}
              {appended === true && ' · its pages follow the letter’s'}
            </p>
            <Button className="link-button" aria-label={`Save a copy of ${name}`} onPress={() => save(digest, name)}>
              Save a copy
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
