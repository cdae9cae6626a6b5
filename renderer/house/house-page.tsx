import { useCallback, useEffect, useState, useSyncExternalStore, type JSX, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { HouseThing } from '../../core/house/index.ts'
import type { ShelfWithoutClauses } from '../../core/letter/index.ts'
import { succeed, type HouseEntry, type HouseVersionEntry, type Result } from '../../core/requests/index.ts'
import { StateDot } from '../clauses/clause-row.tsx'
import { stateNames } from '../clauses/state-names.ts'
import { reasonFor } from '../clauses/sittings.ts'
import { DraftSaveText, DraftSaveTrouble } from '../saving/draft-save-state.tsx'
import { useHistoryKeys } from '../saving/use-history-keys.ts'
import { useSessionPart } from '../saving/use-saving-session.ts'
import { changedAtText } from '../start-screen/changed-at.ts'
import { addressOf } from '../window/place.ts'
import { ChangesTable } from './changes-table.tsx'
import { CopyMyWords } from './copy-my-words.tsx'
import { HouseActions } from './house-actions.tsx'
import { HouseForm } from './house-form.tsx'
import { HousePages } from './house-pages.tsx'
import { mayBeEdited } from './may-be-edited.ts'
import type { HouseSession, HouseSessionState } from './house-session.ts'
import { StarterValues } from './starter-values.tsx'
import { TemplateTabs } from './template-tabs.tsx'
import { isLeftUnsaved, useHouseSession } from './use-house-session.ts'

interface HousePageProps {
  readonly entry: HouseEntry
  readonly version: HouseVersionEntry
  readonly shelf: ShelfWithoutClauses
  /** Reads it anew from the store. */
  openAgain(): void
}

/** One version: what it says, its versions with what changed, and a letter made from it. */
export function HousePage(props: HousePageProps): JSX.Element {
  const { version } = props
  // What was left unsaved is shown even where the version was sent to review meanwhile: nobody else has these words.
  const [isEditing, setEditing] = useState(() => isLeftUnsaved(version.id) || (mayBeEdited(version) && reasonFor(version.id) !== undefined))
  const endEditing = useCallback(() => setEditing(false), [])
  if (isEditing) return <HouseEditing {...props} reason={reasonFor(version.id) ?? version.reason} done={endEditing} />
  return <HouseReading {...props} edit={() => setEditing(true)} />
}

const nothingToSave = (): Promise<Result<void>> => Promise.resolve(succeed(undefined))

function HouseReading({ entry, version, shelf, edit }: HousePageProps & { edit(): void }): JSX.Element {
  return (
    <div className="house-page">
      <div className="house-middle">
        <HouseActions entry={entry} version={version} edit={edit} flush={nothingToSave} />
        <Saying
          thing={version.thing}
          shelf={shelf}
          note={<StarterValues names={version.starterValues ?? []} />}
          versions={<Versions entry={entry} shown={version} />}
        />
      </div>
      <HousePages thing={version.thing} />
    </div>
  )
}

const formPart = ({ form }: HouseSessionState): HouseThing => form
const savedPart = ({ save }: HouseSessionState): boolean => save.kind === 'saved'
const heldPart = ({ save }: HouseSessionState): boolean => save.kind === 'held'
const faultsPart = ({ faults }: HouseSessionState): HouseSessionState['faults'] => faults

interface HouseEditingProps extends HousePageProps {
  readonly reason: string
  done(): void
}

function HouseEditing({ entry, version, shelf, reason, openAgain, done }: HouseEditingProps): JSX.Element {
  const session = useHouseSession(version, reason)
  const form = useSessionPart(session, formPart)
  const faults = useSessionPart(session, faultsPart)
  const sound = useSyncExternalStore(session.onChange, session.sound)
  const isSaved = useSessionPart(session, savedPart)
  useHistoryKeys(session)
  // Sent to review, here or elsewhere, it is only read from then on; what is not saved stays here, with what can be done about it.
  const isClosed = !mayBeEdited(version)
  const isOver = isClosed && isSaved
  useEffect(() => {
    if (isOver) done()
  }, [isOver, done])
  const letGo = (): void => {
    session.letGo()
    openAgain()
  }
  const end = async (): Promise<void> => {
    const saved = await session.flush()
    if (saved.ok) done()
  }
  return (
    <div className="house-page">
      <div className="house-middle">
        <HouseActions
          entry={entry}
          version={version}
          state={<DraftSaveText session={session} />}
          done={() => void end()}
          flush={() => session.flush()}
        />
        {isClosed && <HeldElsewhere session={session} />}
        <DraftSaveTrouble session={session} ways={<CopyMyWords session={session} />} openAgain={letGo} />
        <Saying
          thing={form}
          shelf={shelf}
          session={session}
          faults={faults}
          note={<StarterValues names={valuesLeft(version, form)} />}
          versions={<Versions entry={entry} shown={version} />}
        />
      </div>
      <HousePages thing={sound} />
    </div>
  )
}

/** A wrong field keeps words from being saved, and so from meeting the version that was sent to review meanwhile: both are said here. */
function HeldElsewhere({ session }: { readonly session: HouseSession }): JSX.Element | null {
  const isHeld = useSessionPart(session, heldPart)
  if (!isHeld) return null
  return (
    <div className="trouble" role="alert">
      <p>
        <b>What you see here is not saved: a field is wrong, and this version was sent to review meanwhile.</b> Copy your words and write
        them into the next version.
      </p>
      <CopyMyWords session={session} />
      <Button className="button" onPress={() => session.letGo()}>
        Open the other one
      </Button>
    </div>
  )
}

/** Starter values that nobody has changed in the form so far. */
function valuesLeft({ starterValues = [], thing }: HouseVersionEntry, form: HouseThing): string[] {
  if (thing.kind !== 'company' || form.kind !== 'company') return [...starterValues]
  return starterValues.filter((name) => form.content[name] === thing.content[name])
}

const noFaults: ReadonlyMap<string, string> = new Map()
const nothing = (): void => undefined

interface SayingProps {
  readonly thing: HouseThing
  readonly shelf: ShelfWithoutClauses
  /** Left out where it is only read. */
  readonly session?: HouseSession
  readonly faults?: ReadonlyMap<string, string>
  /** What is to be known before it is read. */
  readonly note: ReactNode
  readonly versions: ReactNode
}

/** What a version says. */
function Saying({ thing, shelf, session, faults = noFaults, note, versions }: SayingProps): JSX.Element {
  const shared = {
    isReadOnly: session === undefined,
    faults,
    change: (next: HouseThing): void => session?.setForm(next),
  }
  if (thing.kind === 'template')
    return (
      <TemplateTabs
        {...shared}
        content={thing.content}
        shelf={shelf}
        editor={session?.editor}
        rename={(kind, from, to) => session?.rename(kind, from, to)}
        changed={session?.changed ?? nothing}
        versions={versions}
      />
    )
  return (
    <div className="house-scroll">
      {note}
      <HouseForm {...shared} thing={thing} />
      {versions}
    </div>
  )
}

function Versions({ entry, shown }: { readonly entry: HouseEntry; readonly shown: HouseVersionEntry }): JSX.Element {
  const [now] = useState(() => new Date())
  const [opened, setOpened] = useState<string>()
  return (
    <section aria-labelledby="house-versions">
      <h2 id="house-versions" className="panel-heading">
        Versions
      </h2>
      <ol className="version-list">
        {entry.versions.map((version, index) => (
          <li key={version.id}>
            <a className="version-entry" href={addressOf('house', version.id)} aria-current={version.id === shown.id ? 'true' : undefined}>
              <span className="version-entry-head">
                <b>v{version.number}</b>
                <StateDot state={version.state} text={stateNames[version.state]} />
              </span>
              <span className="version-entry-reason">{version.withdrawal ?? version.reason}</span>
              <span className="version-entry-facts">
                <span>{version.author}</span>
                <time dateTime={version.madeAt}>{changedAtText(version.madeAt, now)}</time>
                {version.decisions.map(({ id, name, meaning, isOfThisHouse }) => (
                  <span key={id} className={isOfThisHouse ? undefined : 'tone-warn'}>
                    {meaning === 'approve' ? `approved by ${name}` : `${name}: ${meaning}`}
                    {!isOfThisHouse && ', of another house: it does not count here'}
                  </span>
                ))}
              </span>
            </a>
            {index < entry.versions.length - 1 && (
              <Button
                className="link-button house-what"
                aria-expanded={opened === version.id}
                onPress={() => setOpened(opened === version.id ? undefined : version.id)}
              >
                What changed
              </Button>
            )}
            {opened === version.id && <ChangesTable changes={version.changes} />}
          </li>
        ))}
      </ol>
    </section>
  )
}
