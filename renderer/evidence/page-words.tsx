import { memo, useLayoutEffect, useRef, type JSX, type PointerEvent } from 'react'
import type { EvidencePage } from '../../core/evidence/index.ts'
import { startAttribute } from './selected-passage.ts'

/** A press on selected words begins another selection; by itself it would begin to drag the words away. */
function selectAnew({ button, shiftKey }: PointerEvent): void {
  if (button === 0 && !shiftKey) window.getSelection()?.removeAllRanges()
}

/** The words of a page, unseen and where the picture shows them, so that they can be selected and read aloud. */
export const PageWords = memo(function PageWords({
  page,
  text,
  scale,
}: {
  readonly page: EvidencePage
  readonly text: string
  readonly scale: number
}): JSX.Element {
  const layer = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    for (const word of layer.current?.querySelectorAll<HTMLElement>(`[${startAttribute}]`) ?? [])
      word.style.scale = `${String(Number(word.dataset['width']) / Math.max(1, word.offsetWidth))} 1`
  }, [page, text, scale])
  return (
    <div className="evidence-page-words" ref={layer} onPointerDown={selectAnew}>
      {page.items.map((item) => (
        <span
          key={item.start}
          data-start={item.start}
          data-width={item.width * scale}
          style={{
            left: item.x * scale,
            top: item.y * scale,
            fontSize: item.height * scale,
            lineHeight: `${String(item.height * scale)}px`,
          }}
        >
          {text.slice(item.start, item.end)}
        </span>
      ))}
    </div>
  )
})
