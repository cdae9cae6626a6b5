import { useEffect, useState, type JSX } from 'react'
import { createPortal } from 'react-dom'
import { Button, Dialog, Heading, Input, Modal, ModalOverlay, SearchField } from 'react-aria-components'
import { usesCommandKey } from '../letter-editor/keys.ts'
import type { CommandBook } from './command.ts'
import { shortcutGroups, type ShortcutGroup } from './shortcut-rows.ts'

interface ShortcutSheetProps {
  readonly book: CommandBook
  close(): void
}

/** Every key that means something now, by group: to look for and to print. */
export function ShortcutSheet({ book, close }: ShortcutSheetProps): JSX.Element {
  const [words, setWords] = useState('')
  const [isPrinting, setPrinting] = useState(false)
  const isApple = usesCommandKey(navigator.platform)
  const [commands] = useState(() => book.all())
  const groups = shortcutGroups(commands, isApple, words)
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={close} isDismissable>
      <Modal className="dialog shortcut-dialog">
        <Dialog>
          <div className="dialog-head">
            <Heading slot="title">Keyboard shortcuts</Heading>
            <SearchField aria-label="Search shortcuts" className="shortcut-search" value={words} onChange={setWords} autoFocus>
              <Input placeholder="Search by words or keys" />
            </SearchField>
          </div>
          <div className="shortcut-groups" tabIndex={0} role="group" aria-label="Shortcuts">
            {groups.length === 0 && <p className="panel-empty">No key has these words.</p>}
            <div className="shortcut-columns">
              <Groups groups={groups} />
            </div>
          </div>
          <div className="dialog-buttons">
            <Button className="button" onPress={() => setPrinting(true)}>
              Print …
            </Button>
            <Button className="button" onPress={close}>
              Close
            </Button>
          </div>
          {isPrinting && <PrintedSheet groups={shortcutGroups(commands, isApple)} done={() => setPrinting(false)} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Groups({ groups }: { readonly groups: readonly ShortcutGroup[] }): JSX.Element {
  return (
    <>
      {groups.map(({ title, shortcuts }) => (
        <section key={title} aria-label={title}>
          <h3>{title}</h3>
          <dl>
            {shortcuts.map(({ keys, title: what }) => (
              <div key={`${keys} ${what}`}>
                <dt>{what}</dt>
                <dd>
                  <kbd>{keys}</kbd>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  )
}

/** The sheet alone on paper, in place of the window. */
function PrintedSheet({ groups, done }: { readonly groups: readonly ShortcutGroup[]; done(): void }): JSX.Element {
  useEffect(() => {
    globalThis.print()
    done()
  }, [done])
  return createPortal(
    <div className="print-sheets shortcut-print" aria-hidden="true">
      <h2>Chancery: keyboard shortcuts</h2>
      <Groups groups={groups} />
    </div>,
    document.body,
  )
}
