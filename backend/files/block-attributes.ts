import type { Nodes } from 'mdast'
import {
  conditionText,
  originsOf,
  originsText,
  parseCondition,
  parseOrigins,
  type Attribution,
  type Block,
} from '../../core/document/index.ts'
import type { Attributes, PlacedBlock } from './read-directives.ts'
import type { Reading } from './reading.ts'

/**
 * What a block says beside its text, as attributes of `:::block{…}` and `:item{…}`: `when` it stands in the letter, and
 * `from` which clause versions its words were taken. Undefined where it says neither, and for a clause, whose directive says it.
 */
export function besideOf(block: Block | Attribution): Record<string, string> | undefined {
  if (block.type === 'clause' || block.type === 'clause-reference') return undefined
  const { when } = { when: undefined, ...block }
  const origins = originsOf(block)
  if (when === undefined && origins.length === 0) return undefined
  return { ...(when && { when: conditionText(when) }), ...(origins.length > 0 && { from: originsText(origins) }) }
}

/** The condition in an attribute `when`; what is none is an error. */
export function readWhen(node: Nodes, { when }: Attributes, reading: Reading): Pick<Extract<Block, { type: 'clause' }>, 'when'> {
  if (when === undefined || when === null) return {}
  const condition = parseCondition(reading.unmask(when))
  if (condition !== undefined) return { when: condition }
  reading.error(
    node,
    `“${when.slice(0, 120)}” is no condition.`,
    'Write when="partner.country is GB", "… is not GB", "… is one of GB, IE", "… is set" or "… is not set".',
  )
  return {}
}

export function readBeside(
  node: Nodes,
  attributes: Attributes,
  reading: Reading,
): Pick<Extract<Block, { type: 'paragraph' }>, 'when' | 'origins'> {
  const { from } = attributes
  const origins = from === undefined || from === null ? undefined : parseOrigins(from)
  if (from !== undefined && from !== null && origins === undefined)
    reading.error(
      node,
      `“${from.slice(0, 120)}” names no clause version.`,
      'Write from="statement/support v2 en-GB GB+IE DIGEST", with * for a clause for everywhere, and a comma before another one.',
    )
  return { ...readWhen(node, attributes, reading), ...(origins && { origins }) }
}

/** Blocks in `:::block{when="…" from="…"}`: each of them stands under the condition, and was taken from the clause. */
export function readBlocksBeside(node: Nodes, attributes: Attributes, inner: readonly PlacedBlock[], reading: Reading): Block[] {
  const beside = readBeside(node, attributes, reading)
  return inner.map(({ block, node: source }) => {
    if (block.type === 'part' || block.type === 'page-break' || block.type === 'source-list') {
      reading.error(source, 'This cannot stand in a block of its own.', 'Move it out of the block.')
      return block
    }
    if (block.type !== 'clause' && block.type !== 'clause-reference') return { ...block, ...beside }
    if (beside.origins !== undefined) reading.error(source, 'A clause is taken from no other clause.', 'Move it out of the block.')
    return { ...block, ...(beside.when && { when: beside.when }) }
  })
}
