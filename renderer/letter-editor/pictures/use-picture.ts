import { useEffect, useSyncExternalStore } from 'react'
import { useSurroundings } from '../view/surroundings.ts'
import type { PictureState } from './picture-shelf.ts'

/** A picture by its digest, asked for when it is first shown. */
export function usePicture(digest: string): PictureState {
  const { pictures } = useSurroundings()
  useEffect(() => pictures.want(digest), [pictures, digest])
  return useSyncExternalStore(pictures.subscribe, () => pictures.state(digest))
}
