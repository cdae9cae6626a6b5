import { useMemo, useState, useSyncExternalStore, type JSX } from 'react'
import { Button, Dialog, Heading, ListBox, ListBoxItem, Modal, ModalOverlay } from 'react-aria-components'
import { identityOf, type ClauseVersion, type Day } from '../../core/clause/index.ts'
import { isRun, mapNodes, type Block } from '../../core/document/index.ts'
import { likenessText, passagesInLibrary, type LibraryPassage } from '../../core/letter/index.ts'
import { documentOf, fieldLabel, replaceByClause, type LetterEditor } from '../letter-editor/index.ts'
import { RedlineView } from '../redline/redline-view.tsx'
import { useNotify } from '../window/notices.tsx'

interface PassagesDialogProps {
  readonly editor: LetterEditor
  readonly versions: readonly ClauseVersion[]
  readonly day: Day
  readonly language: string
  /** Whether the letter may be changed now; says why where it may not. */
  mayChange(): boolean
  close(): void
}

/** Free text of the letter that reads like clauses of the library: how each differs, and the clause to put in its place. */
export function PassagesDialog({ editor, versions, day, language, mayChange, close }: PassagesDialogProps): JSX.Element {
  const notify = useNotify()
  const [document, setDocument] = useState(() => documentOf(editor))
  const { fieldValues } = editor
  const revision = useSyncExternalStore(fieldValues.subscribe, fieldValues.revision)
  const [left, setLeft] = useState<ReadonlySet<Block | undefined>>(new Set())
  const passages = useMemo(
    () =>
      passagesInLibrary({ document, versions, language, day, printed: (name) => fieldValues.printed(name, undefined) }).filter(
        ({ from }) => !left.has(document[from]),
      ),
    // The revision stands for the values, which are read anew when they change.
    // oxlint-disable-next-line react/memo-dependencies, react-hooks/exhaustive-deps
    [document, versions, language, day, fieldValues, revision, left],
  )
  const [wanted, setWanted] = useState(0)
  const chosen = Math.min(wanted, passages.length - 1)
  const passage = passages[chosen]
  const same = passages.filter(({ likeness }) => likeness === 1)
  const replace = (taken: readonly LibraryPassage[]): void => {
    if (!mayChange()) return
    // From the end, so that what is before keeps its place.
    const done = taken
      .toReversed()
      .filter(({ from, until, version }) => replaceByClause(editor, from, document.slice(from, until), version)).length
    setDocument(documentOf(editor))
    if (done > 0)
      notify({
        text:
          done === 1 ? 'The clause stands in the place of the passage.' : `${String(done)} clauses stand in the place of their passages.`,
        action: { label: 'Undo', run: () => editor.undo() },
      })
  }
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={close} isDismissable>
      <Modal className="dialog passages-dialog">
        <Dialog>
          <div className="dialog-head">
            <Heading slot="title">Passages that the library has</Heading>
          </div>
          {passage === undefined ? (
            <p className="panel-empty">No passage of free text reads like a clause that this letter may take.</p>
          ) : (
            <div className="passages">
              <PassageList passages={passages} chosen={chosen} choose={setWanted} />
              <Comparison
                key={`${String(passage.from)} ${identityOf(passage.version)}`}
                passage={passage}
                body={document.slice(passage.from, passage.until)}
                printed={(name, format) => fieldValues.printed(name, format)}
              />
            </div>
          )}
          <div className="dialog-buttons">
            <Button className="button" onPress={close}>
              Close
            </Button>
            {passage !== undefined && (
              <>
                {same.length > 1 && (
                  <Button className="button" onPress={() => replace(same)}>
                    Replace all {same.length} of the same words
                  </Button>
                )}
                <Button className="button" onPress={() => setLeft(new Set([...left, document[passage.from]]))}>
                  Leave it as it is
                </Button>
                <Button className="button button-main" onPress={() => replace([passage])}>
                  Put the clause in its place
                </Button>
              </>
            )}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

interface PassageListProps {
  readonly passages: readonly LibraryPassage[]
  readonly chosen: number
  choose(index: number): void
}

function PassageList({ passages, chosen, choose }: PassageListProps): JSX.Element {
  return (
    <ListBox
      className="passages-list"
      aria-label="Passages"
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      autoFocus="first"
      selectedKeys={[String(chosen)]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys]
        if (key !== undefined) choose(Number(key))
      }}
    >
      {passages.map(({ version, likeness }, index) => (
        <ListBoxItem key={String(index)} id={String(index)} textValue={version.title} className="passages-entry">
          <span>{version.title}</span>
          <small>
            {version.code} v{version.version}
          </small>
          <small>{likenessText(likeness)}</small>
        </ListBoxItem>
      ))}
    </ListBox>
  )
}

interface ComparisonProps {
  readonly passage: LibraryPassage
  readonly body: readonly Block[]
  printed(name: string, format: string | undefined): string | undefined
}

/** The passage and the clause as both would be printed: a field is no change where it prints the same words. */
function Comparison({ passage: { version }, body, printed }: ComparisonProps): JSX.Element {
  const [before, after] = [filled(body, printed), filled(version.body, printed)]
  return (
    <div className="passages-shown">
      <RedlineView
        before={{ name: 'Before: the passage', body: before }}
        after={{ name: `After: ${version.code} v${String(version.version)}`, body: after }}
      />
    </div>
  )
}

function filled(blocks: readonly Block[], printed: ComparisonProps['printed']): Block[] {
  return mapNodes(blocks, (node) => {
    if (isRun(node) || node.type !== 'merge-field') return node
    return { ...node.children[0], text: printed(node.name, node.format) ?? `[${fieldLabel(node.name)}]` }
  })
}
