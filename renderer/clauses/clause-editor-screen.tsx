import { useMemo, useState, useSyncExternalStore, type JSX } from 'react'
import { TabList, TabPanel, Tabs } from 'react-aria-components'
import { ReactEditor } from 'slate-react'
import type { ClauseVersion, Evidence, Seal } from '../../core/clause/index.ts'
import type { ShelfWithoutClauses } from '../../core/letter/index.ts'
import type { ClauseEntry, ClauseVersionEntry, Settings } from '../../core/requests/index.ts'
import { useCommands, type Command } from '../commands/command.ts'
import { EvidencePanel } from '../evidence/evidence-panel.tsx'
import { documentOf, LetterEditorView } from '../letter-editor/index.ts'
import { SteadyTab } from '../look/steady-tab.tsx'
import { addressOf, goTo } from '../window/place.ts'
import { WindowHeader } from '../window/window-header.tsx'
import { ClauseChecks, useStyleFindings } from './clause-checks.tsx'
import { ClauseForm } from './clause-form.tsx'
import { DraftSaveText, DraftSaveTrouble } from '../saving/draft-save-state.tsx'
import { clauseContentOf, type ClauseSession, type ClauseSessionState } from './clause-session.ts'
import { useClauseFields, useClausePictures } from './clause-text.tsx'
import { KeepMine } from './keep-mine.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { beginSitting, reasonFor } from './sittings.ts'
import { useSessionPart } from '../saving/use-saving-session.ts'
import { houseEvidence } from '../evidence/house-evidence.tsx'
import { houseSpeller } from '../spelling/house-speller.ts'
import { isLeftUnsaved, useClauseSession, useClauseToEdit } from './use-clause-session.ts'

interface ClauseEditorScreenProps {
  readonly id: string
  readonly settings: Settings
  readonly shelf: ShelfWithoutClauses
}

/** The editor of the draft of a clause. Asks why it is edited before it opens, unless that was said in this sitting. */
export function ClauseEditorScreen({ id, settings, shelf }: ClauseEditorScreenProps): JSX.Element {
  const clause = useClauseToEdit(id)
  const [opened, setOpened] = useState(0)
  const draft = clause.data?.versions[0]
  if (clause.error !== null)
    return <Elsewhere id={id} settings={settings} text={`${clause.error.failure.message} ${clause.error.failure.remedy ?? ''}`} />
  if (clause.data === undefined || draft === undefined || !clause.isFetchedAfterMount)
    return <Elsewhere id={id} settings={settings} text="" />
  // What was left unsaved is shown even where the draft was sent to review meanwhile: nobody else has these words.
  if ((draft.state !== 'draft' || draft.isFrozen) && !isLeftUnsaved(draft.id))
    return <Elsewhere id={id} settings={settings} text="This clause has no draft. Make its next version and edit that." />
  const reason = reasonFor(draft.id)
  if (reason === undefined) return <AskReason id={id} settings={settings} draft={draft} done={() => setOpened(opened + 1)} />
  return (
    <ClauseEditor
      key={`${draft.id} ${draft.digest}`}
      clause={clause.data}
      draft={draft}
      reason={reason}
      settings={settings}
      shelf={shelf}
      openAgain={() => void clause.refetch()}
    />
  )
}

function Elsewhere({ id, settings, text }: { readonly id: string; readonly settings: Settings; readonly text: string }): JSX.Element {
  return (
    <div className="screen">
      <WindowHeader settings={settings} />
      <main className="waiting">
        <h1 className="visually-hidden">Clause</h1>
        <p role="status">{text}</p>
        {text !== '' && (
          <a className="button" href={addressOf('clauses', id)}>
            Back to the clause
          </a>
        )}
      </main>
    </div>
  )
}

function AskReason({
  id,
  settings,
  draft,
  done,
}: {
  readonly id: string
  readonly settings: Settings
  readonly draft: ClauseVersionEntry
  done(): void
}): JSX.Element {
  const run = (reason: string): Promise<undefined> => {
    beginSitting(draft.id, reason)
    done()
    return Promise.resolve(undefined)
  }
  return (
    <>
      <Elsewhere id={id} settings={settings} text="" />
      <ReasonDialog
        title={`Edit draft v${String(draft.number)}`}
        hint="What do you change, and why? It is asked once for this sitting."
        button="Edit"
        close={() => {
          if (reasonFor(draft.id) === undefined) goTo('clauses', id)
        }}
        run={run}
      />
    </>
  )
}

