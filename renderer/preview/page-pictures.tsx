import type { JSX } from 'react'
import type { ShownPage } from './page-feed.ts'
import { PagePicture } from './preview.tsx'

/** Pages below one another, as wide as there is room. */
export function PagePictures({ pages }: { readonly pages: readonly ShownPage[] }): JSX.Element {
  return (
    <>
      {pages.map((page, index) => (
        <PagePicture
          key={index}
          className="preview-page"
          page={page}
          width={undefined}
          name={`Page ${String(index + 1)} of ${String(pages.length)}`}
        />
      ))}
    </>
  )
}
