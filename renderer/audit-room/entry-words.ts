import type { ListedEntry } from '../../core/requests/index.ts'
import { importAuthor, Meaning, ruledNames, stateWords } from '../../core/review/index.ts'
import { fileSize } from '../look/file-size.ts'
import { ruledTitles } from '../people/ruled-titles.ts'
import { dayText, meaningWords, roleWords } from '../review/review-words.ts'
import { asWords, kindWords } from './kind-words.ts'
import { ruleChanges } from './rule-changes.ts'

export function actorWords(id: string, name: string | undefined): string {
  if (id === 'system') return 'No person'
  return id === importAuthor ? 'Import' : (name ?? 'Somebody not known here')
}

/** A moment of the trail to the second, in UTC, so that it reads the same everywhere. */
export function momentWords(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 19)}`
}

/** One thing that an entry says; `isCode` for what is no word, such as a digest. */
export interface Fact {
  readonly term: string
  readonly text: string
  readonly isCode: boolean
}

const titles: Readonly<Record<string, string>> = { before: 'Digest before', after: 'Digest after', digest: 'Digest' }

/** What was before stands before what is after, whatever they are; the rest follows in the order of the payload. */
const order: readonly string[] = ['before', 'after', 'digest']

/** What an entry says in particular: its digests first, the rest in the order of its payload. */
export function factsOf({ payload, personal, people = {} }: Pick<ListedEntry, 'payload' | 'personal' | 'people'>): Fact[] {
  const rank = ([key]: readonly [string, unknown]): number => (order.includes(key) ? order.indexOf(key) : order.length)
  const { told, rest } = rulesTold(membersOf(payload))
  const members = rest.toSorted((left, right) => rank(left) - rank(right))
  const beside = personal === undefined ? [] : membersOf(personal).map(([key, value]) => factOf(key, value))
  return [...told, ...members.flatMap(([key, value]) => factsOfMember(key, value, people)), ...beside]
}

/** Approval rules stand whole in an entry, of which people ask what changed; `rest` is what else it says. */
function rulesTold(members: readonly [string, unknown][]): { readonly told: Fact[]; readonly rest: readonly [string, unknown][] } {
  const { rulesBefore, rulesAfter } = Object.fromEntries(members)
  const changes = ruleChanges(rulesBefore, rulesAfter)
  if (changes === undefined) return { told: [], rest: members }
  const told = changes.flatMap(({ of, before, after }) => [
    { term: `${of}: before`, text: before, isCode: false },
    { term: `${of}: after`, text: after, isCode: false },
  ])
  return { told, rest: members.filter(([key]) => key !== 'rulesBefore' && key !== 'rulesAfter') }
}

/** A person is told by name, with the id; a few values under one name are told one by one. */
function factsOfMember(key: string, value: unknown, people: Readonly<Record<string, string>>): Fact[] {
  const fact = factOf(key, value)
  const name = typeof value === 'string' ? people[value] : undefined
  if (name !== undefined)
    return [
      { ...fact, text: name, isCode: false },
      { ...fact, term: `${fact.term}: id` },
    ]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [fact]
  const parts = Object.entries(value).map(([part, of]): [string, unknown] => [part, of])
  if (parts.some(([, of]) => typeof of === 'object')) return [fact]
  return parts.map(([part, of]) => {
    const told = factOf(part, of)
    return { ...told, term: `${fact.term}: ${told.term.toLowerCase()}` }
  })
}

/** What an entry is about: by its name of today, the folder that a library came from, or the backup that it brought back. */
export function aboutWords({ kind, about, entity, payload }: Pick<ListedEntry, 'kind' | 'about' | 'entity' | 'payload'>): string {
  if (kind === 'library.imported') return about ?? entity
  if (about !== undefined || kind !== 'store.restored') return about ?? ''
  const at = membersOf(payload).find(([key]) => key === 'madeAt')?.[1]
  return typeof at === 'string' ? `Backup of ${momentWords(at)}` : ''
}

function membersOf(text: string): [string, unknown][] {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : []
  } catch {
    return [['payload', text]]
  }
}

/** Members whose name in the log says too little. */
const terms: Readonly<Record<string, string>> = {
  docx: 'Digest of the Word file',
  pdf: 'Digest of the PDF file',
  letter: 'Digest of the letter',
  approved: 'Digest of what was approved',
  mediaType: 'Kind of file',
  subject: 'What it is about',
  subjectId: 'Id of what it is about',
  meaning: 'Decision',
  root: 'Root key',
  how: 'Sent by',
  person: 'Whose it is',
  packedBy: 'Packed by',
  identity: 'Clause',
  seq: 'Last entry',
  hash: 'Hash of the last entry',
  clause: 'Id of the clause',
  loosened: 'Made looser',
}

const digest = /^[0-9a-f]{64,}$/u
const id = /^[0-9a-f]{8}-[0-9a-f]{4}-/u

function factOf(key: string, value: unknown): Fact {
  const written = Array.isArray(value) ? value.map((each) => textOf(key, each)).join(', ') : textOf(key, value)
  const isDigest = digest.test(written)
  const words = terms[key] ?? asWords(key.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`))
  // A state before and after is no digest, and must not be called one.
  const term = key === 'personal' ? 'Digest of personal data' : isDigest ? (titles[key] ?? words) : words
  return { term, text: written, isCode: isDigest || id.test(written) || (typeof value === 'object' && !Array.isArray(value)) }
}

const day = /^\d{4}-\d{2}-\d{2}$/u
/** Members that hold names of the program's own, which have words; what people wrote stays as they wrote it. */
const named: Readonly<Record<string, (name: string) => string | undefined>> = {
  before: stateNamed,
  after: stateNamed,
  state: stateNamed,
  stateBefore: stateNamed,
  stateAfter: stateNamed,
  role: (name) => roleWords[name],
  roles: (name) => roleWords[name],
  meaning: (name) => (Meaning.safeParse(name).success ? meaningWords(Meaning.parse(name)) : undefined),
  subject: kindWords,
  kind: kindWords,
  mediaType: (name) => mediaWords[name],
  loosened: (names) => names.split(', ').map(ruledTitle).join(', '),
}

/** States of what is never reviewed: people, comments, certificates, and letters that were taken out of the list. */
const otherStates: Readonly<Record<string, string>> = {
  active: 'In the house',
  retired: 'Left',
  erased: 'Data erased',
  open: 'Open',
  resolved: 'Resolved',
  kept: 'Kept',
  remembered: 'Kept with its password',
  removed: 'Removed',
}

function stateNamed(name: string): string | undefined {
  return stateWords[name] ?? otherStates[name]
}

function ruledTitle(name: string): string {
  const ruled = ruledNames.find((each) => each === name)
  return ruled === undefined ? name : ruledTitles[ruled]
}

const mediaWords: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word file',
  'text/plain': 'Text',
  'message/rfc822': 'Mail',
  'image/png': 'PNG picture',
  'image/jpeg': 'JPEG picture',
}

function textOf(key: string, value: unknown): string {
  if (key === 'size' && typeof value === 'number') return fileSize(value)
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value !== 'string') return JSON.stringify(value)
  if (value === '') return 'None'
  if (day.test(value)) return dayText(value)
  return named[key]?.(value) ?? value
}
