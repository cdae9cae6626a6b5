import type { JSX } from 'react'
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { RequestOutput } from '../../core/requests/index.ts'
import type { Zoom } from './evidence-pages.tsx'

export type View = 'page' | 'text'

interface EvidenceBarProps {
  readonly description: RequestOutput<'evidence.describe'> | undefined
  readonly view: View
  readonly page: number
  readonly zoom: Zoom
  setView(view: View): void
  setPage(page: number): void
  setZoom(zoom: Zoom): void
}

const zooms: readonly { readonly id: string; readonly title: string; readonly zoom: Zoom }[] = [
  { id: 'width', title: 'Width', zoom: 'width' },
  { id: '1', title: '100 %', zoom: 1 },
  { id: '2', title: '200 %', zoom: 2 },
]

/** What is shown, which page of it, how large, and as what. */
export function EvidenceBar({ description, view, page, zoom, setView, setPage, setZoom }: EvidenceBarProps): JSX.Element {
  const pages = description?.pages ?? 0
  return (
    <div className="evidence-bar">
      <b>Evidence</b>
      <span className="evidence-name" title={description?.name}>
        {description?.name}
      </span>
      {pages > 1 && view === 'page' && <span className="evidence-count">{`page ${String(page + 1)} of ${String(pages)}`}</span>}
      <span className="evidence-gap" />
      {view === 'page' && pages > 1 && (
        <span className="evidence-turn" role="group" aria-label="Pages">
          <Button
            className="icon-button icon-button-small"
            aria-label="Previous page"
            isDisabled={page === 0}
            onPress={() => setPage(page - 1)}
          >
            ‹
          </Button>
          <Button
            className="icon-button icon-button-small"
            aria-label="Next page"
            isDisabled={page + 1 >= pages}
            onPress={() => setPage(page + 1)}
          >
            ›
          </Button>
        </span>
      )}
      {view === 'page' && (
        <Segments
          name="Size of the page"
          value={String(zoom)}
          choices={zooms}
          choose={(id) => setZoom(zooms.find((choice) => choice.id === id)?.zoom ?? 'width')}
        />
      )}
      {pages > 0 && (
        <Segments
          name="Shown as"
          value={view}
          choices={[
            { id: 'page', title: 'Page' },
            { id: 'text', title: 'Text' },
          ]}
          choose={(id) => setView(id === 'text' ? 'text' : 'page')}
        />
      )}
    </div>
  )
}

interface SegmentsProps {
  readonly name: string
  readonly value: string
  readonly choices: readonly { readonly id: string; readonly title: string }[]
  choose(id: string): void
}

function Segments({ name, value, choices, choose }: SegmentsProps): JSX.Element {
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={name}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={([key]) => choose(String(key))}
    >
      {choices.map(({ id, title }) => (
        <ToggleButton key={id} id={id}>
          {title}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
