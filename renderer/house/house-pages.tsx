import { useEffect, useMemo, useState, type JSX } from 'react'
import type { HouseThing } from '../../core/house/index.ts'
import type { RequestOutput } from '../../core/requests/index.ts'
import { Checks } from '../checks/checks.tsx'
import { PagePictures } from '../preview/page-pictures.tsx'
import { useShownPages } from '../preview/shown-pages.ts'
import { useAnswer } from '../window/answers.ts'

/** Milliseconds without a change after which the page is laid out anew. */
const quiet = 200

/** A letter made from the thing as it reads now, by the engine that writes the files; the page before stays until the next one is there. */
export function HousePages({ thing }: { readonly thing: HouseThing }): JSX.Element {
  const settled = useSettled(thing)
  const input = useMemo(() => ({ thing: settled, known: [] }), [settled])
  const answer = useAnswer('house.render', input)
  const [last, setLast] = useState<RequestOutput<'house.render'>>()
  if (answer.data !== undefined && answer.data !== last) setLast(answer.data)
  const pages = useShownPages(last)
  return (
    <section className="house-pages" aria-label="How a letter looks">
      {answer.error !== null && (
        <p role="alert" className="panel-empty">
          {answer.error.failure.message} {answer.error.failure.remedy}
        </p>
      )}
      {last !== undefined && last.findings.length > 0 && <Checks findings={last.findings} goTo={() => undefined} />}
      <div className="preview-desk preview-zoom-width" tabIndex={0} role="region" aria-label="Pages" aria-busy={answer.data === undefined}>
        {last === undefined && answer.error === null && <p className="panel-empty appears-late">Laying out …</p>}
        <PagePictures pages={pages} />
      </div>
    </section>
  )
}

function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), quiet)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
