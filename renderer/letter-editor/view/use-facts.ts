import { useSyncExternalStore } from 'react'
import { useSlateStatic } from 'slate-react'
import type { Element, Link, MergeField } from '../../../core/document/index.ts'
import { linkAddress, type Source } from '../../../core/letter/index.ts'

/** The label or number of an element; drawn anew only when it changes. */
export function useFact(element: Element): string | undefined {
  const { lineFacts } = useSlateStatic()
  return useSyncExternalStore(lineFacts.subscribe, () => lineFacts.of(element))
}

export function useIsOnlyLine(element: Element): boolean {
  const { lineFacts } = useSlateStatic()
  return useSyncExternalStore(lineFacts.subscribe, () => lineFacts.isOnlyLine(element))
}

/** What a merge field prints; undefined while it has no value. */
export function useFieldValue({ name, format }: MergeField): string | undefined {
  const { fieldValues } = useSlateStatic()
  return useSyncExternalStore(fieldValues.subscribe, () => fieldValues.printed(name, format))
}

/** Where a link leads by the values of the letter; what is written of it while it leads nowhere. */
export function useAddress(link: Link): string {
  const { fieldValues } = useSlateStatic()
  return useSyncExternalStore(fieldValues.subscribe, () => linkAddress(link, fieldValues.stored) ?? link.url)
}

/** The sources that are cited, in the order of their numbers. */
export function useSources(): readonly Source[] {
  const { lineFacts } = useSlateStatic()
  return useSyncExternalStore(lineFacts.subscribe, lineFacts.sources)
}
