import type { JSX, KeyboardEvent } from 'react'
import { Group, Input, Label, NumberField } from 'react-aria-components'
import { leastSeal, type SealPlace, type SealSheet } from '../../core/seal/index.ts'

interface SealFieldsProps {
  readonly place: SealPlace
  readonly pages: readonly SealSheet[]
  put(place: SealPlace): void
}

/** The place in figures: the page, and millimetres from its top left. Width and height are free of each other here. */
export function SealFields({ place, pages, put }: SealFieldsProps): JSX.Element {
  const sheet = pages[place.page - 1]
  const [width, height] = [sheet?.width ?? place.width, sheet?.height ?? place.height]
  return (
    <div className="seal-fields">
      <SealField label="Page" value={place.page} least={1} most={pages.length} step={1} change={(page) => put({ ...place, page })} />
      <SealField label="From the left, mm" value={place.left} least={0} most={width} change={(left) => put({ ...place, left })} />
      <SealField label="From the top, mm" value={place.top} least={0} most={height} change={(top) => put({ ...place, top })} />
      <SealField
        label="Width, mm"
        value={place.width}
        least={leastSeal.width}
        most={width}
        change={(wide) => put({ ...place, width: wide })}
      />
      <SealField
        label="Height, mm"
        value={place.height}
        least={leastSeal.height}
        most={height}
        change={(high) => put({ ...place, height: high })}
      />
    </div>
  )
}

/** A decimal comma is meant as what it is: read as a sign between thousands, 30,5 became 305. */
function commaAsPoint(event: KeyboardEvent): void {
  if (event.key !== ',' || event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLInputElement)) return
  event.preventDefault()
  // The one way that the field takes for typed.
  document.execCommand('insertText', false, '.')
}

interface SealFieldProps {
  readonly label: string
  readonly value: number
  readonly least: number
  readonly most: number
  readonly step?: number
  change(value: number): void
}

function SealField({ label, value, least, most, step = 0.1, change }: SealFieldProps): JSX.Element {
  return (
    <NumberField
      className="field"
      value={Math.round(value * 10) / 10}
      onChange={(next) => Number.isNaN(next) || change(next)}
      minValue={least}
      maxValue={Math.floor(most * 10) / 10}
      step={step}
      formatOptions={{ maximumFractionDigits: 1, useGrouping: false }}
    >
      <Label>{label}</Label>
      <Group onKeyDownCapture={commaAsPoint}>
        <Input />
      </Group>
    </NumberField>
  )
}
