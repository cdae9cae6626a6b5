import { useEffect, useMemo } from 'react'
import type { Page } from '../../core/requests/index.ts'
import { whenIdle } from './idle-work.ts'
import { LayerPicture } from './layer-picture.ts'
import type { ShownPage } from './page-feed.ts'

interface Answer {
  readonly pages: readonly Page[]
}

/** The pages under blob addresses, which go when they are not shown any more. */
export function useShownPages(answer: Answer | undefined): readonly ShownPage[] {
  const pages = useMemo(
    () =>
      (answer?.pages ?? []).map(({ width, height, layers }): ShownPage => ({
        width,
        height,
        layers: layers.map(({ svg = '', ...layer }) => ({ ...layer, picture: new LayerPicture(svg, whenIdle) })),
      })),
    [answer],
  )
  useEffect(
    () => () => {
      for (const { picture } of pages.flatMap(({ layers }) => layers)) picture.drop()
    },
    [pages],
  )
  return pages
}

/** The address of a drawing until it is revoked. */
export function addressOfPicture(svg: string): string {
  return URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
}
