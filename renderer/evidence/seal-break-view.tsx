import type { JSX } from 'react'
import type { SealStanding } from '../../core/clause/index.ts'

type Broken = Extract<SealStanding, { state: 'broken' }>

/** Characters shown before and after the place where two texts part. */
const around = 160

/** Both texts side by side, from a little before the place where they part, with the first character that differs marked. */
export function SealBreakView({
  standing: { quotation, evidence, shared },
  title,
}: {
  readonly standing: Broken
  readonly title: string
}): JSX.Element {
  return (
    <section className="seal-break" aria-label={title} role="alert">
      <h2>{title}</h2>
      <p>The first {shared === 1 ? 'character is' : `${String(shared)} characters are`} the same; then they part.</p>
      <dl>
        <Side name="The quotation says" text={quotation} shared={shared} />
        <Side name="The evidence says" text={evidence} shared={shared} />
      </dl>
    </section>
  )
}

function Side({ name, text, shared }: { readonly name: string; readonly text: string; readonly shared: number }): JSX.Element {
  const [differing = ''] = text.slice(shared)
  const before = text.slice(Math.max(0, shared - around), shared)
  const after = text.slice(shared + differing.length, shared + around)
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {shared > around && '… '}
        {before}
        <mark>{differing === '' ? 'nothing more' : differing === ' ' ? '␣' : differing}</mark>
        {after}
        {text.length > shared + around && ' …'}
      </dd>
    </div>
  )
}
