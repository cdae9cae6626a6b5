import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReviewItemShape, UnpackedReview } from '../../core/requests/index.ts'
import { wayOutText } from '../../core/review/index.ts'
import { ask } from '../desktop.ts'
import { encodeFile } from '../letter-editor/pictures/browser-pictures.ts'
import { useActing } from '../people/acting.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'

/** Writes a review as a file for another computer of the house, and says where it went. */
export function useExportPackage(): { readonly isPending: boolean; exportPackage(item: ReviewItemShape): void } {
  const notify = useNotify()
  const { mutate, isPending } = useMutation({
    mutationFn: ({ id }: ReviewItemShape) => ask('reviews.pack', { id }),
    onSuccess: (result, item) => {
      if (!result.ok) return notify(noticeOf(result.error))
      const [file] = result.value.files
      if (file === undefined) return
      const show = async (): Promise<void> => {
        const shown = await ask('exports.reveal', { handle: file.handle })
        if (!shown.ok) notify(noticeOf(shown.error))
      }
      notify({
        text: `Exported ${file.name}. ${wayOutText(item)}`,
        action: { label: 'Show in folder', run: () => void show() },
      })
    },
  })
  return { isPending, exportPackage: mutate }
}

/** Opens a file from another computer of the house; `opened` hears what came of it. */
export function useOpenPackage(opened: (outcome: UnpackedReview) => void): { readonly isPending: boolean; openPackage(file: File): void } {
  const notify = useNotify()
  const queries = useQueryClient()
  const { needsWriter } = useActing()
  const { mutate, isPending } = useMutation({
    mutationFn: async (file: File) => ask('reviews.unpack', { bytes: await encodeFile(file) }),
    onSuccess: async (result) => {
      if (!result.ok) return notify(noticeOf(result.error))
      opened(result.value)
      // A package may bring people, clauses, letters and evidence.
      await queries.invalidateQueries()
    },
  })
  return {
    isPending, // A computer that belongs to no house is told to import a profile, not to found another house.
    openPackage: (file) => needsWriter(() => mutate(file)),
  }
}
