import { useMemo, useState, type JSX } from 'react'
import { identityOf } from '../../core/clause/index.ts'
import type { Finding, Shelf } from '../../core/letter/index.ts'
import { findingTitles } from '../checks/finding-titles.ts'
import { useCommands, type Command } from '../commands/command.ts'
import { Picker, type PickerSection } from '../commands/picker.tsx'
import { revealPlace } from '../letter-editor/index.ts'
import { outlineOf } from './outline-entries.ts'
import type { OpenLetter } from './use-session.ts'

/** Where a letter can be gone to, under the ids of the picker. */
interface Goal {
  readonly id: string
  readonly group: 'Pages' | 'Headings and clauses' | 'Findings'
  readonly text: string
  readonly end?: string
  go(): void
}

/** Offers to go to a page, a heading, a clause or a finding of the open letter; what it answers is to be drawn. */
export function useGoTo(open: OpenLetter, shelf: Shelf, goToFinding: (finding: Finding) => void): JSX.Element {
  const [isOpen, setOpen] = useState(false)
  useCommands(
    useMemo<Command[]>(
      () => [{ id: 'go-to', title: 'Go to a page, clause or finding', group: 'Letter', keys: 'Mod+G', run: () => setOpen(true) }],
      [],
    ),
  )
  const goals = useMemo(() => (isOpen ? goalsOf(open, shelf, goToFinding) : []), [isOpen, open, shelf, goToFinding])
  const sections = (['Pages', 'Headings and clauses', 'Findings'] as const)
    .map((title): PickerSection => ({ title, items: goals.filter(({ group }) => group === title) }))
    .filter(({ items }) => items.length > 0)
  return (
    <Picker
      name="Places"
      placeholder="Page number, or words of a heading, clause or finding"
      nothing="No page, heading, clause or finding has these words."
      sections={sections}
      isOpen={isOpen}
      setOpen={setOpen}
      pick={(id) => goals.find((goal) => goal.id === id)?.go()}
    />
  )
}

function goalsOf({ session, feed }: OpenLetter, shelf: Shelf, goToFinding: (finding: Finding) => void): Goal[] {
  const { laidOut } = feed.state()
  if (laidOut === undefined) return []
  const { editor } = session
  const { places, findings, letter } = laidOut
  const titles = new Map(shelf.library.versions.map((version) => [identityOf(version), version.title]))
  const { printed } = editor.fieldValues
  const pages = laidOut.pages.flatMap((_page, index): Goal[] => {
    const [first] = places.filter(({ page }) => page === index + 1).toSorted((one, other) => one.y - other.y)
    const page = String(index + 1)
    return first === undefined
      ? []
      : [{ id: `page ${page}`, group: 'Pages', text: `Page ${page}`, go: () => revealPlace(editor, first.path) }]
  })
  const entries = outlineOf(letter.document, places, { printed, titleOf: (clause) => titles.get(identityOf(clause)) ?? clause.code })
  const outline = entries.map(({ path, text, page }): Goal => ({
    id: `place ${path.join('.')}`,
    group: 'Headings and clauses',
    text: text === '' ? 'Without words yet' : text,
    ...(page !== undefined && { end: `page ${String(page)}` }),
    go: () => revealPlace(editor, path),
  }))
  const found = findings.map((finding, index): Goal => ({
    id: `finding ${String(index)}`,
    group: 'Findings',
    text: `${findingTitles[finding.code]}: ${finding.message}`,
    go: () => goToFinding(finding),
  }))
  return [...pages, ...outline, ...found]
}
