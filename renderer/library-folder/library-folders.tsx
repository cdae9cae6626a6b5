import { useMemo, useState, type JSX } from 'react'
import { useCommands, type Command } from '../commands/command.ts'
import { useActing } from '../people/acting.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'
import { chooseFolder, type ChosenSource } from './choose-folder.ts'
import { LibraryExportDialog } from './library-export-dialog.tsx'
import { LibraryImportDialog } from './library-import-dialog.tsx'

/** Offers everywhere in the window to bring a library in from a folder, and to take this one out to one. */
export function LibraryFolders(): JSX.Element {
  const [source, setSource] = useState<ChosenSource>()
  const [isExporting, setExporting] = useState(false)
  const notify = useNotify()
  const commands = useMemo<Command[]>(() => {
    const choose = async (): Promise<void> => {
      const chosen = await chooseFolder()
      if (!chosen.ok) notify(noticeOf(chosen.error))
      else setSource(chosen.value)
    }
    return [
      { id: 'import-library', title: 'Import a library …', group: 'Clauses', run: () => void choose() },
      { id: 'export-library', title: 'Export the library …', group: 'Clauses', run: () => setExporting(true) },
    ]
  }, [notify])
  useCommands(commands)
  // Before the house was set up nobody has to answer for an import.
  const { needsWriter } = useActing()
  return (
    <>
      {source !== undefined && <LibraryImportDialog source={source} withPerson={needsWriter} close={() => setSource(undefined)} />}
      {isExporting && <LibraryExportDialog close={() => setExporting(false)} />}
    </>
  )
}
