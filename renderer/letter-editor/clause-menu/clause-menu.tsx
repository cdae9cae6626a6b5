import { useMemo, useState, useSyncExternalStore, type JSX } from 'react'
import { Header, Menu, MenuItem, MenuSection, Popover, Separator, Text } from 'react-aria-components'
import { Node, type Path } from 'slate'
import { ReactEditor, useSlateStatic } from 'slate-react'
import { alternativesTo, identityOf, isShortForm, type ClauseVersion } from '../../../core/clause/index.ts'
import { isAdapted, type Clause } from '../../../core/document/index.ts'
import { FormDialog } from '../../look/form-dialog.tsx'
import { newerVersion, obstacleToAdapting, obstacleWords, resetClause } from '../commands/adapt-clause.ts'
import { takeAlternative } from '../commands/clause-menu.ts'
import { askForCondition } from '../commands/conditions.ts'
import { detachClause, isSealed } from '../commands/detach-clause.ts'
import { isClause } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { returnToLetter } from '../view/return-to-letter.ts'
import { useSurroundings } from '../view/surroundings.ts'

function clauseAt(editor: LetterEditor, path: Path): Clause | undefined {
  const node = Node.getIf(editor, path)
  return isClause(node) ? node : undefined
}

/** The menu of a clause: what can stand in its place. */
export function ClauseMenu(): JSX.Element | null {
  const editor = useSlateStatic()
  const { clauseMenu } = editor
  const path = useSyncExternalStore(clauseMenu.subscribe, clauseMenu.path)
  const clause = path === undefined ? undefined : clauseAt(editor, path)
  const line = useMemo(() => ({ current: clause === undefined ? null : factsLineOf(editor, clause) }), [editor, clause])
  const [detaching, setDetaching] = useState<Path>()
  if (detaching !== undefined)
    return (
      <DetachDialog
        clause={clauseAt(editor, detaching)}
        detach={() => detachClause(editor, detaching)}
        close={() => {
          setDetaching(undefined)
          returnToLetter(editor)
        }}
      />
    )
  if (path === undefined || clause === undefined) return null
  const close = (): void => {
    clauseMenu.close()
    returnToLetter(editor)
  }
  return (
    <Popover
      className="editor-popover"
      triggerRef={line}
      isNonModal
      isOpen
      placement="bottom end"
      onOpenChange={(isOpen) => isOpen || close()}
    >
      <section aria-label="At the selected clause">
        <Menu className="editor-menu clause-menu" aria-label={`Clause ${clause.code}`} autoFocus="first">
          <Alternatives
            clause={clause}
            take={(version) => {
              takeAlternative(editor, path, version)
              close()
            }}
          />
          <Separator />
          {isAdapted(clause) ? adaptedItems(editor, clause, path, close) : adaptItem(editor, clause, path)}
          <MenuItem
            id="condition"
            className="editor-menu-item"
            onAction={() => {
              clauseMenu.close()
              askForCondition(editor)
            }}
          >
            When it stands in the letter …
          </MenuItem>
          <MenuItem
            id="detach"
            className="editor-menu-item"
            textValue="Make free text of it"
            isDisabled={isSealed(editor, clause)}
            onAction={() => {
              clauseMenu.close()
              setDetaching(path)
            }}
          >
            <Text slot="label">Make free text of it …</Text>
            {isSealed(editor, clause) && <Text slot="description">A sealed quotation stays word for word</Text>}
          </MenuItem>
        </Menu>
      </section>
    </Popover>
  )
}

/** The way to words of the letter's own, or why there is none. */
function adaptItem(editor: LetterEditor, clause: Clause, path: Path): JSX.Element {
  const obstacle = obstacleToAdapting(editor, clause)
  return (
    <MenuItem
      id="adapt"
      className="editor-menu-item"
      textValue="Adapt this clause"
      isDisabled={obstacle !== undefined}
      onAction={() => {
        editor.clauseMenu.close()
        editor.adapting.open(path)
      }}
    >
      <Text slot="label">Adapt this clause …</Text>
      {obstacle !== undefined && <Text slot="description">{obstacleWords[obstacle]}</Text>}
    </MenuItem>
  )
}

