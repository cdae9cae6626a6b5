import type { Day } from '../clause/index.ts'
import { letterheadOf, newLetter, valuesOf, type Finding, type Letter, type LetterTemplate, type Shelf } from '../letter/index.ts'
import { houseCode, type HouseThing } from './house-version.ts'

/** A letter that shows what something of the house looks like, and the shelf it is made from, with that thing on it. */
export interface SampleLetter {
  readonly letter: Letter
  readonly shelf: Shelf
}

/** A new letter from the template, or from the first one that uses the letterhead, as it would begin on a day. */
export function sampleLetter(thing: HouseThing, shelf: Shelf, today: Day): SampleLetter {
  const on = shelfWith(thing, shelf)
  const template = templateFor(thing, on) ?? bare
  const letter = newLetter(template, on, today)
  return { letter: thing.kind === 'letterhead' ? { ...letter, letterhead: thing.content.code } : letter, shelf: on }
}

/** What of a sample's findings is about the thing itself: what its letters will be asked to fill in is none. */
export function findingsOfSample(findings: readonly Finding[], { letter, shelf }: SampleLetter): Finding[] {
  const template = shelf.templates.find(({ code }) => code === letter.template)
  const asked = new Set([...(template?.fields ?? []), ...(template?.groups ?? [])].map(({ name }) => name))
  const aboutClauses = (code: Finding['code']): boolean =>
    code.startsWith('clause-') && code !== 'clause-unknown' && code !== 'clause-version-unknown'
  const own = findings.filter(({ code, place }) => !aboutClauses(code) && !(code === 'value-missing' && asked.has(place.field ?? '')))
  return [...own, ...unknownInLetterhead({ letter, shelf })]
}

/** A field that is not known prints nothing, so a slip in its name would go unseen. */
function unknownInLetterhead({ letter, shelf }: SampleLetter): Finding[] {
  const letterhead = letterheadOf(letter, shelf)
  if (letterhead === undefined) return []
  const template = shelf.templates.find(({ code }) => code === letter.template)
  const values = valuesOf(letter, template, shelf)
  const texts = [letterhead.name, ...letterhead.lines, ...letterhead.footer, letterhead.return_line ?? ''].join('\n')
  const names = new Set([...texts.matchAll(/\{\{\s*([^\s|}]*)/gu)].map(([, name = '']) => name))
  return [...names].flatMap((name): Finding[] => {
    const printed = values.printed(name)
    if (printed.ok || printed.error.code !== 'field-unknown') return []
    const message = `The letterhead asks for “${name}”, which nothing gives a value, so nothing is printed there.`
    return [{ severity: 'error', code: 'field-unknown', message, remedy: 'Correct the name, or add it to the company values.', place: {} }]
  })
}

function shelfWith(thing: HouseThing, shelf: Shelf): Shelf {
  const others = <Thing extends { readonly code: string }>(all: readonly Thing[]): Thing[] =>
    all.filter(({ code }) => code !== houseCode(thing))
  if (thing.kind === 'company') return { ...shelf, company: thing.content }
  if (thing.kind === 'letterhead') return { ...shelf, letterheads: [thing.content, ...others(shelf.letterheads)] }
  if (thing.kind === 'style') return { ...shelf, style: thing.content }
  return { ...shelf, templates: [thing.content, ...others(shelf.templates)] }
}

function templateFor(thing: HouseThing, { templates }: Shelf): LetterTemplate | undefined {
  if (thing.kind === 'template') return thing.content
  const withIt = thing.kind === 'letterhead' ? templates.find(({ letterhead }) => letterhead === thing.content.code) : undefined
  return withIt ?? templates[0]
}

/** What a letterhead is shown on in a house without templates. */
const bare: LetterTemplate = {
  code: 'sample',
  title: 'A letter',
  description: '',
  language: 'en-GB',
  jurisdictions: [],
  letterhead: '',
  fields: [],
  mandatoryClauses: [],
  parts: [],
  body: [{ type: 'paragraph', children: [{ text: 'Here the letter begins.' }] }],
}
