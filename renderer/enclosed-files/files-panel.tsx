import { useEffect, useRef, useSyncExternalStore, type JSX } from 'react'
import { Button, DropZone, Text } from 'react-aria-components'
import {
  describeEnclosure,
  moveEnclosure,
  printsEnclosures,
  takeOutEnclosure,
  type Enclosing,
  type Enclosure,
  type Finding,
} from '../../core/letter/index.ts'
import type { LetterSession, SessionState } from '../letter-screen/letter-session.ts'
import { useSessionPart } from '../saving/use-saving-session.ts'
import { filesDropped } from '../start-screen/import-letter.ts'
import { useNotify } from '../window/notices.tsx'
import { chooseFiles } from '../window/choose-files.ts'
import { EnclosedFileRow } from './enclosed-file-row.tsx'
import type { EnclosedFiles } from './enclosed-files.ts'
import './enclosed-files.css'

const enclosedPart = ({ enclosed }: SessionState): readonly Enclosure[] => enclosed

interface FilesPanelProps {
  readonly session: LetterSession
  readonly files: EnclosedFiles
  /** What the checks say of the letter; undefined until they have. */
  readonly findings: readonly Finding[] | undefined
}

/** The files that go out with the letter: to add, to name as the letter names them, to move and to take out. */
export function FilesPanel({ session, files, findings = [] }: FilesPanelProps): JSX.Element {
  const enclosed = useSessionPart(session, enclosedPart)
  const { taking, refused, sizes } = useSyncExternalStore(files.subscribe, files.state)
  const notify = useNotify()
  const list = useRef<HTMLOListElement>(null)
  const digests = enclosed.map(({ digest }) => digest).join(' ')
  useEffect(() => void files.want(digests === '' ? [] : digests.split(' ')), [files, digests])
  const standing = (): Enclosing => ({ enclosed: session.state().enclosed, values: session.state().values })
  const focusSoon = (index: number, button: string): void =>
    void requestAnimationFrame(() => {
      const row = list.current?.children[index]
      const wanted = row?.querySelector<HTMLElement>(`${button}:not(:disabled)`) ?? row?.querySelector<HTMLElement>('button:not(:disabled)')
      ;(wanted ?? document.querySelector<HTMLElement>('.enclosed-files .enclose-more'))?.focus()
    })
  const move = (from: number, to: number, button: string): void => {
    const name = enclosed[from]?.name ?? ''
    if (to < 0 || to >= enclosed.length) return
    if (session.setEnclosed(`moved ${name} to ${String(to)} at ${String(Date.now())}`, moveEnclosure(standing(), from, to)))
      focusSoon(to, button)
  }
  const takeOut = (index: number): void => {
    const { name = '' } = enclosed[index] ?? {}
    if (!session.setEnclosed(`out ${name}`, takeOutEnclosure(standing(), index))) return
    notify({ text: `“${name}” is out of the letter.`, action: { label: 'Undo', run: () => session.editor.undo() } })
    focusSoon(Math.min(index, enclosed.length - 2), '.entry-out')
  }
  const drop = async (dropped: Promise<File[] | undefined>): Promise<void> => {
    const found = await dropped
    if (found === undefined) notify({ text: 'What was dropped could not be read. Choose the file by the button instead.', tone: 'bad' })
    else if (found.length === 0)
      notify({ text: 'That is no file. Files are enclosed, not folders or words; put a folder into a ZIP file.', tone: 'bad' })
    else await files.add(found)
  }
  return (
    <DropZone
      className="enclosed-files"
      aria-label="Enclosed files"
      getDropOperation={() => 'copy'}
      onDrop={({ items }) => void drop(filesDropped(items.filter((item) => item.kind === 'file')))}
    >
      <Text slot="label" className="visually-hidden">
        Drop files to enclose here
      </Text>
      {enclosed.length === 0 ? <NoFiles /> : null}
      <ol ref={list} aria-label="Files that the letter encloses">
        {enclosed.map((file, index) => (
          <EnclosedFileRow
            key={file.name}
            file={file}
            size={sizes.get(file.digest)}
            findings={findings.filter((finding) => isAbout(finding, file))}
            index={index}
            count={enclosed.length}
            describe={(change) =>
              void session.setEnclosed(`${Object.keys(change).join()} of ${file.name}`, describeEnclosure(standing(), index, change))
            }
            move={(by, button) => move(index, index + by, button)}
            takeOut={() => takeOut(index)}
          />
        ))}
      </ol>
      <Refusals refused={refused} />
      <div className="enclosed-more">
        <Button
          className="button enclose-more"
          isDisabled={taking !== undefined}
          onPress={() => {
            if (session.mayChange()) void chooseFiles().then((chosen) => files.add(chosen))
          }}
        >
          {enclosed.length === 0 ? 'Enclose files …' : 'Enclose more files …'}
        </Button>
        {taking !== undefined && (
          <span className="enclosed-taking" role="status">
            Taking in {Math.min(taking.of, taking.done + 1)} of {taking.of} …
            <Button className="link-button" onPress={files.stop}>
              Stop
            </Button>
          </span>
        )}
      </div>
      {enclosed.length > 0 && (
        <p className="enclosed-note">
          They go out inside of the letter’s PDF, and its approvals cover them; a Word file only names them.
          {!printsEnclosures(session.letter.document) && ' This letter has its own words under its enclosures: name the files there.'}
        </p>
      )}
    </DropZone>
  )
}

/** Findings about enclosed files name the file; that it is not named in the letter stands with its words already. */
function isAbout({ code, message }: Finding, { name }: Enclosure): boolean {
  return code.startsWith('enclosure-') && message.includes(`“${name}”`)
}

function NoFiles(): JSX.Element {
  return (
    <div className="panel-empty enclosed-none">
      <p>
        <b>No file goes out with this letter.</b>
      </p>
      <p>
        Drop files here or on the letter, or choose them. Each is named under the letter’s enclosures, embedded in its PDF, and listed in
        its manifest with its digest. 30 MB each, 60 MB together.
      </p>
    </div>
  )
}

function Refusals({ refused }: { readonly refused: ReturnType<EnclosedFiles['state']>['refused'] }): JSX.Element | null {
  if (refused.length === 0) return null
  return (
    <ul className="enclosed-refused" role="alert">
      {refused.map(({ message, remedy }, index) => (
        <li key={index}>
          {message} {remedy}
        </li>
      ))}
    </ul>
  )
}
