import { useMemo, type JSX } from 'react'
import type { ReviewItemShape } from '../../core/requests/index.ts'
import { useCommands, type Command } from '../commands/command.ts'
import { WorkButton } from '../look/work-button.tsx'
import { useExportPackage } from './use-packages.ts'

/** The button that writes the open review as one file: to a reviewer on another computer, or back from there. */
export function ExportPackage({ item }: { readonly item: ReviewItemShape }): JSX.Element {
  const { isPending, exportPackage } = useExportPackage()
  useCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'export-package',
          title: 'Export the review as a package',
          group: 'Review',
          keys: 'Mod+Alt+X',
          run: () => exportPackage(item),
        },
      ],
      [item, exportPackage],
    ),
  )
  return (
    <WorkButton className="button" isUnderWay={isPending} onPress={() => exportPackage(item)}>
      {isPending ? 'Packing …' : 'Export package'}
    </WorkButton>
  )
}
