import type { JSX } from 'react'
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

/** One thing to choose. */
export interface PickerItem {
  readonly id: string
  readonly text: string
  /** What stands small at its end, such as its keys. */
  readonly end?: string
  /** True where `end` names keys. */
  readonly isKeys?: boolean
  /** True where `end` is a sign to be looked at. */
  readonly isSign?: boolean
}

export interface PickerSection {
  readonly title: string
  readonly items: readonly PickerItem[]
}

interface PickerProps {
  /** What is chosen from, such as "Commands". */
  readonly name: string
  readonly placeholder: string
  /** What stands there where nothing has the words. */
  readonly nothing: string
  readonly sections: readonly PickerSection[]
  readonly isOpen: boolean
  setOpen(open: boolean): void
  /** Called once the picker is gone, so that the focus it gives back does not undo what is done then. */
  pick(id: string): void
}

/** Something chosen by typing some of its words. */
export function Picker({ isOpen, setOpen, ...list }: PickerProps): JSX.Element {
  return (
    <ModalOverlay className="overlay palette-overlay" isOpen={isOpen} onOpenChange={setOpen} isDismissable>
      <Modal className="palette">
        <Dialog aria-label={list.name}>
          <PickerList {...list} close={() => setOpen(false)} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function PickerList({
  name,
  placeholder,
  nothing,
  sections,
  pick,
  close,
}: Omit<PickerProps, 'isOpen' | 'setOpen'> & { close(): void }): JSX.Element {
  const { contains } = useFilter({ sensitivity: 'base' })
  const choose = (id: string): void => {
    close()
    setTimeout(() => pick(id), 0)
  }
  return (
    <Autocomplete filter={(title, wanted) => wanted.split(/\s+/u).every((word) => contains(title, word))}>
      <SearchField aria-label={`Search ${name.toLowerCase()}`} autoFocus className="palette-search">
        <Input placeholder={placeholder} />
      </SearchField>
      <div className="palette-list" tabIndex={0} role="group" aria-label={`All ${name.toLowerCase()}`}>
        <Menu
          className="palette-menu"
          aria-label={name}
          items={sections}
          onAction={(key) => choose(String(key))}
          renderEmptyState={() => <p className="palette-empty">{nothing}</p>}
        >
          {(section) => (
            <MenuSection id={`group ${section.title}`}>
              <Header className="palette-group">{section.title}</Header>
              <Collection items={section.items}>
                {({ id, text, end, isKeys, isSign }) => (
                  <MenuItem id={id} textValue={text} className="menu-item">
                    <span>{text}</span>
                    {end !== undefined &&
                      (isKeys === true ? <kbd>{end}</kbd> : <small className={isSign === true ? 'palette-sign' : ''}>{end}</small>)}
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
