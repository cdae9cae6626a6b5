import { z } from 'zod'
import type { ListedEntry } from '../../core/requests/index.ts'

/** What the log calls things, where the program calls them otherwise. */
const things: Readonly<Record<string, string>> = {
  'house-version': 'House text',
  store: 'Data',
  delegation: 'Stand-in',
}

/** What happened, where the name in the log is that of a state or of the program's inside. */
const happenings: Readonly<Record<string, string>> = {
  draft: 'back to draft',
  'in-review': 'sent to review',
  'changes-asked': 'sent back for changes',
}

const whole: Readonly<Record<string, string>> = {
  'decision.added': 'Decision made',
  'review.requested': 'Review asked for',
  'review.packed': 'Review package made',
  'review.unpacked': 'Review package taken in',
  'delegation.made': 'Stand-in named',
  'letter.revision-closed': 'Letter fixed as it stood',
  'letter.returned': 'Letter brought back',
  'store.restored': 'Backup restored',
  'person.added': 'Profile added',
  'person.retired': 'Person left',
  'person.returned': 'Person came back',
  'person.erased': 'Person’s data erased',
  'person.key-replaced': 'New key issued',
  'person.roles-changed': 'Roles changed',
  'person.passphrase-changed': 'Passphrase changed',
  'house.rules-changed': 'Approval rules changed',
  'house.timestamp-authorities-changed': 'Timestamp authorities changed',
  'house.certificate-trusted': 'Certificate trusted',
  'house.certificate-distrusted': 'Certificate not trusted any more',
  'house.word-added': 'Word added to the dictionary',
  'house.word-removed': 'Word removed from the dictionary',
  'certificate.password-remembered': 'Password of a certificate kept',
  'certificate.password-forgotten': 'Password of a certificate forgotten',
  'clock.confirmed': 'Clock confirmed to be right',
}

/** A kind of entry as the program says it: "clause-version.in-review" is "Clause version sent to review"; one that ends in a dot is a thing. */
export function kindWords(kind: string): string {
  const known = whole[kind]
  if (known !== undefined) return known
  const [thing = '', happening = ''] = kind.split('.')
  return `${things[thing] ?? asWords(thing)} ${happenings[happening] ?? asWords(happening).toLowerCase()}`.trim()
}

/** What an entry says happened. What somebody else did and the actor only brought here is said to be theirs: it is not the actor's own. */
export function happenedWords(entry: ToldEntry): string {
  const said = broughtIn[entry.kind]
  const whose = broughtFrom(entry)
  return said === undefined || whose === undefined ? kindWords(entry.kind) : said(entry.people?.[whose] ?? 'somebody not known here')
}

type ToldEntry = Pick<ListedEntry, 'kind' | 'actor' | 'payload' | 'people'>

const broughtIn: Readonly<Record<string, (name: string) => string>> = {
  'decision.added': (name) => `Decision of ${name} brought in`,
  'comment.added': (name) => `Comment of ${name} brought in`,
  'comment.resolved': (name) => `Comment resolved by ${name}, brought in`,
}

/** Id of the person whose doing the actor only brought here, in a package or a library. */
export function broughtFrom({ kind, actor, payload }: ToldEntry): string | undefined {
  if (broughtIn[kind] === undefined) return undefined
  try {
    const whose = z.looseObject({ person: z.string() }).safeParse(JSON.parse(payload)).data?.person
    return whose === actor ? undefined : whose
  } catch {
    return undefined
  }
}

/** A name of the log as words. */
export function asWords(name: string): string {
  const words = name.replaceAll(/[-.]/gu, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
