import { z } from 'zod'
import { ClauseCode, Jurisdiction, LanguageTag } from './clause-name.ts'
import { Condition } from './condition.ts'
import { Inline, spacer } from './inline.ts'
import { hasSuggestions, SuggestionMark, suggested } from './suggestion.ts'
import { ClauseOrigins } from './origin.ts'
import { gridFault } from './table-grid.ts'

const inlines = z.array(Inline)

/**
 * What any block of text may say beside its text: `when` it stands in the letter (left out: always), and the clause versions
 * its words were taken out of.
 */
const beside = { when: Condition.optional(), origins: ClauseOrigins.optional() }

export const Alignment = z.enum(['start', 'center', 'end', 'justify'])
export type Alignment = z.infer<typeof Alignment>

/**
 * How a list item is labelled. `continuation` is a further paragraph of the item before it: indented, no label.
 * `legal` repeats the numbers of the levels above (1.1.1).
 */
export const ListKind = z.enum(['bullet', 'decimal', 'lower-alpha', 'lower-roman', 'upper-alpha', 'upper-roman', 'legal', 'continuation'])
export type ListKind = z.infer<typeof ListKind>

/** What lines of text are besides their words, kept apart so that a suggestion can say what a line was. */
const heading = { type: z.literal('heading'), ...beside, level: z.union([z.literal(2), z.literal(3), z.literal(4)]) }
const paragraph = { type: z.literal('paragraph'), ...beside, align: Alignment.optional() }
const listItem = {
  type: z.literal('list-item'),
  ...beside,
  kind: ListKind,
  level: z.int().min(0).max(7),
  start: z.int().min(0).max(99_999).optional(),
}
const attribution = { type: z.literal('attribution') }

/** A line of text without its words. */
export const LineForm = z.discriminatedUnion('type', [
  z.strictObject(heading),
  z.strictObject(paragraph),
  z.strictObject(listItem),
  z.strictObject(attribution),
])
export type LineForm = z.infer<typeof LineForm>

/** What a line may carry of suggestions: also one to make it another kind of line than it was. */
const suggestedLine = { ...suggested, changed: z.strictObject({ ...SuggestionMark.shape, was: LineForm }).optional() }

/** A heading inside the body. The subject is the letter's one first-level heading, so these begin at 2. */
export const Heading = z.strictObject({ ...heading, ...suggestedLine, children: inlines })
export type Heading = z.infer<typeof Heading>

export const Paragraph = z.strictObject({ ...paragraph, ...suggestedLine, children: inlines })
export type Paragraph = z.infer<typeof Paragraph>

/**
 * A list is flat: neighbouring items with a level (0–7). `start` gives an item its number and restarts the count of its
 * level; without it the item continues the list it stands in (numbering.ts holds the rules).
 */
export const ListItem = z.strictObject({ ...listItem, ...suggestedLine, children: inlines })
export type ListItem = z.infer<typeof ListItem>

/** Who said it, as the last block of a quotation; shown after an em dash. */
export const Attribution = z.strictObject({ ...attribution, ...suggestedLine, children: inlines })
export type Attribution = z.infer<typeof Attribution>

export const Quotation = z.strictObject({
  type: z.literal('quotation'),
  ...suggested,
  ...beside,
  children: z
    .array(z.discriminatedUnion('type', [Paragraph, ListItem, Attribution]))
    .min(1)
    .refine((blocks) => blocks.every((block, index) => block.type !== 'attribution' || (index === blocks.length - 1 && index > 0)), {
      error: 'The attribution is the last block of a quotation and follows what it attributes.',
    }),
})
export type Quotation = z.infer<typeof Quotation>

/** A merged cell says how many columns and rows it takes; the cells it covers stay in their rows, empty. */
export const TableCell = z.strictObject({
  type: z.literal('table-cell'),
  columnSpan: z.int().min(2).max(64).optional(),
  rowSpan: z.int().min(2).max(5000).optional(),
  children: inlines,
})
export type TableCell = z.infer<typeof TableCell>

export const TableRow = z.strictObject({
  type: z.literal('table-row'),
  ...suggested,
  children: z.array(TableCell).min(1).max(64),
})
export type TableRow = z.infer<typeof TableRow>

/**
 * `columns` has one entry a column; every row has as many cells. The first `headerRows` rows repeat on each page. Widths are
 * in millimetres: either every column has one, or none, and the table is as wide as what it says. What is wider than the
 * text is made as narrow as the text.
 */
export const Table = z
  .strictObject({
    type: z.literal('table'),
    ...beside,
    headerRows: z.union([z.literal(0), z.literal(1)]),
    columns: z
      .array(
        z.strictObject({
          align: z.enum(['start', 'center', 'end']).optional(),
          width: z.number().min(5).max(300).optional(),
          ...suggested,
        }),
      )
      .min(1)
      .max(64),
    ...suggested,
    children: z.array(TableRow).min(1).max(5000),
  })
  .refine((table) => table.children.every((row) => row.children.length === table.columns.length), {
    error: 'Every row of a table has one cell a column.',
    abort: true,
  })
  .superRefine((table, context) => {
    const fault = gridFault(table)
    if (fault !== undefined) context.addIssue({ code: 'custom', message: fault })
  })
export type Table = z.infer<typeof Table>

