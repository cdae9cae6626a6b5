import type { ClauseVersion, Day } from '../clause/index.ts'
import { plainText, type Block, type Paragraph } from '../document/index.ts'
import { addressedTo } from './addressed-to.ts'
import { asItStood } from './as-it-stood.ts'
import { dayOf, pinClause } from './assemble.ts'
import { formatValue } from './format.ts'
import type { Letter } from './letter.ts'
import { standsAfterBody } from './template.ts'

/** A letter that left with words that no longer stand. */
export interface Corrected {
  readonly earlier: Letter
  /** Who has it, where that is somebody else than the letter itself names. */
  readonly recipient?: string | undefined
  /** Whom the letter itself names, where somebody else has a copy of it. */
  readonly named?: string | undefined
  /** The words in question, as that letter says them. */
  readonly passages: readonly string[]
  /** What stands in for them; left out where nothing does. */
  readonly replacement?: ClauseVersion | undefined
}

interface CorrectionWords {
  readonly subject: (date: string) => string
  readonly wrote: (date: string) => string
  /** To somebody who has a copy of a letter to somebody else. */
  readonly copied: (date: string, named: string) => string
  readonly ended: string
  readonly instead: string
}

const english: CorrectionWords = {
  subject: (date) => `Correction of our letter of ${date}`,
  wrote: (date) => `In our letter of ${date} we wrote to you:`,
  copied: (date, named) => `A copy of our letter of ${date} to ${named} was sent to you. In that letter we wrote:`,
  ended: 'This no longer stands. Please do not rely on it, and tell those to whom you passed it on.',
  instead: 'In its place we say:',
}

const byLanguage: Readonly<Record<string, CorrectionWords>> = {
  en: english,
  de: {
    subject: (date) => `Berichtigung unseres Schreibens vom ${date}`,
    wrote: (date) => `In unserem Schreiben vom ${date} haben wir Ihnen mitgeteilt:`,
    copied: (date, named) =>
      `Ihnen wurde eine Kopie unseres Schreibens vom ${date} an ${named} übersandt. In diesem Schreiben haben wir mitgeteilt:`,
    ended: 'Dies gilt nicht mehr. Bitte stützen Sie sich nicht darauf, und unterrichten Sie alle, an die Sie es weitergegeben haben.',
    instead: 'An seiner Stelle gilt:',
  },
  fr: {
    subject: (date) => `Rectification de notre lettre du ${date}`,
    wrote: (date) => `Dans notre lettre du ${date}, nous vous avons écrit\u00A0:`,
    copied: (date, named) =>
      `Une copie de notre lettre du ${date} adressée à ${named} vous a été envoyée. Dans cette lettre, nous avons écrit\u00A0:`,
    ended: 'Cela ne vaut plus. Veuillez ne plus vous y fier et en informer ceux à qui vous l’avez transmis.',
    instead: 'À la place, nous déclarons\u00A0:',
  },
  el: {
    subject: (date) => `Διόρθωση της επιστολής μας με ημερομηνία ${date}`,
    wrote: (date) => `Στην επιστολή μας με ημερομηνία ${date} σας γράψαμε:`,
    copied: (date, named) =>
      `Σας στάλθηκε αντίγραφο της επιστολής μας με ημερομηνία ${date} προς ${named}. Σε εκείνη την επιστολή γράψαμε:`,
    ended: 'Αυτό δεν ισχύει πλέον. Παρακαλούμε μη βασίζεστε σε αυτό και ενημερώστε όλους στους οποίους το έχετε διαβιβάσει.',
    instead: 'Αντ’ αυτού ισχύουν τα εξής:',
  },
}

/** Values that belong to the earlier letter and to no other. */
const ownValues: readonly string[] = ['letter.reference', 'letter.enclosures', 'letter.copies', 'letter.subject', 'letter.not_before']

/**
 * The draft of a letter that takes words back: to whom the earlier letter went, from the same signatory, naming the earlier letter
 * and the words, and saying what stands in for them. In English where its language has no words for it here.
 */
export function correctionLetter({ earlier: sent, recipient, named = '', passages, replacement }: Corrected, today: Day): Letter {
  const earlier = recipient === undefined ? sent : addressedTo(sent, recipient)
  const words = byLanguage[earlier.language.split('-')[0] ?? ''] ?? english
  const printed = formatValue(dayOf(earlier.values) ?? '', 'long', earlier.language)
  const date = printed.ok ? printed.value : (earlier.values['letter.date'] ?? '')
  const subject = words.subject(date)
  const parts = earlier.document
    .filter((block) => block.type === 'part')
    .map((part) => (part.part === 'subject' ? { ...part, children: [{ text: subject }] } : part))
  const body: Block[] = [
    paragraph(recipient === undefined || named.trim() === '' ? words.wrote(date) : words.copied(date, named)),
    ...passages.flatMap((passage) => asItStood(passage, sent)),
    paragraph(words.ended),
    ...(replacement === undefined ? [] : [paragraph(words.instead), pinClause(replacement)]),
  ]
  const values = Object.fromEntries(Object.entries(earlier.values).filter(([name]) => !ownValues.includes(name)))
  // What went out with the earlier letter goes out with another one only if somebody wants it to.
  const { enclosed: _enclosed, ...asBefore } = earlier
  return {
    ...asBefore,
    title: `${subject}: ${plainTitle(earlier)}`.slice(0, 300),
    values: { ...values, 'letter.date': today, 'letter.subject': subject },
    document: [...parts.filter(({ part }) => !standsAfterBody(part)), ...body, ...parts.filter(({ part }) => standsAfterBody(part))],
  }
}

function paragraph(text: string): Paragraph {
  return { type: 'paragraph', children: [{ text }] }
}

/** What tells letters of one day apart in a list: for whom it is. */
function plainTitle({ document, values, title }: Letter): string {
  const recipient = document.find((block) => block.type === 'part' && block.part === 'recipient')
  const name = recipient === undefined ? '' : plainText([recipient])
  return values['partner.name'] ?? (name === '' ? title : (name.split('\n')[0] ?? title))
}
