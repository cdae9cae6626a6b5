import { useMemo, type JSX } from 'react'
import { Button } from 'react-aria-components'
import { useCommands, type Command } from '../commands/command.ts'
import { useExportPackage } from './use-packages.ts'

/** The button that writes the open review as one file: to a reviewer on another computer, or back from there. */
export function ExportPackage({ id }: { readonly id: string }): JSX.Element {
  const { isPending, exportPackage } = useExportPackage()
  useCommands(
    useMemo<Command[]>(
      () => [
        { id: 'export-package', title: 'Export the review as a package', group: 'Review', keys: 'Mod+Alt+X', run: () => exportPackage(id) },
      ],
      [id, exportPackage],
    ),
  )
  return (
    <Button className="button" isDisabled={isPending} onPress={() => exportPackage(id)}>
      {isPending ? 'Packing …' : 'Export package'}
    </Button>
  )
}
