import { useEffect, type JSX } from 'react'
import { Button } from 'react-aria-components'
import type { ListedPerson } from '../../core/requests/index.ts'
import { useCommandBook } from '../commands/command.ts'
import { useActing } from '../people/acting.ts'
import { useAnswer, useLetterList } from '../window/answers.ts'
import { useChangeSettings } from '../window/use-change-settings.ts'
import { lettersAtFirst } from './letters-at-first.ts'
import { firstSteps, type FirstStep } from './first-steps.ts'

/** What a new house still needs before its first letter leaves; gone once all of it is done. */
export function FirstSteps(): JSX.Element | null {
  const { isKnown: isActingKnown } = useActing()
  const change = useChangeSettings()
  const people = useAnswer('people.list', {}).data?.people
  const rules = useAnswer('rules.read', {}).data
  const rows = useAnswer('house.list', {}).data?.rows
  const clauses = useAnswer('clauses.facets', {}).data
  const letters = useLetterList(lettersAtFirst).data
  const isKnown =
    isActingKnown && people !== undefined && rules !== undefined && rows !== undefined && clauses !== undefined && letters !== undefined
  const steps = isKnown ? firstSteps({ people, rules, rows, clauses, letters }) : []
  const done = steps.filter(({ isDone }) => isDone).length
  const isThrough = isKnown && done === steps.length
  useEffect(() => {
    if (isThrough) change({ firstSteps: false })
  }, [isThrough, change])
  if (!isKnown || isThrough || isOfJoinedHouse(people)) return null
  return (
    <section aria-labelledby="first-steps">
      <div className="first-steps-head">
        <h2 id="first-steps" className="start-heading">
          First steps
        </h2>
        <span className="first-steps-count">
          {done} of {steps.length} done
        </span>
        <Button className="link-button" onPress={() => change({ firstSteps: false })}>
          Put this list away
        </Button>
      </div>
      <ol className="framed-list">
        {steps.map((step) => (
          <Step key={step.id} step={step} />
        ))}
      </ol>
    </section>
  )
}

/** Whether the house was set up on another computer, which has its first steps: no administrator's key lies here. */
function isOfJoinedHouse(people: readonly ListedPerson[]): boolean {
  return people.length > 0 && !people.some(({ active, keyHere, roles }) => active && keyHere && roles.includes('administrator'))
}

function Step({ step: { title, text, isDone, address, command } }: { readonly step: FirstStep }): JSX.Element {
  const book = useCommandBook()
  return (
    <li className={isDone ? 'first-step is-done' : 'first-step'}>
      <span className="first-step-mark" aria-hidden="true">
        {isDone && (
          <svg viewBox="0 0 12 12" width="12" height="12">
            <path d="M2.5 6.2l2.4 2.4 4.6-5" fill="none" stroke="currentColor" strokeWidth="1.8" />
          </svg>
        )}
      </span>
      {address === undefined ? (
        <Button className="link-button" onPress={() => command !== undefined && book.find(command)?.run()}>
          {title}
        </Button>
      ) : (
        <a className="link-button" href={address}>
          {title}
        </a>
      )}
      <span className="visually-hidden">{isDone ? 'Done.' : 'To do.'}</span>
      <span className="first-step-text">{text}</span>
    </li>
  )
}
