import type { Role } from './person.ts'

const withArticle: Readonly<Record<Role, string>> = {
  author: 'an author',
  reviewer: 'a reviewer',
  signatory: 'a signatory',
  administrator: 'an administrator',
}

/** Roles in a sentence: "a reviewer or an administrator". */
export function oneOf(roles: readonly Role[]): string {
  return eitherOf([...new Set(roles)].map((role) => withArticle[role]))
}

/** Names of which any one will do: "Rita Reviewer, Sam Second or Tom Third". */
export function eitherOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`
}

/** Names that are meant together: "Rita Reviewer, Sam Second and Tom Third". */
export function allOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
}

/**
 * Approvals in a sentence, by the roles in which each may be given: "a reviewer or an administrator", "a reviewer and by a signatory";
 * in order "a reviewer, then by another reviewer".
 */
export function oneForEach(approvals: readonly (readonly Role[])[], inOrder: boolean): string {
  const names = approvals.map(oneOf)
  if (!inOrder) return [...new Set(names)].join(' and by ')
  return names.map((name, index) => (names.indexOf(name) < index ? name.replaceAll(/\ban? /gu, 'another ') : name)).join(', then by ')
}
