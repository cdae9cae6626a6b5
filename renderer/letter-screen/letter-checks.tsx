import { useMemo, type JSX } from 'react'
import type { Finding } from '../../core/letter/index.ts'
import { Checks, type FindingStep } from '../checks/checks.tsx'
import { mendSteps } from '../checks/mend-steps.ts'
import { useCommandBook } from '../commands/command.ts'
import { askToDescribe, mendText, removeEmptyHeading } from '../letter-editor/index.ts'
import { jurisdictionsField, languageField } from '../letter-scope/letter-scope.tsx'
import { useNotify } from '../window/notices.tsx'
import type { LetterSession } from './letter-session.ts'
import { isStillToCome, named, toReview, useReleaseFindings } from './release-findings.ts'

/** What stands against a release and not against writing on: the draft may be laid out and exported all the same. */
const beforeRelease: ReadonlySet<Finding['code']> = new Set([
  'clause-unapproved',
  'clause-refused',
  'clause-withdrawn',
  'clause-embargoed',
  'clause-superseded',
  'clause-kept',
  'clause-adapted',
  'adaptation-unapproved',
  'seal-broken',
  'evidence-missing',
  'transcript-unattested',
  'letter-unapproved',
  'letter-refused',
  'letter-embargoed',
  'approval-void',
  'template-unapproved',
  'letterhead-unapproved',
  'company-unapproved',
])

/** What is to be mended in the letter itself, of all that its pages' checks found. */
export function findingsInLetter(findings: readonly Finding[] | undefined): readonly Finding[] | undefined {
  return findings?.filter(({ code }) => !beforeRelease.has(code))
}

interface LetterChecksProps {
  readonly session: LetterSession
  /** What the draft's own checks found; undefined until its pages are laid out. */
  readonly findings: readonly Finding[] | undefined
  goTo(finding: Finding): void
  fillField(name: string): void
}

/** What is to be mended in the letter, and apart from it what stands against its release as it was last saved. */
export function LetterChecks({ session, findings, goTo, fillField }: LetterChecksProps): JSX.Element {
  const inLetter = useMemo(() => findingsInLetter(findings), [findings])
  const release = useReleaseFindings(session)
  const shown = new Set(inLetter?.map(named))
  const book = useCommandBook()
  const notify = useNotify()
  const sendStep = ({ code }: Finding): FindingStep[] => {
    const send = toReview.has(code) ? book.find('submit-letter') : undefined
    return send === undefined ? [] : [{ title: 'Send it to review …', run: send.run }]
  }
  const changedSince = (): void => notify({ text: 'The text changed since it was checked.' })
  const mend = (finding: Finding, choice: number): void => {
    if (session.mayChange() && !mendText(session.editor, finding, choice)) changedSince()
  }
  const ownSteps = (finding: Finding): FindingStep[] => {
    const { code } = finding
    if (code === 'clause-outside-language') return [{ title: 'Change the letter’s language …', run: () => fillField(languageField) }]
    if (code === 'clause-outside-jurisdiction')
      return [{ title: 'Change the letter’s jurisdictions …', run: () => fillField(jurisdictionsField) }]
    const [index, deeper] = finding.place.path ?? []
    if (code === 'image-undescribed' && index !== undefined && deeper === undefined)
      return [{ title: 'Describe it …', run: () => session.mayChange() && askToDescribe(session.editor, index) }]
    if (code === 'heading-empty' && index !== undefined && deeper === undefined)
      return [{ title: 'Remove it', run: () => session.mayChange() && !removeEmptyHeading(session.editor, index) && changedSince() }]
    return mendSteps(finding, mend)
  }
  return (
    <>
      <h2 className="panel-heading">In the letter</h2>
      <Checks findings={inLetter} goTo={goTo} stepsOf={ownSteps} />
      <h2 className="panel-heading">Before release</h2>
      {release.error !== null ? (
        <p className="panel-empty" role="alert">
          {release.error.failure.message} {release.error.failure.remedy}
        </p>
      ) : (
        <Checks
          label="Before release"
          findings={release.data?.findings.filter((finding) => !shown.has(named(finding)))}
          goTo={goTo}
          stepsOf={sendStep}
          isStillToCome={isStillToCome}
          nothing={<p>Nothing else stands against its release.</p>}
        />
      )}
    </>
  )
}
