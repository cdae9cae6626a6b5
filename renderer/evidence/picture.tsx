import { useEffect, useRef, type JSX } from 'react'
import type { RequestOutput } from '../../core/requests/index.ts'
import { bytesOf } from './bytes-of.ts'

/** A file of evidence that is a picture. */
export function Picture({ file, name }: { readonly file: RequestOutput<'evidence.bytes'>; readonly name: string }): JSX.Element {
  const image = useRef<HTMLImageElement>(null)
  useEffect(() => {
    const address = URL.createObjectURL(new Blob([bytesOf(file.bytes)], { type: file.mediaType }))
    image.current?.setAttribute('src', address)
    return () => URL.revokeObjectURL(address)
  }, [file])
  return <img className="evidence-canvas" ref={image} alt={name} />
}