interface ClauseEditorProps {
  readonly clause: ClauseEntry
  readonly draft: ClauseVersionEntry
  readonly reason: string
  readonly settings: Settings
  readonly shelf: ShelfWithoutClauses
  openAgain(): void
}

const titlePart = ({ values }: ClauseSessionState): string => values.title
const noVersions: readonly ClauseVersion[] = []

function ClauseEditor({ clause, draft, reason, settings, shelf, openAgain }: ClauseEditorProps): JSX.Element {
  const session = useClauseSession(draft, reason)
  const [isHeld, setHeld] = useState(false)
  const title = useSessionPart(session, titlePart)
  const { fields, values } = useClauseFields(draft.version, shelf)
  const pictures = useClausePictures()
  const findings = useStyleFindings(session, draft.version.language, shelf.style)
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'clause-done',
        title: 'Done with this draft',
        group: 'Clauses',
        keys: 'Mod+Shift+Enter',
        run: () => goTo('clauses', clause.id),
      },
    ],
    [clause.id],
  )
  useCommands(commands)
  return (
    <div className="screen">
      <WindowHeader
        settings={settings}
        end={
          <a className="button button-main" href={addressOf('clauses', clause.id)}>
            Done
          </a>
        }
      >
        <h1 className="clause-title" title={title}>
          {title}
        </h1>
        <span className="clause-code">{draft.version.code}</span>
        <span className="state-pill state-pill-draft">v{draft.number} draft</span>
        <DraftSaveText session={session} />
      </WindowHeader>
      <DraftSaveTrouble
        session={session}
        openAgain={() => (session.letGo(), openAgain())}
        ways={<KeepMine session={session} reason={reason} openAgain={openAgain} hold={setHeld} />}
      />
      <main className="clause-editor" inert={isHeld}>
        <div className="letter-place">
          <LetterEditorView
            editor={session.editor}
            name="Clause"
            clauseVersions={noVersions}
            language={draft.version.language}
            speller={houseSpeller}
            evidenceSearch={houseEvidence}
            values={values}
            fields={fields}
            pictures={pictures}
            onDocumentChange={session.changed}
            head={<SealedNote session={session} />}
          />
        </div>
        <aside className="clause-side" aria-label="Beside the clause">
          <Tabs className="side-tabs">
            <TabList className="tabs" aria-label="Beside the clause">
              <SteadyTab id="about" title="About" />
              <SteadyTab id="checks" title="Checks" count={findings.length} isBad={findings.some(({ severity }) => severity === 'error')} />
              <SteadyTab id="evidence" title="Evidence" />
            </TabList>
            <TabPanel id="about" className="side-content">
              <ClauseForm session={session} version={draft.version} />
            </TabPanel>
            <TabPanel id="checks" className="side-content">
              <ClauseChecks session={session} findings={findings} hasRules={(shelf.style?.rules.length ?? 0) > 0} />
            </TabPanel>
            <TabPanel id="evidence" className="side-content">
              <DraftEvidence session={session} version={draft.version} />
            </TabPanel>
          </Tabs>
        </aside>
      </main>
    </div>
  )
}

const evidencePart = ({ evidence }: ClauseSessionState): readonly Evidence[] => evidence
const sealPart = ({ seal }: ClauseSessionState): Seal | undefined => seal

/** Why nothing happens when somebody writes in the quotation. */
function SealedNote({ session }: { readonly session: ClauseSession }): JSX.Element | null {
  const seal = useSessionPart(session, sealPart)
  return seal === undefined ? null : (
    <p className="sealed-note">
      The quotation is sealed: its words stay as its evidence has them. To change them, unseal it under Evidence and say why.
    </p>
  )
}

/** Evidence and seal of the draft, with the text as it stands. */
function DraftEvidence({ session, version }: { readonly session: ClauseSession; readonly version: ClauseVersion }): JSX.Element {
  const evidence = useSessionPart(session, evidencePart)
  const seal = useSessionPart(session, sealPart)
  const written = useSyncExternalStore(session.onChange, () => documentOf(session.editor))
  const now = useMemo<ClauseVersion>(() => {
    const { seal: _before, ...about } = version
    return { ...about, evidence: [...evidence], body: clauseContentOf(written), ...(seal !== undefined && { seal }) }
  }, [version, evidence, seal, written])
  return (
    <EvidencePanel
      version={now}
      change={(changed, why) => session.takeEvidence(changed, why)}
      quote={(wish) => {
        const standing = session.quote(wish)
        if (standing.state === 'holds') ReactEditor.focus(session.editor)
        return standing
      }}
    />
  )
}
