import { variantFor, versionFor, type ClauseVersion, type Day } from '../clause/index.ts'
import {
  digestOfDocument,
  partNames,
  storableText,
  type Block,
  type Clause,
  type ClauseReference,
  type Document,
} from '../document/index.ts'
import { calendarDay } from './days.ts'
import type { Finding } from './finding.ts'
import type { Letter } from './letter.ts'
import { nearest } from './nearest.ts'
import type { LetterSource, Shelf } from './shelf.ts'
import { standsAfterBody, type LetterTemplate } from './template.ts'

/** How hard the clause of a version is closed in a letter. */
export function lockOf({ seal }: Pick<ClauseVersion, 'seal'>): Clause['lock'] {
  return seal === undefined ? 'locked' : 'sealed'
}

/** A clause block that pins a clause version. A version with a seal is closed for good, others are locked. */
export function pinClause(version: ClauseVersion): Clause {
  return {
    type: 'clause',
    code: version.code,
    version: version.version,
    language: version.language,
    jurisdictions: version.jurisdictions,
    digest: digestOfDocument(version.body),
    lock: lockOf(version),
    children: version.body,
  }
}

/** Replaces each clause reference that the library can answer; the others stay and are found by `checkLetter`. */
export function pinReferences(blocks: readonly Block[], shelf: Shelf, defaults: PinDefaults): Document {
  return blocks.map((block) => {
    const version = block.type === 'clause-reference' ? versionNamed(block, shelf, defaults) : undefined
    if (version === undefined || block.type !== 'clause-reference') return block
    return { ...pinClause(version), ...(block.when !== undefined && { when: block.when }) }
  })
}

/** What a clause reference that does not say so means: the letter's language, jurisdictions and date. */
export interface PinDefaults {
  readonly language: string
  readonly jurisdictions: readonly string[]
  readonly date: Day | undefined
}

function versionNamed(reference: ClauseReference, shelf: Shelf, defaults: PinDefaults): ClauseVersion | undefined {
  const variant = variantFor(shelf.library, {
    code: reference.code,
    language: reference.language ?? defaults.language,
    isLanguageNamed: reference.language !== undefined,
    jurisdiction: reference.jurisdiction ?? defaults.jurisdictions[0],
  })
  if (reference.version !== undefined) return variant.find((version) => version.version === reference.version)
  return versionFor(variant, defaults.date)
}

/** The template's parts around the body; a part that the body brings stands in for the template's. */
function withParts(template: LetterTemplate, body: Document): Document {
  const own = body.filter((block) => block.type === 'part')
  const given = template.parts.flatMap((block) => (block.type === 'part' ? [block] : []))
  const parts = partNames.flatMap((name) => own.find((part) => part.part === name) ?? given.find((part) => part.part === name) ?? [])
  return [
    ...parts.filter((part) => !standsAfterBody(part.part)),
    ...body.filter((block) => block.type !== 'part'),
    ...parts.filter((part) => standsAfterBody(part.part)),
  ]
}

/** The day of a letter, or undefined while it has none or one that is no day. */
export function dayOf(values: Readonly<Record<string, string>>): Day | undefined {
  const date = values['letter.date'] ?? ''
  return calendarDay(date) === undefined ? undefined : date
}

/**
 * Template + clause versions + values → letter. The template gives the parts and what the source leaves open; clause
 * references are pinned to the version named, or else to the newest that is valid on the letter's date. Returns no
 * letter only when there is no such template. What is wrong inside the letter is for `checkLetter` to find.
 */
export function assembleLetter(source: LetterSource, shelf: Shelf): { letter: Letter | undefined; findings: Finding[] } {
  const template = shelf.templates.find((candidate) => candidate.code === source.template)
  if (template === undefined) return { letter: undefined, findings: [unknownTemplate(source.template, shelf)] }
  const language = source.language ?? template.language
  const jurisdictions = [...(source.jurisdictions ?? template.jurisdictions)]
  const body = pinReferences(source.body, shelf, { language, jurisdictions, date: dayOf(source.values) })
  const letter: Letter = {
    schema: 1,
    title: source.title,
    template: template.code,
    letterhead: source.letterhead ?? template.letterhead,
    language,
    jurisdictions,
    values: Object.fromEntries(Object.entries(source.values).map(([name, value]) => [name, storableText(value)])),
    document: withParts(template, body),
    ...(source.enclosed !== undefined && { enclosed: [...source.enclosed] }),
  }
  return { letter, findings: [] }
}

/** A new letter as the template begins it, dated today where the template asks for a date. */
export function newLetter(template: LetterTemplate, shelf: Shelf, today: Day): Letter {
  const values: Record<string, string> = template.fields.some((field) => field.name === 'letter.date') ? { 'letter.date': today } : {}
  const { language, jurisdictions } = template
  const body = pinReferences(template.body, shelf, { language, jurisdictions, date: today })
  return {
    schema: 1,
    title: template.title,
    template: template.code,
    letterhead: template.letterhead,
    language,
    jurisdictions,
    values,
    document: withParts(template, body),
  }
}

function unknownTemplate(code: string, shelf: Shelf): Finding {
  const codes = shelf.templates.map((template) => template.code)
  return {
    severity: 'error',
    code: 'template-unknown',
    message: `There is no letter template “${code}”.`,
    remedy: nearest(code, codes, (other) => `Did you mean “${other}”?`) ?? `Use one of: ${codes.join(', ')}.`,
    place: {},
  }
}
