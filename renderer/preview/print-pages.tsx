import { useCallback, useEffect, useState, type JSX } from 'react'
import { createPortal } from 'react-dom'
import type { PageFeed, ShownPage } from './page-feed.ts'
import { PagePicture } from './preview.tsx'

/** Prints the pages as they stand: each on a sheet of its own, as large as it is, and nothing else of the window. */
export function usePrint(feed: PageFeed): { readonly print: () => void; readonly sheets: JSX.Element | null } {
  const [pages, setPages] = useState<readonly ShownPage[]>()
  const print = useCallback(() => setPages(feed.state().laidOut?.pages), [feed])
  const done = useCallback(() => setPages(undefined), [])
  return {
    print,
    sheets: pages === undefined ? null : <Sheets pages={pages} done={done} />,
  }
}

function Sheets({ pages, done }: { readonly pages: readonly ShownPage[]; done(): void }): JSX.Element {
  const [host, setHost] = useState<HTMLDivElement | null>(null)
  const [first] = pages
  useEffect(() => {
    if (host === null) return
    const sheet = paperOf(first)
    document.adoptedStyleSheets.push(sheet)
    void printed(host, done)
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
    }
  }, [host, done, first])
  return createPortal(
    <div className="print-sheets" ref={setHost} aria-hidden="true">
      {pages.map((page, index) => (
        <div key={index} className="print-sheet" style={{ width: `${String(page.width)}pt`, height: `${String(page.height)}pt` }}>
          <PagePicture className="print-page" page={page} width={undefined} name={`Page ${String(index + 1)}`} />
        </div>
      ))}
    </div>,
    document.body,
  )
}

/** The paper, as a style sheet of its own: the policy of the window lets no page bring one in its text. */
function paperOf(page: ShownPage | undefined): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  if (page !== undefined) sheet.replaceSync(`@page { size: ${String(page.width)}pt ${String(page.height)}pt; margin: 0 }`)
  return sheet
}

/** Opens the system's dialog once every picture can be drawn; done when it has closed. */
async function printed(host: HTMLElement, done: () => void): Promise<void> {
  await Promise.allSettled([...host.querySelectorAll('img')].map((picture) => picture.decode()))
  globalThis.print()
  done()
}
