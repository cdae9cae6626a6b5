import { useId, useMemo, useRef, useState, type JSX, type KeyboardEvent, type RefObject } from 'react'
import { Label, TextArea, TextField } from 'react-aria-components'
import { longestComment } from '../../core/review/index.ts'
import { useActing } from '../people/acting.ts'
import { useAnswer } from '../window/answers.ts'
import { mentionable, mentionQuery, type Mentionable, type MentionQuery } from './mention-query.ts'

interface MentionFieldProps {
  readonly label: string
  readonly value: string
  setValue(value: string): void
  /** Hears of who was chosen from the list. */
  chosen(person: Mentionable): void
  readonly placeholder?: string | undefined
  readonly field?: RefObject<HTMLTextAreaElement | null> | undefined
  readonly isLabelHidden?: boolean | undefined
  /** A key that the list of people has no use for. */
  onKeyDown?(event: KeyboardEvent<HTMLTextAreaElement>): void
}

/** As many people as the list shows at once. */
const mostOffered = 8

/** A field for a comment. An at sign offers the people of the house; the caret stays in the field while one is chosen. */
export function MentionField(props: MentionFieldProps): JSX.Element {
  const { label, value, setValue, chosen, placeholder = '', field, isLabelHidden = false, onKeyDown } = props
  const id = useId()
  const own = useRef<HTMLTextAreaElement>(null)
  const area = field ?? own
  const people = usePeople()
  const [query, setQuery] = useState<MentionQuery>()
  const [active, setActive] = useState(0)
  const offered = query === undefined ? [] : mentionable(people, query.words).slice(0, mostOffered)
  const isOpen = offered.length > 0
  const optionId = (index: number): string => `${id}-person-${String(index)}`
  const look = (): void => {
    const { value: text = '', selectionStart = 0, selectionEnd } = area.current ?? {}
    const next = selectionStart === selectionEnd ? mentionQuery(text, selectionStart) : undefined
    if (next?.at !== query?.at || next?.words !== query?.words) setActive(0)
    setQuery(next)
  }
  const choose = (person: Mentionable): void => {
    if (query === undefined) return
    const before = `${value.slice(0, query.at)}@${person.name} `
    setValue(before + value.slice(query.at + 1 + query.words.length))
    chosen(person)
    setQuery(undefined)
    requestAnimationFrame(() => area.current?.setSelectionRange(before.length, before.length))
  }
  const keyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }
    const step = steps[event.key]
    const person = offered[active]
    if (!isOpen || person === undefined || event.ctrlKey || event.metaKey || event.altKey) return onKeyDown?.(event)
    if (step !== undefined) setActive((active + step + offered.length) % offered.length)
    else if (event.key === 'Enter' || event.key === 'Tab') choose(person)
    else if (event.key === 'Escape') setQuery(undefined)
    else return onKeyDown?.(event)
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="mention-field">
      <TextField className="field" value={value} onChange={setValue} maxLength={longestComment}>
        <Label className={isLabelHidden ? 'visually-hidden' : ''}>{label}</Label>
        <TextArea
          ref={area}
          rows={2}
          placeholder={placeholder}
          aria-autocomplete="list"
          {...(isOpen && { 'aria-controls': id, 'aria-activedescendant': optionId(active) })}
          onKeyDown={keyDown}
          onSelect={look}
          onBlur={() => setQuery(undefined)}
        />
      </TextField>
      {isOpen && (
        <ul className="mention-list" id={id} role="listbox" aria-label="People to mention" onMouseDown={(event) => event.preventDefault()}>
          {offered.map((person, index) => (
            <li
              key={person.id}
              id={optionId(index)}
              role="option"
              aria-selected={index === active}
              onMouseMove={() => setActive(index)}
              onClick={() => choose(person)}
            >
              {person.name}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Who can be asked: the people of the house who are there, but for who sits here. */
function usePeople(): readonly Mentionable[] {
  const { data } = useAnswer('people.list', {})
  const { here } = useActing()
  return useMemo(() => (data?.people ?? []).filter(({ id, active, erased }) => active && !erased && id !== here?.id), [data, here])
}
