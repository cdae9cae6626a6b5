import { useMemo, useState, type JSX } from 'react'
import { NewClauseDialog } from '../clauses/new-clause-dialog.tsx'
import { useCommands, type Command } from '../commands/command.ts'
import { replaceByClause, selectedPassage, type SelectedPassage } from '../letter-editor/index.ts'
import type { LetterSession } from '../letter-screen/letter-session.ts'
import { useNotify } from '../window/notices.tsx'
import { goTo } from '../window/place.ts'

/** Offers to make a clause of the passage that is selected in the letter; what it answers is to be drawn. */
export function useClauseOfPassage(session: LetterSession): JSX.Element | undefined {
  const { editor } = session
  const notify = useNotify()
  const [passage, setPassage] = useState<SelectedPassage>()
  useCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'clause-of-passage',
          title: 'Make a clause of the selected passage',
          group: 'Letter',
          run() {
            if (!session.mayChange()) return
            const selected = selectedPassage(session.editor)
            setPassage(selected)
            if (selected === undefined)
              notify({
                text: 'Select free text first: paragraphs, lists, quotations, tables or pictures, without clauses and suggestions.',
              })
          },
        },
      ],
      [session, notify],
    ),
  )
  if (passage === undefined) return undefined
  const { language, jurisdictions } = session.letter
  return (
    <NewClauseDialog
      begin={{ body: passage.body, language, jurisdictions }}
      made={(version, clauseId) => {
        const isReplaced = replaceByClause(editor, passage.index, passage.blocks, version)
        notify({
          text: isReplaced
            ? `${version.title} stands in the place of the passage, as a draft. The letter can be released once it is approved.`
            : `${version.title} is in the library. The letter was changed meanwhile and keeps its passage.`,
          action: { label: 'Open the clause', run: () => goTo('clauses', clauseId, 'edit') },
        })
      }}
      close={() => setPassage(undefined)}
    />
  )
}
