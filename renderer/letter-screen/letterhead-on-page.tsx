import { useMemo, type CSSProperties, type JSX } from 'react'
import { firstPageFor, valuesOf, type Letter, type Letterhead, type Shelf } from '../../core/letter/index.ts'
import { usePicture } from '../letter-editor/index.ts'

/** The letterhead above the letter's text, drawn as on the first page. */
export function LetterheadOnPage({ letter, shelf }: { readonly letter: Letter; readonly shelf: Shelf }): JSX.Element | null {
  const letterhead = shelf.letterheads.find(({ code }) => code === letter.letterhead)
  const filled = useMemo(() => {
    if (letterhead === undefined) return undefined
    const template = shelf.templates.find(({ code }) => code === letter.template)
    const { fill } = valuesOf(letter, template, shelf)
    const returnLine = letterhead.return_line === undefined ? undefined : fill(letterhead.return_line)
    return { name: fill(letterhead.name), lines: letterhead.lines.map((line) => fill(line)), returnLine }
  }, [letter, letterhead, shelf])
  if (filled === undefined || letterhead === undefined) return null
  const { style, logo, window } = letterhead
  return (
    <div className="letterhead-place" aria-hidden="true">
      <div className={`letterhead letterhead-${style}${logo === undefined ? '' : ' letterhead-with-logo'}`}>
        {logo !== undefined && <Logo logo={logo} />}
        <b>{filled.name}</b>
        <span>
          {filled.lines.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </span>
      </div>
      {filled.returnLine !== undefined && <div className="letterhead-return">{filled.returnLine}</div>}
      {firstPageFor(window).foldMarks.map(([top, length]) => (
        <i key={top} className="fold-mark" style={{ '--top': top, '--length': length } as CSSProperties} />
      ))}
    </div>
  )
}

function Logo({ logo }: { readonly logo: NonNullable<Letterhead['logo']> }): JSX.Element | null {
  const picture = usePicture(logo.digest)
  const style = { '--width': logo.width } as CSSProperties
  return picture.kind === 'here' ? <img src={picture.address} alt="" style={style} /> : null
}

/** Where things stand on the first page, and in which colour, for `paper.css`: lengths in millimetres without their unit. */
export function paperOf(letterhead: Letterhead | undefined): CSSProperties {
  const { recipient, details, bodyTop } = firstPageFor(letterhead?.window ?? 'din-5008-b')
  return {
    '--recipient-top': recipient.top,
    '--recipient-width': recipient.width,
    '--details-top': details.top,
    '--details-left': details.left,
    '--details-width': details.width,
    '--body-top': bodyTop,
    // A line of 6.5 points, and 3.4 mm below it.
    '--return-line': letterhead?.return_line === undefined ? 0 : 5.4,
    ...(letterhead !== undefined && { '--head-accent': letterhead.accent }),
  } as CSSProperties
}
