import { useState, useSyncExternalStore, type JSX } from 'react'
import { Node } from 'slate'
import { useSlateStatic } from 'slate-react'
import { adaptingObstacle, versionNamed, type ClauseVersion } from '../../../core/clause/index.ts'
import type { Clause } from '../../../core/document/index.ts'
import { ReasonDialog } from '../../clauses/reason-dialog.tsx'
import { Choice } from '../../look/choice.tsx'
import { FormDialog } from '../../look/form-dialog.tsx'
import { Changes } from '../../redline/changes.tsx'
import { adaptClauseAt, updateAdapted } from '../commands/adapt-clause.ts'
import { isClause } from '../places.ts'
import { returnToLetter } from '../view/return-to-letter.ts'

/** Asks why a clause is adapted, or what becomes of its words when another version of it comes. */
export function AdaptDialogs(): JSX.Element | null {
  const editor = useSlateStatic()
  const { adapting, clauseUpdate } = editor
  const path = useSyncExternalStore(adapting.subscribe, adapting.path)
  const wish = useSyncExternalStore(clauseUpdate.subscribe, clauseUpdate.wished)
  const at = (place = wish?.path ?? path): Clause | undefined => {
    const node = place === undefined ? undefined : Node.getIf(editor, place)
    return isClause(node) ? node : undefined
  }
  const clause = at()
  if (clause === undefined) return null
  const close = (): void => {
    adapting.close()
    clauseUpdate.close()
    returnToLetter(editor)
  }
  if (wish !== undefined) return <UpdateDialog clause={clause} version={wish.version} path={wish.path} close={close} />
  return (
    <ReasonDialog
      title={`Adapt ${clause.code}`}
      hint="Why does this letter need other words? Reviewers read it beside what you change; no file that leaves the house holds it."
      button="Adapt this clause"
      missing="Say why; it stands beside the changes."
      close={close}
      run={(reason) => {
        if (path !== undefined) adaptClauseAt(editor, path, reason.replaceAll(/\p{Cc}+/gu, ' '))
        return Promise.resolve(undefined)
      }}
    />
  )
}

interface UpdateDialogProps {
  readonly clause: Clause
  readonly version: ClauseVersion
  readonly path: number[]
  close(): void
}

/** Both ways of a newer version: what changed in the library, and what this letter's words would change in it. */
function UpdateDialog({ clause, version, path, close }: UpdateDialogProps): JSX.Element {
  const editor = useSlateStatic()
  const { adaptable, clauseVersions } = editor
  const [choice, setChoice] = useState<'theirs' | 'own'>('theirs')
  const before = versionNamed(clauseVersions, clause)
  const number = `v${String(version.version)}`
  const mayKeep = adaptingObstacle(version, adaptable) === undefined
  return (
    <FormDialog
      title={`Update ${clause.code} to ${number}`}
      intro="This letter has words of its own in this clause."
      action={choice === 'own' ? 'Keep the letter’s words' : `Take the words of ${number}`}
      failure={undefined}
      close={close}
      submit={() => {
        updateAdapted(editor, path, version, choice === 'own')
        close()
        return Promise.resolve()
      }}
    >
      {before !== undefined && (
        <section className="adapted-changes" aria-label="What changed in the library">
          <b>
            From v{before.version} to {number} in the library
          </b>
          <Changes before={before.body} after={version.body} />
        </section>
      )}
      <section className="adapted-changes" aria-label="What this letter says instead">
        <b>From {number} to the words of this letter</b>
        <Changes before={version.body} after={clause.children} />
      </section>
      <Choice<'theirs' | 'own'>
        label="In this letter"
        value={choice}
        options={[
          { id: 'theirs', title: `Take the words of ${number}, and drop the letter’s own` },
          ...(mayKeep ? [{ id: 'own' as const, title: `Keep the letter’s own, as changes of ${number}` }] : []),
        ]}
        autoFocus
        change={setChoice}
      />
    </FormDialog>
  )
}
