import { useEffect, useRef, useState, useSyncExternalStore, type JSX } from 'react'
import { FieldError, FileTrigger, Group, Input, Label, NumberField, Text, TextField } from 'react-aria-components'
import type { Letterhead } from '../../core/letter/index.ts'
import type { Failure } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { browserPictures, PictureShelf } from '../letter-editor/index.ts'
import { useOneAtATime } from '../look/one-at-a-time.ts'
import { WorkButton } from '../look/work-button.tsx'

type Logo = NonNullable<Letterhead['logo']>

interface LogoFieldProps {
  readonly logo: Logo | undefined
  /** Whose logo it is, for the description it begins with. */
  readonly owner: string
  readonly isReadOnly: boolean
  readonly fault: string | undefined
  change(logo: Logo | undefined): void
}

/** Width in millimetres that a logo begins with. */
const usualWidth = 30

/** The logo of a letterhead: a file to choose, what it shows, and how wide it stands on the page. */
export function LogoField({ logo, owner, isReadOnly, fault, change }: LogoFieldProps): JSX.Element | null {
  const shelf = useShelf()
  const [failure, setFailure] = useState<Failure>()
  // While the file is read, other fields of the form may be filled: the logo goes to what stands there then.
  const now = useRef({ logo, owner, change })
  useEffect(() => {
    now.current = { logo, owner, change }
  })
  const { isUnderWay, run: take } = useOneAtATime(async (file: File) => {
    const added = await shelf.add(file)
    setFailure(added.ok ? undefined : added.error)
    if (!added.ok) return
    const { digest, mediaType } = added.value
    const { logo: before, owner: whose, change: put } = now.current
    put({ digest, mediaType, alt: before?.alt ?? `The logo of ${whose}`, width: before?.width ?? usualWidth })
  })
  if (isReadOnly && logo === undefined) return null
  return (
    <fieldset className="house-group house-logo">
      <legend>Logo</legend>
      {logo !== undefined && <LogoWords logo={logo} shelf={shelf} isReadOnly={isReadOnly} fault={fault} change={change} />}
      {failure !== undefined && (
        <p className="house-logo-failure" role="alert">
          {failure.message} {failure.remedy}
        </p>
      )}
      {!isReadOnly && (
        <div className="house-logo-buttons">
          <FileTrigger
            acceptedFileTypes={['image/png', 'image/jpeg', 'image/svg+xml']}
            onSelect={(files) => files?.[0] !== undefined && take(files[0])}
          >
            <WorkButton className="button" isUnderWay={isUnderWay}>
              {isUnderWay ? 'Reading the file …' : logo === undefined ? 'Choose a PNG, JPEG or SVG file …' : 'Choose another file …'}
            </WorkButton>
          </FileTrigger>
          {logo !== undefined && (
            <WorkButton className="button" isUnderWay={isUnderWay} onPress={() => change(undefined)}>
              Take it out
            </WorkButton>
          )}
        </div>
      )}
    </fieldset>
  )
}

/** The pictures of this form, let go with it. */
function useShelf(): PictureShelf {
  const [shelf] = useState(() => new PictureShelf({ ask, ...browserPictures }))
  useEffect(() => () => shelf.close(), [shelf])
  return shelf
}

interface LogoWordsProps {
  readonly logo: Logo
  readonly shelf: PictureShelf
  readonly isReadOnly: boolean
  readonly fault: string | undefined
  change(logo: Logo): void
}

function LogoWords({ logo, shelf, isReadOnly, fault, change }: LogoWordsProps): JSX.Element {
  useEffect(() => shelf.want(logo.digest), [shelf, logo.digest])
  const picture = useSyncExternalStore(shelf.subscribe, () => shelf.state(logo.digest))
  return (
    <>
      {picture.kind === 'here' && <img className="house-logo-picture" src={picture.address} alt={logo.alt} />}
      {picture.kind === 'missing' && <p role="alert">The file of this logo is not on this computer. Choose it again.</p>}
      <TextField
        className="field"
        value={logo.alt}
        onChange={(alt) => change({ ...logo, alt })}
        isReadOnly={isReadOnly}
        isRequired
        isInvalid={fault !== undefined}
        validationBehavior="aria"
      >
        <Label>Description</Label>
        <Input maxLength={200} />
        <Text slot="description">What the logo shows, for those who cannot see it.</Text>
        {fault !== undefined && <FieldError>{fault}</FieldError>}
      </TextField>
      <NumberField
        className="field"
        value={logo.width}
        onChange={(width) => Number.isNaN(width) || change({ ...logo, width })}
        minValue={8}
        maxValue={70}
        step={1}
        isReadOnly={isReadOnly}
      >
        <Label>Width in millimetres</Label>
        <Group>
          <Input />
        </Group>
        <Text slot="description">A logo too tall for its place is made smaller on the page.</Text>
      </NumberField>
    </>
  )
}
