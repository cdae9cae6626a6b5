/** The id of a person in braces behind an at sign. Names change and are erased; an id stays. */
const pattern = /@\{([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}/gu

/** What stands for a person in the text of a comment. */
export function mentionOf(person: string): string {
  return `@{${person}}`
}

/** The ids of the people whom the text of a comment mentions, each once. */
export function mentionsIn(text: string): string[] {
  return [...new Set([...text.matchAll(pattern)].flatMap(([, person]) => person ?? []))]
}

/** The text of a comment as people read it: each mention with the person's name. */
export function withNames(text: string, nameOf: (person: string) => string): string {
  return text.replaceAll(pattern, (_, person: string) => `@${nameOf(person)}`)
}
