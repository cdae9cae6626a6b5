import { lazy, Suspense, useMemo, useState, type JSX } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { Settings } from '../../core/requests/index.ts'
import { Choice } from '../look/choice.tsx'
import { useCommands, type Command } from '../commands/command.ts'
import { useAnswer } from '../window/answers.ts'
import { useChangeSettings } from '../window/use-change-settings.ts'

// The window starts without them: few who start it change their certificates or the rules of the house.
const SigningSettings = lazy(() => import('../signing/signing-settings.tsx').then((signing) => ({ default: signing.SigningSettings })))
const ApprovalRulesForm = lazy(() => import('./approval-rules-form.tsx').then((form) => ({ default: form.ApprovalRulesForm })))

const themes = [
  { id: 'system', title: 'As the system' },
  { id: 'light', title: 'Light' },
  { id: 'dark', title: 'Dark' },
] as const satisfies readonly { readonly id: Settings['theme']; readonly title: string }[]

/** Minutes without work to choose from, after which a key locks. */
const lockTimes = [1, 5, 15, 30, 60, 240]

/** Everything that is set in one place: from the palette, the menu of the person, or with Mod+Comma. */
export function useSettings(settings: Settings): JSX.Element | undefined {
  const [isOpen, setOpen] = useState(false)
  const commands = useMemo<Command[]>(
    () => [{ id: 'settings', title: 'Settings', group: 'View', keys: 'Mod+,', run: () => setOpen(true) }],
    [],
  )
  useCommands(commands)
  return isOpen ? <SettingsDialog settings={settings} close={() => setOpen(false)} /> : undefined
}

function SettingsDialog({ settings, close }: { readonly settings: Settings; close(): void }): JSX.Element {
  const change = useChangeSettings()
  const rules = useAnswer('rules.read', {})
  const minutes = [...new Set([...lockTimes, settings.lockAfterMinutes])].toSorted((left, right) => left - right)
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={close} isDismissable>
      <Modal className="dialog settings-dialog">
        <Dialog>
          <div className="dialog-head">
            <Heading slot="title">Settings</Heading>
          </div>
          <section className="settings-part" aria-labelledby="this-window">
            <h3 id="this-window">This window</h3>
            <div className="settings-pair">
              <Choice label="Appearance" value={settings.theme} options={themes} autoFocus change={(theme) => change({ theme })} />
              <Choice
                label="Lock a key after"
                value={String(settings.lockAfterMinutes)}
                options={minutes.map((count) => ({
                  id: String(count),
                  title: count === 1 ? '1 minute without work' : `${String(count)} minutes without work`,
                }))}
                change={(count) => change({ lockAfterMinutes: Number(count) })}
              />
            </div>
            <p className="settings-note">A new time holds from the next time that somebody unlocks.</p>
            {!settings.firstSteps && (
              <Button className="link-button" onPress={() => change({ firstSteps: true })}>
                Show the first steps of a new house on the start screen again
              </Button>
            )}
          </section>
          <Suspense>
            <SigningSettings />
          </Suspense>
          {rules.error !== null && (
            <p className="dialog-failure" role="alert">
              {rules.error.failure.message} {rules.error.failure.remedy}
            </p>
          )}
          <Suspense>{rules.data !== undefined && <ApprovalRulesForm rules={rules.data} />}</Suspense>
          <div className="dialog-buttons">
            <Button className="button" onPress={close}>
              Close
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
