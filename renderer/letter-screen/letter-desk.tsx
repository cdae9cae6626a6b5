import { useCallback, useMemo, type JSX } from 'react'
import { Button } from 'react-aria-components'
import { ReactEditor } from 'slate-react'
import { calendarDay, type Shelf } from '../../core/letter/index.ts'
import type { RequestOutput, Settings } from '../../core/requests/index.ts'
import type { HouseStandings } from '../clause-standing/house-standings.ts'
import { ClauseLibrary } from '../clause-library/clause-library.tsx'
import { ExportDialog } from '../export-dialog/export-dialog.tsx'
import { useLetterHistory } from '../letter-history/use-letter-history.tsx'
import { fieldLabel, insertClause, revealPlace, showWholeBlock } from '../letter-editor/index.ts'
import { buttonClass } from '../look/button-class.ts'
import { useClauseOfPassage } from '../library-passages/use-clause-of-passage.tsx'
import { usePassages } from '../library-passages/use-passages.tsx'
import { LetterReview } from '../review/letter-review.tsx'
import { MendingDialog } from './mending-dialog.tsx'
import { useNextStep } from './next-step.ts'
import { ReleaseDialog } from '../release-dialog/release-dialog.tsx'
import { WindowHeader } from '../window/window-header.tsx'
import { useLetterCommands } from './letter-commands.ts'
import { usePrint } from '../preview/print-pages.tsx'
import { HeldPage } from './held-page.tsx'
import { LetterFooter } from './letter-footer.tsx'
import { LetterPage } from './letter-page.tsx'
import type { SessionState } from './letter-session.ts'
import { LetterTitle } from './letter-title.tsx'
import { PanelRow } from './panel-row.tsx'
import { SaveStateText, SaveTrouble } from './save-state.tsx'
import { SidePanel } from './side-panel.tsx'
import { useHistoryKeys } from '../saving/use-history-keys.ts'
import { useDesk } from './use-desk.ts'
import { useGoTo } from './use-go-to.tsx'
import { useHeldLetter } from './use-held-letter.tsx'
import { usePanels } from './use-panels.ts'
import { useOpenLetter } from './use-session.ts'
import { useSessionPart } from '../saving/use-saving-session.ts'

interface LetterDeskProps {
  readonly answer: RequestOutput<'letters.open'>
  readonly settings: Settings
  readonly today: string
  readonly shelf: Shelf
  readonly standings: HouseStandings
  openAgain(): void
  /** The letter is released: the desk is gone. */
  released(): void
  /** Told while the dialog of a release is open: the letter stays on the desk until what came of it is known. */
  releasing(isOpen: boolean): void
}

const languagePart = ({ language }: SessionState): string => language
const jurisdictionsPart = ({ jurisdictions }: SessionState): readonly string[] => jurisdictions
const datePart = ({ values }: SessionState): string => values['letter.date'] ?? ''

/** The letter and everything around it: clauses on the left, the page in the middle, pages, checks and fields on the right. */
export function LetterDesk({ answer, settings, today, shelf, standings, openAgain, released, releasing }: LetterDeskProps): JSX.Element {
  const open = useOpenLetter(answer)
  const { session } = open
  const panels = usePanels(settings)
  const date = useSessionPart(session, datePart)
  const day = calendarDay(date) === undefined ? today : date
  const language = useSessionPart(session, languagePart)
  const jurisdictions = useSessionPart(session, jurisdictionsPart)
  const template = shelf.templates.find(({ code }) => code === answer.letter.template)
  const desk = useDesk(open, shelf, template, panels)
  const { actions, mending } = desk
  const { held, question } = useHeldLetter(session)
  const history = useLetterHistory(
    session,
    useCallback((name) => template?.fields.find((field) => field.name === name)?.label ?? fieldLabel(name), [template]),
  )
  const places = useGoTo(open, shelf, actions.goTo)
  const passages = usePassages(session, shelf, day, language)
  const clauseOfPassage = useClauseOfPassage(session)
  const page = (
    <LetterPage
      open={open}
      shelf={shelf}
      standings={standings}
      day={day}
      template={template}
      readOnly={held !== undefined}
      showFiles={actions.showFiles}
      onField={actions.fillField}
      onMargin={panels.makeRoom}
    />
  )
  const { print, sheets } = usePrint(open.feed)
  const next = useNextStep(answer.id, open.feed)
  useLetterCommands(
    session,
    useMemo(() => ({ ...actions, print }), [actions, print]),
  )
  useHistoryKeys(session)
  return (
    <div className="screen letter-screen">
      <WindowHeader
        settings={settings}
        end={
          <>
            <Button className={buttonClass(next === 'release')} onPress={actions.openRelease}>
              Release …
            </Button>
            <Button className={buttonClass(next === 'export')} onPress={actions.openExport}>
              Export …
            </Button>
          </>
        }
      >
        <LetterTitle session={session} isEditing={desk.isRenaming} edit={actions.rename} end={() => desk.setRenaming(false)} />
        <LetterReview session={session} isNext={next === 'send'} />
        <SaveStateText session={session} showHistory={history.open} />
      </WindowHeader>
      <SaveTrouble session={session} openAgain={openAgain} />
      <PanelRow
        settings={settings}
        panels={panels}
        library={
          <ClauseLibrary
            shelf={shelf}
            standings={standings}
            day={day}
            language={language}
            jurisdictions={jurisdictions}
            searchField={desk.searchField}
            search={desk.search}
            setSearch={desk.setSearch}
            insert={(version) => {
              if (!session.mayChange()) return
              insertClause(session.editor, version)
              ReactEditor.focus(session.editor)
              showWholeBlock(session.editor)
            }}
          />
        }
        page={
          <HeldPage id={answer.id} held={held}>
            {page}
          </HeldPage>
        }
        side={
          <SidePanel
            open={open}
            shelf={shelf}
            template={template}
            tab={desk.tab}
            setTab={desk.setTab}
            {...actions}
            goToPlace={(path) => revealPlace(session.editor, path)}
            print={print}
          />
        }
      />
      <LetterFooter feed={open.feed} language={language} panels={panels} />
      <ExportDialog isOpen={desk.isExporting} setOpen={desk.setExporting} read={() => session.letter} goTo={actions.goTo} />
      {history.dialog}
      {places}
      {passages}
      {clauseOfPassage}
      {question}
      {sheets}
      {mending !== undefined && <MendingDialog session={session} mending={mending} close={() => desk.setMending(undefined)} />}
      {desk.isReleasing && (
        <ReleaseDialog
          id={answer.id}
          save={() => session.flush()}
          read={() => session.letter}
          goTo={actions.goTo}
          goToPlace={(path) => revealPlace(session.editor, [...path])}
          close={() => desk.setReleasing(false)}
          released={released}
          releasing={releasing}
        />
      )}
    </div>
  )
}
