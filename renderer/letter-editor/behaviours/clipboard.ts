import { z } from 'zod'
import { versionNamed, type ClauseVersionName } from '../../../core/clause/index.ts'
import {
  ClauseCode,
  digestOfDocument,
  isAdapted,
  Jurisdiction,
  LanguageTag,
  plainText,
  type Block,
  type Clause,
} from '../../../core/document/index.ts'
import { lockOf } from '../../../core/letter/index.ts'
import { acceptAll } from '../../../core/suggestion/index.ts'
import { insertBlocks } from '../commands/insert-blocks.ts'
import { insertClause } from '../commands/insert-clause.ts'
import { blocksFromHtml } from '../paste/html.ts'
import { leftOutOf, leftOutText } from '../paste/left-out.ts'
import { blocksFromText } from '../paste/text.ts'
import { pictureFiles } from '../pictures/picture-wishes.ts'
import { isElement, isPart } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { mayBeAdapted } from './locked-clauses.ts'
import { repairBlocks } from './repair.ts'

/** Under this type a drag out of the clause library carries the name of a version as JSON. */
export const clauseDataType = 'application/x-chancery-clause'

/** What a drag carries: a variant may have the code, version and language of another one. */
const DraggedName = z.strictObject({
  code: ClauseCode,
  language: LanguageTag,
  jurisdictions: z.array(Jurisdiction),
  version: z.int().min(1),
}) satisfies z.ZodType<ClauseVersionName>

/** The name of a version, as a drag carries it. */
export function dragOf({ code, language, jurisdictions, version }: ClauseVersionName): string {
  return JSON.stringify({ code, language, jurisdictions, version })
}

const fragmentType = 'application/x-slate-fragment'

/**
 * What comes in by paste or drop is read by whitelist and never trusted: a fragment of a letter is repaired to the
 * grammar, HTML is read from an inert document, text loses its control characters. A clause stays one only when it is
 * whole and agrees with the library; else its words become free text.
 */
export function withClipboard(editor: LetterEditor): LetterEditor {
  const { setFragmentData, getFragment } = editor
  editor.setFragmentData = (data, origin) => {
    setFragmentData(data, origin)
    data.setData('text/plain', plainText(acceptAll(getFragment().filter(isElement))))
  }
  editor.insertData = (data) => {
    if (
      !askForPictures(editor, data) &&
      !insertDraggedClause(editor, data) &&
      !editor.insertFragmentData(data) &&
      !insertHtml(editor, data)
    )
      editor.insertTextData(data)
  }
  editor.insertFragmentData = (data) => {
    const nodes = decodeFragment(data.getData(fragmentType))
    if (nodes !== undefined) editor.insertFragment(nodes as Block[])
    return nodes !== undefined
  }
  editor.insertTextData = (data) => {
    const blocks = blocksFromText(data.getData('text/plain'))
    insertBlocks(editor, blocks)
    return blocks.length > 0
  }
  editor.insertFragment = (fragment) => insertBlocks(editor, blocksFromFragment(editor, fragment))
  return editor
}

/** The blocks that a pasted fragment may become in this letter. */
export function blocksFromFragment(editor: LetterEditor, fragment: readonly unknown[]): Block[] {
  // What is copied is what reads there: what is suggested to go stays behind, what is suggested to come is plain.
  return acceptAll(repairBlocks(fragment)).flatMap((block): readonly Block[] => {
    if (isPart(block)) return [{ type: 'paragraph', children: block.children }]
    return block.type === 'clause' && !isGenuine(editor, block) ? block.children : [block]
  })
}

function isGenuine(editor: LetterEditor, clause: Clause): boolean {
  if (isAdapted(clause)) return mayBeAdapted(editor, clause)
  if (digestOfDocument(clause.children) !== clause.digest) return false
  const known = versionNamed(editor.clauseVersions, clause)
  return known === undefined || (digestOfDocument(known.body) === clause.digest && lockOf(known) === clause.lock)
}

function decodeFragment(encoded: string): readonly unknown[] | undefined {
  if (encoded === '') return undefined
  try {
    const nodes: unknown = JSON.parse(decodeURIComponent(atob(encoded)))
    return Array.isArray(nodes) ? nodes : undefined
  } catch {
    return undefined
  }
}

/** Pictures that were copied or dropped need words before they may come in. */
function askForPictures(editor: LetterEditor, data: DataTransfer): boolean {
  const files = data.getData(fragmentType) === '' ? pictureFiles(data) : []
  editor.pictureWishes.add(...files.map((file) => ({ file })))
  return files.length > 0
}

function insertDraggedClause(editor: LetterEditor, data: DataTransfer): boolean {
  const version = draggedClause(editor, data)
  if (version !== undefined) insertClause(editor, version)
  return version !== undefined
}

/** The clause version at hand that a drag names, if it names one. */
export function draggedClause(
  editor: LetterEditor,
  data: Pick<DataTransfer, 'getData'>,
): LetterEditor['clauseVersions'][number] | undefined {
  const named = DraggedName.safeParse(parsed(data.getData(clauseDataType)))
  return named.success ? versionNamed(editor.clauseVersions, named.data) : undefined
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

function insertHtml(editor: LetterEditor, data: DataTransfer): boolean {
  const html = data.getData('text/html')
  if (html === '') return false
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const blocks = blocksFromHtml(body)
  insertBlocks(editor, blocks)
  const told = blocks.length === 0 ? undefined : leftOutText(leftOutOf(body))
  if (told !== undefined) editor.tell(told)
  return blocks.length > 0
}
