import { useState, type JSX } from 'react'
import type { LetterTemplate, ShelfWithoutClauses } from '../../core/letter/index.ts'
import { partedByCommas } from '../clauses/clause-form-values.ts'
import { Choice } from '../look/choice.tsx'
import { Line, linesOf, Told, under, type FormProps } from './form-line.tsx'

/** What a template is, for whom, and on which paper. */
export function TemplateAbout({
  content,
  shelf,
  isReadOnly,
  faults,
  change,
}: FormProps<LetterTemplate> & { readonly shelf: ShelfWithoutClauses }): JSX.Element {
  const [jurisdictions, setJurisdictions] = useState(content.jurisdictions.join(', '))
  // Undo changes them too; what is typed stays as it is typed while it means the same.
  const written = partedByCommas(jurisdictions).join() === content.jurisdictions.join() ? jurisdictions : content.jurisdictions.join(', ')
  const letterheads = shelf.letterheads.map(({ code, title }) => ({ id: code, title }))
  const own = letterheads.find(({ id }) => id === content.letterhead)?.title
  return (
    <>
      <Line
        label="Title"
        value={content.title}
        isReadOnly={isReadOnly}
        fault={faults.get('title')}
        change={(title) => change({ ...content, title })}
      />
      <Line
        label="Description"
        rows={2}
        value={content.description}
        isReadOnly={isReadOnly}
        fault={faults.get('description')}
        change={(description) => change({ ...content, description })}
      />
      {isReadOnly ? (
        <Told label="Letterhead" value={own ?? content.letterhead} />
      ) : (
        <Choice
          label="Letterhead"
          value={content.letterhead}
          options={own === undefined ? [{ id: content.letterhead, title: content.letterhead || 'None' }, ...letterheads] : letterheads}
          change={(letterhead) => change({ ...content, letterhead })}
        />
      )}
      <div className="house-columns">
        <Line
          label="Language"
          value={content.language}
          isReadOnly={isReadOnly}
          fault={faults.get('language')}
          change={(language) => change({ ...content, language })}
        />
        <Line
          label="Jurisdictions"
          hint="Country codes; none for everywhere."
          none="Everywhere"
          value={written}
          isReadOnly={isReadOnly}
          fault={under(faults, 'jurisdictions')}
          change={(text) => {
            setJurisdictions(text)
            change({ ...content, jurisdictions: partedByCommas(text) })
          }}
        />
      </div>
      <Line
        label="Clauses that may not be missing"
        rows={3}
        hint="Their codes, one on each line."
        value={content.mandatoryClauses.join('\n')}
        isReadOnly={isReadOnly}
        fault={under(faults, 'mandatoryClauses')}
        change={(text) => change({ ...content, mandatoryClauses: linesOf(text) })}
      />
    </>
  )
}