/** What can be done with a clause that the letter adapts. */
function adaptedItems(editor: LetterEditor, clause: Clause, path: Path, close: () => void): JSX.Element[] {
  const newer = newerVersion(editor, clause)
  const shows = editor.shownChanges.isShown(clause)
  const item = (id: string, title: string, run: () => void): JSX.Element => (
    <MenuItem
      key={id}
      id={id}
      className="editor-menu-item"
      onAction={() => {
        run()
        close()
      }}
    >
      {title}
    </MenuItem>
  )
  return [
    item('changes', shows ? 'Hide what was changed' : 'Show what was changed', () => editor.shownChanges.toggle(clause)),
    item('reset', 'Put back the approved words', () => void resetClause(editor, path)),
    ...(newer === undefined
      ? []
      : [item('update', `Update to v${String(newer.version)} …`, () => editor.clauseUpdate.ask({ path, version: newer }))]),
  ]
}

function factsLineOf(editor: LetterEditor, clause: Clause): HTMLElement | null {
  return ReactEditor.toDOMNode(editor, clause).querySelector<HTMLElement>('.clause-block-facts')
}

interface AlternativesProps {
  readonly clause: Clause
  take(version: ClauseVersion): void
}

function Alternatives({ clause, take }: AlternativesProps): JSX.Element {
  const { clauseVersions, standings, day } = useSurroundings()
  const alternatives = useMemo(() => alternativesTo(clause, clauseVersions, day), [clause, clauseVersions, day])
  return (
    <MenuSection>
      <Header className="editor-menu-header">Put in its place</Header>
      {alternatives.length === 0 && (
        <MenuItem id="no-alternative" className="editor-menu-item" isDisabled>
          No other language, jurisdiction or form of it is kept
        </MenuItem>
      )}
      {alternatives.map((version) => (
        <MenuItem
          key={identityOf(version)}
          id={identityOf(version)}
          textValue={`${scopeOf(version)} ${version.title}`}
          className="editor-menu-item"
          onAction={() => take(version)}
        >
          <Text slot="label">{version.title}</Text>
          <Text slot="description">
            {[scopeOf(version), formOf(version, clause), `v${String(version.version)}`, standings.of(version, day)?.text]
              .filter((text) => text !== undefined)
              .join(' · ')}
          </Text>
        </MenuItem>
      ))}
    </MenuSection>
  )
}

/** The language and jurisdictions for which a version is made. */
function scopeOf({ language, jurisdictions }: ClauseVersion): string {
  return jurisdictions.length === 0 ? `${language}, everywhere` : `${language}, ${jurisdictions.join(' ')}`
}

function formOf({ code }: ClauseVersion, clause: Clause): string | undefined {
  if (code === clause.code) return undefined
  return isShortForm(code) ? 'shorter form' : 'longer form'
}

interface DetachDialogProps {
  /** Undefined where it is gone meanwhile. */
  readonly clause: Clause | undefined
  detach(): void
  close(): void
}

function DetachDialog({ clause, detach, close }: DetachDialogProps): JSX.Element {
  return (
    <FormDialog
      title={clause === undefined ? 'This clause is gone' : `Make free text of ${clause.code}`}
      intro="Its words become yours to edit. Nobody has approved them then but who approves this letter, and newer versions of the clause do not reach them. Where they came from stays written at them, for the reviewer and for a recall."
      action="Make free text of it"
      isGrave
      isDisabled={clause === undefined}
      failure={undefined}
      close={close}
      submit={() => {
        detach()
        close()
        return Promise.resolve()
      }}
    >
      {null}
    </FormDialog>
  )
}
