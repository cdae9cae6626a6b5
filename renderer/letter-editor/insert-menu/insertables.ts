import type { ClauseVersion } from '../../../core/clause/index.ts'
import type { FieldType } from '../../../core/letter/index.ts'
import { insertPageBreak } from '../commands/insert-blocks.ts'
import { setBlockStyle } from '../commands/block-style.ts'
import { askForCitation } from '../commands/citations.ts'
import { askForPicture } from '../commands/images.ts'
import { insertClause } from '../commands/insert-clause.ts'
import { insertField, insertFootnote } from '../commands/insert-inlines.ts'
import { toggleList } from '../commands/lists.ts'
import { toggleQuotation } from '../commands/quotation.ts'
import { setSourceList } from '../commands/source-list.ts'
import { insertTable } from '../commands/tables.ts'
import type { LetterEditor } from '../slate-types.ts'

/** Something the `/` menu offers. */
export interface Insertable {
  readonly id: string
  readonly group: 'Blocks' | 'Clauses' | 'Fields'
  readonly title: string
  readonly detail: string
  /** Folded text that is searched. */
  readonly words: string
  insert(editor: LetterEditor): void
}

export interface FieldName {
  readonly name: string
  readonly label: string
  /** What the template says of its values; left out where it says nothing. */
  readonly type?: FieldType
  /** The formula that its value follows from; left out where somebody fills it in. */
  readonly computed?: string | undefined
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

function block(id: string, title: string, detail: string, insert: (editor: LetterEditor) => void): Insertable {
  return { id, group: 'Blocks', title, detail, words: fold(`${title} ${detail}`), insert }
}

const blocks: readonly Insertable[] = [
  block('heading', 'Heading', '## and a space', (editor) => setBlockStyle(editor, 'heading-2')),
  block('quotation', 'Quotation', '> and a space', toggleQuotation),
  block('numbered', 'Numbered list', '1. and a space', (editor) => toggleList(editor, 'decimal')),
  block('bullets', 'Bulleted list', '- and a space', (editor) => toggleList(editor, 'bullet')),
  block('picture', 'Picture', 'PNG, JPEG or SVG, an image', askForPicture),
  block('table', 'Table', 'three columns', (editor) => insertTable(editor)),
  block('character', 'Special character', 'Ctrl Alt Q', (editor) => editor.characterWish.ask(editor)),
  block('page-break', 'Page break', 'Ctrl Enter', insertPageBreak),
  block('citation', 'Citation', 'cite a source, evidence', askForCitation),
  block('sources', 'List of sources', 'what the letter cites', (editor) => setSourceList(editor, 'here')),
  block('footnote', 'Footnote', 'Ctrl Alt F', insertFootnote),
]

/** Everything that can be inserted here: the clauses at hand, blocks, the letter's fields. `standing` says how a clause stands. */
export function insertablesFor(
  versions: readonly ClauseVersion[],
  fields: readonly FieldName[],
  standing: (version: ClauseVersion) => string | undefined,
): Insertable[] {
  return [...versions.map((version) => clauseInsertable(version, standing(version))), ...blocks, ...fields.map(fieldInsertable)]
}

function clauseInsertable(version: ClauseVersion, standing: string | undefined): Insertable {
  const words = fold([version.title, version.code, version.kind, ...version.tags].join(' '))
  const name = `${version.code} · v${String(version.version)}`
  const detail = standing === undefined ? name : `${name} · ${standing}`
  return {
    id: `clause ${name} ${version.language}`,
    group: 'Clauses',
    title: version.title,
    detail,
    words,
    insert: (editor) => insertClause(editor, version),
  }
}

function fieldInsertable({ name, label }: FieldName): Insertable {
  return {
    id: `field ${name}`,
    group: 'Fields',
    title: label,
    detail: name,
    words: fold(`${label} ${name} merge field`),
    insert: (editor) => insertField(editor, name),
  }
}

const most = 60

/** What answers a query: every word of it is found; with an empty query the group asked for comes first. */
export function searchInsertables(all: readonly Insertable[], query: string, first: Insertable['group'] = 'Blocks'): Insertable[] {
  const wanted = fold(query)
    .split(/\s+/u)
    .filter((word) => word !== '')
  if (wanted.length === 0)
    return [...all.filter(({ group }) => group === first), ...all.filter(({ group }) => group !== first)].slice(0, most)
  const found = all.filter(({ words }) => wanted.every((word) => words.includes(word)))
  const rank = ({ title }: Insertable): number => (fold(title).startsWith(wanted[0] ?? '') ? 0 : 1)
  return inGroups(found.sort((left, right) => rank(left) - rank(right))).slice(0, most)
}

function inGroups(found: readonly Insertable[]): Insertable[] {
  const groups = [...new Set(found.map(({ group }) => group))]
  return groups.flatMap((group) => found.filter((entry) => entry.group === group))
}
