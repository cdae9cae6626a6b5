import { partLabels, type PartName } from '../document/index.ts'

/** What became of a letter of another program, a sentence each: the parts that were recognised, and what was left out. */
export function notesOfImport(
  recognised: readonly PartName[],
  dropped: readonly { readonly what: string; readonly count: number }[],
): string[] {
  const parts = recognised.map((name) => partLabels[name].toLowerCase())
  return [
    parts.length === 0
      ? 'No part of the letter was recognised for sure; the template’s stand around its text.'
      : `Recognised: ${parts.join(', ')}. Look through them; the other parts are the template’s.`,
    ...(dropped.length === 0 ? [] : [`Left out: ${dropped.map(({ what, count }) => `${what} (${String(count)})`).join(', ')}.`]),
  ]
}
