import { useMemo, useState, type JSX } from 'react'
import type { ClauseVersion } from '../../core/clause/index.ts'
import { valuesOf, type LetterTemplate, type ShelfWithoutClauses } from '../../core/letter/index.ts'
import { useClausePictures } from '../clauses/clause-text.tsx'
import { fieldsIn } from '../field-form/field-groups.ts'
import { useAnswer } from '../window/answers.ts'
import {
  createTemplateEditor,
  fieldLabel,
  LetterEditorView,
  openDocument,
  type FieldName,
  type LetterEditor,
} from '../letter-editor/index.ts'
import { houseEvidence } from '../evidence/house-evidence.tsx'
import { houseSpeller } from '../spelling/house-speller.ts'

interface TemplateTextProps {
  readonly content: LetterTemplate
  readonly shelf: ShelfWithoutClauses
  /** Left out where the text is only read. */
  readonly editor?: LetterEditor | undefined
  changed?(): void
}

/** The text that letters of a template begin with, on its page; the clauses it may name are read when it is shown. */
export function TemplateText(props: TemplateTextProps): JSX.Element {
  const { data, error } = useAnswer('library.list', {})
  if (error !== null)
    return (
      <p role="alert" className="panel-empty">
        {error.failure.message} {error.failure.remedy}
      </p>
    )
  if (data === undefined) return <p className="panel-empty appears-late">Reading the clauses …</p>
  return <Written {...props} versions={data.clauses} />
}

function Written({
  content,
  shelf,
  editor,
  versions,
  changed,
}: TemplateTextProps & { readonly versions: readonly ClauseVersion[] }): JSX.Element {
  const { language, body } = content
  const declared = useMemo(
    () => [...content.fields, ...(content.groups ?? []).flatMap(({ fields }) => fields)],
    [content.fields, content.groups],
  )
  const [own] = useState(() => {
    if (editor !== undefined) return editor
    const made = createTemplateEditor()
    openDocument(made, body)
    return made
  })
  const pictures = useClausePictures()
  const clauses = useMemo(() => newestOfEach(versions, language), [versions, language])
  // Fields that the text shows are offered too; the names alone, so that a key press draws nothing anew.
  const shown = fieldsIn(body).join(' ')
  const names = useMemo(() => {
    const known = new Map<string, FieldName>(declared.map(({ name, label, type }) => [name, { name, label, type }]))
    const others = [...Object.keys(shelf.company), ...(shown === '' ? [] : shown.split(' '))]
    for (const name of others) if (!known.has(name)) known.set(name, { name, label: fieldLabel(name) })
    return [...known.values()]
  }, [declared, shelf, shown])
  const values = useMemo(() => {
    const template = { ...noText, language, fields: declared }
    const known = valuesOf({ values: {}, language }, template, shelf)
    return Object.fromEntries(names.map(({ name }) => [name, known.raw(name)]))
  }, [declared, language, names, shelf])
  return (
    <div className="house-text">
      <LetterEditorView
        editor={own}
        name="Template"
        clauseVersions={clauses}
        language={language}
        speller={houseSpeller}
        evidenceSearch={houseEvidence}
        values={values}
        fields={names}
        pictures={pictures}
        readOnly={editor === undefined}
        {...(changed !== undefined && { onDocumentChange: changed })}
      />
    </div>
  )
}

const noText: LetterTemplate = {
  code: '',
  title: '',
  description: '',
  language: '',
  jurisdictions: [],
  letterhead: '',
  fields: [],
  mandatoryClauses: [],
  parts: [],
  body: [],
}

/** Each clause once, in the template's language where it is there. */
function newestOfEach(versions: readonly ClauseVersion[], language: string): ClauseVersion[] {
  const rank = (version: ClauseVersion): number => (version.language === language ? 1_000_000 : 0) + version.version
  const best = new Map<string, ClauseVersion>()
  for (const version of versions) {
    const other = best.get(version.code)
    if (other === undefined || rank(version) > rank(other)) best.set(version.code, version)
  }
  return [...best.values()]
}
