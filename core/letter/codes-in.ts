import { isRun, originsOf, walk, type Block, type Clause, type ClauseOrigin } from '../document/index.ts'

/** The codes of all clauses in a document, pinned or only named, each once. */
export function codesIn(document: readonly Block[]): string[] {
  return [...new Set(document.flatMap((block) => (block.type === 'clause' || block.type === 'clause-reference' ? [block.code] : [])))]
}

/** Every clause version that a document pins, and every one whose words became free text in it, in their order. */
export function clauseVersionsIn(document: readonly Block[]): (Clause | ClauseOrigin)[] {
  return [...walk(document)].flatMap(({ node }): (Clause | ClauseOrigin)[] => {
    if (isRun(node)) return []
    if (node.type === 'clause') return [node]
    return [...originsOf(node)]
  })
}
