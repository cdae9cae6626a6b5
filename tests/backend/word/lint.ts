import { partsOf } from './package-of.ts'

function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '')
}

function twice(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index)
}

function missing(used: readonly string[], there: readonly string[]): string[] {
  return [...new Set(used)].filter((value) => !there.includes(value))
}

/** Faults of a Word file that schema validation lets pass, each in a few words. */
export function lint(bytes: Uint8Array): string[] {
  const parts = partsOf(bytes)
  const get = (path: string): string => parts.get(path) ?? ''
  const text = [...parts]
    .filter(([path]) => /^word\/(document|header|footer|footnotes)/u.test(path))
    .map(([, part]) => part)
    .join('')
  const starts = all(text, /<w:bookmarkStart [^>]*?w:id="([^"]*)"/gu)
  const ends = all(text, /<w:bookmarkEnd [^>]*?w:id="([^"]*)"/gu)
  const styles = all(get('word/styles.xml'), /<w:style [^>]*w:styleId="([^"]*)"/gu)
  const usedStyles = all(text, /<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]*)"/gu)
  const linkedStyles = all(get('word/styles.xml'), /<w:(?:basedOn|next|link) w:val="([^"]*)"/gu)
  const relationships = get('word/_rels/document.xml.rels')
  const targets = all(relationships, /Target="([^"]*)"(?! TargetMode)/gu).map((target) =>
    target.startsWith('../') ? target.slice(3) : `word/${target}`,
  )
  const report = (fault: string, values: readonly string[]): string[] => values.map((value) => `${fault}: ${value}`)
  return [
    ...report('bookmark begins and does not end', missing(starts, ends)),
    ...report('bookmark ends and does not begin', missing(ends, starts)),
    ...report('bookmark id twice', twice(starts)),
    ...report('bookmark name twice', twice(all(text, /<w:bookmarkStart [^>]*?w:name="([^"]*)"/gu))),
    ...report('bookmark missing', missing(all(text, /w:anchor="([^"]*)"/gu), all(text, /<w:bookmarkStart [^>]*?w:name="([^"]*)"/gu))),
    ...report('control id twice', twice(all(text, /<w:sdtPr>.*?<w:id w:val="([^"]*)"/gu))),
    ...report('drawing id twice', twice(all(text, /<wp:docPr [^>]*?id="([^"]*)"/gu))),
    ...report('style missing', missing(usedStyles, styles)),
    ...report('style named by a style missing', missing(linkedStyles, [...styles, 'DefaultParagraphFont'])),
    ...report('style twice', twice(styles)),
    ...report(
      'list missing',
      missing(all(text, /<w:numId w:val="([^"]*)"/gu), all(get('word/numbering.xml'), /<w:num [^>]*w:numId="([^"]*)"/gu)),
    ),
    ...report(
      'note missing',
      missing(all(text, /<w:footnoteReference w:id="([^"]*)"/gu), all(get('word/footnotes.xml'), /<w:footnote [^>]*w:id="([^"]*)"/gu)),
    ),
    ...report(
      'relationship missing',
      missing(all(get('word/document.xml'), /r:(?:id|embed)="([^"]*)"/gu), all(relationships, / Id="([^"]*)"/gu)),
    ),
    ...report(
      'relationship of a note missing',
      missing(all(get('word/footnotes.xml'), /r:(?:id|embed)="([^"]*)"/gu), all(get('word/_rels/footnotes.xml.rels'), / Id="([^"]*)"/gu)),
    ),
    ...report(
      'part missing',
      missing(
        targets.filter((target) => !target.includes('://')),
        [...parts.keys()],
      ),
    ),
    ...report('placeholder left', all(text, /(\{\uFFFE[^}]*\})/gu)),
  ]
}
