import { useMemo, type JSX } from 'react'
import {
  Autocomplete,
  Collection,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from 'react-aria-components'
import { describeKeys, usesCommandKey } from '../letter-editor/keys.ts'
import type { Command, CommandBook } from './command.ts'

const groups: readonly Command['group'][] = [
  'Letter',
  'Letters',
  'Clauses',
  'House',
  'Review',
  'Go to',
  'View',
  'Write',
  'Audit',
  'Backups',
]

interface CommandPaletteProps {
  readonly book: CommandBook
  readonly isOpen: boolean
  setOpen(open: boolean): void
}

/** Everything the window can do now, found by typing. */
export function CommandPalette({ book, isOpen, setOpen }: CommandPaletteProps): JSX.Element {
  return (
    <ModalOverlay className="overlay palette-overlay" isOpen={isOpen} onOpenChange={setOpen} isDismissable>
      <Modal className="palette">
        <Dialog aria-label="Commands">
          <PaletteList book={book} close={() => setOpen(false)} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function PaletteList({ book, close }: { readonly book: CommandBook; close(): void }): JSX.Element {
  const { contains } = useFilter({ sensitivity: 'base' })
  const isApple = usesCommandKey(navigator.platform)
  const sections = useMemo(() => {
    const all = book.all().filter(({ id }) => id !== 'command-palette')
    return groups
      .map((group) => ({ id: group, commands: all.filter((command) => command.group === group) }))
      .filter(({ commands }) => commands.length > 0)
  }, [book])
  // The palette is gone before the command runs, so that the focus it gives back does not undo what the command does.
  const start = (id: string): void => {
    const command = book.find(id)
    close()
    if (command !== undefined) setTimeout(() => command.run(), 0)
  }
  return (
    <Autocomplete filter={(title, wanted) => wanted.split(/\s+/u).every((word) => contains(title, word))}>
      <SearchField aria-label="Search commands" autoFocus className="palette-search">
        <Input placeholder="What do you want to do?" />
      </SearchField>
      <div className="palette-list" tabIndex={0} role="group" aria-label="All commands">
        <Menu
          className="palette-menu"
          aria-label="Commands"
          items={sections}
          onAction={(key) => start(String(key))}
          renderEmptyState={() => <p className="palette-empty">No command has these words.</p>}
        >
          {(section) => (
            <MenuSection id={`group ${section.id}`}>
              <Header className="palette-group">{section.id}</Header>
              <Collection items={section.commands}>
                {({ id, title, keys }) => (
                  <MenuItem id={id} textValue={title} className="menu-item">
                    <span>{title}</span>
                    {keys !== undefined && <kbd>{describeKeys(keys, isApple)}</kbd>}
                  </MenuItem>
                )}
              </Collection>
            </MenuSection>
          )}
        </Menu>
      </div>
    </Autocomplete>
  )
}
