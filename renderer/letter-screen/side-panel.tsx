import type { JSX } from 'react'
import { TabList, TabPanel, Tabs } from 'react-aria-components'
import type { Path } from '../../core/document/index.ts'
import type { Finding, LetterTemplate, Shelf } from '../../core/letter/index.ts'
import { useAppendedFiles } from '../enclosed-files/appended-files.ts'
import { FilesPanel } from '../enclosed-files/files-panel.tsx'
import { FieldForm } from '../field-form/field-form.tsx'
import { SteadyTab } from '../look/steady-tab.tsx'
import type { FeedState } from '../preview/page-feed.ts'
import { useSessionPart } from '../saving/use-saving-session.ts'
import type { SessionState } from './letter-session.ts'
import { Preview, Thumbnails, useFeedPart } from '../preview/preview.tsx'
import { Outline } from './outline.tsx'
import { findingsInLetter, LetterChecks } from './letter-checks.tsx'
import { useReleaseErrors } from './release-findings.ts'
import { ScrollPages } from './scroll-pages.tsx'
import type { OpenLetter } from './use-session.ts'

export const sideTabs = ['pages', 'checks', 'fields', 'files', 'outline'] as const
export type SideTab = (typeof sideTabs)[number]

interface SidePanelProps {
  readonly open: OpenLetter
  readonly shelf: Shelf
  readonly template: LetterTemplate | undefined
  readonly tab: SideTab
  setTab(tab: SideTab): void
  goTo(finding: Finding): void
  /** Shows the fields, with the focus in this one. */
  fillField(name: string): void
  goToPlace(path: Path): void
  print(): void
}

const enclosedPart = ({ enclosed }: SessionState): SessionState['enclosed'] => enclosed

const findingsOf = ({ laidOut }: FeedState): readonly Finding[] | undefined => laidOut?.findings

/** Beside the letter: its pages, what is to be mended, the values of its fields, the files that go out with it. */
export function SidePanel({ open, shelf, template, tab, setTab, goTo, fillField, goToPlace, print }: SidePanelProps): JSX.Element {
  const findings = useFeedPart(open.feed, findingsOf)
  const enclosed = useSessionPart(open.session, enclosedPart)
  const appended = useAppendedFiles(enclosed)
  // As many as the lists of the checks have dots of colour: the approval, which every letter waits for, has none.
  const inLetter = findingsInLetter(findings) ?? []
  const against = useReleaseErrors(open.session, inLetter, tab === 'checks')
  const toMend = inLetter.length + against
  const isBad = against > 0 || inLetter.some(({ severity }) => severity === 'error')
  const unfilled = findings?.filter(({ code }) => code === 'value-missing').length ?? 0
  return (
    <Tabs className="side-tabs" selectedKey={tab} onSelectionChange={(key) => setTab(sideTabs.find((other) => other === key) ?? 'pages')}>
      <TabList className="tabs" aria-label="Beside the letter">
        <SteadyTab id="pages" title="Pages" />
        <SteadyTab id="checks" title="Checks" count={toMend} isBad={isBad} countLabel={`${String(toMend)} to mend`} />
        <SteadyTab id="fields" title="Fields" count={unfilled} isBad />
        <SteadyTab
          id="files"
          title="Files"
          count={enclosed.length}
          isPlain
          countLabel={enclosed.length === 1 ? '1 file enclosed' : `${String(enclosed.length)} files enclosed`}
        />
        <SteadyTab id="outline" title="Outline" />
      </TabList>
      <TabPanel id="pages" className="side-content side-content-pages">
        <ScrollPages open={open} />
        <Preview appended={appended} feed={open.feed} caret={open.caret} goTo={goToPlace} print={print} />
      </TabPanel>
      <TabPanel id="checks" className="side-content">
        <LetterChecks session={open.session} findings={findings} goTo={goTo} fillField={fillField} />
        <Thumbnails appended={appended} feed={open.feed} />
      </TabPanel>
      <TabPanel id="fields" className="side-content">
        <FieldForm session={open.session} feed={open.feed} template={template} shelf={shelf} />
      </TabPanel>
      <TabPanel id="files" className="side-content">
        <FilesPanel session={open.session} files={open.enclosed} findings={findings} />
      </TabPanel>
      <TabPanel id="outline" className="side-content">
        <Outline open={open} shelf={shelf} goTo={goToPlace} />
      </TabPanel>
    </Tabs>
  )
}
