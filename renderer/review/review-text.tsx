import { createElement, type JSX, type ReactNode } from 'react'
import { identityOf } from '../../core/clause/index.ts'
import {
  digestOfDocument,
  isAdapted,
  isRun,
  labelItems,
  sourceListName,
  type Block,
  type Clause,
  type Inline,
} from '../../core/document/index.ts'
import { isOff as isOffNow, linkAddress, type Values } from '../../core/letter/index.ts'
import { inlineText } from '../../core/redline/index.ts'
import type { ReviewedClause } from '../../core/requests/index.ts'
import { besideOf, besideText, saysTheSame } from '../letter-editor/index.ts'
import { Changes } from '../redline/changes.tsx'
import { ClauseBand } from './clause-standing.tsx'
import { newTextApart } from './new-text.tsx'

type Node = Block | Extract<Block, { type: 'quotation' }>['children'][number] | Extract<Block, { type: 'clause' }>['children'][number]

interface ReviewTextProps {
  readonly blocks: readonly Block[]
  /** What the merge fields of a letter print; without it they show their names. */
  readonly values?: Values
  /** The clauses of a letter, with where each stands. */
  readonly clauses?: readonly ReviewedClause[]
}

/**
 * A document to read. Every block that holds text carries its path, and every run is an element of its own, so that a
 * selection can be told as a place of the document. In a letter, what was written for it alone is set apart from its clauses.
 */
export function ReviewText(props: ReviewTextProps): JSX.Element {
  const shown = blocksOf(props.blocks, [], props)
  return <>{props.clauses === undefined ? shown : newTextApart(props.blocks, shown)}</>
}

function blocksOf(blocks: readonly Node[], path: readonly number[], props: ReviewTextProps): ReactNode[] {
  const labels = labelItems(blocks)
  return blocks.map((block, index) => {
    const shown = blockOf(block, [...path, index], labels.get(index)?.label ?? '', props)
    const beside = besideOf(block)
    if (beside === undefined) return shown
    const isOff = beside.when !== undefined && props.values !== undefined && isOffNow(block, props.values)
    return (
      <div key={[...path, index].join('.')} className={isOff ? 'review-beside is-off' : 'review-beside'}>
        {!saysTheSame(block, blocks[index - 1]) && <p className="review-beside-text">{besideText(beside, isOff)}</p>}
        {shown}
      </div>
    )
  })
}

function blockOf(block: Node, path: readonly number[], label: string, props: ReviewTextProps): ReactNode {
  const key = path.join('.')
  const text = 'children' in block ? { key, 'data-path': key } : { key }
  switch (block.type) {
    case 'heading':
      return createElement(`h${String(block.level)}`, text, inlinesOf(block.children, props))
    case 'list-item':
      return (
        <div key={key} className={`letter-item letter-item-level-${String(block.level)}`}>
          <span className="letter-item-label">{label}</span>
          <div className="letter-item-text" data-path={key}>
            {inlinesOf(block.children, props)}
          </div>
        </div>
      )
    case 'quotation':
      return (
        <blockquote key={key} className="letter-quotation">
          {blocksOf(block.children, path, props)}
        </blockquote>
      )
    case 'table':
      return (
        <table key={key} className="letter-table">
          <tbody>
            {block.children.map((row, at) => (
              <tr key={[...path, at].join('.')}>
                {row.children.map((cell, column) => (
                  <td key={[...path, at, column].join('.')} data-path={[...path, at, column].join('.')}>
                    {inlinesOf(cell.children, props)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
    case 'image':
      return (
        <p key={key} className="review-picture">
          Picture: {block.alt}
        </p>
      )
    case 'page-break':
      return <hr key={key} />
    case 'source-list':
      return (
        <p key={key} className="review-picture">
          {sourceListName(block)}
        </p>
      )
    case 'clause':
      return (
        <section
          key={key}
          className={block.lock === 'sealed' ? 'review-clause is-sealed' : isAdapted(block) ? 'review-clause is-adapted' : 'review-clause'}
          aria-label={`Clause ${block.code}, version ${String(block.version)}`}
        >
          {props.clauses !== undefined && <ClauseBand clause={block} reviewed={reviewedOf(block, props.clauses)} />}
          {isAdapted(block) && <AdaptedText clause={block} reviewed={reviewedOf(block, props.clauses ?? [])} />}
          {blocksOf(block.children, path, props)}
        </section>
      )
    case 'clause-reference':
      return <p key={key}>{block.code}</p>
    case 'part':
      return <p {...text}>{inlinesOf(block.children, props, true)}</p>
    case 'paragraph':
    case 'attribution':
      return <p {...text}>{inlinesOf(block.children, props)}</p>
  }
}

/** Of two clauses that pin one version, one of them adapted, each has its own. */
function reviewedOf(clause: Clause, clauses: readonly ReviewedClause[]): ReviewedClause | undefined {
  const words = isAdapted(clause) ? digestOfDocument(clause.children) : undefined
  const same = clauses.filter(({ identity, version }) => identity === identityOf(clause) && version === clause.version)
  return same.find(({ adaptation }) => adaptation?.words === words) ?? same[0]
}

/** What the letter changed in the approved words, and why; below it the words are read as they are. */
function AdaptedText({ clause, reviewed }: { readonly clause: Clause; readonly reviewed: ReviewedClause | undefined }): JSX.Element {
  return (
    <div className="review-adapted" role="group" aria-label={`What this letter changed in ${clause.code}`}>
      <p className="review-standing">
        Adapted from v{clause.version}
        {clause.reason === undefined ? '.' : `: “${clause.reason}”`}
      </p>
      {reviewed?.adaptation !== undefined && <Changes before={reviewed.adaptation.before} after={clause.children} />}
      <p className="review-standing">It reads:</p>
    </div>
  )
}

function inlinesOf(inlines: readonly Inline[], props: ReviewTextProps, isPart = false): ReactNode[] {
  return inlines.map((inline, index) => {
    const key = String(index)
    if (isRun(inline)) return <RunText key={key} run={inline} />
    if (inline.type === 'merge-field') return <span key={key}>{fieldText(inline, props.values, isPart)}</span>
    if (inline.type === 'citation') return <sup key={key}>{inlineText(inline)}</sup>
    if (inline.type === 'footnote') return <small key={key}> ({inlinesOf(inline.children, props)})</small>
    return (
      <u key={key} title={(props.values && linkAddress(inline, props.values.raw)) ?? inline.url}>
        {inlinesOf(inline.children, props, isPart)}
      </u>
    )
  })
}

/** A field as the page prints it: in a part, one that may be empty and is prints nothing; another without a value shows its label. */
function fieldText({ name, format }: Extract<Inline, { type: 'merge-field' }>, values: Values | undefined, isPart: boolean): string {
  const printed = values?.printed(name, format)
  if (printed?.ok === true) return printed.value
  const field = values?.field(name)
  return isPart && printed?.error.code === 'value-missing' && field?.required !== true ? '' : `[${field?.label ?? name}]`
}

function RunText({ run }: { readonly run: Extract<Inline, { text: string }> }): JSX.Element {
  const style = {
    ...(run.bold === true && { fontWeight: 600 }),
    ...(run.italic === true && { fontStyle: 'italic' }),
    ...(run.underline === true && { textDecoration: 'underline' }),
    ...(run.strike === true && { textDecoration: 'line-through' }),
  }
  return (
    <span data-run="" style={style}>
      {run.text}
    </span>
  )
}
