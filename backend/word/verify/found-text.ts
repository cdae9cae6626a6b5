/** What stands in one content control or between the ends of one bookmark. */
export interface FoundText {
  /** The control's tag or the bookmark's name. */
  readonly name: string
  readonly by: 'control' | 'bookmark'
  readonly lines: string[]
  readonly notes: string[]
  readonly sources: string[]
}

/** Elements whose content is not text of the document as it reads with all changes accepted. */
export const skipped: ReadonlySet<string> = new Set([
  'w:del',
  'w:moveFrom',
  'w:instrText',
  'w:delText',
  'w:delInstrText',
  'w:pPr',
  'w:rPr',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:tblPr',
  'w:tblGrid',
  'w:tcPr',
  'w:sectPr',
  'w:rt',
])

/** Stands for what is no text: a picture that nobody described, an embedded file. */
export const objectSign = '\uFFFC'

/** Elements that stand for a sign of the text. */
export const signs: ReadonlyMap<string, string> = new Map([
  ['w:tab', '\t'],
  ['w:ptab', '\t'],
  ['w:br', '\n'],
  ['w:cr', '\n'],
  ['w:noBreakHyphen', '\u2011'],
  ['w:altChunk', objectSign],
  ['w:subDoc', objectSign],
])

/** A symbol by its four hexadecimal digits; Word adds F000 to those of symbol fonts (ECMA-376 §17.3.3.30). */
export function symbolOf(digits: string): string {
  if (!/^[0-9a-f]{1,4}$/iu.test(digits)) return '\uFFFD'
  const code = Number.parseInt(digits, 16)
  return String.fromCharCode(code >= 0xf000 ? code - 0xf000 : code)
}

/** Adds text to the last line. */
export function append(found: FoundText, text: string): void {
  if (found.lines.length === 0) found.lines.push('')
  found.lines[found.lines.length - 1] += text
}
