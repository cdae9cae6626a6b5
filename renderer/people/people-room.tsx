import { useMemo, useState, type JSX } from 'react'
import { Button, FileTrigger } from 'react-aria-components'
import type { HouseRoot, ListedPerson } from '../../core/requests/index.ts'
import { fingerprintOf, remedyForAdministrator, ruleObstaclesInHouse } from '../../core/review/index.ts'
import { ImportIcon, PlusIcon } from '../look/icons.tsx'
import { ruledTitles } from './ruled-titles.ts'
import { shownDay } from '../register/days.ts'
import { useAnswer } from '../window/answers.ts'
import type { RoomProps } from '../window/room.ts'
import { WindowHeader } from '../window/window-header.tsx'
import { useActing } from './acting.ts'
import { AddPersonDialog, EraseDialog, ExportProfileDialog, ImportProfileDialog, NewKeyDialog, RolesDialog } from './person-dialogs.tsx'
import { PersonRow, type PersonAction } from './person-row.tsx'
import { StandIns } from './stand-ins.tsx'

type Open =
  | { readonly kind: 'add' }
  | { readonly kind: 'import'; readonly file: File }
  | { readonly kind: Exclude<PersonAction, 'retire'>; readonly person: ListedPerson }

/** The people of the house: who they are, what they may do, and their keys. */
export function PeopleRoom({ settings, today }: RoomProps): JSX.Element {
  const listed = useAnswer('people.list', {})
  const { here, root, needsPerson } = useActing()
  const [open, setOpen] = useState<Open>()
  const isAdministrator = here?.roles.includes('administrator') === true
  const people = useMemo(
    () => (listed.data?.people ?? []).toSorted((left, right) => Number(right.active) - Number(left.active)),
    [listed.data],
  )
  return (
    <div className="screen">
      <WindowHeader
        settings={settings}
        end={
          <>
            <FileTrigger
              acceptedFileTypes={['.json', 'application/json']}
              onSelect={(files) => files?.[0] !== undefined && setOpen({ kind: 'import', file: files[0] })}
            >
              <Button className="button">
                <ImportIcon />
                Import a profile …
              </Button>
            </FileTrigger>
            {isAdministrator && (
              <Button className="button button-main" onPress={() => setOpen({ kind: 'add' })}>
                <PlusIcon />
                Add a person …
              </Button>
            )}
          </>
        }
      />
      <main className="start">
        <section aria-labelledby="people-heading">
          <h1 id="people-heading" className="start-heading">
            People
          </h1>
          {listed.error !== null && (
            <p className="dialog-failure" role="alert">
              {listed.error.failure.message} {listed.error.failure.remedy}
            </p>
          )}
          {listed.data !== undefined && people.length === 0 && (
            <NoPeople setUp={() => needsPerson(() => undefined)} hasHouse={root !== undefined} />
          )}
          {people.length > 0 && (
            <ul className="person-rows" aria-label="People of the house">
              {people.map((person) => (
                <PersonRow
                  key={person.id}
                  person={person}
                  isHere={person.id === here?.id}
                  isAdministrator={isAdministrator}
                  open={(kind) => setOpen({ kind, person })}
                />
              ))}
            </ul>
          )}
          {people.length > 0 && <ApproversMissing people={people} isAdministrator={isAdministrator} />}
          {isAdministrator && isOnlyAdministrator(people) && (
            <p className="people-note">
              You are the only administrator. Nobody could issue you a new key if you forgot your passphrase, nor keep the house in your
              place: give a second person the role.
            </p>
          )}
          {people.length > 0 && !isAdministrator && (
            <p className="people-note">An administrator adds people, changes roles and issues keys.</p>
          )}
        </section>
        {people.length > 0 && <StandIns people={people} today={today} />}
        {listed.data?.root !== undefined && <RootKey root={listed.data.root} />}
      </main>
      <OpenDialog open={open} close={() => setOpen(undefined)} />
    </div>
  )
}

function NoPeople({ setUp, hasHouse }: { setUp(): void; readonly hasHouse: boolean }): JSX.Element {
  return (
    <div className="framed-empty">
      <b>Nobody has a profile here yet</b>
      <span>Letters can be drafted without one. Approving, releasing and sending need somebody who answers for it.</span>
      {!hasHouse && (
        <Button className="button" onPress={setUp}>
          Set up the house …
        </Button>
      )}
    </div>
  )
}

function isOnlyAdministrator(people: readonly ListedPerson[]): boolean {
  return people.filter(({ active, roles }) => active && roles.includes('administrator')).length === 1
}

/** Says for what there are too few people, where there are. */
function ApproversMissing({
  people,
  isAdministrator,
}: {
  readonly people: readonly ListedPerson[]
  readonly isAdministrator: boolean
}): JSX.Element | null {
  const rules = useAnswer('rules.read', {})
  const missing = rules.data === undefined ? [] : ruleObstaclesInHouse(rules.data, people).filter(({ isForAll }) => isForAll)
  return missing.length === 0 ? null : (
    <div className="people-missing" role="note">
      {missing.map((obstacle) => (
        <p key={obstacle.message}>
          <b>{obstacle.names.map((name) => ruledTitles[name]).join(', ')}.</b> {obstacle.message}{' '}
          {isAdministrator ? remedyForAdministrator(obstacle) : obstacle.remedy}
        </p>
      ))}
    </div>
  )
}

/** By its fingerprint, as verification prints it: what people read aloud and compare. */
function RootKey({ root: { publicKey, madeAt } }: { readonly root: HouseRoot }): JSX.Element {
  return (
    <section aria-labelledby="root-heading">
      <h2 id="root-heading" className="start-heading">
        Root key of the house
      </h2>
      <p className="root-key">{fingerprintOf(publicKey)}</p>
      <p className="people-note">
        The fingerprint of the key that vouches for every person of this house, made on {shownDay(madeAt)}. Whoever verifies one of your
        letters compares these groups with those that stand there under “House”.
      </p>
    </section>
  )
}

function OpenDialog({ open, close }: { readonly open: Open | undefined; close(): void }): JSX.Element | null {
  const { lookAgain } = useActing()
  if (open === undefined) return null
  const ends = { close, done: () => (close(), lookAgain()) }
  switch (open.kind) {
    case 'add':
      return <AddPersonDialog {...ends} />
    case 'import':
      return <ImportProfileDialog file={open.file} {...ends} />
    case 'roles':
      return <RolesDialog person={open.person} {...ends} />
    case 'new-key':
      return <NewKeyDialog person={open.person} {...ends} />
    case 'export':
      return <ExportProfileDialog person={open.person} {...ends} />
    case 'erase':
      return <EraseDialog person={open.person} {...ends} />
  }
}
