/** How many colours the tokens have for authors. */
const colours = 6

/** The number of an author's colour: the same for a name everywhere and always. */
export function authorNumber(author: string): number {
  let sum = 0
  for (const character of author) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521
  return (sum % colours) + 1
}
