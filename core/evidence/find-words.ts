import type { Stretch } from './passage.ts'

/** What may stand for a character under the folding of the seal (see `foldForSeal`). */
function patternOf(character: string): string {
  if (/['‘’‚‛]/u.test(character)) return "['‘’‚‛]"
  if (/["“”„‟«»]/u.test(character)) return '["“”„‟«»]'
  if (character === '-') return '(?:-|\u00AD(?=[ \\t]*\\n))\\s*'
  return character.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`)
}

/**
 * Where a text repeats some words, as the folding of the seal sees it: white space, quote marks, ligatures, soft hyphens and
 * hyphens at a line's end make no difference. The first place, or undefined. It is for finding; the seal itself is compared anew.
 */
export function findWords(words: string, text: string): Stretch | undefined {
  const wanted = words.normalize('NFC').replaceAll('\u00AD', '').replaceAll('\uFB01', 'fi').replaceAll('\uFB02', 'fl').trim()
  if (wanted === '') return undefined
  const pieces = wanted.split(/\s+/u).map((word) => [...word].map(patternOf).join('(?:[-\u00AD][ \\t]*\\n[ \\t]*|\u00AD)?'))
  const pattern = pieces
    .join('\\s+')
    .replaceAll(
      /f(\(\?:\[-\u00AD\][^)]*\)\?)([il])/gu,
      (_whole, between: string, letter: string) => `(?:f${between}${letter}|${letter === 'i' ? '\uFB01' : '\uFB02'})`,
    )
  const found = new RegExp(pattern, 'u').exec(text)
  return found === null ? undefined : { start: found.index, end: found.index + found[0].length }
}
