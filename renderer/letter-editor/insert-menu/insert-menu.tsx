import { useLayoutEffect, useRef, useState, type JSX } from 'react'
import { ReactEditor, useSlateStatic } from 'slate-react'
import type { Insertable } from './insertables.ts'
import type { InsertMenuState } from './use-insert-menu.ts'

export const insertMenuId = 'insert-menu'

export function optionId(index: number): string {
  return `insert-menu-option-${String(index)}`
}

const menuHeight = 320
const menuWidth = 340

type Corner = { readonly left: number } & ({ readonly top: number } | { readonly bottom: number })

/** Under the slash, or over it where the editor ends. Measured from the editor's own corner, whatever it stands in. */
function cornerFor(slash: DOMRect, frame: DOMRect): Corner {
  const below = slash.bottom + 6
  const fits = below + menuHeight <= Math.min(frame.bottom, window.innerHeight) || slash.top - frame.top < menuHeight
  const left = Math.max(8, Math.min(slash.left - frame.left, frame.width - menuWidth - 8))
  return fits ? { left, top: below - frame.top } : { left, bottom: frame.bottom - slash.top + 6 }
}

/** The list under a slash. The caret stays in the letter: the letter's text box names the active entry to assistive technology. */
export function InsertMenu({ menu }: { readonly menu: InsertMenuState }): JSX.Element | null {
  const editor = useSlateStatic()
  const [corner, setCorner] = useState<Corner>()
  const list = useRef<HTMLDivElement>(null)
  const { slash, active, found } = menu
  const path = slash?.range.anchor.path.join('.')
  useLayoutEffect(() => {
    const frame = ReactEditor.toDOMNode(editor, editor).closest('.letter-editor')
    if (slash === undefined || frame === null) return setCorner(undefined)
    const place = (): void => {
      const range = ReactEditor.toDOMRange(editor, { anchor: slash.range.anchor, focus: slash.range.anchor })
      setCorner(cornerFor(range.getBoundingClientRect(), frame.getBoundingClientRect()))
    }
    place()
    frame.addEventListener('scroll', place, { capture: true, passive: true })
    return () => frame.removeEventListener('scroll', place, { capture: true })
    // The corner follows the slash, not each letter typed after it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [editor, path, slash === undefined])
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active, found])
  if (slash === undefined || corner === undefined) return null
  return (
    <div
      ref={list}
      id={insertMenuId}
      className="insert-menu"
      role="listbox"
      tabIndex={0}
      aria-label="Insert"
      style={corner}
      onMouseDown={(event) => event.preventDefault()}
    >
      {found.length === 0 && (
        <div id={optionId(0)} className="insert-menu-nothing" role="option" aria-disabled aria-selected={false}>
          Nothing here answers “{slash.query}”. Escape takes it back.
        </div>
      )}
      {found.map((entry, index) => (
        <Entry
          key={entry.id}
          entry={entry}
          index={index}
          menu={menu}
          heading={found[index - 1]?.group === entry.group ? undefined : entry.group}
        />
      ))}
    </div>
  )
}

interface EntryProps {
  readonly entry: Insertable
  readonly index: number
  readonly menu: InsertMenuState
  readonly heading: string | undefined
}

function Entry({ entry, index, menu, heading }: EntryProps): JSX.Element {
  return (
    <>
      {heading !== undefined && (
        <div className="insert-menu-heading" role="presentation">
          {heading}
        </div>
      )}
      <div
        id={optionId(index)}
        className="insert-menu-entry"
        role="option"
        aria-selected={index === menu.active}
        onMouseMove={() => index !== menu.active && menu.setActive(index)}
        onClick={() => menu.choose(entry)}
      >
        <span>{entry.title}</span>
        <span className="insert-menu-detail">{entry.detail}</span>
      </div>
    </>
  )
}
