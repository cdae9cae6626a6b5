import { isRun, plainText, undescribedPicture, type Block, type Node } from '../document/index.ts'
import { asAccepted } from './as-accepted.ts'
import { isOff, shownNodes, withoutOff } from './branches.ts'
import { checkCitations } from './check-citations.ts'
import { checkClauses } from './check-clauses.ts'
import { checkLinks } from './check-links.ts'
import { checkSuggestions } from './check-suggestions.ts'
import { checkStyle } from './check-style.ts'
import { checkValues } from './check-values.ts'
import type { Finding } from './finding.ts'
import { calendarDay } from './days.ts'
import type { Letter } from './letter.ts'
import { nearest } from './nearest.ts'
import type { Shelf } from './shelf.ts'
import { valuesOf, type Values } from './values.ts'

/**
 * Everything that is wrong or doubtful about a letter as it reads with its suggestions accepted, errors first. Never reads a clock:
 * validity is judged on the letter's date.
 */
export function checkLetter(asIs: Letter, shelf: Shelf): Finding[] {
  const { letter, placed } = asAccepted(asIs)
  const template = shelf.templates.find((candidate) => candidate.code === letter.template)
  const values = valuesOf(letter, template, shelf)
  const found = [
    ...checkTemplate(letter, shelf),
    ...checkDate(letter, template?.fields.some((field) => field.name === 'letter.date' && field.required) ?? false),
    ...checkValues(letter, template, values),
    ...checkClauses(withoutOff(letter, values), template, shelf),
    ...checkEmpty(letter, values),
    ...checkHeadings(letter, values),
    ...checkPictures(letter, values),
    ...checkCitations(letter, values, shelf),
    ...checkLinks(letter, values),
    ...checkStyle({ document: withoutOff(letter, values).document, language: letter.language, values }, shelf.style),
  ]
  const findings = [...found.map(placed), ...checkSuggestions(asIs)]
  return [...findings.filter((finding) => finding.severity === 'error'), ...findings.filter((finding) => finding.severity === 'warning')]
}

function checkTemplate(letter: Letter, shelf: Shelf): Finding[] {
  const findings: Finding[] = []
  const templates = shelf.templates.map((template) => template.code)
  const letterheads = shelf.letterheads.map((letterhead) => letterhead.code)
  const suggestion = (code: string, codes: string[]): string =>
    nearest(code, codes, (other) => `Did you mean “${other}”?`) ?? `Use one of: ${codes.join(', ')}.`
  if (!templates.includes(letter.template)) {
    const message = `There is no letter template “${letter.template}”.`
    findings.push({ severity: 'error', code: 'template-unknown', message, remedy: suggestion(letter.template, templates), place: {} })
  }
  if (!letterheads.includes(letter.letterhead)) {
    const message = `There is no letterhead “${letter.letterhead}”.`
    findings.push({ severity: 'error', code: 'letterhead-unknown', message, remedy: suggestion(letter.letterhead, letterheads), place: {} })
  }
  return findings
}

/** Every letter has a date, whether its template declares the field or not: files and validity hang on it. */
function checkDate(letter: Letter, declared: boolean): Finding[] {
  const date = letter.values['letter.date'] ?? ''
  if (declared || calendarDay(date) !== undefined) return []
  return [
    {
      severity: 'error',
      code: date === '' ? 'value-missing' : 'value-invalid',
      message: date === '' ? 'The letter has no date.' : `The letter’s date is “${date.slice(0, 80)}”.`,
      remedy: 'Give the letter a date written year-month-day, such as 2026-11-23.',
      place: { field: 'letter.date' },
    },
  ]
}

/** True where nothing would be printed: no letter, field, image or anything else, only space. */
function isBlank(children: readonly Node[]): boolean {
  return children.every((child) => (isRun(child) ? child.text.trim() === '' : child.type === 'link' && isBlank(child.children)))
}

/** Headings, numbers and bullets of nothing: they would be printed, or read out by a screen reader, and nobody means them. */
function checkEmpty(letter: Letter, values: Values): Finding[] {
  return shownNodes(letter.document, values).flatMap(({ node, path }): Finding[] => {
    if (isRun(node)) return []
    if (node.type === 'footnote' && isBlank(node.children))
      return [
        {
          severity: 'warning',
          code: 'footnote-empty',
          message: 'A footnote has no text.',
          remedy: 'Write it, or remove its mark.',
          place: { path: [...path] },
        },
      ]
    if (node.type === 'heading' && isBlank(node.children))
      return [
        {
          severity: 'error',
          code: 'heading-empty',
          message: 'A heading has no words.',
          remedy: 'Write it, or remove it.',
          place: { path: [...path] },
        },
      ]
    if (node.type === 'list-item' && isBlank(node.children))
      return [
        {
          severity: 'warning',
          code: 'item-empty',
          message: 'An item of a list has no text.',
          remedy: 'Write it, or remove it.',
          place: { path: [...path] },
        },
      ]
    return []
  })
}

/** A picture that came with an old letter and that nobody has described yet. */
function checkPictures(letter: Letter, values: Values): Finding[] {
  return shownNodes(letter.document, values).flatMap(({ node, path }): Finding[] =>
    !isRun(node) && node.type === 'image' && node.alt === undescribedPicture
      ? [
          {
            severity: 'error',
            code: 'image-undescribed',
            message: 'A picture has no description for those who cannot see it.',
            remedy: 'Say what it shows.',
            place: { path: [...path] },
          },
        ]
      : [],
  )
}

/** A heading is printed though all that stands under it is off. */
function checkHeadings({ document }: Letter, values: Values): Finding[] {
  return document.flatMap((block, index): Finding[] => {
    if (block.type !== 'heading' || isOff(block, values)) return []
    const rest = document.slice(index + 1)
    const end = rest.findIndex((next) => next.type === 'part' || (next.type === 'heading' && next.level <= block.level))
    const under = end === -1 ? rest : rest.slice(0, end)
    if (!under.some((next) => isOff(next, values)) || !under.every((next) => isOff(next, values) || saysNothing(next))) return []
    return [
      {
        severity: 'warning',
        code: 'heading-bare',
        message: `Everything under the heading “${plainText([block]).trim().slice(0, 80)}” is off, and the heading is printed alone.`,
        remedy: 'Give the heading the same condition, or take it out.',
        place: { path: [index] },
      },
    ]
  })
}

function saysNothing(block: Block): boolean {
  return block.type === 'heading' || block.type === 'page-break' || (block.type === 'paragraph' && isBlank(block.children))
}
