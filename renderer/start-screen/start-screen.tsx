import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState, type JSX, type RefObject } from 'react'
import { Button, DropZone, FileTrigger, Input, SearchField, Text } from 'react-aria-components'
import type { LetterTemplate, ShelfWithoutClauses } from '../../core/letter/index.ts'
import type { LetterSummary, Settings } from '../../core/requests/index.ts'
import { Checks } from '../checks/checks.tsx'
import { useCommandBook, useCommands, type Command } from '../commands/command.ts'
import { ask } from '../desktop.ts'
import { CloseIcon, ImportIcon, PlusIcon, SearchIcon } from '../look/icons.tsx'
import { useOneAtATime } from '../look/one-at-a-time.ts'
import { useActing } from '../people/acting.ts'
import { answerOf, useLetterList } from '../window/answers.ts'
import { noticeOf, useNotify, type Notice, type Notify } from '../window/notices.tsx'
import { addressOf, goToLetter } from '../window/place.ts'
import { WindowHeader } from '../window/window-header.tsx'
import { FirstSteps } from './first-steps-list.tsx'
import { filesDropped, importLetter, oldLetterTypes } from './import-letter.ts'
import { lettersAtFirst } from './letters-at-first.ts'
import { LetterRows } from './letter-rows.tsx'
import { OldLetterDialog } from './old-letter-dialog.tsx'
import { useRemoval } from './use-removal.ts'

interface StartScreenProps {
  readonly settings: Settings
  readonly shelf: ShelfWithoutClauses
}

async function createLetter(template: string, notify: Notify): Promise<void> {
  const made = await ask('letters.create', { template })
  if (made.ok) goToLetter(made.value.id)
  else notify(noticeOf(made.error))
}

/** Where the window begins: a new letter from a template, or one of those that are there. */
export function StartScreen({ settings, shelf }: StartScreenProps): JSX.Element {
  const notify = useNotify()
  const searchField = useRef<HTMLInputElement>(null)
  const picker = useRef<HTMLButtonElement>(null)
  const [oldLetter, setOldLetter] = useState<File>()
  const oldPicker = useRef<HTMLButtonElement>(null)
  const { needsWriter } = useActing()
  const take = useCallback(
    (files: readonly File[]) => needsWriter(() => void importLetter(files, notify, setOldLetter)),
    [notify, needsWriter],
  )
  // A double click is one letter.
  const { run } = useOneAtATime(useCallback((template: string) => createLetter(template, notify), [notify]))
  const create = useCallback((template: string) => needsWriter(() => run(template)), [needsWriter, run])
  useStartCommands(shelf, create, { searchField, picker, oldPicker })
  return (
    <DropZone
      ref={withoutOwnStop}
      className="screen start-screen"
      aria-label="Letter file"
      getDropOperation={() => 'copy'}
      onDrop={({ items }) =>
        void filesDropped(items.filter((item) => item.kind === 'file')).then((files) =>
          files === undefined ? notify(dropUnreadable) : take(files),
        )
      }
    >
      <WindowHeader
        settings={settings}
        end={
          <>
            <FileTrigger acceptedFileTypes={oldLetterTypes} onSelect={(list) => needsWriter(() => setOldLetter(list?.[0]))}>
              <Button className="button" ref={oldPicker}>
                <ImportIcon />
                Open an old letter …
              </Button>
            </FileTrigger>
            <FileTrigger
              allowsMultiple
              // Whatever it encloses is chosen with it.
              onSelect={(list) => take([...(list ?? [])])}
            >
              <Button className="button" ref={picker}>
                <ImportIcon />
                Import a letter file …
              </Button>
            </FileTrigger>
          </>
        }
      />
      <main className="start">
        <h1 className="visually-hidden">Chancery</h1>
        {settings.firstSteps && <FirstSteps />}
        <NewLetter templates={shelf.templates} create={create} />
        <Letters shelf={shelf} searchField={searchField} />
        <LibraryFaults />
      </main>
      <Text slot="label" className="drop-hint">
        Drop the letter file to import it, with the pictures that it shows, or an old letter from Word, a PDF or a text
      </Text>
      {oldLetter !== undefined && <OldLetterDialog file={oldLetter} templates={shelf.templates} close={() => setOldLetter(undefined)} />}
    </DropZone>
  )
}

/** What pastes into the place for drops would be the first stop of Tab and do nothing seen; the buttons and the menu do the same. */
function withoutOwnStop(zone: HTMLDivElement | null): void {
  zone?.firstElementChild?.querySelector('button')?.setAttribute('tabindex', '-1')
}

const dropUnreadable: Notice = {
  text: 'What was dropped could not be read: it is gone by now, or belongs to somebody else. Import it by its button instead.',
  tone: 'bad',
}

interface StartPlaces {
  readonly searchField: RefObject<HTMLInputElement | null>
  readonly picker: RefObject<HTMLButtonElement | null>
  readonly oldPicker: RefObject<HTMLButtonElement | null>
}

