/** What is spoilt, what stands there, and what stands there afterwards. */
type Forgery = readonly [what: string, from: RegExp, to: (found: string) => string]

/** Variants of the universal signature forgery: what the signature says of itself is spoilt so that a careless reader skips it. */
export const forgeries: readonly Forgery[] = [
  ['no range', /\/ByteRange \[[^\]]*\]/u, (found) => ' '.repeat(found.length)],
  ['a range that is nothing', /\/ByteRange \[[^\]]*\]/u, (found) => '/ByteRange null'.padEnd(found.length)],
  ['a range of nothing', /\/ByteRange \[[^\]]*\]/u, (found) => '/ByteRange []'.padEnd(found.length)],
  ['a range of zeroes', /\/ByteRange \[[^\]]*\]/u, (found) => '/ByteRange [0 0 0 0]'.padEnd(found.length)],
  ['a range of negative numbers', /\/ByteRange \[[^\]]*\]/u, (found) => '/ByteRange [0 -1 -1 -1]'.padEnd(found.length)],
  ['a range that overlaps', /\/ByteRange \[0 (\d+) (\d+) (\d+)\]/u, (found) => found.replace(/\[0 (\d+) (\d+)/u, '[0 $2 $2')],
  [
    'a range with a gap',
    /\/ByteRange \[0 \d+ \d+ \d+\]/u,
    (found) => found.replace(/(\d)\]/u, (_, digit) => `${String((Number(digit) + 9) % 10)}]`),
  ],
  ['no contents', /\/Contents <[^>]*>/u, (found) => ' '.repeat(found.length)],
  ['contents that are nothing', /\/Contents <[^>]*>/u, (found) => '/Contents null'.padEnd(found.length)],
  ['empty contents', /\/Contents <[^>]*>/u, (found) => '/Contents <>'.padEnd(found.length)],
  ['contents of zeroes', /\/Contents <[^>]*>/u, (found) => `/Contents <${'0'.repeat(found.length - 12)}>`],
  ['contents in another form', /\/Contents <[^>]*>/u, (found) => '/Contents (abc)'.padEnd(found.length)],
  ['no kind', /\/SubFilter \/ETSI\.CAdES\.detached/u, (found) => ' '.repeat(found.length)],
  ['an unknown kind', /ETSI\.CAdES\.detached/u, (found) => 'x'.repeat(found.length)],
]

/** A signed file with a forgery. */
export function forged(signed: Buffer, from: RegExp, to: (found: string) => string): Buffer {
  const text = signed.toString('latin1')
  if (!from.test(text)) throw new Error(`nothing in the file looks like ${String(from)}`)
  return Buffer.from(
    text.replace(from, (found: string) => to(found)),
    'latin1',
  )
}

/** The regions of a signed file, and what the byte that is flipped there stands behind, `_` for any; the last one of these in the file. */
export const flips: readonly (readonly [region: string, behind: string | RegExp])[] = [
  ['the head of the file', '%PDF-1'],
  ['a stream of the letter', '\nstream\n'],
  ['the metadata', '<dc:title>'],
  ['the catalog', '/Type /Catalog'],
  ['the table of objects', '\nxref\n'],
  ['the trailer', '/Size '],
  ['the range that is signed', '/ByteRange [0 '],
  ['the kind of the signature', '/SubFilter /ETSI'],
  ['the head of the signature itself', '/Contents <__'],
  ['the zeroes that fill the room behind the signature', /\/Contents <[^>]*?0{16}(?=0+>)/u],
  ['the end of the file', '%%EO'],
]

/** A file with another bit in the byte behind some words, or behind what looks like this. */
export function flipped(signed: Buffer, behind: string | RegExp): Buffer {
  const place = typeof behind === 'string' ? placeBehind(signed, behind) : endOfMatch(signed, behind)
  const changed = Buffer.from(signed)
  changed[place] = (changed[place] ?? 0) ^ 1
  return changed
}

function placeBehind(signed: Buffer, behind: string): number {
  const [words = '', skipped = ''] = /^([^_]*)(_*)$/u.exec(behind)?.slice(1) ?? []
  return signed.lastIndexOf(words) + words.length + skipped.length
}

function endOfMatch(signed: Buffer, looks: RegExp): number {
  const found = looks.exec(signed.toString('latin1'))
  if (found === null) throw new Error(`nothing in the file looks like ${String(looks)}`)
  return found.index + found[0].length
}
