/** Titles and degrees that stand beside names, as they are folded. */
const titles: ReadonlySet<string> = new Set(
  (
    'dr prof professor mr mrs ms miss mx sir dame lord lady hon esq jr sr mag ing dipl herr frau m mme mlle sr sra don dona ' +
    'phd msc bsc ma ba mba llm llb md jd kc qc'
  ).split(' '),
)

/**
 * Whether two names may be those of one person: folded to their words, without accents, titles and what stands in brackets, the words of the
 * shorter one stand in the longer one, in any order; an initial stands for a word that begins with it, but not all words may be initials. A name
 * without words is nobody's, and speaks against nobody.
 */
export function mayBeSamePerson(one: string, other: string): boolean {
  const [shorter = [], longer = []] = [wordsOf(one), wordsOf(other)].toSorted((left, right) => left.length - right.length)
  if (shorter.length === 0) return true
  const left = [...longer]
  let whole = 0
  // Whole words first: an initial must not take a word that another one needs.
  for (const word of shorter.toSorted((before, after) => after.length - before.length)) {
    const index = bestFor(word, left)
    if (index === -1) return false
    if (left[index] === word && word.length > 1) whole += 1
    left.splice(index, 1)
  }
  return whole > 0
}

function wordsOf(name: string): string[] {
  const folded = name
    .replaceAll(/\([^)]*\)/gu, ' ')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    // "Jürgen" is written "Juergen" where there is no umlaut.
    .replaceAll(/([aou])e/gu, '$1')
  const words = folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const names = words.filter((word) => !titles.has(word))
  // "M. Person": an initial that is a title as well, where no other given name is left.
  return names.length > 1 ? names : words
}

function bestFor(word: string, words: readonly string[]): number {
  const same = words.indexOf(word)
  if (same !== -1) return same
  return words.findIndex((other) => (word.length === 1 || other.length === 1) && other[0] === word[0])
}
