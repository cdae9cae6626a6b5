import { useMutation } from '@tanstack/react-query'
import { useCallback, useDeferredValue, useMemo, useState, type JSX } from 'react'
import { Button } from 'react-aria-components'
import type { AuditFilter, Failure, ListedEntry, RequestOutput, Result } from '../../core/requests/index.ts'
import { useCommands, type Command } from '../commands/command.ts'
import { daysInOrder } from '../day-field/days-in-order.ts'
import { ask } from '../desktop.ts'
import { useOneAtATime } from '../look/one-at-a-time.ts'
import { WorkButton } from '../look/work-button.tsx'
import { noticeOf, useNotify, type Notify } from '../window/notices.tsx'
import type { RoomProps } from '../window/room.ts'
import { WindowHeader } from '../window/window-header.tsx'
import { ClockBehind } from './clock-behind.tsx'
import { AuditFilters } from './audit-filters.tsx'
import { EntryDetails } from './entry-details.tsx'
import { EntryList } from './entry-list.tsx'
import { useEntries } from './use-entries.ts'

async function exportTrail(notify: Notify): Promise<void> {
  const exported = await ask('audit.export', {})
  if (!exported.ok) notify(noticeOf(exported.error))
  else {
    const [file] = exported.value.files
    if (file === undefined) return
    const show = async (): Promise<void> => {
      const shown = await ask('exports.reveal', { handle: file.handle })
      if (!shown.ok) notify(noticeOf(shown.error))
    }
    notify({ text: `Exported ${file.name}, and how to verify it.`, action: { label: 'Show in folder', run: () => void show() } })
  }
}

/** The audit trail: what happened, who did it, and whether anybody changed the record of it. */
export function AuditRoom({ settings }: RoomProps): JSX.Element {
  const notify = useNotify()
  const [filter, setFilterOnly] = useState<AuditFilter>({})
  const [selected, select] = useState(0)
  const [entry, show] = useState<ListedEntry>()
  const asked = useDeferredValue(useMemo(() => daysInOrder(filter), [filter]))
  const { first, failure } = useEntries(asked, 0, 0)
  const verifying = useMutation<Result<RequestOutput<'audit.verify'>>>({ mutationFn: () => ask('audit.verify', {}) })
  const { mutate: verify } = verifying
  const { isUnderWay: isExporting, run: exportAll } = useOneAtATime(useCallback(() => exportTrail(notify), [notify]))
  const setFilter = useCallback((next: AuditFilter) => {
    setFilterOnly(next)
    select(0)
  }, [])
  const commands = useMemo<Command[]>(
    () => [
      { id: 'audit-verify', title: 'Verify the audit trail', group: 'Audit', run: () => verify() },
      { id: 'audit-export', title: 'Export the audit trail', group: 'Audit', run: exportAll },
    ],
    [verify, exportAll],
  )
  useCommands(commands)
  return (
    <div className="screen">
      <WindowHeader
        settings={settings}
        end={
          <>
            <WorkButton className="button" isUnderWay={isExporting} onPress={exportAll}>
              Export
            </WorkButton>
            <WorkButton className="button button-main" isUnderWay={verifying.isPending} onPress={() => verify()}>
              {verifying.isPending ? 'Verifying …' : 'Verify'}
            </WorkButton>
          </>
        }
      />
      <main className="audit-room">
        <h1 className="visually-hidden">Audit trail</h1>
        <ClockBehind />
        <div role="status">{verifying.data !== undefined && <Verdict result={verifying.data} />}</div>
        <AuditFilters
          filter={filter}
          setFilter={setFilter}
          named={first?.entries.find(({ entity }) => entity === filter.entity)?.about}
          known={first ?? { actors: [], kinds: [] }}
        />
        {failure !== undefined && <Unreadable failure={failure} />}
        {first?.total === 0 && <NoEntries isFiltered={Object.keys(filter).length > 0} showAll={() => setFilter({})} />}
        {first !== undefined && first.total > 0 && (
          <div className="audit-parts">
            <div className="audit-table">
              <div className="audit-head" aria-hidden="true">
                <span className="audit-seq">No.</span>
                <span>Time (UTC)</span>
                <span>What</span>
                <span>Of what</span>
                <span>Who</span>
              </div>
              <EntryList key={JSON.stringify(asked)} filter={asked} total={first.total} selected={selected} select={select} show={show} />
              <p className="audit-count">{first.total === 1 ? '1 entry' : `${first.total.toLocaleString('en-GB')} entries`}</p>
            </div>
            {entry !== undefined && <EntryDetails entry={entry} showEntity={(entity) => setFilter({ entity })} />}
          </div>
        )}
      </main>
    </div>
  )
}

function Verdict({ result }: { readonly result: Result<RequestOutput<'audit.verify'>> }): JSX.Element {
  if (!result.ok) return <Unreadable failure={result.error} />
  const { entries, anchor, broken, clock } = result.value
  if (broken !== undefined)
    return (
      <p className="audit-verdict audit-broken">
        <b>The trail is broken.</b> {broken.message} {broken.remedy}
      </p>
    )
  return (
    <p className="audit-verdict">
      <b className="tone-good">The trail holds.</b> All {entries.toLocaleString('en-GB')} entries follow from each other
      {anchor === undefined
        ? '. Once a letter is released, it also shows whether the end was cut off.'
        : `, and up to entry ${String(anchor)} released letters vouch for them.`}
      {clock !== undefined && ` ${clock.message} ${clock.remedy}`}
    </p>
  )
}

function Unreadable({ failure }: { readonly failure: Failure }): JSX.Element {
  return (
    <p role="alert" className="audit-verdict audit-broken">
      {failure.message} {failure.remedy}
    </p>
  )
}

function NoEntries({ isFiltered, showAll }: { readonly isFiltered: boolean; showAll(): void }): JSX.Element {
  return (
    <div className="framed-empty">
      {isFiltered ? (
        <p>No entry is of this kind, person, thing and time.</p>
      ) : (
        <p>Nothing has happened yet. The first letter or clause begins the trail.</p>
      )}
      {isFiltered && (
        <Button className="button" onPress={showAll}>
          Show all entries
        </Button>
      )}
    </div>
  )
}
