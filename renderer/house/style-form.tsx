import { useRef, useState, type JSX } from 'react'
import { Button } from 'react-aria-components'
import { ruleTitles, type HouseStyle, type StyleRule } from '../../core/style/index.ts'
import { under, within, type FormProps } from './form-line.tsx'
import { StyleRuleForm } from './style-rule-form.tsx'

const blank: StyleRule = { kind: 'term', phrase: '', instead: [''], severity: 'warning' }

/** The rules of how the house writes, one below the other; one is open at a time. */
export function StyleForm({ content, isReadOnly, faults, change }: FormProps<HouseStyle>): JSX.Element {
  const { rules } = content
  const [opened, setOpened] = useState<number>()
  const list = useRef<HTMLOListElement>(null)
  const add = useRef<HTMLButtonElement>(null)
  const put = (next: readonly StyleRule[], open: number | undefined): void => {
    change({ rules: [...next] })
    setOpened(open)
  }
  const takeOut = (index: number): void => {
    put(rules.toSpliced(index, 1), undefined)
    if (rules.length === 1) add.current?.focus()
    else list.current?.querySelectorAll<HTMLElement>('.house-field-head')[Math.min(index, rules.length - 2)]?.focus()
  }
  return (
    <>
      <p className="house-hint">
        Every letter, with the clauses in it, is checked against these rules. What they find stands among the checks of a letter, with what
        to write instead.
      </p>
      {rules.length === 0 && <p className="house-hint">There is no rule yet.</p>}
      <ol className="house-fields" ref={list} aria-label="Rules">
        {rules.map((rule, index) => (
          // A rule has no name of its own, so its place is its key.
          <li key={index} className="house-field">
            <Button
              className="house-field-head"
              aria-expanded={opened === index}
              onPress={() => setOpened(opened === index ? undefined : index)}
            >
              <b>{nameOf(rule)}</b>
              <code>{aboutOf(rule)}</code>
              <span>
                {ruleTitles[rule.kind]}
                {rule.severity === 'error' ? ', keeps from release' : ', warns'}
              </span>
              {under(faults, `rules.${String(index)}`) !== undefined && <em>to mend</em>}
            </Button>
            {opened === index && (
              <div className="house-field-body">
                <StyleRuleForm
                  content={rule}
                  isReadOnly={isReadOnly}
                  faults={within(faults, `rules.${String(index)}`)}
                  change={(next) => put(rules.with(index, next), index)}
                />
                {!isReadOnly && (
                  <div className="house-buttons">
                    <Button className="button" onPress={() => takeOut(index)}>
                      Take it out
                    </Button>
                  </div>
                )}
              </div>
            )}
          </li>
        ))}
      </ol>
      {!isReadOnly && rules.length < 500 && (
        <Button ref={add} className="button house-fields-add" onPress={() => put([...rules, blank], rules.length)}>
          Add a rule
        </Button>
      )}
    </>
  )
}

function nameOf(rule: StyleRule): string {
  const words = rule.phrase ?? (rule.kind === 'required' ? rule.text : '')
  return words === '' ? 'Without words' : words
}

function aboutOf(rule: StyleRule): string {
  if (rule.kind === 'term') return rule.instead.join(', ')
  return rule.kind === 'required' && rule.phrase !== undefined ? rule.text : ''
}
