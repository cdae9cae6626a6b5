import { useMutation, useQueries, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Failure, RegisterFilter, RegisterRow, RequestInput, RequestOutput, Result } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { useActing } from '../people/acting.ts'
import { RequestFailed } from '../window/answers.ts'
import { noticeOf, useNotify, type Notify } from '../window/notices.tsx'
import { goToLetter } from '../window/place.ts'

/** Rows that one question to the host brings. */
export const pageSize = 100

export type RegisterWish = Pick<RegisterFilter, 'search' | 'sent'> & {
  readonly from?: string | undefined
  readonly until?: string | undefined
}

export interface RegisterRows {
  /** Undefined while the first page is under way. */
  readonly total: number | undefined
  readonly failure: Failure | undefined
  rowAt(index: number): RegisterRow | undefined
}

/** The rows of the register that are on the screen, page by page; `pages` are the numbers of those pages, from 0. */
export function useRegisterRows({ search, sent, from, until }: RegisterWish, pages: readonly number[]): RegisterRows {
  const input = (page: number): RequestInput<'register.list'> => ({
    search,
    sent,
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    offset: page * pageSize,
    limit: pageSize,
  })
  const wanted = [...new Set([0, ...pages])]
  const answers = useQueries({
    queries: wanted.map((page) => ({
      queryKey: ['register.list', input(page)],
      queryFn: async (): Promise<RequestOutput<'register.list'>> => {
        const result = await ask('register.list', input(page))
        if (!result.ok) throw new RequestFailed(result.error)
        return result.value
      },
    })),
  })
  const [first] = answers
  const failed = answers.find(({ error }) => error instanceof RequestFailed)?.error
  return {
    total: first?.data?.total,
    failure: failed instanceof RequestFailed ? failed.failure : undefined,
    rowAt: (index) => answers[wanted.indexOf(Math.floor(index / pageSize))]?.data?.rows[index % pageSize],
  }
}

/** What the window knows of the register is asked for again: something was released, or written down as sent. */
export function useRegisterChanged(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(
    () => queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => String(name).startsWith('register.') }),
    [queries],
  )
}

/** Begins a new letter as another one stands, and goes there; whoever went elsewhere meanwhile is told and stays. */
export function useCopy(): { readonly isPending: boolean; mutate(id: string): void } {
  const notify = useNotify()
  const { needsWriter } = useActing()
  const { isPending, mutate } = useMutation({
    mutationFn: async (id: string) => {
      const from = location.hash
      return { copied: await ask('letters.copy', { id }), from }
    },
    onSuccess: ({ copied, from }) => showCopy(copied, { isStillThere: location.hash === from, open: goToLetter, notify }),
  })
  return { isPending, mutate: (id) => needsWriter(() => mutate(id)) }
}

interface CopyPlaces {
  /** False for whoever went elsewhere while the letter was being made. */
  readonly isStillThere: boolean
  open(id: string): void
  readonly notify: Notify
}

/** Goes to a letter that was begun from another one; whoever went elsewhere meanwhile is only told. */
export function showCopy(copied: Result<RequestOutput<'letters.copy'>>, { isStillThere, open, notify }: CopyPlaces): void {
  if (!copied.ok) return notify(noticeOf(copied.error))
  const { id } = copied.value
  if (isStillThere) open(id)
  else notify({ text: 'The new letter stands among the letters.', action: { label: 'Open it', run: () => open(id) } })
}

/** Saves the files of a released letter as they were released, and says where they are. */
export function useSaveFiles(): UseMutationResult<Result<RequestOutput<'register.save'>>, Error, RequestInput<'register.save'>> {
  const notify = useNotify()
  return useMutation({
    mutationFn: (input: RequestInput<'register.save'>) => ask('register.save', input),
    onSuccess: (result) => {
      if (!result.ok) notify(noticeOf(result.error))
      else if (result.value.files.length > 0) notify(savedNotice(result.value.files, notify))
    },
  })
}

/** "Saved: a.pdf, b.docx", with a way to their folder. */
export function savedNotice(
  files: RequestOutput<'register.save'>['files'],
  notify: ReturnType<typeof useNotify>,
): Parameters<typeof notify>[0] {
  return noticeOfPlace(`Saved: ${files.map(({ name }) => name).join(', ')}`, files[0]?.handle ?? '', notify)
}

/** Says that something was saved, with the way to where it lies. */
export function noticeOfPlace(text: string, handle: string, notify: ReturnType<typeof useNotify>): Parameters<typeof notify>[0] {
  const reveal = async (): Promise<void> => {
    const shown = await ask('exports.reveal', { handle })
    if (!shown.ok) notify(noticeOf(shown.error))
  }
  return { text, action: { label: 'Show in folder', run: () => void reveal() } }
}
