import { useMemo, useRef, useState, type RefObject } from 'react'
import type { Finding, LetterTemplate, Shelf } from '../../core/letter/index.ts'
import { chooseFiles } from '../window/choose-files.ts'
import { inputId } from '../field-form/input-id.ts'
import { revealPlace } from '../letter-editor/index.ts'
import { allOfTheScreen } from '../preview/all-of-the-screen.ts'
import { useActing } from '../people/acting.ts'
import { useNotify } from '../window/notices.tsx'
import { goTo as goToRoom } from '../window/place.ts'
import type { LetterScreenActions } from './letter-commands.ts'
import type { OpenLetter } from './use-session.ts'
import { mendingOf, type Mending } from './mend-clause.ts'
import { goToNextField } from './next-field.ts'
import type { SideTab } from './side-panel.tsx'
import type { Panels } from './use-panels.ts'

/** What can be done on the desk of a letter; keeps its identity. */
export interface DeskActions extends Omit<LetterScreenActions, 'print'> {
  goTo(finding: Finding): void
  fillField(name: string): void
  /** Shows the files that go out with the letter; with true it asks for some at once. */
  showFiles(asks: boolean): void
}

/** What stands open on the desk of a letter. */
export interface Desk {
  readonly actions: DeskActions
  readonly tab: SideTab
  setTab(tab: SideTab): void
  /** What the clause library is searched for, and the field where that is written. */
  readonly search: string
  setSearch(search: string): void
  readonly searchField: RefObject<HTMLInputElement | null>
  readonly isExporting: boolean
  setExporting(isExporting: boolean): void
  readonly isReleasing: boolean
  setReleasing(isReleasing: boolean): void
  readonly isRenaming: boolean
  setRenaming(isRenaming: boolean): void
  readonly mending: Mending | undefined
  setMending(mending: Mending | undefined): void
}

/** Puts the focus somewhere that may only be drawn with the next frame, such as in a panel that was folded. */
function focusSoon(find: () => HTMLElement | null): void {
  requestAnimationFrame(() => requestAnimationFrame(() => find()?.focus()))
}

/** The state of the desk around an open letter, and what its commands, findings and buttons do to it. */
export function useDesk({ session, enclosed }: OpenLetter, shelf: Shelf, template: LetterTemplate | undefined, panels: Panels): Desk {
  const { set: setPanel, toggle: togglePanel } = panels
  const [tab, setTab] = useState<SideTab>('pages')
  const [search, setSearch] = useState('')
  const [isExporting, setExporting] = useState(false)
  const [isReleasing, setReleasing] = useState(false)
  const [mending, setMending] = useState<Mending>()
  const [isRenaming, setRenaming] = useState(false)
  const notify = useNotify()
  const { needsWriter } = useActing()
  const searchField = useRef<HTMLInputElement>(null)
  const actions = useMemo<DeskActions>(() => {
    const showTab = (next: SideTab): void => {
      setTab(next)
      setPanel('side', true)
    }
    const findClause = (): void => {
      setPanel('library', true)
      focusSoon(() => searchField.current)
    }
    const fillField = (name: string): void => {
      showTab('fields')
      focusSoon(() => document.getElementById(inputId(name)))
    }
    const showFiles = (asks: boolean): void => {
      showTab('files')
      if (asks && session.mayChange()) void chooseFiles().then((files) => enclosed.add(files))
      else focusSoon(() => document.querySelector('.enclosed-files :is(input, .enclose-more)'))
    }
    return {
      showTab,
      showFiles,
      encloseFiles: () => showFiles(true),
      findClause,
      fillField,
      nextUnfilled() {
        if (!goToNextField(session.editor, template)) notify({ text: 'Every field that must be filled has a value.' })
      },
      openExport: () => setExporting(true),
      openRelease: () => setReleasing(true),
      rename: () => needsWriter(() => setRenaming(true)),
      fillScreen() {
        showTab('pages')
        allOfTheScreen.toggle()
      },
      toggleLibrary: () => togglePanel('library'),
      toggleSide: () => togglePanel('side'),
      goTo(finding) {
        const { place, code } = finding
        setMending(mendingOf(session.editor, finding, shelf.library))
        if (place.house !== undefined) goToRoom('house', place.house)
        else if (place.field !== undefined && code !== 'field-unknown' && code !== 'format-unknown') fillField(place.field)
        else if (place.path !== undefined) revealPlace(session.editor, place.path, finding.passage)
        else if (place.clause !== undefined) {
          setSearch(place.clause)
          findClause()
        }
      },
    }
  }, [session, enclosed, shelf, template, notify, needsWriter, setPanel, togglePanel])
  return {
    actions,
    tab,
    setTab,
    search,
    setSearch,
    searchField,
    isExporting,
    setExporting,
    isReleasing,
    setReleasing,
    isRenaming,
    setRenaming,
    mending,
    setMending,
  }
}
