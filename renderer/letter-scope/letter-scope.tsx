import { useMemo, useState, type JSX } from 'react'
import { Button, Tag, TagGroup, TagList } from 'react-aria-components'
import type { LetterTemplate } from '../../core/letter/index.ts'
import { inputId } from '../field-form/input-id.ts'
import type { LetterSession, SessionState } from '../letter-screen/letter-session.ts'
import { CloseIcon } from '../look/icons.tsx'
import { SearchChoice, SearchChoices } from '../look/search-choice.tsx'
import { useSessionPart } from '../saving/use-saving-session.ts'
import { useAnswer } from '../window/answers.ts'
import { jurisdictionOptions, jurisdictionTitle, languageOptions } from './scope-choices.ts'

const languagePart = ({ language }: SessionState): string => language
const jurisdictionsPart = ({ jurisdictions }: SessionState): readonly string[] => jurisdictions

/** The names under which findings lead to these two, beside the names of the letter's fields. */
export const languageField = 'letter language'
export const jurisdictionsField = 'letter jurisdictions'

interface LetterScopeProps {
  readonly session: LetterSession
  readonly templates: readonly LetterTemplate[]
}

/** The language a letter is written in, and the jurisdictions it is for: a clause outside them is a finding. */
export function LetterScope({ session, templates }: LetterScopeProps): JSX.Element {
  const facets = useAnswer('clauses.facets', {}).data
  const language = useSessionPart(session, languagePart)
  const jurisdictions = useSessionPart(session, jurisdictionsPart)
  const [typedLanguage, setTypedLanguage] = useState('')
  const [typedPlace, setTypedPlace] = useState('')
  const languages = useMemo(
    () => languageOptions({ facets, templates }, language, typedLanguage),
    [facets, templates, language, typedLanguage],
  )
  const places = useMemo(
    () => jurisdictionOptions({ facets, templates }, jurisdictions, typedPlace),
    [facets, templates, jurisdictions, typedPlace],
  )
  return (
    <fieldset>
      <legend className="panel-heading">Language and jurisdictions</legend>
      <SearchChoice
        id={inputId(languageField)}
        label="Language"
        options={languages}
        value={language}
        typed={setTypedLanguage}
        change={(next) => next !== null && session.setLanguage(next)}
        help="Dates, page words and hyphenation follow it. What is written stays as it is."
      />
      <SearchChoices
        id={inputId(jurisdictionsField)}
        label="Jurisdictions"
        options={places}
        values={jurisdictions}
        typed={setTypedPlace}
        change={(next) => session.setJurisdictions(next)}
        placeholder={jurisdictions.length === 0 ? 'everywhere' : 'add another'}
        help="Where the letter is to hold. A clause that does not cover them is a finding."
      />
      {jurisdictions.length > 0 && (
        <TagGroup
          className="chosen-tags"
          aria-label="Jurisdictions of the letter"
          onRemove={(keys) => session.setJurisdictions(jurisdictions.filter((code) => !keys.has(code)))}
        >
          <TagList className="chosen-tag-list" items={jurisdictions.map((id) => ({ id }))}>
            {({ id }) => (
              <Tag id={id} className="chosen-tag" textValue={jurisdictionTitle(id)}>
                {jurisdictionTitle(id)}
                <Button slot="remove" className="chosen-tag-remove">
                  <CloseIcon />
                </Button>
              </Tag>
            )}
          </TagList>
        </TagGroup>
      )}
    </fieldset>
  )
}
