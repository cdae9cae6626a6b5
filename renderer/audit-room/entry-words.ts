import type { ListedEntry } from '../../core/requests/index.ts'
import { importAuthor } from '../../core/review/index.ts'

/** A kind of entry as words: "clause-version.approved" is "Clause version approved". */
export function kindWords(kind: string): string {
  const words = kind.replaceAll(/[-.]/gu, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

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

/** What an entry says in particular: its digests first, the rest in the order of its payload. */
export function factsOf({ payload, personal }: Pick<ListedEntry, 'payload' | 'personal'>): Fact[] {
  const facts = membersOf(payload).map(([key, value]) => factOf(key, value))
  const order = ['before', 'after', 'digest'].map((key) => titles[key])
  const rank = ({ term }: Fact): number => (order.includes(term) ? order.indexOf(term) : order.length)
  const beside = personal === undefined ? [] : membersOf(personal).map(([key, value]) => factOf(key, value))
  return [...facts.toSorted((left, right) => rank(left) - rank(right)), ...beside]
}

function membersOf(text: string): [string, unknown][] {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : []
  } catch {
    return [['payload', text]]
  }
}

const digest = /^[0-9a-f]{64,}$/u
const id = /^[0-9a-f]{8}-[0-9a-f]{4}-/u

function factOf(key: string, value: unknown): Fact {
  const text = typeof value === 'string' ? value : Array.isArray(value) ? value.map(String).join(', ') : JSON.stringify(value)
  const isDigest = digest.test(text)
  const words = kindWords(key.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`))
  // A state before and after is no digest, and must not be called one.
  const term = key === 'personal' ? 'Digest of personal data' : isDigest ? (titles[key] ?? words) : words
  return { term, text, isCode: isDigest || id.test(text) || (typeof value === 'object' && !Array.isArray(value)) }
}
