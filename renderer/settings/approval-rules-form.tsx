import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type JSX } from 'react'
import { Button } from 'react-aria-components'
import { clauseKinds } from '../../core/clause/index.ts'
import type { ApprovalRule, ApprovalRules } from '../../core/review/index.ts'
import { Choice } from '../look/choice.tsx'
import { kindTitles } from '../clauses/state-names.ts'
import { ask } from '../desktop.ts'
import { useActing } from '../people/acting.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'
import { choiceOf, dueChoices, ruleChoices, withChoice, withDue } from './rule-choices.ts'

/** Who must approve what: for each kind of clause, and for letters. Everybody may read it, administrators may change it. */
export function ApprovalRulesForm({ rules }: { readonly rules: ApprovalRules }): JSX.Element {
  const { here } = useActing()
  const queries = useQueryClient()
  const notify = useNotify()
  const [draft, setDraft] = useState(rules)
  const isAdministrator = here?.roles.includes('administrator') === true
  const save = useMutation({
    mutationFn: () => ask('rules.set', draft),
    onSuccess: async (result) => {
      if (!result.ok) return notify(noticeOf(result.error))
      notify({ text: 'The approval rules are changed, and the audit trail says so.' })
      await queries.invalidateQueries()
    },
  })
  return (
    <section className="settings-part" aria-label="Approval rules">
      <h3>Approval rules</h3>
      <p className="settings-note">
        {isAdministrator
          ? 'They hold at once, also for what is approved already: what has too few approvals by a stricter rule is not released.'
          : 'Administrators set who must approve what. Nobody ever approves what they wrote.'}
      </p>
      <div className="rule-rows">
        {clauseKinds.map((kind) => (
          <RuleRow
            key={kind}
            title={kindTitles[kind]}
            rule={draft.clauses[kind]}
            isReadOnly={!isAdministrator}
            change={(rule) => setDraft({ ...draft, clauses: { ...draft.clauses, [kind]: rule } })}
          />
        ))}
        <RuleRow title="Letter" rule={draft.letter} isReadOnly={!isAdministrator} change={(letter) => setDraft({ ...draft, letter })} />
      </div>
      {isAdministrator && (
        <Button
          className="button"
          isDisabled={save.isPending || JSON.stringify(draft) === JSON.stringify(rules)}
          onPress={() => save.mutate()}
        >
          Set these rules
        </Button>
      )}
    </section>
  )
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
    </div>
  )
}
