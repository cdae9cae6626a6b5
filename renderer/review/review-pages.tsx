import { useMemo, type JSX } from 'react'
import type { ClauseVersion } from '../../core/clause/index.ts'
import type { Letter, ShelfWithoutClauses } from '../../core/letter/index.ts'
import { useAppendedFiles } from '../enclosed-files/appended-files.ts'
import { PagesOfEnclosures } from '../enclosed-files/pages-of-enclosures.tsx'
import { PagePictures } from '../preview/page-pictures.tsx'
import { useShownPages } from '../preview/shown-pages.ts'
import { useAnswer } from '../window/answers.ts'

/** What is under review as it is printed. */
export function ReviewPages({ letter }: { readonly letter: Letter }): JSX.Element {
  const input = useMemo(() => ({ letter, known: [] }), [letter])
  const answer = useAnswer('letters.render', input)
  const pages = useShownPages(answer.data)
  const appended = useAppendedFiles(letter.enclosed ?? [])
  return (
    <div className="preview-desk preview-zoom-width" tabIndex={0} role="region" aria-label="Pages" aria-busy={answer.data === undefined}>
      {answer.error !== null && (
        <p role="alert" className="panel-empty">
          {answer.error.failure.message} {answer.error.failure.remedy}
        </p>
      )}
      {answer.data === undefined && answer.error === null && <p className="panel-empty appears-late">Laying out …</p>}
      <PagePictures pages={pages} />
      {pages.length > 0 && <PagesOfEnclosures files={appended} />}
    </div>
  )
}

/**
 * A letter of nothing but the clause, on the letterhead of a template in its language. Its fields print their names: no
 * letter gives them values.
 */
export function letterOfClause({ title, language, jurisdictions, body }: ClauseVersion, { templates }: ShelfWithoutClauses): Letter {
  const { letterhead = 'none' } = templates.find((template) => template.language === language) ?? {}
  return { schema: 1, title, template: 'none', letterhead, language, jurisdictions, values: {}, document: body }
}
