import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { Failure, RequestInput, RequestOutput } from '../../core/requests/index.ts'
import { addressOfPicture } from '../preview/shown-pages.ts'
import { answerOf, type RequestFailed } from '../window/answers.ts'

interface SealDrawing {
  /** Of the seal's picture, or of the one before it while it is drawn anew. */
  readonly address: string | undefined
  readonly failure: Failure | undefined
}

/** The seal as the engine draws it that will draw it in the file. */
export function useSealDrawing(input: RequestInput<'signing.drawSeal'>): SealDrawing {
  const { data, error } = useQuery<RequestOutput<'signing.drawSeal'>, RequestFailed>({
    queryKey: ['signing.drawSeal', input],
    queryFn: () => answerOf('signing.drawSeal', input),
    placeholderData: keepPreviousData,
    retry: false,
  })
  const address = useMemo(() => (data === undefined ? undefined : addressOfPicture(data.svg)), [data])
  useEffect(
    () => () => {
      if (address !== undefined) URL.revokeObjectURL(address)
    },
    [address],
  )
  return { address, failure: error?.failure }
}