function useStartCommands(
  shelf: ShelfWithoutClauses,
  create: (template: string) => void,
  { searchField, picker, oldPicker }: StartPlaces,
): void {
  const commands = useMemo<Command[]>(
    () => [
      ...shelf.templates.map(({ code, title }): Command => ({
        id: `new ${code}`,
        title: `New: ${title}`,
        group: 'Letters',
        run: () => create(code),
      })),
      {
        id: 'new-letter',
        title: 'New letter: choose a template',
        group: 'Letters',
        keys: 'Alt+N',
        run: () => document.querySelector<HTMLElement>('.template-card')?.focus(),
      },
      { id: 'import-letter', title: 'Import a letter file', group: 'Letters', keys: 'Mod+O', run: () => picker.current?.click() },
      { id: 'old-letter', title: 'Open an old letter (Word, PDF, text)', group: 'Letters', run: () => oldPicker.current?.click() },
      { id: 'find-letter', title: 'Find a letter', group: 'Letters', keys: 'Mod+F', run: () => searchField.current?.focus() },
    ],
    [shelf, create, searchField, picker, oldPicker],
  )
  useCommands(commands)
}

function NewLetter({ templates, create }: { readonly templates: readonly LetterTemplate[]; create(code: string): void }): JSX.Element {
  return (
    <section aria-labelledby="new-letter">
      <h2 id="new-letter" className="start-heading">
        New letter
      </h2>
      {templates.length === 0 && <NoTemplates />}
      <div className="template-cards">
        {templates.map(({ code, title, description, language }) => (
          <Button key={code} className="template-card" onPress={() => create(code)}>
            <span className="template-card-title">
              <PlusIcon />
              {title}
            </span>
            <span className="template-card-text">{description}</span>
            <span className="template-card-facts">{language}</span>
          </Button>
        ))}
      </div>
    </section>
  )
}

function matches({ title, recipient }: LetterSummary, search: string): boolean {
  const text = `${title} ${recipient}`.toLocaleLowerCase()
  return search
    .toLocaleLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word))
}

function Letters({
  shelf,
  searchField,
}: {
  readonly shelf: ShelfWithoutClauses
  readonly searchField: RefObject<HTMLInputElement | null>
}): JSX.Element {
  const [search, setSearch] = useState('')
  const [wantsAll, setWantsAll] = useState(false)
  const asksForAll = wantsAll || search !== ''
  const letters = useLetterList(asksForAll ? undefined : lettersAtFirst)
  const remove = useRemoval()
  const present = letters.data ?? []
  // More may follow those that were asked for.
  const isCut = !asksForAll && present.length === lettersAtFirst
  const found = present.filter((letter) => matches(letter, search))
  return (
    <section aria-labelledby="letters" className="start-letters">
      <div className="start-letters-head">
        <h2 id="letters" className="start-heading">
          Letters
        </h2>
        {present.length > 0 && (
          <SearchField className="search-field" aria-label="Search letters" value={search} onChange={setSearch}>
            <SearchIcon />
            <Input ref={searchField} placeholder="Search letters" />
            {search !== '' && (
              <Button className="search-clear">
                <CloseIcon />
              </Button>
            )}
          </SearchField>
        )}
      </div>
      {letters.error !== null && (
        <p role="alert" className="panel-empty">
          {letters.error.failure.message} {letters.error.failure.remedy}
        </p>
      )}
      <LetterRows letters={found} templates={shelf.templates} remove={remove} showMore={isCut ? () => setWantsAll(true) : undefined} />
      {letters.data !== undefined && found.length === 0 && (
        <NoLetters isFiltered={present.length > 0} hasTemplates={shelf.templates.length > 0} clear={() => setSearch('')} />
      )}
    </section>
  )
}

/** A letter begins from a template: where there is none, the two ways to one. */
function NoTemplates(): JSX.Element {
  const book = useCommandBook()
  return (
    <div className="framed-empty">
      <p>
        <b>No letter templates yet.</b>
      </p>
      <p>
        A letter begins from a template, with a letterhead and the values of a company. Import a library that has them, or make your own.
      </p>
      <div className="framed-empty-ways">
        <Button className="button" onPress={() => book.find('import-library')?.run()}>
          Import a library …
        </Button>
        <a className="button" href={addressOf('house')}>
          Make them under House
        </a>
      </div>
    </div>
  )
}

interface NoLettersProps {
  readonly isFiltered: boolean
  readonly hasTemplates: boolean
  clear(): void
}

function NoLetters({ isFiltered, hasTemplates, clear }: NoLettersProps): JSX.Element {
  if (isFiltered) {
    return (
      <div className="framed-empty">
        <p>No letter has these words in its title or recipient.</p>
        <Button className="button" onPress={clear}>
          Show all letters
        </Button>
      </div>
    )
  }
  return (
    <div className="framed-empty">
      <p>
        <b>No letters yet.</b>
      </p>
      <p>
        {hasTemplates
          ? 'Choose a template above, or drop a letter file, or an old letter from Word, a PDF or a text, anywhere in this window.'
          : 'They stand here, the last changed first, with where each of them is.'}
      </p>
    </div>
  )
}

/** Asked for once the letters are there: the host reads all files of the library for it. */
function LibraryFaults(): JSX.Element | null {
  const letters = useLetterList(lettersAtFirst)
  const { data: findings = [] } = useQuery({
    queryKey: ['library.findings', {}],
    queryFn: () => answerOf('library.findings', {}),
    enabled: letters.isFetched,
  })
  if (findings.length === 0) return null
  return (
    <section aria-labelledby="library-faults" className="library-faults">
      <h2 id="library-faults" className="start-heading">
        About the library
      </h2>
      <Checks
        findings={findings.map((finding) => ({
          ...finding,
          message: finding.place.file === undefined ? finding.message : `${finding.place.file}: ${finding.message}`,
          place: {},
        }))}
        goTo={() => undefined}
      />
    </section>
  )
}
