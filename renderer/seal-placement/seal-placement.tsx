import { useEffect, useState, type JSX, type KeyboardEvent } from 'react'
import { Button } from 'react-aria-components'
import type { RequestOutput } from '../../core/requests/index.ts'
import { keptOnPage, roundedSeal, underSeal, type SealPlace, type SealSheet } from '../../core/seal/index.ts'
import { Tick } from '../look/tick.tsx'
import { useAnswer } from '../window/answers.ts'
import { placeInWords, usualSeal } from './place-words.ts'
import { SealFields } from './seal-fields.tsx'
import { SealPages } from './seal-pages.tsx'
import { SealImage } from './seal-image.tsx'
import { useSealDrawing } from './seal-drawing.ts'
import './seal-placement.css'

/** Where a seal is to stand, in millimetres, and the picture in it. */
export interface PlacedSeal {
  /** `free`: bound to the signature block, wherever that stands on the page. */
  readonly place: 'free' | SealPlace
  /** A PNG or JPEG as base64: a signature that was drawn or scanned. */
  readonly image?: string | undefined
}

interface SealPlacementProps {
  readonly release: string
  readonly certificate: string
  /** Whether the certificate is one for trying out: the file that is signed is another one then. */
  readonly isTest: boolean
  readonly reason: string
  readonly value: PlacedSeal
  onChange(value: PlacedSeal): void
  /** Hears why no letter can be signed with the seal as it stands; undefined where it can. */
  onObstacle(why: string | undefined): void
}

/** The pages of a released letter with the seal on them, as it will look, to be moved by pointer, keys or in figures. */
export function SealPlacement(props: SealPlacementProps): JSX.Element {
  const { data, error } = useAnswer('signing.sealRoom', { release: props.release, isTest: props.isTest })
  if (error !== null)
    return (
      <p className="dialog-failure" role="alert">
        {error.failure.message} {error.failure.remedy}
      </p>
    )
  if (data === undefined) return <p className="appears-late">Looking for room on the pages …</p>
  const [first] = data.pages
  if (first === undefined) return <p className="dialog-failure">The pages of this file cannot be read, so no seal can be placed on them.</p>
  return <Placing {...props} room={data} />
}

interface PlacingProps extends SealPlacementProps {
  readonly room: RequestOutput<'signing.sealRoom'>
}

function Placing({ release, certificate, isTest, reason, value, onChange, onObstacle, room }: PlacingProps): JSX.Element {
  const { pages, block } = room
  const [before, setBefore] = useState<readonly PlacedSeal[]>([])
  const [said, setSaid] = useState('')
  const place = value.place === 'free' ? (block ?? usualSeal(pages)) : value.place
  const isBound = value.place === 'free' && block !== undefined
  const drawing = useSealDrawing({ certificate, reason, width: place.width, height: place.height, image: value.image })
  const warning = warningOf(place, pages)
  const obstacle = drawing.failure === undefined ? warning : [drawing.failure.message, drawing.failure.remedy ?? ''].join(' ').trim()
  useEffect(() => onObstacle(obstacle), [obstacle, onObstacle])

  const change = (next: PlacedSeal): void => {
    setBefore([...before, value])
    onChange(next)
  }
  const put = (asked: SealPlace): void => {
    const sheet = pages[asked.page - 1]
    if (sheet === undefined) return
    const next = keptOnPage(roundedSeal(asked), sheet)
    change({ ...value, place: next })
    setSaid(`${placeInWords(next)}${warningOf(next, pages) === undefined ? '' : ' It lies over something.'}`)
  }
  const undo = (): void => {
    const last = before.at(-1)
    if (last === undefined) return
    setBefore(before.slice(0, -1))
    onChange(last)
    setSaid('Undone.')
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const isTyping = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox'
    if (isTyping || event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
    event.preventDefault()
    undo()
  }
  return (
    <div className="seal-placement" role="group" aria-label="The seal and its place" onKeyDown={onKeyDown}>
      <SealPages
        release={release}
        isTest={isTest}
        sheets={pages}
        place={place}
        block={block}
        isBound={isBound}
        picture={drawing.address}
        isOverSomething={warning !== undefined}
        put={put}
      />
      <div className="seal-side">
        {block !== undefined && (
          <Tick
            title="Bound to the signature block"
            detail="In the room above the signatory’s name, or beside the last lines"
            isSelected={isBound}
            onChange={(isSelected) => change({ ...value, place: isSelected ? 'free' : place })}
          />
        )}
        <SealFields place={place} pages={pages} put={put} />
        <SealImage image={value.image} change={(image) => change({ ...value, image })} />
        <p className="dialog-hint">
          Drag it, or move it with the arrow keys: by 1 mm, with Shift by 10. It is drawn to the margins and to the signature block; hold
          Alt to place it freely.
        </p>
        <Button className="button seal-undo" isDisabled={before.length === 0} onPress={undo}>
          Undo
        </Button>
        <p className="visually-hidden" role="status">
          {said}
        </p>
      </div>
    </div>
  )
}

function warningOf(place: SealPlace, pages: readonly SealSheet[]): string | undefined {
  const sheet = pages[place.page - 1]
  const under = sheet === undefined ? undefined : underSeal(place, sheet)
  if (under === undefined) return undefined
  const what = under === 'words' ? 'words' : 'another seal or field'
  return `The seal lies over ${what} of page ${String(place.page)}. No letter is signed like that, as verification refuses a seal that hides something: move it, or make it smaller.`
}
