import type { Block } from '../document/index.ts'

/** The codes of all clauses in a document, pinned or only named, each once. */
export function codesIn(document: readonly Block[]): string[] {
  return [...new Set(document.flatMap((block) => (block.type === 'clause' || block.type === 'clause-reference' ? [block.code] : [])))]
}
