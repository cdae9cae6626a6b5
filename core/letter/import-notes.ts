import { partLabels, type PartName } from '../document/index.ts'

/** What became of a letter of another program. */
export interface ImportFacts {
  readonly recognised: readonly PartName[]
  /** What was left out, in words, with how often. */
  readonly dropped: readonly { readonly what: string; readonly count: number }[]
  /** How many pictures came along, and how many of them nobody described. */
  readonly pictures: { readonly count: number; readonly undescribed: number }
}

/** What became of a letter of another program, a sentence each: the parts that were recognised, its pictures, and what was left out. */
export function notesOfImport({ recognised, dropped, pictures }: ImportFacts): string[] {
  const parts = recognised.map((name) => partLabels[name].toLowerCase())
  return [
    parts.length === 0
      ? 'No part of the letter was recognised for sure; the template’s stand around its text.'
      : `Recognised: ${parts.join(', ')}. Look through them; the other parts are the template’s.`,
    ...(pictures.count === 0 ? [] : [picturesNote(pictures)]),
    ...(dropped.length === 0 ? [] : [`Left out: ${dropped.map(({ what, count }) => `${what} (${String(count)})`).join(', ')}.`]),
  ]
}

function picturesNote({ count, undescribed }: ImportFacts['pictures']): string {
  const came = count === 1 ? 'One picture came along' : `${String(count)} pictures came along`
  if (undescribed === 0) return `${came}.`
  return `${came}; ${undescribed === count ? (count === 1 ? 'it needs' : 'they need') : undescribed === 1 ? 'one of them needs' : `${String(undescribed)} of them need`} a description.`
}
