import { useDeferredValue, useMemo, useSyncExternalStore, type JSX } from 'react'
import { checkStyle, type Finding } from '../../core/letter/index.ts'
import type { HouseStyle } from '../../core/style/index.ts'
import { Checks } from '../checks/checks.tsx'
import { mendSteps } from '../checks/mend-steps.ts'
import { documentOf, mendText, revealPlace } from '../letter-editor/index.ts'
import { useSessionPart } from '../saving/use-saving-session.ts'
import { useNotify } from '../window/notices.tsx'
import type { ClauseSession, ClauseSessionState } from './clause-session.ts'

const hasSealPart = ({ seal }: ClauseSessionState): boolean => seal !== undefined

/** What of a draft is against the style of the house, as it stands in the editor; who types is not held up for it. */
export function useStyleFindings(session: ClauseSession, language: string, style: HouseStyle | undefined): readonly Finding[] {
  const document = useDeferredValue(useSyncExternalStore(session.onChange, () => documentOf(session.editor)))
  const hasSeal = useSessionPart(session, hasSealPart)
  return useMemo(() => checkStyle({ document, language, hasSeal, isClause: true }, style), [document, language, hasSeal, style])
}

/** What is to be mended in the text of a draft, with a way to each place and the words to write there. */
export function ClauseChecks({
  session,
  findings,
  hasRules,
}: {
  readonly session: ClauseSession
  readonly findings: readonly Finding[]
  /** Whether the house says how it writes at all. */
  readonly hasRules: boolean
}): JSX.Element {
  const { editor } = session
  const notify = useNotify()
  const mend = (finding: Finding, choice: number): void => {
    if (!mendText(editor, finding, choice)) notify({ text: 'The text changed since it was checked.' })
  }
  return (
    <Checks
      findings={findings}
      goTo={({ place, passage }) => place.path !== undefined && revealPlace(editor, place.path, passage)}
      stepsOf={(finding) => mendSteps(finding, mend)}
      nothing={
        <>
          <p>
            <b>Nothing to mend.</b>
          </p>
          <p>
            {hasRules
              ? 'The text is written as the terms and phrases of the house want it.'
              : 'The house has no rules for terms and phrases.'}{' '}
            Faults of a field stand at the field, under About.
          </p>
        </>
      }
    />
  )
}
