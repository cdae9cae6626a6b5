import type { JSX } from 'react'
import { partLabels, partNames, type PartName } from '../../core/document/index.ts'
import { fieldText, partOf } from '../../core/house/index.ts'
import type { LetterTemplate } from '../../core/letter/index.ts'
import { Line, type FormProps } from './form-line.tsx'

const severalLines: ReadonlySet<PartName> = new Set(['recipient', 'signature'])

/** What stands around the text of each letter. */
export function TemplateParts({ content, isReadOnly, change }: FormProps<LetterTemplate>): JSX.Element {
  const setPart = (name: PartName, text: string): void => {
    const others = content.parts.filter((block) => block.type !== 'part' || block.part !== name)
    const all = text === '' ? others : [...others, partOf(name, text)]
    const place = (block: (typeof all)[number]): number => (block.type === 'part' ? partNames.indexOf(block.part) : -1)
    change({ ...content, parts: all.toSorted((left, right) => place(left) - place(right)) })
  }
  return (
    <>
      <p className="house-hint">
        A field stands in a part as {'{{its.name}}'}, a date also as {'{{letter.date | long}}'}. A line all of whose fields are empty is
        left out.
      </p>
      {partNames.map((name) => (
        <Line
          key={name}
          label={partLabels[name]}
          {...(severalLines.has(name) && { rows: 4 })}
          value={fieldText(content.parts, name)}
          isReadOnly={isReadOnly}
          change={(text) => setPart(name, text)}
        />
      ))}
    </>
  )
}
