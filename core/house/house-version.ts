import { z } from 'zod'
import { canonicalDocument, canonicalJson, digestOfJson, toSlateForm, type Json } from '../document/index.ts'
import { HouseStyle } from '../style/index.ts'
import { Letterhead, LetterTemplate, type ShelfWithoutClauses } from '../letter/index.ts'

/** What letters are made from beside their clauses. Each kind has its own approval rule, under the same name. */
export const houseKinds = ['company', 'letterhead', 'template', 'style'] as const
export const HouseKind = z.enum(houseKinds)
export type HouseKind = z.infer<typeof HouseKind>

/** Values that every letter may use, by dotted names such as `company.name`; their texts may hold merge fields. */
export const CompanyValues = z.record(
  z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/u, { error: 'The name of a value is lower-case words joined by dots.' }),
  z.string().max(5000),
)
export type CompanyValues = z.infer<typeof CompanyValues>

/** One version of one of them, as it reads. */
export const HouseThing = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('company'), content: CompanyValues }),
  z.strictObject({ kind: z.literal('letterhead'), content: Letterhead }),
  z.strictObject({ kind: z.literal('template'), content: LetterTemplate }),
  z.strictObject({ kind: z.literal('style'), content: HouseStyle }),
])
export type HouseThing = z.infer<typeof HouseThing>

/** A house has one set of company values and one list of how it writes: each is kept under the name of its kind. */
export const companyCode = 'company'
export const styleCode = 'style'
const oneOfAKind = { company: { code: companyCode, title: 'Company values' }, style: { code: styleCode, title: 'House style' } } as const

/** Under which code its versions are kept. */
export function houseCode(thing: HouseThing): string {
  return thing.kind === 'company' || thing.kind === 'style' ? oneOfAKind[thing.kind].code : thing.content.code
}

/** What people call it. */
export function houseTitle(thing: HouseThing): string {
  return thing.kind === 'company' || thing.kind === 'style' ? oneOfAKind[thing.kind].title : thing.content.title
}

/** What is kept of a version: the same text for the same version, whether it comes from the editor, a file or the store. */
export function houseText(thing: HouseThing, version: number): string {
  return canonicalJson(kept(thing, version))
}

/** What the approvals of a version sign. Its number is part of it: a later version that reads the same is approved by itself. */
export function digestOfHouse(thing: HouseThing, version: number): string {
  return digestOfJson(kept(thing, version))
}

function kept(thing: HouseThing, version: number): Json {
  return { version, content: canonical(thing) }
}

function canonical(thing: HouseThing): Json {
  const content: object =
    thing.kind === 'template'
      ? { ...thing.content, parts: canonicalDocument(thing.content.parts), body: canonicalDocument(thing.content.body) }
      : thing.content
  // Through JSON once: what is left out is not there, and what is left is JSON, in one form of Unicode.
  return JSON.parse(JSON.stringify(content).normalize('NFC')) as Json
}

const Kept = z.strictObject({ version: z.int(), content: z.unknown() })
const KeptTemplate = z.looseObject({
  parts: z.strictObject({ schema: z.literal(1), children: z.array(z.unknown()) }),
  body: z.strictObject({ schema: z.literal(1), children: z.array(z.unknown()) }),
})

/** Reads what `houseText` wrote, in the editor's form; undefined for anything else. */
export function houseFrom(kind: HouseKind, text: string): HouseThing | undefined {
  const read = Kept.safeParse(JSON.parse(text))
  const template = kind === 'template' ? KeptTemplate.safeParse(read.data?.content) : undefined
  const content = template?.success === true ? inEditor(template.data) : read.data?.content
  const thing = HouseThing.safeParse({ kind, content })
  if (!thing.success) return undefined
  if (thing.data.kind !== 'template') return thing.data
  const { parts, body, ...about } = thing.data.content
  return { kind: 'template', content: { ...about, parts: toSlateForm(parts), body: toSlateForm(body) } }
}

function inEditor({ parts, body, ...about }: z.infer<typeof KeptTemplate>): object {
  return { ...about, parts: parts.children, body: body.children }
}

/** Everything of a shelf that is kept in versions. */
export function thingsOf({ company, letterheads, templates, style }: ShelfWithoutClauses): HouseThing[] {
  return [
    ...(Object.keys(company).length > 0 ? [{ kind: 'company' as const, content: { ...company } }] : []),
    ...letterheads.map((content) => ({ kind: 'letterhead' as const, content })),
    ...templates.map((content) => ({ kind: 'template' as const, content })),
    ...(style === undefined ? [] : [{ kind: 'style' as const, content: style }]),
  ]
}

/** The part of a shelf that some of them make up. */
export function shelfOf(things: readonly HouseThing[]): ShelfWithoutClauses {
  const style = things.find((thing) => thing.kind === 'style')?.content
  return {
    company: things.find((thing) => thing.kind === 'company')?.content ?? {},
    letterheads: things.flatMap((thing) => (thing.kind === 'letterhead' ? [thing.content] : [])),
    templates: things.flatMap((thing) => (thing.kind === 'template' ? [thing.content] : [])),
    ...(style !== undefined && { style }),
  }
}
