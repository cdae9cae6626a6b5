import type { Finding } from '../../core/letter/index.ts'
import type { FindingStep } from './checks.tsx'

/** The steps with which a finding about words is mended, one for each way. */
export function mendSteps(finding: Finding, mend: (finding: Finding, choice: number) => void): FindingStep[] {
  const how = finding.mend
  if (how === undefined) return []
  if (how.kind !== 'replace')
    return [{ title: how.kind === 'insert' ? 'Add it behind the sentence' : 'Add it as a paragraph', run: () => mend(finding, 0) }]
  return how.by.map((words, choice) => ({ title: `Write “${words}”`, run: () => mend(finding, choice) }))
}
