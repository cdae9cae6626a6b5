import type { JSX, ReactNode } from 'react'
import { plainText, type Block } from '../../core/document/index.ts'

const notWritten: ReadonlySet<Block['type']> = new Set(['clause', 'clause-reference', 'part', 'source-list', 'page-break'])

/** The blocks of a letter, shown as they are, with what was written for it alone set apart as new: nobody has approved that before. */
export function newTextApart(blocks: readonly Block[], shown: readonly ReactNode[]): ReactNode[] {
  const groups: { readonly isNew: boolean; readonly from: number; readonly blocks: Block[] }[] = []
  for (const [index, block] of blocks.entries()) {
    const isNew = !notWritten.has(block.type)
    const last = groups.at(-1)
    if (last?.isNew === isNew) last.blocks.push(block)
    else groups.push({ isNew, from: index, blocks: [block] })
  }
  return groups.flatMap<ReactNode>(({ isNew, from, blocks: own }) => {
    const parts = shown.slice(from, from + own.length)
    return isNew && saysSomething(own) ? [<NewText key={`new ${String(from)}`}>{parts}</NewText>] : parts
  })
}

function NewText({ children }: { readonly children: ReactNode }): JSX.Element {
  return (
    <div className="review-new" role="group" aria-label="New text of this letter">
      <p className="review-standing">New in this letter</p>
      {children}
    </div>
  )
}

function saysSomething(blocks: readonly Block[]): boolean {
  return blocks.some(({ type }) => type === 'image') || plainText(blocks).trim() !== ''
}
