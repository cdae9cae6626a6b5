import { memo, useLayoutEffect, useMemo, type JSX } from 'react'
import type { Day } from '../../core/clause/index.ts'
import { valuesOf, type LetterTemplate, type Shelf, type TemplateField } from '../../core/letter/index.ts'
import type { HouseStandings } from '../clause-standing/house-standings.ts'
import { fieldsIn } from '../field-form/field-groups.ts'
import { fieldLabel, LetterEditorView, type EnclosingPart, type FieldName } from '../letter-editor/index.ts'
import { useActing } from '../people/acting.ts'
import { Announcements } from './announcements.tsx'
import { LetterheadOnPage, paperOf } from './letterhead-on-page.tsx'
import { useLetterComments } from './use-letter-comments.tsx'
import { PageHints } from './page-hints.tsx'
import type { SessionState } from './letter-session.ts'
import type { OpenLetter } from './use-session.ts'
import { useSessionPart } from '../saving/use-saving-session.ts'
import { houseEvidence } from '../evidence/house-evidence.tsx'
import { houseSpeller } from '../spelling/house-speller.ts'

const languagePart = ({ language }: SessionState): string => language
const enclosedCountPart = ({ enclosed }: SessionState): number => enclosed.length
const valuesPart = ({ values }: SessionState): SessionState['values'] => values

/** Whose suggestions those are that are made before anybody has said who they are. */
const nobody = 'Somebody'

interface LetterPageProps {
  readonly open: OpenLetter
  readonly shelf: Shelf
  readonly standings: HouseStandings
  /** The letter's date, or today while it has none. */
  readonly day: Day
  readonly template: LetterTemplate | undefined
  /** The letter is held: the page is only read. */
  readonly readOnly: boolean
  /** Shows the files that go out with the letter; with true it asks for some at once. Keep its identity. */
  showFiles(asks: boolean): void
  onField(name: string): void
  onMargin(isShown: boolean): void
}

/** The letter's page to write on. Drawn anew for values, never for a key press: the editor does that itself. */
export const LetterPage = memo(function LetterPage({
  open,
  shelf,
  standings,
  day,
  template,
  readOnly,
  showFiles,
  onField,
  onMargin,
}: LetterPageProps): JSX.Element {
  const { session, caret, pictures, enclosed } = open
  const { here } = useActing()
  const commentary = useLetterComments(session)
  const author = here?.name ?? nobody
  useLayoutEffect(() => session.editor.suggesting.setAuthor(author), [session, author])
  const values = useSessionPart(session, valuesPart)
  const language = useSessionPart(session, languagePart)
  const letter = useMemo(() => ({ ...session.letter, language, values: { ...values } }), [session, language, values])
  const enclosedCount = useSessionPart(session, enclosedCountPart)
  const enclosing = useMemo<EnclosingPart>(
    () => ({
      count: enclosedCount,
      open: () => showFiles(enclosedCount === 0),
      add(files) {
        if (files.length === 0) return
        showFiles(false)
        void enclosed.add(files)
      },
    }),
    [enclosedCount, enclosed, showFiles],
  )
  const names = useMemo(
    () => [
      ...new Set([
        ...declaredFields(template).map(({ name }) => name),
        ...Object.keys(shelf.company),
        ...Object.keys(values),
        ...fieldsIn(letter.document),
      ]),
    ],
    [template, shelf, values, letter],
  )
  const printed = useMemo(() => {
    const known = valuesOf(letter, template, shelf)
    return Object.fromEntries(names.map((name) => [name, known.raw(name)]))
  }, [letter, template, shelf, names])
  const fields = useMemo<FieldName[]>(() => {
    const declared = declaredFields(template)
    const labels = new Map(declared.map(({ name, label }) => [name, label]))
    return [
      ...declared.map(({ name, label, type, computed }) => ({ name, label, type, computed })),
      ...Object.keys(shelf.company)
        .filter((name) => !labels.has(name))
        .map((name) => ({ name, label: fieldLabel(name) })),
    ]
  }, [template, shelf])
  const letterhead = shelf.letterheads.find(({ code }) => code === letter.letterhead)
  const paper = useMemo(() => paperOf(letterhead), [letterhead])
  return (
    <>
      <LetterEditorView
        editor={session.editor}
        clauseVersions={shelf.library.versions}
        adaptable={shelf.adaptable}
        standings={standings}
        day={day}
        language={letter.language}
        speller={houseSpeller}
        evidenceSearch={houseEvidence}
        enclosing={enclosing}
        values={printed}
        fields={fields}
        pictures={pictures}
        readOnly={readOnly}
        paper={paper}
        head={
          <>
            <LetterheadOnPage letter={letter} shelf={shelf} />
            <PageHints open={open} />
          </>
        }
        commentary={commentary}
        onDocumentChange={session.changed}
        onCaret={caret.moved}
        onField={onField}
        onMargin={onMargin}
      />
      <Announcements open={open} />
    </>
  )
})

/** The template's fields, those of its repeating groups with the group's label before their own. */
function declaredFields(template: LetterTemplate | undefined): readonly TemplateField[] {
  const ofGroups = (template?.groups ?? []).flatMap(({ label, fields }) =>
    fields.map((field) => ({ ...field, label: `${label}: ${field.label}` })),
  )
  return [...(template?.fields ?? []), ...ofGroups]
}
