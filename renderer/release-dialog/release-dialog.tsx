import { useMutation, useQuery, type UseMutationResult } from '@tanstack/react-query'
import { useEffect, useState, type JSX } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { wordsToSpell, type Finding, type Letter } from '../../core/letter/index.ts'
import type { RequestOutput, Result } from '../../core/requests/index.ts'
import { Checks } from '../checks/checks.tsx'
import { ask } from '../desktop.ts'
import { WorkButton } from '../look/work-button.tsx'
import { useRegisterChanged } from '../register/register-answers.ts'
import { afterSave } from '../saving/after-save.ts'
import { MisspeltNote } from '../spelling/misspelt.tsx'

interface ReleaseDialogProps {
  readonly id: string
  /** Puts everything written so far into the store: what is released is what stands there. */
  save(): Promise<Result<void>>
  /** The letter as it is written. */
  read(): Letter
  goTo(finding: Finding): void
  goToPlace(path: readonly number[]): void
  close(): void
  /** The letter is released, and the register knows of it: its screen says so, in the place of this dialog. */
  released(): void
  /** Told that the dialog is open, and that it is not any more. */
  releasing(isOpen: boolean): void
}

/** The way of a letter out of the house: what stands against it, or the last question before its files are made for good. */
export function ReleaseDialog({ id, save, read, goTo, goToPlace, close, released, releasing }: ReleaseDialogProps): JSX.Element {
  useEffect(() => {
    releasing(true)
    return () => releasing(false)
  }, [releasing])
  const changed = useRegisterChanged()
  const release = useMutation({
    mutationFn: () => ask('letters.release', { id }),
    onSuccess: async (result) => {
      if (!result.ok || result.value.releaseId === undefined) return
      await changed()
      released()
    },
  })
  return (
    // Once the files are being made nothing takes it back, so the dialog stays until it can say what came of it.
    <ModalOverlay
      className="overlay"
      isOpen
      onOpenChange={close}
      isDismissable={!release.isPending}
      isKeyboardDismissDisabled={release.isPending}
    >
      <Modal className="dialog export-dialog">
        <Dialog>
          <ReleaseSteps
            id={id}
            save={save}
            read={read}
            close={close}
            release={release}
            goTo={(finding) => (close(), goTo(finding))}
            goToPlace={(path) => (close(), goToPlace(path))}
          />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

interface ReleaseStepsProps extends Omit<ReleaseDialogProps, 'released' | 'releasing'> {
  readonly release: UseMutationResult<Result<RequestOutput<'letters.release'>>, Error, void>
}

function ReleaseSteps({ id, save, read, goTo, goToPlace, close, release }: ReleaseStepsProps): JSX.Element {
  const [words] = useState(() => wordsToSpell(read()))
  const check = useQuery({
    queryKey: ['letters.releaseCheck', id],
    queryFn: () => afterSave(save, () => ask('letters.releaseCheck', { id })),
    staleTime: 0,
    gcTime: 0,
  })
  const answer = release.data ?? check.data
  const findings = answer?.ok === true ? answer.value.findings : undefined
  const errors = findings?.filter(({ severity }) => severity === 'error') ?? []
  return (
    <>
      <div className="dialog-head">
        <Heading slot="title">Release the letter</Heading>
      </div>
      {answer === undefined && <p className="appears-late">Checking every promise of a release …</p>}
      {answer?.ok === false && (
        <p className="dialog-failure" role="alert">
          {answer.error.message} {answer.error.remedy}
        </p>
      )}
      {errors.length > 0 && (
        <div className="export-refused" role="alert">
          <p>
            <b>It cannot be released yet.</b> {errors.length === 1 ? 'One thing stands' : `${String(errors.length)} things stand`} against
            it.
          </p>
        </div>
      )}
      {findings !== undefined && errors.length === 0 && (
        <p>
          Nothing stands against it. Its PDF and its Word file are made once and kept in the register, without the word “Draft”;{' '}
          <b>the letter can never be changed again.</b>
        </p>
      )}
      {findings !== undefined && findings.length > 0 && <Checks findings={findings} goTo={goTo} />}
      {findings !== undefined && (
        <MisspeltNote words={words}>
          {({ path }) => (
            <Button className="link-button" isDisabled={release.isPending} onPress={() => goToPlace(path)}>
              Go to the first
            </Button>
          )}
        </MisspeltNote>
      )}
      {release.isPending && <p className="appears-late">Making the files …</p>}
      <div className="dialog-buttons">
        {/* Nothing takes a release back, so Enter by itself makes none. */}
        <Button className="button" autoFocus isDisabled={release.isPending} onPress={close}>
          {errors.length > 0 ? 'Close' : 'Cancel'}
        </Button>
        <WorkButton
          className="button button-main"
          isUnderWay={release.isPending}
          isDisabled={findings === undefined || errors.length > 0}
          onPress={() => release.mutate()}
        >
          Release
        </WorkButton>
      </div>
    </>
  )
}
