import { useMemo } from 'react'
import { ReactEditor } from 'slate-react'
import { useCommands, type Command } from '../commands/command.ts'
import { commentActions, editorActions, findActions, showWholeBlock } from '../letter-editor/index.ts'
import type { LetterSession } from './letter-session.ts'
import type { SideTab } from './side-panel.tsx'

/** What the commands of an open letter do to its screen. */
export interface LetterScreenActions {
  openExport(): void
  openRelease(): void
  rename(): void
  print(): void
  fillScreen(): void
  findClause(): void
  nextUnfilled(): void
  encloseFiles(): void
  showTab(tab: SideTab): void
  toggleLibrary(): void
  toggleSide(): void
}

function screenCommands(session: LetterSession, actions: LetterScreenActions): Command[] {
  return [
    { id: 'export', title: 'Export as PDF or Word', group: 'Letter', keys: 'Mod+E', run: actions.openExport },
    { id: 'release', title: 'Release the letter', group: 'Letter', keys: 'Mod+Shift+E', run: actions.openRelease },
    { id: 'print', title: 'Print the pages', group: 'Letter', keys: 'Mod+P', run: actions.print },
    { id: 'save', title: 'Save now', group: 'Letter', keys: 'Mod+S', run: () => void session.flush() },
    { id: 'rename-letter', title: 'Rename the letter', group: 'Letter', keys: 'F2', run: actions.rename },
    { id: 'find-clause', title: 'Find a clause', group: 'Letter', keys: 'Mod+L', run: actions.findClause },
    { id: 'enclose-files', title: 'Enclose files', group: 'Letter', keys: 'Mod+Alt+Shift+F', run: actions.encloseFiles },
    { id: 'next-unfilled', title: 'Next field to fill', group: 'Letter', keys: 'F8', run: actions.nextUnfilled },
    { id: 'write', title: 'Write in the letter', group: 'Letter', keys: 'Mod+Alt+L', run: () => ReactEditor.focus(session.editor) },
    { id: 'show-pages', title: 'Show the pages', group: 'View', keys: 'Mod+Alt+P', run: () => actions.showTab('pages') },
    { id: 'fill-screen', title: 'Pages on all of the screen', group: 'View', keys: 'Mod+Alt+Shift+P', run: actions.fillScreen },
    { id: 'show-checks', title: 'Show the checks', group: 'View', keys: 'Mod+Alt+C', run: () => actions.showTab('checks') },
    { id: 'show-fields', title: 'Show the fields', group: 'View', keys: 'Mod+Alt+V', run: () => actions.showTab('fields') },
    { id: 'show-files', title: 'Show the enclosed files', group: 'View', run: () => actions.showTab('files') },
    { id: 'show-outline', title: 'Show the outline', group: 'View', keys: 'Mod+Alt+I', run: () => actions.showTab('outline') },
    { id: 'toggle-library', title: 'Show or fold the clause library', group: 'View', keys: 'Mod+\\', run: actions.toggleLibrary },
    { id: 'toggle-side', title: 'Show or fold the side panel', group: 'View', keys: 'Mod+Shift+\\', run: actions.toggleSide },
  ]
}

/** The editor answers the keys of its own actions; here they have a name in the palette and the menu. */
function writingCommands(session: LetterSession): Command[] {
  const { editor } = session
  const always = [...findActions, ...commentActions]
  const finding = always.map(({ id, title, keys, run }) => ({
    id,
    title,
    group: 'Write' as const,
    ...(keys !== undefined && { keys }),
    run: () => run(editor),
  }))
  const writing = editorActions.filter((action) => !always.includes(action))
  const commands = writing.map(({ id, title, keys, run }) => ({
    id,
    title,
    group: 'Write' as const,
    ...(keys === undefined ? {} : { keys, keysInEditor: true }),
    run() {
      if (!session.mayChange()) return
      const before = editor.children.length
      run(editor)
      ReactEditor.focus(editor)
      if (editor.children.length > before) showWholeBlock(editor)
    },
  }))
  return [...finding, ...commands]
}

/** Offers everything that can be done with the open letter. Keep the identity of `actions`. */
export function useLetterCommands(session: LetterSession, actions: LetterScreenActions): void {
  useCommands(useMemo(() => [...screenCommands(session, actions), ...writingCommands(session)], [session, actions]))
}
