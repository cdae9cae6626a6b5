import type { JSX } from 'react'
import { Button } from 'react-aria-components'
import type { RegisterEntry } from '../../core/requests/index.ts'
import { fileSize } from '../look/file-size.ts'
import { fileKind } from './file-kind.ts'
import { useSaveEnclosure } from './save-enclosure.ts'
import './enclosed-files.css'

/** The files that went out with a released letter, as its manifest lists them. */
export function EnclosuresOfRelease({ enclosures }: { readonly enclosures: NonNullable<RegisterEntry['enclosures']> }): JSX.Element {
  const save = useSaveEnclosure()
  return (
    <ul className="detail-rows">
      {enclosures.map(({ digest, name, title, mediaType, size, appended }) => (
        <li key={name}>
          <b>{title}</b>
          <p>
            {name} · {fileKind(mediaType)} · {fileSize(size)}
            {appended === true && ' · its pages follow the letter’s'}
          </p>
          <p>
            SHA-256 <code className="whole-digest">{digest}</code>
          </p>
          <Button className="link-button" onPress={() => save(digest, name)}>
            Save a copy
          </Button>
        </li>
      ))}
    </ul>
  )
}
