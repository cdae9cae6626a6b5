import { useEffect, useMemo, useState, type JSX } from 'react'
import type { ClauseVersion } from '../../core/clause/index.ts'
import { valuesOf, type ShelfWithoutClauses } from '../../core/letter/index.ts'
import { ask } from '../desktop.ts'
import { fieldsIn } from '../field-form/field-groups.ts'
import {
  browserPictures,
  createLetterEditor,
  fieldLabel,
  LetterEditorView,
  openDocument,
  PictureShelf,
  type FieldName,
  type ValueRecord,
} from '../letter-editor/index.ts'

/** Fields that a clause may show, and what the company and nobody's letter give them. */
export interface ClauseFields {
  readonly fields: readonly FieldName[]
  readonly values: ValueRecord
}

/** The fields of all templates, those of the company, and those that the clause shows already. */
export function useClauseFields(version: ClauseVersion, shelf: ShelfWithoutClauses): ClauseFields {
  const { language, body } = version
  return useMemo(() => {
    const labels = new Map(shelf.templates.flatMap(({ fields }) => fields.map(({ name, label }) => [name, label] as const)))
    for (const name of [...Object.keys(shelf.company), ...fieldsIn(body)]) if (!labels.has(name)) labels.set(name, fieldLabel(name))
    const known = valuesOf({ values: {}, language }, undefined, shelf)
    return {
      fields: [...labels].map(([name, label]) => ({ name, label })),
      values: Object.fromEntries([...labels.keys()].map((name) => [name, known.raw(name)])),
    }
  }, [language, body, shelf])
}

export function useClausePictures(): PictureShelf {
  const [pictures] = useState(() => new PictureShelf({ ask, ...browserPictures }))
  useEffect(() => () => pictures.close(), [pictures])
  return pictures
}

const noVersions: readonly ClauseVersion[] = []

/** The text of a version in the letter's type, to read. Give it the version's id as key. */
export function ClauseText({ version, shelf }: { readonly version: ClauseVersion; readonly shelf: ShelfWithoutClauses }): JSX.Element {
  const [editor] = useState(() => {
    const made = createLetterEditor()
    openDocument(made, version.body)
    return made
  })
  const pictures = useClausePictures()
  const { fields, values } = useClauseFields(version, shelf)
  return (
    <div className="clause-text">
      <LetterEditorView
        editor={editor}
        name="Clause"
        clauseVersions={noVersions}
        language={version.language}
        values={values}
        fields={fields}
        pictures={pictures}
        readOnly
      />
    </div>
  )
}
