import type { Role } from './person.ts'

const withArticle: Readonly<Record<Role, string>> = {
  author: 'an author',
  reviewer: 'a reviewer',
  signatory: 'a signatory',
  administrator: 'an administrator',
}

/** Roles in a sentence: "a reviewer or an administrator". */
export function oneOf(roles: readonly Role[]): string {
  const names = [...new Set(roles)].map((role) => withArticle[role])
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`
}
