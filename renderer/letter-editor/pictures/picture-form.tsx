import { useState, type FormEvent, type JSX } from 'react'
import {
  Button,
  FieldError,
  Form,
  Group,
  Input,
  Label,
  NumberField,
  Text,
  TextArea,
  TextField,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components'
import type { PictureWords } from '../commands/images.ts'

/** The widest and the narrowest a picture can stand on the page, in millimetres: the widest is as wide as the text. */
export const textWidth = 160
export const narrowest = 5

interface PictureFormProps {
  readonly words: PictureWords
  readonly isNew: boolean
  /** True while a file is being read: granted now, the picture before it would be taken. */
  readonly isReading: boolean
  grant(words: PictureWords): void
  close(): void
}

/** What is decided about a picture: its description, which it must have, its width and its place on the line. */
export function PictureForm({ words, isNew, isReading, grant, close }: PictureFormProps): JSX.Element {
  const [alt, setAlt] = useState(words.alt)
  const [width, setWidth] = useState(words.width ?? Number.NaN)
  const [align, setAlign] = useState(words.align ?? 'start')
  const [isAsked, setAsked] = useState(false)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    const described = alt.trim()
    if (described !== '')
      grant({ alt: described, width: Number.isNaN(width) ? undefined : width, align: align === 'start' ? undefined : align })
  }
  return (
    <Form className="picture-form" onSubmit={submit}>
      <TextField
        className="field"
        autoFocus
        value={alt}
        onChange={setAlt}
        isRequired
        isInvalid={isAsked && alt.trim() === ''}
        validationBehavior="aria"
      >
        <Label>Description</Label>
        <TextArea rows={2} />
        <Text slot="description">What the picture shows, for those who cannot see it.</Text>
        <FieldError>Describe the picture: a letter to a public body must be readable by everybody.</FieldError>
      </TextField>
      <div className="picture-measures">
        <NumberField
          className="field"
          value={width}
          onChange={setWidth}
          minValue={narrowest}
          maxValue={textWidth}
          step={1}
          formatOptions={{ useGrouping: false }}
        >
          <Label>Width in millimetres</Label>
          <Group>
            <Input placeholder="its own" />
          </Group>
        </NumberField>
        <PlaceOnLine align={align} setAlign={setAlign} />
      </div>
      <div className="dialog-buttons">
        <Button className="button" onPress={close}>
          Cancel
        </Button>
        <Button type="submit" className="button button-main" isDisabled={isReading}>
          {isNew ? 'Insert' : 'Change'}
        </Button>
      </div>
    </Form>
  )
}

const places = [
  ['start', 'Left'],
  ['center', 'Centre'],
  ['end', 'Right'],
] as const

type Place = (typeof places)[number][0]

function PlaceOnLine({ align, setAlign }: { readonly align: Place; setAlign(align: Place): void }): JSX.Element {
  return (
    <div className="field">
      <span className="group-label" id="picture-place">
        Place
      </span>
      <ToggleButtonGroup
        className="segments"
        aria-labelledby="picture-place"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[align]}
        onSelectionChange={(keys) => setAlign(places.find(([place]) => keys.has(place))?.[0] ?? 'start')}
      >
        {places.map(([place, title]) => (
          <ToggleButton key={place} id={place}>
            {title}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  )
}