/** An image, kept by the SHA-256 of its bytes; the bytes travel beside the document. `width` in millimetres. */
export const Image = z.strictObject({
  type: z.literal('image'),
  ...beside,
  digest: z.string().regex(/^[0-9a-f]{64}$/u, { error: 'An image is named by the SHA-256 of its bytes.' }),
  mediaType: z.enum(['image/png', 'image/jpeg']),
  alt: z.string().min(1, { error: 'An image needs a description for those who cannot see it.' }),
  width: z.number().min(1).max(300).optional(),
  align: z.enum(['start', 'center', 'end']).optional(),
  ...suggested,
  children: spacer,
})
export type Image = z.infer<typeof Image>

/** What stands as the description of a picture that came without one, until somebody writes it; no letter leaves with it. */
export const undescribedPicture = 'Picture without a description'

export const PageBreak = z.strictObject({ type: z.literal('page-break'), ...suggested, children: spacer })
export type PageBreak = z.infer<typeof PageBreak>

/**
 * Where the letter lists the sources it cites; of several the first. Without one the list ends the letter. `omitted`: the letter
 * lists none.
 */
export const SourceList = z.strictObject({
  type: z.literal('source-list'),
  omitted: z.literal(true).optional(),
  ...suggested,
  children: spacer,
})
export type SourceList = z.infer<typeof SourceList>

/** What people call a place for the list of sources. */
export function sourceListName({ omitted }: Pick<SourceList, 'omitted'>): string {
  return omitted === true ? 'No list of sources' : 'List of sources'
}

/** A clause that is named but not pinned yet: what a clause directive in a file becomes until assembly fills it. */
export const ClauseReference = z.strictObject({
  type: z.literal('clause-reference'),
  code: ClauseCode,
  version: z.int().min(1).optional(),
  language: LanguageTag.optional(),
  jurisdiction: Jurisdiction.optional(),
  ...suggested,
  when: Condition.optional(),
  children: spacer,
})
export type ClauseReference = z.infer<typeof ClauseReference>

/** Blocks that a clause may hold. */
export const ClauseContent = z.discriminatedUnion('type', [Heading, Paragraph, ListItem, Quotation, Table, Image])
export type ClauseContent = z.infer<typeof ClauseContent>

/** Has a name so that the types of requests, which are written out, only refer to it. */
export interface ClauseBodySchema extends z.ZodType<ClauseContent[]> {}

const clauseWords: ClauseBodySchema = z.array(ClauseContent).min(1)
const noSuggestions = 'The text of a clause holds no suggestions.'

/** What a clause says. Suggestions belong to letters: a clause is changed by a new version. */
export const ClauseBody: ClauseBodySchema = clauseWords.refine((body) => !hasSuggestions(body), { error: noSuggestions })

/** How hard a clause is closed in its letter. Words that a letter has of its own in an `adapted` one need an approval of their own. */
export const ClauseLock = z.enum(['locked', 'sealed', 'adapted'])
export type ClauseLock = z.infer<typeof ClauseLock>

/** Why an author adapted a clause: one line. */
export const AdaptingReason = z
  .string()
  .trim()
  .min(1)
  .max(2000)
  .regex(/^\P{Cc}*$/u, { error: 'A reason is one line of text.' })

/**
 * A pinned clause version inside a letter, isolated from its neighbours. `digest` is the digest of the version's
 * body as the library holds it; `lock` says how hard it is closed: a sealed quotation can never be opened. An adapted
 * clause holds the words that the letter has in the place of the version's, and may say for what `reason`.
 */
export const Clause = z
  .strictObject({
    type: z.literal('clause'),
    code: ClauseCode,
    version: z.int().min(1),
    language: LanguageTag,
    jurisdictions: z.array(Jurisdiction),
    digest: z.string().regex(/^[0-9a-f]{64}$/u),
    lock: ClauseLock,
    reason: AdaptingReason.optional(),
    ...suggested,
    when: Condition.optional(),
    children: clauseWords,
  })
  .superRefine(({ lock, reason, children }, context) => {
    if (lock === 'adapted') return
    if (hasSuggestions(children)) context.addIssue({ code: 'custom', path: ['children'], message: noSuggestions })
    if (reason !== undefined) context.addIssue({ code: 'custom', path: ['reason'], message: 'Only an adapted clause says why.' })
  })
export type Clause = z.infer<typeof Clause>

/** A clause whose words the letter has changed. */
export function isAdapted(clause: Pick<Clause, 'lock'>): boolean {
  return clause.lock === 'adapted'
}

/** The parts of a letter in the order in which they stand. Lines inside a part are divided by "\n". */
export const partNames = [
  'date',
  'reference',
  'recipient',
  'subject',
  'salutation',
  'closing',
  'signature',
  'enclosures',
  'copies-to',
] as const
export const PartName = z.enum(partNames)
export type PartName = z.infer<typeof PartName>

/** What people call the parts of a letter. */
export const partLabels: Readonly<Record<PartName, string>> = {
  date: 'Date',
  reference: 'Reference',
  recipient: 'Recipient',
  subject: 'Subject',
  salutation: 'Salutation',
  closing: 'Closing',
  signature: 'Signature',
  enclosures: 'Enclosures',
  'copies-to': 'Copies to',
}

export const Part = z.strictObject({
  type: z.literal('part'),
  part: PartName,
  children: inlines,
})
export type Part = z.infer<typeof Part>

/** What may stand at the top of a document. */
export const Block = z.discriminatedUnion('type', [
  Heading,
  Paragraph,
  ListItem,
  Quotation,
  Table,
  Image,
  PageBreak,
  SourceList,
  ClauseReference,
  Clause,
  Part,
])
export type Block = z.infer<typeof Block>
