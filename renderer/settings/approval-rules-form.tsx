import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type JSX } from 'react'
import { Button } from 'react-aria-components'
import { clauseKinds, type ClauseKind } from '../../core/clause/index.ts'
import type { Failure } from '../../core/requests/index.ts'
import { loosenedRules, ruleObstacleInHouse, type ApprovalRule, type ApprovalRules } from '../../core/review/index.ts'
import { ReasonDialog } from '../clauses/reason-dialog.tsx'
import { ask } from '../desktop.ts'
import { Choice } from '../look/choice.tsx'
import { Tick } from '../look/tick.tsx'
import { useActing } from '../people/acting.ts'
import { ruledTitles } from '../people/ruled-titles.ts'
import { useAnswer } from '../window/answers.ts'
import { choiceOf, dueChoices, ruleChoices, withChoice, withDue } from './rule-choices.ts'

const others = ['letter', 'template', 'letterhead', 'company', 'style'] as const

/** Who must approve what: for each kind of clause, for letters, and for what they are made from. Everybody may read it, administrators may change it. */
export function ApprovalRulesForm({ rules }: { readonly rules: ApprovalRules }): JSX.Element {
  const { here } = useActing()
  const [changed, setChanged] = useState<ApprovalRules>()
  const draft = changed ?? rules
  const isAdministrator = here?.roles.includes('administrator') === true
  return (
    <section className="settings-part" aria-labelledby="approval-rules">
      <h3 id="approval-rules">Approval rules</h3>
      <p className="settings-note">
        {isAdministrator
          ? 'They hold at once, also for what is approved already: what has too few approvals by a stricter rule is not released.'
          : 'Administrators set who must approve what. Nobody ever approves what they wrote.'}
      </p>
      <div className="rule-rows">
        <div className="rule-row rule-head" aria-hidden="true">
          <span>What</span>
          <span>Who approves it</span>
          <span>Due</span>
        </div>
        {clauseKinds.map((kind) => (
          <RuleRow
            key={kind}
            title={ruledTitles[kind]}
            rule={draft.clauses[kind]}
            isReadOnly={!isAdministrator}
            change={(rule) => setChanged({ ...draft, clauses: { ...draft.clauses, [kind]: rule } })}
          />
        ))}
        {others.map((name) => (
          <RuleRow
            key={name}
            title={ruledTitles[name]}
            rule={draft[name]}
            isReadOnly={!isAdministrator}
            change={(rule) => setChanged({ ...draft, [name]: rule })}
          />
        ))}
      </div>
      <fieldset className="rule-adaptable">
        <legend>Clauses that letters may adapt</legend>
        <p className="settings-note">
          A letter may change words of such a clause, for a reason. Its words then need the approvals that the clause itself needs. Sealed
          quotations stay word for word, always.
        </p>
        {isAdministrator ? (
          clauseKinds.map((kind) => (
            <Tick
              key={kind}
              title={ruledTitles[kind]}
              isSelected={draft.adaptable.includes(kind)}
              onChange={(isOn) => setChanged({ ...draft, adaptable: adaptableWith(draft, kind, isOn) })}
            />
          ))
        ) : (
          <p>{draft.adaptable.map((kind) => ruledTitles[kind]).join(', ') || 'None'}</p>
        )}
      </fieldset>
      {isAdministrator && <SetRules rules={rules} draft={draft} done={() => setChanged(undefined)} />}
    </section>
  )
}

/** The kinds that letters may adapt, with or without one, in their order. */
function adaptableWith({ adaptable }: ApprovalRules, kind: ClauseKind, isOn: boolean): ClauseKind[] {
  return clauseKinds.filter((each) => (each === kind ? isOn : adaptable.includes(each)))
}

/** Sets the rules as they were chosen; where one becomes looser, it asks why. */
function SetRules({ rules, draft, done }: { readonly rules: ApprovalRules; readonly draft: ApprovalRules; done(): void }): JSX.Element {
  const queries = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const [isTried, setTried] = useState(false)
  const loosened = loosenedRules(rules, draft)
  const isSame = JSON.stringify(draft) === JSON.stringify(rules)
  const { mutateAsync, data, isPending } = useMutation({
    mutationFn: async (reason: string): Promise<Failure | 'set'> => {
      const result = await ask('rules.set', { rules: draft, reason })
      if (!result.ok) return result.error
      await queries.invalidateQueries()
      done()
      return 'set'
    },
  })
  const set = async (reason: string): Promise<Failure | undefined> => {
    const came = await mutateAsync(reason)
    return came === 'set' ? undefined : came
  }
  const press = (): void => {
    setTried(true)
    if (loosened.length > 0) setAsking(true)
    else if (!isSame) void set('')
  }
  return (
    <>
      <div className="rule-buttons">
        {/* Never disabled: a disabled button loses the focus, and with it the settings their Escape. */}
        <Button className="button" isPending={isPending} onPress={press}>
          {loosened.length > 0 ? 'Set these rules …' : 'Set these rules'}
        </Button>
        <p role="status" className={typeof data === 'object' ? 'rule-outcome tone-bad' : 'rule-outcome'}>
          {isPending || !isSame || !isTried
            ? failureText(data)
            : data === 'set'
              ? 'They are set, and the audit trail says so.'
              : 'Nothing was changed.'}
        </p>
      </div>
      {isAsking && (
        <ReasonDialog
          title="Loosen the approval rules?"
          hint="Why is it enough from now on? The audit trail keeps it with your name."
          button="Loosen them"
          close={() => setAsking(false)}
          run={set}
        >
          <p className="rule-loosened">
            Fewer or other approvals will be enough for these, or letters may adapt them:{' '}
            <b>{loosened.map((name) => ruledTitles[name]).join(', ')}</b>. It holds at once, for what is in review too.
          </p>
        </ReasonDialog>
      )}
    </>
  )
}

function failureText(outcome: Failure | 'set' | undefined): string {
  return typeof outcome === 'object' ? `${outcome.message} ${outcome.remedy ?? ''}` : ''
}

interface RuleRowProps {
  readonly title: string
  readonly rule: ApprovalRule
  readonly isReadOnly: boolean
  change(rule: ApprovalRule): void
}

function RuleRow({ title, rule, isReadOnly, change }: RuleRowProps): JSX.Element {
  const choice = choiceOf(rule)
  const options = choice === undefined ? [...ruleChoices, { id: 'own', title: 'As it was set before' }] : ruleChoices
  const people = useAnswer('people.list', {}).data?.people ?? []
  const obstacle = ruleObstacleInHouse(rule, people)
  const due = rule.dueInDays === undefined ? 'none' : String(rule.dueInDays)
  const dues = dueChoices.some(({ id }) => id === due) ? dueChoices : [...dueChoices, { id: due, title: `in ${due} days` }]
  return (
    <div className="rule-row" role="group" aria-label={title}>
      <b>{title}</b>
      {isReadOnly ? (
        <>
          <span>{choice?.title ?? `${String(rule.approvals)} approvals`}</span>
          <span>{dues.find(({ id }) => id === due)?.title}</span>
        </>
      ) : (
        <>
          <Choice label="Who approves" value={choice?.id ?? 'own'} options={options} change={(id) => change(withChoice(rule, id))} />
          <Choice label="Due" value={due} options={dues} change={(id) => change(withDue(rule, id))} />
        </>
      )}
      {obstacle !== undefined && (
        <p className="rule-obstacle" role="note">
          {obstacle.message} {obstacle.remedy}
        </p>
      )}
    </div>
  )
}
