import type { ClauseVersion } from '../../../core/clause/index.ts'
import type { Block, MergeField, Part, PartName, Run } from '../../../core/document/index.ts'
import type { Letter, LetterSource, LetterTemplate, Shelf } from '../../../core/letter/index.ts'

/** A small shelf for tests: one template, one letterhead, a few clauses. */
export const field = (name: string, format?: string): MergeField => ({ type: 'merge-field', name, format, children: [{ text: '' }] })

export const paragraph = (...children: (Run | MergeField | string)[]): Block => ({
  type: 'paragraph',
  children: children.map((child) => (typeof child === 'string' ? { text: child } : child)),
})

export const part = (name: PartName, ...children: (Run | MergeField | string)[]): Part => ({
  type: 'part',
  part: name,
  children: children.map((child) => (typeof child === 'string' ? { text: child } : child)),
})

export function clauseVersion(changes: Partial<ClauseVersion> = {}): ClauseVersion {
  return {
    code: 'certification/secure-build',
    kind: 'certification',
    title: 'Secure Build certificate',
    language: 'en-GB',
    jurisdictions: ['GB'],
    version: 1,
    valid: { from: '2025-02-01', until: '2026-12-17' },
    tags: [],
    evidence: [],
    body: [{ type: 'paragraph', children: [{ text: 'Cameras of ' }, field('company.name'), { text: ' are certified.' }] }],
    ...changes,
  }
}

export const template: LetterTemplate = {
  code: 'note',
  title: 'Note',
  description: 'A short note.',
  language: 'en-GB',
  jurisdictions: ['GB'],
  letterhead: 'plain',
  fields: [
    { name: 'letter.date', label: 'Date', type: 'date', required: true },
    { name: 'partner.name', label: 'Partner', type: 'text', required: true },
    { name: 'partner.address', label: 'Address', type: 'multiline', required: false },
    { name: 'partner.tier', label: 'Tier', type: 'choice', required: false, options: ['gold', 'silver'] },
    { name: 'letter.reference', label: 'Reference', type: 'text', required: false },
    { name: 'letter.subject', label: 'Subject', type: 'text', required: false, default: 'News for {{partner.name}}' },
    { name: 'signatory.name', label: 'Signatory', type: 'text', required: true },
  ],
  mandatoryClauses: [],
  parts: [
    part('date', field('letter.date', 'long')),
    part('reference', field('letter.reference')),
    part('recipient', field('partner.name'), '\n', field('partner.address')),
    part('subject', field('letter.subject')),
    part('salutation', 'Dear ', field('partner.name'), ','),
    part('closing', 'Yours sincerely,'),
    part('signature', field('signatory.name')),
  ],
  body: [paragraph('We write to you.')],
}

export function shelf(changes: Partial<Omit<Shelf, 'library'>> & { versions?: readonly ClauseVersion[] } = {}): Shelf {
  const { versions = [clauseVersion()], ...rest } = changes
  return {
    library: { versions },
    templates: [template],
    letterheads: [
      {
        code: 'plain',
        title: 'Plain',
        name: '{{company.name}}',
        lines: [],
        footer: [],
        window: 'uk-c5',
        accent: '#1f4e5f',
        style: 'ruled',
      },
    ],
    company: { 'company.name': 'Northlight Vision' },
    ...rest,
  }
}

export function source(body: Block[], values: Record<string, string> = {}): LetterSource {
  const given = { 'letter.date': '2026-11-23', 'partner.name': 'Example Distribution', 'signatory.name': 'A. Person', ...values }
  return { title: 'A note', template: 'note', values: given, body }
}

/** The letter, or a failing test where assembly gave none. */
export function present(letter: Letter | undefined): Letter {
  if (letter === undefined) throw new Error('assembly gave no letter')
  return letter
}
