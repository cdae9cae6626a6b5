import {
  isRun,
  mapNodes,
  mergeRuns,
  plainText,
  type Inline,
  type Link,
  type MergeField,
  type Part,
  type PartName,
  type Run,
  type Block,
  type ClauseReference,
} from '../document/index.ts'
import { asAccepted, type AcceptedLetter } from './as-accepted.ts'
import { dayOf } from './assemble.ts'
import { onlyWhatIsOn, shownNodes } from './branches.ts'
import { checkLetter } from './check.ts'
import type { Finding } from './finding.ts'
import type { Letter } from './letter.ts'
import type { Letterhead } from './letterhead.ts'
import type { ResolvedBlock, ResolvedLetter, ResolvedPart } from './resolved-letter.ts'
import type { Shelf } from './shelf.ts'
import { nameInTemplate } from './groups.ts'
import { linkAddress } from './link-address.ts'
import { checkEnclosures, enclosedIn } from './resolve-enclosures.ts'
import { repeatBlock, repeatLine } from './repeat.ts'
import { valuesOf, type ValueFailure, type Values } from './values.ts'
import { wordsFor } from './words.ts'

export interface ResolveOptions {
  /** Whether every page says that the letter is a draft. */
  readonly draftLine: boolean
  /** False for headed paper: the letterhead's space stays empty. */
  readonly printLetterhead: boolean
  /** Bytes of images and of enclosed files by SHA-256. */
  readonly images: ReadonlyMap<string, Uint8Array>
}

/**
 * The letter with every suggestion accepted and every merge field filled, ready for paper, and all findings about it. A letter with errors is
 * resolved too, so that the preview can show it; a field without a value then reads ‹its.name›. There is no resolved
 * letter only when the library has no letterhead at all.
 */
export function resolveLetter(
  asIs: Letter,
  shelf: Shelf,
  options: ResolveOptions,
): { resolved: ResolvedLetter | undefined; findings: Finding[] } {
  const { resolved, findings } = fillLetter(asIs, shelf, options)
  return { resolved, findings: findings() }
}

/** The same, whose findings are looked for when they are asked for: while somebody writes, the pages are set meanwhile. */
export function fillLetter(
  asIs: Letter,
  shelf: Shelf,
  options: ResolveOptions,
): { resolved: ResolvedLetter | undefined; findings: () => Finding[] } {
  const { letter, top, placed } = asAccepted(asIs)
  const template = shelf.templates.find((candidate) => candidate.code === letter.template)
  const letterhead = letterheadOf(letter, shelf)
  const values = valuesOf(letter, template, shelf)
  const parts = resolveParts(letter, values, top)
  const findings = (): Finding[] => [
    ...checkLetter(asIs, shelf),
    ...missingImages(letter, values, options.images).map(placed),
    ...missingLogo(letterhead, options.images),
    ...(letterhead === undefined ? [] : checkEnclosures(letter, options.images, parts)),
  ]
  if (letterhead === undefined) return { resolved: undefined, findings }
  const enclosed = enclosedIn(letter, options.images)
  const words = wordsFor(letter.language)
  const resolved: ResolvedLetter = {
    schema: 1,
    title: letter.title,
    subject: plainText([{ type: 'paragraph', children: [...(parts.get('subject')?.children ?? [])] }]) || letter.title,
    language: letter.language,
    author: values.raw('signatory.name'),
    organisation: values.raw('company.name'),
    date: dayOf(letter.values) ?? '1970-01-01',
    letterhead: fillLetterhead(letterhead, values),
    printLetterhead: options.printLetterhead,
    draftLine: options.draftLine ? words.draft : undefined,
    words,
    parts,
    body: resolveBody(letter, values, top),
    images: imagesOf(letter, values, letterhead, options.images),
    ...(enclosed.length > 0 && { enclosed }),
  }
  return { resolved, findings }
}

function fillField(field: MergeField, values: Values): Run {
  const printed = values.printed(field.name, field.format)
  const text = printed.ok ? printed.value : mayBeBlank(field, printed.error, values) ? '' : `‹${field.name}›`
  return { ...field.children[0], text }
}

/** What an entry of a group need not say is left out, as a cell of a table is left empty. */
function mayBeBlank({ name }: MergeField, { code }: ValueFailure, values: Values): boolean {
  return code === 'value-missing' && nameInTemplate(name) !== name && values.field(name)?.required === false
}

/** A link that leads nowhere is but its words. */
function fillLink(link: Link, values: Values): Link | Link['children'] {
  const url = linkAddress(link, values.raw)
  return url === undefined ? link.children : { ...link, url }
}

function fillBlock<Root extends Block>(block: Root, values: Values): Root {
  const [filled] = mapNodes([block], (node) => {
    if (node.type === 'merge-field') return fillField(node, values)
    if (node.type === 'link') return fillLink(node, values)
    // Why words were adapted is the house's to know, and no reader's.
    if (node.type === 'clause') return { ...node, reason: undefined }
    return node
  })
  return filled ?? block
}

function resolveBody(letter: Letter, values: Values, top: AcceptedLetter['top']): ResolvedBlock[] {
  return letter.document.flatMap((block, index) =>
    block.type === 'part'
      ? []
      : repeatShown(block, values).map((each) => ({
          path: top(index),
          block: each.type === 'clause-reference' ? standIn(each) : fillBlock(each, values),
        })),
  )
}

