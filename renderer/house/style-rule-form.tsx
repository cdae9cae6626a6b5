import type { JSX } from 'react'
import { ruleTitles, type RequiredRule, type StyleRule } from '../../core/style/index.ts'
import { Choice } from '../look/choice.tsx'
import { Tick } from '../look/tick.tsx'
import { Figure, Line, linesOf, Told, under, type FormProps } from './form-line.tsx'

const kinds = [
  { id: 'term', title: 'Term: write another instead' },
  { id: 'forbidden', title: 'Forbidden phrase' },
  { id: 'required', title: 'Required text or disclaimer' },
] as const

const severities = [
  { id: 'warning', title: 'Warns' },
  { id: 'error', title: 'Keeps the letter from its files and its release' },
] as const

const places = [
  { id: 'letter', title: 'Anywhere in the letter' },
  { id: 'paragraph', title: 'In the same paragraph' },
  { id: 'words', title: 'At most so many words away' },
] as const

/** What a person may set; what is left empty is left out of the rule. */
type Settable = {
  readonly [Key in 'phrase' | 'language' | 'reason' | 'text']?: string | undefined
} & {
  readonly severity?: StyleRule['severity']
  readonly instead?: string[]
  readonly unless?: string[] | undefined
  readonly matchCase?: true | undefined
  readonly partOfWord?: true | undefined
  readonly within?: RequiredRule['within']
}

/** One rule of the house style: what it looks for, what is to stand instead or beside it, and what it does. */
export function StyleRuleForm({ content: rule, isReadOnly, faults, change }: FormProps<StyleRule>): JSX.Element {
  const set = (part: Settable): void => change(whole(rule.kind, { ...settable(rule), ...part }))
  const line = (label: string, key: 'phrase' | 'language' | 'reason' | 'text', hint?: string, rows?: number): JSX.Element => (
    <Line
      label={label}
      value={settable(rule)[key] ?? ''}
      isReadOnly={isReadOnly}
      fault={faults.get(key)}
      {...(hint !== undefined && { hint })}
      {...(rows !== undefined && { rows })}
      change={(value) => set({ [key]: value })}
    />
  )
  return (
    <>
      <div className="house-columns">
        {isReadOnly ? (
          <Told label="Kind" value={ruleTitles[rule.kind]} />
        ) : (
          <Choice label="Kind" value={rule.kind} options={kinds} change={(kind) => change(whole(kind, settable(rule)))} />
        )}
        {isReadOnly ? (
          <Told label="What breaks it" value={severities.find(({ id }) => id === rule.severity)?.title ?? ''} />
        ) : (
          <Choice label="What breaks it" value={rule.severity} options={severities} change={(severity) => set({ severity })} />
        )}
      </div>
      {rule.kind === 'required'
        ? line('Where this stands', 'phrase', 'Left empty, every letter must have the text.')
        : line(rule.kind === 'term' ? 'Instead of' : 'Forbidden', 'phrase')}
      {rule.kind === 'term' && (
        <Line
          label="Write"
          hint="One on each line; the first is offered first."
          rows={2}
          value={rule.instead.join('\n')}
          isReadOnly={isReadOnly}
          fault={under(faults, 'instead')}
          change={(text) => set({ instead: text.split('\n') })}
        />
      )}
      {rule.kind === 'required' && line('This text must stand', 'text', undefined, 3)}
      {rule.kind === 'required' && rule.phrase !== undefined && (
        <Within rule={rule} isReadOnly={isReadOnly} faults={faults} change={(within) => set({ within })} />
      )}
      {(rule.kind !== 'required' || rule.phrase !== undefined) && (
        <Line
          label="But not in"
          hint="Longer phrases in which it is fine, one on each line."
          rows={2}
          value={(rule.unless ?? []).join('\n')}
          isReadOnly={isReadOnly}
          fault={under(faults, 'unless')}
          change={(text) => set({ unless: linesOf(text) })}
        />
      )}
      <div className="house-columns">
        {line('Language', 'language', 'Such as en or de-AT. Left empty, all.')}
        {!isReadOnly && (
          <div className="house-tick">
            <Tick
              title="Only with these capitals"
              isSelected={rule.matchCase === true}
              onChange={(isOn) => set({ matchCase: isOn ? true : undefined })}
            />
            <Tick
              title="Inside longer words too"
              isSelected={rule.partOfWord === true}
              onChange={(isOn) => set({ partOfWord: isOn ? true : undefined })}
            />
          </div>
        )}
      </div>
      {line('Why', 'reason', 'Stands beside each finding.')}
    </>
  )
}

interface WithinProps {
  readonly rule: RequiredRule
  readonly isReadOnly: boolean
  readonly faults: ReadonlyMap<string, string>
  change(within: RequiredRule['within']): void
}

function Within({ rule: { within }, isReadOnly, faults, change }: WithinProps): JSX.Element {
  const place = typeof within === 'number' ? 'words' : within
  if (isReadOnly)
    return (
      <Told
        label="Where"
        value={typeof within === 'number' ? `At most ${String(within)} words away` : (places.find(({ id }) => id === within)?.title ?? '')}
      />
    )
  return (
    <div className="house-columns">
      <Choice label="Where" value={place} options={places} change={(next) => change(next === 'words' ? 50 : next)} />
      {typeof within === 'number' && (
        <Figure
          label="Words"
          value={within}
          least={1}
          most={1000}
          isReadOnly={false}
          fault={faults.get('within')}
          change={(words) => change(words ?? 50)}
        />
      )}
    </div>
  )
}

function settable(rule: StyleRule): Settable {
  const { kind: _kind, ...rest } = rule
  return rest
}

/** A rule of a kind, of what was set; what that kind does not have, and what is empty, is left out. */
function whole(kind: StyleRule['kind'], part: Settable): StyleRule {
  const { phrase = '', language = '', reason = '', text = '', severity = 'warning', instead = [''], unless = [] } = part
  const { matchCase, partOfWord, within = 'letter' } = part
  const rest = {
    severity,
    ...(language !== '' && { language }),
    ...(matchCase === true && { matchCase }),
    ...(partOfWord === true && { partOfWord }),
    ...(unless.length > 0 && { unless: [...unless] }),
    ...(reason !== '' && { reason }),
  }
  if (kind === 'term') return { kind, phrase, instead: [...instead], ...rest }
  if (kind === 'forbidden') return { kind, phrase, ...rest }
  return { kind, ...(phrase !== '' && { phrase }), text, within, ...rest }
}
