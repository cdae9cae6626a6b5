import { useCallback, useEffect, useMemo, useState, type JSX } from 'react'
import type { ShelfWithoutClauses } from '../../core/letter/index.ts'
import type { Failure, Settings } from '../../core/requests/index.ts'
import { CommandBook, CommandContext, useCommands, type Command } from '../commands/command.ts'
import { useBackups } from '../backups/use-backups.tsx'
import { useCommandKeys } from '../commands/command-keys.ts'
import { CommandPalette } from '../commands/command-palette.tsx'
import { ShortcutSheet } from '../commands/shortcut-sheet.tsx'
import { LibraryFolders } from '../library-folder/library-folders.tsx'
import { ActingProvider } from '../people/acting-provider.tsx'
import { useSettings } from '../settings/settings-dialog.tsx'
import { useAnswer, useShelf } from './answers.ts'
import { fetchWhenIdle } from './later.tsx'
import { Notices } from './notices.tsx'
import { goTo, usePlace } from './place.ts'
import { RoomsContext } from './room.ts'
import { laterScreens, rooms } from './rooms.ts'
import { ScreenBoundary } from './screen-boundary.tsx'
import { useTheme } from './theme.ts'
import { useChangeSettings } from './use-change-settings.ts'
import { useClockNotice, useNewDay } from './today.ts'
import { useOthersChanges } from './use-others-changes.ts'

/** The whole window: one screen at a time, and what stands above every screen. */
export function ChanceryWindow(): JSX.Element {
  const [book] = useState(() => new CommandBook())
  const [isPaletteOpen, setPaletteOpen] = useState(false)
  useCommandKeys(book)
  const [isSheetOpen, setSheetOpen] = useState(false)
  const openPalette = useCallback(() => setPaletteOpen(true), [])
  const openSheet = useCallback(() => setSheetOpen(true), [])
  return (
    <CommandContext value={book}>
      <Notices>
        <WindowContent openPalette={openPalette} openSheet={openSheet} />
        <CommandPalette book={book} isOpen={isPaletteOpen} setOpen={setPaletteOpen} />
        {isSheetOpen && <ShortcutSheet book={book} close={() => setSheetOpen(false)} />}
      </Notices>
    </CommandContext>
  )
}

function WindowContent(openers: Pick<ScreensProps, 'openPalette' | 'openSheet'>): JSX.Element {
  const settings = useAnswer('settings.read', {})
  const description = useAnswer('host.describe', {})
  const shelf = useShelf()
  if (settings.data === undefined || description.data === undefined || shelf?.ok !== true) {
    const failure = settings.error?.failure ?? description.error?.failure ?? (shelf?.ok === false ? shelf.error : undefined)
    return failure === undefined ? <Waiting /> : <Unreachable failure={failure} />
  }
  return <Screens settings={settings.data} today={description.data.today} shelf={shelf.value} {...openers} />
}

interface ScreensProps {
  readonly settings: Settings
  readonly today: string
  readonly shelf: ShelfWithoutClauses
  openPalette(): void
  openSheet(): void
}

function Screens({ settings, today, shelf, openPalette, openSheet }: ScreensProps): JSX.Element {
  const place = usePlace()
  const change = useChangeSettings()
  useTheme(settings.theme)
  useOthersChanges()
  useNewDay()
  useClockNotice()
  const commands = useMemo<Command[]>(() => {
    const theme = (name: Settings['theme'], title: string): Command => ({
      id: `theme-${name}`,
      title,
      group: 'View',
      run: () => change({ theme: name }),
    })
    return [
      { id: 'command-palette', title: 'Commands', group: 'View', keys: 'Mod+K', run: openPalette },
      { id: 'shortcuts', title: 'Keyboard shortcuts', group: 'View', keys: 'F1', run: openSheet },
      { id: 'verify-pdf', title: 'Verify a PDF', group: 'Go to', run: () => goTo('register', 'verify') },
      { id: 'house-words', title: 'Words of the house', group: 'Go to', run: () => goTo('house', 'words') },
      theme('system', 'Theme: as the system'),
      theme('light', 'Theme: light'),
      theme('dark', 'Theme: dark'),
      ...rooms.map(({ name, title, command }): Command => ({ ...command, title: `Go to ${title}`, group: 'Go to', run: () => goTo(name) })),
    ]
  }, [change, openPalette, openSheet])
  useCommands(commands)
  const backups = useBackups()
  useEffect(() => fetchWhenIdle(laterScreens), [])
  const { Screen } = rooms.find(({ name }) => name === place.room) ?? rooms[0]
  return (
    <RoomsContext value={rooms}>
      <ActingProvider>
        <ScreenBoundary what="This screen" subject={`${place.room} ${place.path.join(' ')}`}>
          <Screen settings={settings} today={today} shelf={shelf} path={place.path} />
        </ScreenBoundary>
        <SettingsPlace settings={settings} />
        <LibraryFolders />
      </ActingProvider>
      {backups}
    </RoomsContext>
  )
}

/** Inside of who sits here, because the rules of the house depend on it. */
function SettingsPlace({ settings }: { readonly settings: Settings }): JSX.Element | undefined {
  return useSettings(settings)
}

function Waiting(): JSX.Element {
  return (
    <main className="waiting" aria-busy="true">
      <p className="appears-late">Opening the library …</p>
    </main>
  )
}

function Unreachable({ failure }: { readonly failure: Failure }): JSX.Element {
  return (
    <main className="waiting">
      <h1>Chancery cannot open</h1>
      <p role="alert">
        {failure.message} {failure.remedy}
      </p>
      <button type="button" className="button" onClick={() => location.reload()}>
        Try again
      </button>
    </main>
  )
}
