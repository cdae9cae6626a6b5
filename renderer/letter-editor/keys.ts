/** What a key event says; a DOM KeyboardEvent has it, and so has a test's. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  getModifierState?(name: string): boolean
}

const modifiers: ReadonlySet<string> = new Set(['Mod', 'Alt', 'Shift'])

/** True on Apple's systems, where Command takes the place of Control. */
export function usesCommandKey(platform: string): boolean {
  return /mac|iphone|ipad/iu.test(platform)
}

function keyNames({ key, code }: KeyPress): string[] {
  const letter = code === 'Space' ? code : /^(?:Key|Digit)(.)$/u.exec(code)?.[1]
  return [key.length === 1 ? key.toUpperCase() : key, ...(letter === undefined ? [] : [letter])]
}

/**
 * True when a key press is the one that `keys` names, such as "Mod+Alt+2". Digits and letters are found by their place on
 * the keyboard too. Right Alt, which writes characters on many keyboards, is never a shortcut.
 */
export function isPress(event: KeyPress, keys: string, command: boolean): boolean {
  const names = keys.split('+')
  const wanted = new Set(names.filter((name) => modifiers.has(name)))
  const key = names.find((name) => !modifiers.has(name)) ?? '+'
  if (event.getModifierState?.('AltGraph') === true) return false
  const [main, other] = command ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey]
  return (
    main === wanted.has('Mod') &&
    !other &&
    event.altKey === wanted.has('Alt') &&
    event.shiftKey === wanted.has('Shift') &&
    keyNames(event).includes(key)
  )
}

/** The keys as a person reads them: "Ctrl Shift Z", on Apple's systems "⇧⌘Z". */
export function describeKeys(keys: string, command: boolean): string {
  const names = keys.split('+').map((name) => shownKey(name))
  if (!command) return names.join(' ')
  const symbols: Readonly<Record<string, string>> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧' }
  return names.map((name) => symbols[name] ?? name).join('')
}

function shownKey(name: string): string {
  const shown: Readonly<Record<string, string>> = { Mod: 'Ctrl', ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' }
  return shown[name] ?? name
}

/** The keys for `aria-keyshortcuts`. */
export function ariaKeys(keys: string, command: boolean): string {
  return keys.replace('Mod', command ? 'Meta' : 'Control')
}

/** Keys that only the text answers, beside those of its actions; for the sheet of keys. */
export const textKeys: readonly { readonly keys: string; readonly title: string }[] = [
  { keys: '/', title: 'Insert a clause, field or block' },
  { keys: 'Tab', title: 'Next cell, or list item one level deeper' },
  { keys: 'Shift+Tab', title: 'Cell before, or list item one level out' },
  { keys: 'Alt+F10', title: 'To the toolbar' },
  { keys: 'Mod+A', title: 'Select the body, then all' },
  { keys: 'Mod+Y', title: 'Redo' },
  { keys: 'Mod+Shift+V', title: 'Paste as plain text' },
  { keys: 'Escape', title: 'Leave a selected clause' },
  { keys: 'Delete', title: 'Take a selected clause out' },
]
