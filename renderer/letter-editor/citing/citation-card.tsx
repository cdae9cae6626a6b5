import { useLayoutEffect, useRef, useState, useSyncExternalStore, type CSSProperties, type JSX, type RefObject } from 'react'
import { Button } from 'react-aria-components'
import { ReactEditor, useReadOnly, useSlateStatic } from 'slate-react'
import type { Citation } from '../../../core/document/index.ts'
import { formatValue } from '../../../core/letter/index.ts'
import { askAboutCitation, citationAt } from '../commands/citations.ts'
import { useSurroundings } from '../view/surroundings.ts'
import type { LetterEditor } from '../slate-types.ts'
import { EvidenceDialog } from './evidence-dialog.tsx'
import { usePointedCitation } from './use-pointed-citation.ts'

/** Tells the source of the citation that is pointed at or stands at the caret, and opens its file. */
export function CitationCard(): JSX.Element {
  const { citing } = useSlateStatic()
  const isAsked = useSyncExternalStore(citing.subscribe, citing.wish) !== undefined
  const card = useRef<HTMLDivElement>(null)
  const [shown, end] = usePointedCitation(card)
  const [opened, setOpened] = useState<{ readonly title: string; readonly digest: string }>()
  return (
    <>
      {shown !== undefined && !isAsked && opened === undefined && (
        <Card
          citation={shown}
          card={card}
          open={(digest) => {
            end()
            setOpened({ title: shown.source, digest })
          }}
          end={end}
        />
      )}
      {opened !== undefined && <EvidenceDialog {...opened} close={() => setOpened(undefined)} />}
    </>
  )
}

interface CardProps {
  readonly citation: Citation
  readonly card: RefObject<HTMLDivElement | null>
  open(digest: string): void
  end(): void
}

function Card({ citation, card, open, end }: CardProps): JSX.Element {
  const editor = useSlateStatic()
  const readOnly = useReadOnly()
  const { evidenceSearch } = useSurroundings()
  const place = usePlaceBeside(citation, card)
  const digest = evidenceSearch.view === undefined ? undefined : citation.evidence?.digest
  const path = pathOf(citation, editor)
  const mayChange = !readOnly && path !== undefined && citationAt(editor, path) !== undefined
  return (
    <div ref={card} className="citation-card" role="group" aria-label="Cited source" style={place}>
      <SourceFacts citation={citation} />
      {(digest !== undefined || mayChange) && (
        <div className="citation-card-buttons">
          {digest !== undefined && (
            <Button className="link-button" onPress={() => open(digest)}>
              Open evidence
            </Button>
          )}
          {mayChange && (
            <Button
              className="link-button"
              onPress={() => {
                end()
                askAboutCitation(editor, path)
              }}
            >
              Change …
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

/** Title, issuer, date, reference and place of a source. */
export function SourceFacts({ citation: { source, evidence, place } }: { readonly citation: Citation }): JSX.Element {
  const { language } = useSurroundings()
  const day = evidence?.date === undefined ? undefined : formatValue(evidence.date, 'long', language)
  const facts = [
    ['Issuer', evidence?.issuer],
    ['Date', day?.ok === true ? day.value : evidence?.date],
    ['Reference', evidence?.reference],
    ['Place', place],
  ].filter((fact): fact is [string, string] => fact[1] !== undefined)
  return (
    <>
      <b>{source}</b>
      {facts.length > 0 && (
        <dl>
          {facts.map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {evidence === undefined && <p>In the author’s own words: no evidence of the house.</p>}
      {evidence !== undefined && evidence.digest === undefined && <p>The house keeps no file of it.</p>}
    </>
  )
}

function pathOf(citation: Citation, editor: LetterEditor): number[] | undefined {
  try {
    return ReactEditor.findPath(editor, citation)
  } catch {
    // Slate throws for what is in the letter no more.
    return undefined
  }
}

const gap = 6

/** Under the mark, or over it where the editor ends; it follows the mark when the page is scrolled. */
function usePlaceBeside(citation: Citation, card: RefObject<HTMLDivElement | null>): CSSProperties {
  const editor = useSlateStatic()
  const [place, setPlace] = useState<CSSProperties>({ visibility: 'hidden' })
  useLayoutEffect(() => {
    const mark = pathOf(citation, editor) && ReactEditor.toDOMNode(editor, citation)
    const frame = mark?.closest('.letter-editor')
    if (mark === undefined || frame === null || frame === undefined) return undefined
    const measure = (): void => {
      const [at, within] = [mark.getBoundingClientRect(), frame.getBoundingClientRect()]
      const { width = 0, height = 0 } = card.current?.getBoundingClientRect() ?? {}
      const left = Math.max(8, Math.min(at.left - within.left, within.width - width - 8))
      const isBelow = at.bottom + gap + height <= within.bottom
      setPlace({ left, top: isBelow ? at.bottom - within.top + gap : at.top - within.top - height - gap })
    }
    measure()
    frame.addEventListener('scroll', measure, { capture: true, passive: true })
    return () => frame.removeEventListener('scroll', measure, { capture: true })
  }, [editor, citation, card])
  return place
}