function repeatShown(block: Block, values: Values): Block[] {
  const shown = onlyWhatIsOn(block, values)
  return shown === undefined ? [] : repeatBlock(shown, values)
}

/** What the preview shows where the library has no such clause; the finding about it stops an export. */
function standIn(reference: ClauseReference): Block {
  return { type: 'paragraph', children: [{ text: `‹${reference.code}›`, italic: true }] }
}

/** Parts in the order of the document. A line all of whose fields may be empty, and are, is left out, and so is an empty part. */
function resolveParts(letter: Letter, values: Values, top: AcceptedLetter['top']): Map<PartName, ResolvedPart> {
  const parts = new Map<PartName, ResolvedPart>()
  for (const [index, block] of letter.document.entries()) {
    if (block.type !== 'part' || parts.has(block.part)) continue
    const children = resolveLines(block, values)
    if (children.length > 0) parts.set(block.part, { path: top(index), children })
  }
  return parts
}

function resolveLines(part: Part, values: Values): Inline[] {
  const lines = linesOf(part.children).flatMap((line) => repeatLine(line, values))
  const kept = lines.filter((line) => !isEmptyLine(line, values))
  const joined = kept.flatMap((line, index) => (index === 0 ? line : [{ text: '\n' }, ...line]))
  const filled = fillBlock({ ...part, children: joined }, values)
  return mergeRuns(filled.children) as Inline[]
}

function linesOf(children: readonly Inline[]): Inline[][] {
  const lines: Inline[][] = [[]]
  for (const node of children) {
    if (!isRun(node)) {
      lines.at(-1)?.push(node)
      continue
    }
    for (const [index, text] of node.text.split('\n').entries()) {
      if (index > 0) lines.push([])
      if (text !== '') lines.at(-1)?.push({ ...node, text })
    }
  }
  return lines
}

/** True for a line that shows nothing but fields without a value; such a field is required or it may be empty. */
function isEmptyLine(line: readonly Inline[], values: Values): boolean {
  const fields = line.filter((node) => node.type === 'merge-field')
  const mayBeEmpty = (field: MergeField): boolean => {
    const printed = values.printed(field.name, field.format)
    return !printed.ok && printed.error.code === 'value-missing' && values.field(field.name)?.required !== true
  }
  if (fields.length === 0) return line.every((node) => isRun(node) && node.text.trim() === '')
  return fields.every(mayBeEmpty) && line.every((node) => !isRun(node) || !/[\p{L}\p{N}]/u.test(node.text))
}

function fillLetterhead(letterhead: Letterhead, values: Values): Letterhead {
  const fillLines = (lines: readonly string[]): string[] =>
    lines.flatMap((line) => values.fill(line).split('\n')).filter((line) => line.trim() !== '')
  return {
    ...letterhead,
    name: values.fill(letterhead.name),
    lines: fillLines(letterhead.lines),
    footer: fillLines(letterhead.footer),
    return_line: letterhead.return_line === undefined ? undefined : values.fill(letterhead.return_line),
  }
}

/** The letterhead of a letter: the one it names, or else the first there is. */
export function letterheadOf(
  { letterhead }: Pick<Letter, 'letterhead'>,
  { letterheads }: Pick<Shelf, 'letterheads'>,
): Letterhead | undefined {
  return letterheads.find(({ code }) => code === letterhead) ?? letterheads[0]
}

/** The images this letter and its letterhead show, of all that are at hand. */
function imagesOf(letter: Letter, values: Values, { logo }: Letterhead, images: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const shown = new Map<string, Uint8Array>()
  const ofLogo = images.get(logo?.digest ?? '')
  if (logo !== undefined && ofLogo !== undefined) shown.set(logo.digest, ofLogo)
  for (const { node } of shownNodes(letter.document, values)) {
    if (isRun(node) || node.type !== 'image') continue
    const bytes = images.get(node.digest)
    if (bytes !== undefined) shown.set(node.digest, bytes)
  }
  return shown
}

function missingLogo(letterhead: Letterhead | undefined, images: ReadonlyMap<string, Uint8Array>): Finding[] {
  if (letterhead?.logo === undefined || images.has(letterhead.logo.digest)) return []
  const message = `The logo of the letterhead “${letterhead.title}” cannot be shown: its file is not on this computer.`
  return [{ severity: 'error', code: 'image-missing', message, remedy: 'Choose the logo again under House.', place: {} }]
}

function missingImages(letter: Letter, values: Values, images: ReadonlyMap<string, Uint8Array>): Finding[] {
  return shownNodes(letter.document, values).flatMap(({ node, path }): Finding[] =>
    !isRun(node) && node.type === 'image' && !images.has(node.digest)
      ? [
          {
            severity: 'error',
            code: 'image-missing',
            message: `The picture “${node.alt.slice(0, 80)}” cannot be shown: its file is not on this computer.`,
            remedy: path.length > 1 ? 'Insert the clause again.' : 'Insert the picture again, or take it out.',
            place: { path: [...path] },
          },
        ]
      : [],
  )
}
