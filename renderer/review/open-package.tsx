import { useMemo, useRef, useState, type JSX } from 'react'
import { FileTrigger } from 'react-aria-components'
import type { UnpackedReview } from '../../core/requests/index.ts'
import { useCommands, type Command } from '../commands/command.ts'
import { ImportIcon } from '../look/icons.tsx'
import { WorkButton } from '../look/work-button.tsx'
import { PackageDialog } from './package-dialog.tsx'
import { useOpenPackage } from './use-packages.ts'

/** The button that takes in a review from another computer, or what was decided there. */
export function OpenPackage(): JSX.Element {
  const button = useRef<HTMLButtonElement>(null)
  const [outcome, setOutcome] = useState<UnpackedReview>()
  const { isPending, openPackage } = useOpenPackage(setOutcome)
  useCommands(
    useMemo<Command[]>(
      () => [
        { id: 'open-package', title: 'Open a review package', group: 'Review', keys: 'Mod+Alt+J', run: () => button.current?.click() },
      ],
      [],
    ),
  )
  return (
    <>
      <FileTrigger
        acceptedFileTypes={['.chancery-review']}
        onSelect={(files) => files?.[0] !== undefined && !isPending && openPackage(files[0])}
      >
        <WorkButton ref={button} className="button" isUnderWay={isPending}>
          <ImportIcon />
          {isPending ? 'Opening the package …' : 'Open package …'}
        </WorkButton>
      </FileTrigger>
      {outcome !== undefined && <PackageDialog outcome={outcome} close={() => setOutcome(undefined)} />}
    </>
  )
}
